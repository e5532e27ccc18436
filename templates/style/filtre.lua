-- What our Markdown says and pandoc does not know: blocks that become layout in each format.

local function numbers(texte)
  local liste, total = {}, 0
  for mot in texte:gmatch('%S+') do
    local n = tonumber(mot) or 1
    table.insert(liste, n)
    total = total + n
  end
  return liste, total
end

-- The relative widths of the columns, as the template gives them: `largeurs="3 5 2"`.
local function set_widths(tableau, largeurs)
  local liste, total = numbers(largeurs)
  for rang, colonne in ipairs(tableau.colspecs) do
    if liste[rang] then colonne[2] = liste[rang] / total end
  end
end

-- The line that names a table stands above its header, over all the columns, and is repeated with it.
local function set_title(tableau, titre)
  local cellule = pandoc.Cell({ pandoc.Plain(titre) }, 'AlignLeft', 1, #tableau.colspecs)
  local rangee = pandoc.Row({ cellule }, pandoc.Attr('', { 'section' }))
  for _, autre in ipairs(tableau.head.rows) do
    for _, case in ipairs(autre.cells) do
      for _, bloc in ipairs(case.contents) do
        if bloc.content then bloc.content = { pandoc.Strong(bloc.content) } end
      end
    end
  end
  tableau.head.rows:insert(1, rangee)
end

local function shape_table(div)
  local titre
  local blocs = pandoc.List()
  for _, bloc in ipairs(div.content) do
    if bloc.t == 'Para' and not titre then
      titre = bloc.content
    else
      if bloc.t == 'Table' then
        if div.attributes.largeurs then set_widths(bloc, div.attributes.largeurs) end
        if titre then set_title(bloc, titre) end
      end
      blocs:insert(bloc)
    end
  end
  return blocs
end

local function raw(texte)
  return pandoc.RawBlock(FORMAT == 'typst' and 'typst' or FORMAT, texte)
end

local TYPST = {
  signatures = { '#signatures[', ']' },
  signature = { '#signature[', ']' },
  paysage = { '#paysage[', ']' },
  encadre = { '#encadre[', ']' },
  visas = { '#visas[', ']' },
  total = { '#total[', ']' },
  insecable = { '#insecable[', ']' },
}

local function typst_div(div)
  if div.classes:includes('saut') then return { raw('#saut()') } end
  if div.classes:includes('sommaire') then return { raw('#sommaire()') } end
  for classe, bornes in pairs(TYPST) do
    if div.classes:includes(classe) then
      local blocs = pandoc.List({ raw(bornes[1]) })
      blocs:extend(div.content)
      blocs:insert(raw(bornes[2]))
      return blocs
    end
  end
end

function Table(tableau)
  for _, colonne in ipairs(tableau.colspecs) do
    if colonne[1] == 'AlignDefault' then colonne[1] = 'AlignLeft' end
  end
  return tableau
end

-- In a word processor a block is a style of its paragraphs; what is no paragraph is written as it is stored.
local STYLES = { signatures = 'Signatures', visas = 'Visas', encadre = 'Encadré', total = 'Total' }

local PAGE = {
  droite = '<w:p><w:pPr><w:sectPr><w:type w:val="nextPage"/><w:pgSz w:w="11906" w:h="16838"/>%s</w:sectPr></w:pPr></w:p>',
  couchee = '<w:p><w:pPr><w:sectPr><w:type w:val="nextPage"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>%s</w:sectPr></w:pPr></w:p>',
  marges = '<w:pgMar w:top="1417" w:right="1304" w:bottom="1247" w:left="1304" w:header="624" w:footer="624" w:gutter="0"/>',
}

local TOC = '<w:p><w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Sommaire : à mettre à jour (F9).</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'

local RAWS = {
  docx = {
    saut = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>',
    sommaire = TOC,
    couche = PAGE.droite:format(PAGE.marges),
    redresse = PAGE.couchee:format(PAGE.marges),
  },
  odt = {
    saut = '<text:p text:style-name="Saut"/>',
    couche = '<text:p text:style-name="Paysage"/>',
    redresse = '<text:p text:style-name="Portrait"/>',
  },
}
local BRUT = { docx = 'openxml', odt = 'opendocument' }

local function stored(nom)
  local texte = RAWS[FORMAT] and RAWS[FORMAT][nom]
  return texte and pandoc.RawBlock(BRUT[FORMAT], texte)
end

local function office_div(div)
  for _, nom in ipairs({ 'saut', 'sommaire' }) do
    if div.classes:includes(nom) then
      local bloc = stored(nom)
      return bloc and { bloc } or {}
    end
  end
  if div.classes:includes('paysage') then
    local blocs = pandoc.List({ stored('couche') })
    blocs:extend(div.content)
    blocs:insert(stored('redresse'))
    return blocs
  end
  for classe, style in pairs(STYLES) do
    if div.classes:includes(classe) then
      div.attributes['custom-style'] = style
      return div
    end
  end
end

function Div(div)
  if div.classes:includes('tableau') then return shape_table(div) end
  if FORMAT == 'typst' then return typst_div(div) end
  if BRUT[FORMAT] then return office_div(div) end
end

local function announces(bloc)
  local dernier = bloc.t == 'Para' and bloc.content[#bloc.content]
  return dernier and dernier.t == 'Str' and dernier.text:sub(-1) == ':'
end

-- A sentence that ends in a colon stays on the page of what it announces.
function Blocks(blocs)
  if FORMAT ~= 'typst' then return nil end
  local suite = pandoc.List()
  for rang, bloc in ipairs(blocs) do
    local apres = blocs[rang + 1]
    if announces(bloc) and apres and (apres.t == 'BulletList' or apres.t == 'OrderedList') then
      suite:extend({ raw('#block(sticky: true)['), bloc, raw(']') })
    else
      suite:insert(bloc)
    end
  end
  return suite
end

function Span(span)
  if not span.classes:includes('mention') then return nil end
  if BRUT[FORMAT] then
    span.attributes['custom-style'] = 'Mention'
    return span
  end
  if FORMAT == 'typst' then
    local inlines = pandoc.List({ pandoc.RawInline('typst', '#mention[') })
    inlines:extend(span.content)
    inlines:insert(pandoc.RawInline('typst', ']'))
    return inlines
  end
end

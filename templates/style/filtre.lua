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

-- In Typst a cell does not know that it heads its column: it says so itself.
local function dressed(inlines, nom)
  if FORMAT ~= 'typst' then return inlines end
  local habilles = pandoc.List({ pandoc.RawInline('typst', '#' .. nom .. '[') })
  habilles:extend(inlines)
  habilles:insert(pandoc.RawInline('typst', ']'))
  return habilles
end

-- The line that names a table stands above its header, over all the columns, and is repeated with it.
local function set_title(tableau, titre)
  local cellule = pandoc.Cell({ pandoc.Plain(dressed(titre, 'titre-tableau')) }, 'AlignLeft', 1, #tableau.colspecs)
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

-- A table of names and values has no header of its own: an empty one would be read aloud as such.
local function drop_empty_header(tableau)
  for _, rangee in ipairs(tableau.head.rows) do
    for _, cellule in ipairs(rangee.cells) do
      if pandoc.utils.stringify(cellule.contents) ~= '' then return end
    end
  end
  tableau.head.rows = pandoc.List()
end

-- A form names its values in its first column.
local function name_rows(tableau)
  for _, corps in ipairs(tableau.bodies) do
    corps.row_head_columns = 1
    for _, rangee in ipairs(corps.body) do
      for _, bloc in ipairs(rangee.cells[1].contents) do
        if bloc.content then bloc.content = { pandoc.Strong(bloc.content) } end
      end
    end
  end
end

-- Two tables that touch are one for Word, which then repeats the header of the first alone.
local AIR = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/></w:pPr></w:p>'

local function shape_table(div)
  local titre
  local blocs = pandoc.List()
  for _, bloc in ipairs(div.content) do
    if bloc.t == 'Para' and not titre then
      titre = bloc.content
    else
      if bloc.t == 'Table' then
        drop_empty_header(bloc)
        if div.classes:includes('fiche') then name_rows(bloc) end
        if div.attributes.largeurs then set_widths(bloc, div.attributes.largeurs) end
        if titre then set_title(bloc, titre) end
      end
      blocs:insert(bloc)
    end
  end
  for _, allure in ipairs({ 'saisie', 'dense' }) do
    if FORMAT == 'typst' and div.classes:includes(allure) then
      blocs:insert(1, pandoc.RawBlock('typst', '#' .. allure .. '['))
      blocs:insert(pandoc.RawBlock('typst', ']'))
    end
  end
  if FORMAT == 'docx' then blocs:insert(pandoc.RawBlock('openxml', AIR)) end
  return blocs
end

local function raw(texte)
  return pandoc.RawBlock(FORMAT == 'typst' and 'typst' or FORMAT, texte)
end

-- Room for a hand and a stamp: three centimetres, in every format.
local PLACE = {
  typst = pandoc.RawBlock('typst', '#v(3cm)'),
  docx = pandoc.RawBlock('openxml', '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="1701" w:lineRule="exact"/></w:pPr></w:p>'),
  odt = pandoc.RawBlock('opendocument', '<text:p text:style-name="Paraphe"/>'),
  html5 = pandoc.RawBlock('html', '<div class="paraphe"></div>'),
}

-- Who signs in a table signs in its last row.
local function leave_room(div)
  for _, bloc in ipairs(div.content) do
    local rangees = bloc.t == 'Table' and bloc.bodies[#bloc.bodies].body
    local derniere = rangees and rangees[#rangees]
    for _, cellule in ipairs(derniere and derniere.cells or {}) do
      cellule.contents:insert(PLACE[FORMAT])
    end
  end
end

local TYPST = {
  signatures = { '#signatures[', ']' },
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

-- The steps of a service: one row each (number, who acts, steps that follow, other contract, clock). Typst
-- draws them; elsewhere the table stays, for it says the same.
local function typst_string(texte)
  return '"' .. texte:gsub('\\', '\\\\'):gsub('"', '\\"'):gsub('%s+', ' ') .. '"'
end

local function cell_text(cellule)
  return pandoc.utils.stringify(cellule.contents)
end

local function cell_inlines(cellule)
  return pandoc.utils.blocks_to_inlines(cellule.contents)
end

local function spoken_step(cellules)
  local mots = { 'étape ' .. cell_text(cellules[1]) .. ', ' .. cell_text(cellules[2]) }
  if cell_text(cellules[5]) ~= '' then table.insert(mots, cell_text(cellules[5])) end
  if cell_text(cellules[3]) ~= '' then table.insert(mots, 'puis étape ' .. cell_text(cellules[3])) end
  if cell_text(cellules[4]) ~= '' then table.insert(mots, 'puis contrat ' .. cell_text(cellules[4])) end
  return table.concat(mots, ', ')
end

local function typst_steps(tableau)
  local dit, morceaux = {}, pandoc.List()
  -- An empty string ends every opening: what follows is words, whatever its first sign.
  local function add(texte, cellule)
    morceaux:insert(pandoc.RawInline('typst', texte .. '[#"";'))
    morceaux:extend(cell_inlines(cellule))
    morceaux:insert(pandoc.RawInline('typst', ']'))
  end
  for rang, rangee in ipairs(tableau.bodies[1].body) do
    local cellules = rangee.cells
    table.insert(dit, spoken_step(cellules))
    local suites = {}
    for numero in cell_text(cellules[3]):gmatch('%f[%w]%d+%f[%W]') do
      if #numero <= 3 then table.insert(suites, numero .. ',') end
    end
    local numero = cell_text(cellules[1]):match('^%d%d?%d?$') or tostring(rang)
    add('(numero: ' .. numero .. ', suites: (' .. table.concat(suites) .. '), acteur: ', cellules[2])
    local bascule, horloge = cell_text(cellules[4]) ~= '', cell_text(cellules[5]) ~= ''
    if bascule then add(', bascule: ', cellules[4]) else morceaux:insert(pandoc.RawInline('typst', ', bascule: none')) end
    if horloge then add(', horloge: ', cellules[5]) else morceaux:insert(pandoc.RawInline('typst', ', horloge: none')) end
    morceaux:insert(pandoc.RawInline('typst', '), '))
  end
  morceaux:insert(1, pandoc.RawInline('typst', '#etapes(alt: ' .. typst_string('Schéma des étapes : ' .. table.concat(dit, ' ; ') .. '.') .. ', ('))
  morceaux:insert(pandoc.RawInline('typst', '))'))
  return pandoc.Plain(morceaux)
end

local function shape_steps(div)
  local blocs = pandoc.List()
  for _, bloc in ipairs(div.content) do
    if bloc.t == 'Table' and #bloc.colspecs == 5 then
      set_widths(bloc, '2 6 3 6 4')
      blocs:insert(FORMAT == 'typst' and typst_steps(bloc) or bloc)
    else
      blocs:insert(bloc)
    end
  end
  return blocs
end

function Table(tableau)
  for _, colonne in ipairs(tableau.colspecs) do
    if colonne[1] == 'AlignDefault' then colonne[1] = 'AlignLeft' end
  end
  for _, rangee in ipairs(tableau.head.rows) do
    for _, cellule in ipairs(rangee.cells) do
      for _, bloc in ipairs(cellule.contents) do
        if bloc.content then bloc.content = dressed(bloc.content, 'entete') end
      end
    end
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
    if div.classes:includes(nom) and (nom == 'saut' or stored(nom)) then
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
  if div.classes:includes('paraphe') then return PLACE[FORMAT] end
  if div.classes:includes('signatures') and PLACE[FORMAT] then leave_room(div) end
  if div.classes:includes('tableau') then return shape_table(div) end
  if div.classes:includes('etapes') then return shape_steps(div) end
  if FORMAT == 'typst' then return typst_div(div) end
  if BRUT[FORMAT] then return office_div(div) end
  return div
end

-- Where nothing numbers the pages, the contents are links: the papers, and the articles of the long ones.
local function named_titles(blocs, pieces)
  local rang = 0
  return blocs:walk({ Header = function(titre)
    if titre.level > 2 then return nil end
    rang = rang + 1
    titre.identifier = 'titre-' .. rang
    local entree = { pandoc.Plain(pandoc.Link(titre.content, '#' .. titre.identifier)) }
    if titre.level == 1 then
      pieces:insert({ titre = entree, articles = pandoc.List() })
    elseif #pieces > 0 then
      pieces[#pieces].articles:insert(entree)
    end
    return titre
  end })
end

local function contents(pieces)
  local dits = pandoc.List()
  for rang, piece in ipairs(pieces) do
    local dit = pandoc.Blocks(piece.titre)
    if #piece.articles > 5 then dit:insert(pandoc.BulletList(piece.articles)) end
    if rang > 1 then dits:insert(dit) end
  end
  return pandoc.BulletList(dits)
end

function Pandoc(doc)
  if FORMAT ~= 'odt' and FORMAT ~= 'html5' then return nil end
  for rang, bloc in ipairs(doc.blocks) do
    if bloc.t == 'Div' and bloc.classes:includes('sommaire') then
      local pieces = pandoc.List()
      doc.blocks = named_titles(doc.blocks, pieces)
      doc.blocks[rang].content = pandoc.Blocks({ contents(pieces) })
      return doc
    end
  end
end

-- A sentence that ends in a colon stays on the page of what it announces.
function Para(bloc)
  if FORMAT ~= 'typst' then return nil end
  local dernier = bloc.content[#bloc.content]
  if dernier and dernier.t == 'Str' and dernier.text:sub(-1) == ':' then
    return { raw('#block(sticky: true)['), bloc, raw(']') }
  end
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

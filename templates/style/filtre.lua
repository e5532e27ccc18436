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

function Div(div)
  if div.classes:includes('tableau') then return shape_table(div) end
  if FORMAT == 'typst' then return typst_div(div) end
end

function Span(span)
  if FORMAT == 'typst' and span.classes:includes('mention') then
    local inlines = pandoc.List({ pandoc.RawInline('typst', '#mention[') })
    inlines:extend(span.content)
    inlines:insert(pandoc.RawInline('typst', ']'))
    return inlines
  end
end

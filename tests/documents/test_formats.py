"""Each format read back by a reader that did not write it: pages, tags, tables, headers, attached data."""

import hashlib
import json
import re
from datetime import date
from io import BytesIO
from zipfile import ZipFile
from zlib import compress, crc32

import docx
import odfdo
import pikepdf
import pypdf
import pytest
from lxml import etree, html

from sicommun.diagnostics import Panne
from sicommun.documents import docx as word
from sicommun.documents import odt, page, pandoc, pdf
from sicommun.documents.feuille import Feuille

TEXTE = """\
# Convention

::: visas
Vu le code ;
:::

## Article 1 – Objet

Le texte « cité » & \\<simple\\>.

::: {.tableau largeurs="3 4 1"}
Réseau de la collectivité

| Sous-domaine | Description | Quantité |
|---|---|--:|
""" + "".join(f"| ligne {n} | {'un texte assez long pour deux lignes ' * 3} | {n} |\n" for n in range(1, 61)) + """\
:::

::: encadre
Important
:::

::: signatures
Fait en deux exemplaires.

::: {.tableau largeurs="1 1"}
| Pour la commune | Pour la métropole |
|---|---|
| Le maire | La présidente |
:::
:::
"""  # fmt: skip
FEUILLE = Feuille(
    "Convention « à signer »",
    "Val d'Orgeval",
    date(2024, 12, 31),
    sujet="Convention – Valombre",
    filigrane="PROJET",
    fictif=True,
    donnees='{"valeurs": {"nom": "Chenôve"}}'.encode(),
)


@pytest.fixture(scope="module")
def papier():
    with pikepdf.open(BytesIO(pdf.render(TEXTE, FEUILLE))) as lu:
        yield lu


@pytest.mark.parametrize("ecrire", [pdf.render, word.render, odt.render, page.render])
def test_the_same_text_gives_the_same_bytes(ecrire):
    assert hashlib.sha256(ecrire(TEXTE, FEUILLE)).digest() == hashlib.sha256(ecrire(TEXTE, FEUILLE)).digest()


def test_a_pdf_is_tagged_titled_and_in_french(papier):
    assert papier.Root.MarkInfo.Marked
    assert str(papier.Root.Lang) == "fr-FR"
    assert str(papier.docinfo.Title) == FEUILLE.titre
    assert papier.Root.ViewerPreferences.DisplayDocTitle
    with papier.open_metadata() as meta:
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"], meta["pdfuaid:part"]) == ("3", "A", "1")


def test_a_pdf_has_bookmarks_and_several_pages(papier):
    with papier.open_outline() as plan:
        titres = [(n.title, [m.title for m in n.children]) for n in plan.root]
    assert titres == [("Convention", ["Article 1 – Objet"])]
    assert 3 <= len(papier.pages) <= 8
    assert [round(float(cote)) for cote in papier.pages[0].MediaBox[2:]] == [595, 842]


def test_a_pdf_carries_its_data_and_its_fonts_alone(papier):
    jointe = papier.attachments["donnees.json"]
    assert json.loads(jointe.get_file().read_bytes()) == {"valeurs": {"nom": "Chenôve"}}
    assert str(jointe.obj.AFRelationship) == "/Data"
    fontes = {
        str(objet.BaseFont)
        for objet in papier.objects
        if isinstance(objet, pikepdf.Dictionary) and "/BaseFont" in objet
    }
    assert fontes
    assert all("Lato" in nom for nom in fontes)


def test_the_tables_of_a_pdf_say_which_cells_are_headers(papier):
    roles = [
        str(objet.S)
        for objet in papier.objects
        if isinstance(objet, pikepdf.Dictionary) and objet.get("/Type") == "/StructElem"
    ]
    assert roles.count("/TH") >= 4
    assert roles.count("/TD") >= 180
    assert {"/H1", "/H2", "/Table", "/THead", "/TBody"} <= set(roles)


def test_a_word_file_keeps_its_rows_its_headers_and_its_signatures(tmp_path):
    lu = docx.Document(BytesIO(word.render(TEXTE, FEUILLE)))
    assert lu.core_properties.title == FEUILLE.titre
    assert lu.core_properties.language == "fr-FR"
    section = lu.sections[0]
    assert "Val d'Orgeval · Convention – Valombre · DONNÉES FICTIVES" in section.header.paragraphs[0].text
    assert "PROJET" in section.header._element.xml
    assert re.findall(r"PAGE|NUMPAGES", section.footer._element.xml) == ["PAGE", "NUMPAGES"]
    assert round(section.page_width.cm, 1) == 21.0
    grand, signatures = lu.tables
    assert len(grand.rows) == 62
    assert all("w:cantSplit" in rangee._tr.xml for rangee in grand.rows)
    assert ["w:tblHeader" in rangee._tr.xml for rangee in grand.rows[:3]] == [True, True, False]
    assert [p.paragraph_format.keep_with_next for p in signatures.rows[0].cells[0].paragraphs] == [True]
    fait = next(p for p in lu.paragraphs if p.text.startswith("Fait en"))
    assert fait.style.name == "Signatures"
    assert fait.style.paragraph_format.keep_with_next


def test_an_odt_file_has_borders_repeated_headers_and_whole_rows():
    lu = odfdo.Document(BytesIO(odt.render(TEXTE, FEUILLE)))
    assert lu.get_part("meta.xml").title == FEUILLE.titre
    with ZipFile(BytesIO(odt.render(TEXTE, FEUILLE))) as archive:
        contenu, styles = (etree.fromstring(archive.read(nom)) for nom in ("content.xml", "styles.xml"))
        assert archive.namelist()[0] == "mimetype"
    ns = {**contenu.nsmap, **styles.nsmap}
    table = contenu.xpath("//table:table", namespaces=ns)[0]
    assert len(table.xpath("table:table-header-rows/table:table-row", namespaces=ns)) == 2
    styles_de_rangee = contenu.xpath(
        "//style:style[@style:family='table-row']/*/@fo:keep-together", namespaces=ns
    )
    assert styles_de_rangee == ["always"]
    bords = contenu.xpath("//style:style[@style:name='TableRowCell']/*/@fo:border-bottom", namespaces=ns)
    assert bords == ["0.4pt solid #b8c2cc"]
    tenus = contenu.xpath("//style:style/*/@style:may-break-between-rows", namespaces=ns)
    assert tenus == ["false"]
    entetes = ["".join(e.itertext()) for e in styles.xpath("//style:header", namespaces=ns)]
    assert len(entetes) == 2
    assert all("PROJET" in e and "Convention – Valombre" in e for e in entetes)
    assert len(styles.xpath("//style:footer//text:page-count", namespaces=ns)) == 2


def test_a_page_is_alone_in_french_and_structured():
    brut = page.render(TEXTE, FEUILLE).decode()
    lue = html.document_fromstring(brut)
    assert lue.get("lang") == "fr"
    assert lue.findtext(".//title") == FEUILLE.titre
    assert not re.search(r"<script|https?://|@import|url\(", brut)
    assert [titre.tag for titre in lue.iter("h1", "h2")] == ["h1", "h2"]
    assert "<simple>" in lue.text_content()
    assert len(lue.xpath("//thead/tr")) == 3
    assert lue.xpath("//p[@class='filigrane']/text()") == ["PROJET"]


def test_a_landscape_paper_is_flat_everywhere():
    from dataclasses import replace

    feuille = replace(FEUILLE, paysage=True)
    with pikepdf.open(BytesIO(pdf.render("# Table\n", feuille))) as lu:
        assert float(lu.pages[0].MediaBox[2]) > float(lu.pages[0].MediaBox[3])
    section = docx.Document(BytesIO(word.render("# Table\n", feuille))).sections[0]
    assert section.page_width > section.page_height


def test_a_clean_paper_bears_no_word_across():
    from dataclasses import replace

    propre = replace(FEUILLE, filigrane="", fictif=False)
    assert "PROJET" not in docx.Document(BytesIO(word.render(TEXTE, propre))).sections[0].header._element.xml
    assert b"PROJET" not in page.render(TEXTE, propre)


def test_an_image_that_is_none_is_said(tmp_path):
    from dataclasses import replace

    with pytest.raises(Panne, match="le logo n'est pas une image lisible"):
        pdf.render("# a\n", replace(FEUILLE, logo=b"\x89PNG\r\n\x1a\nfaux", logo_genre="png"))


@pytest.mark.parametrize("bibliotheque", ["typst", "docx", "odfdo"])
def test_without_the_extra_the_command_to_type_is_given(bibliotheque, monkeypatch):
    import sys

    pdf._compiler.cache_clear()
    monkeypatch.setitem(sys.modules, bibliotheque, None)
    ecrire = {"typst": pdf.render, "docx": word.render, "odfdo": odt.render}[bibliotheque]
    with pytest.raises(Panne, match="les documents demandent une bibliothèque absente") as refus:
        ecrire("# a\n", FEUILLE)
    assert ".[documents]" in refus.value.remede
    pdf._compiler.cache_clear()


def test_without_pandoc_too(monkeypatch):
    pandoc.find_pandoc.cache_clear()
    monkeypatch.setattr(pandoc, "find_spec", lambda _: None)
    with pytest.raises(Panne, match="pypandoc_binary"):
        pandoc.convert("# a\n", "html5")
    pandoc.find_pandoc.cache_clear()


SIGNE = """\
::: signatures
::: {.tableau largeurs="1 1"}
| Pour la commune | Pour la métropole |
|---|---|
| Cachet et signature : | Cachet et signature : |
:::
:::

La Présidente,

::: paraphe
:::

Dominique Exemple
"""
TROIS_CM = 85
"""In points: what a hand and a stamp need."""


def test_whoever_signs_has_three_centimetres():
    hauteurs = {}
    lu = pypdf.PdfReader(BytesIO(pdf.render(SIGNE, FEUILLE)))
    lu.pages[0].extract_text(
        visitor_text=lambda texte, cm, tm, *_: hauteurs.setdefault(texte.strip(), cm[3] * tm[5] + cm[5])
    )
    assert hauteurs["Cachet et signature :"] - hauteurs["La Présidente,"] > TROIS_CM
    assert hauteurs["La Présidente,"] - hauteurs["Dominique Exemple"] > TROIS_CM
    mot = docx.Document(BytesIO(word.render(SIGNE, FEUILLE)))
    cases = [cellule.paragraphs[-1] for cellule in mot.tables[0].rows[-1].cells]
    places = [p.paragraph_format.line_spacing for p in [*cases, mot.paragraphs[-2]]]
    assert [place and round(place.cm, 1) for place in places] == [3.0, 3.0, 3.0]
    with ZipFile(BytesIO(odt.render(SIGNE, FEUILLE))) as archive:
        contenu = archive.read("content.xml").decode()
    assert contenu.count('<text:p text:style-name="Paraphe"/>') == 3
    assert 'fo:line-height="3cm"' in contenu
    assert page.render(SIGNE, FEUILLE).count(b'<div class="paraphe"></div>') == 3


DOSSIER = "# Dossier\n\n::: sommaire\n:::\n\n# Convention\n\n" + "".join(
    f"## Article {n}\n\nTexte.\n\n" for n in range(1, 7)
) + "::: signatures\n## Article 7\n\nFin.\n:::\n\n# Annexe 1\n\n## Objet\n\nTexte.\n"  # fmt: skip
SOMMAIRE = ["Convention", *(f"Article {n}" for n in range(1, 8)), "Annexe 1"]
"""The cover is not in the contents, nor are the headings of a paper of a page or two."""


def test_the_contents_are_the_papers_and_the_articles_of_the_long_ones():
    lue = html.document_fromstring(page.render(DOSSIER, FEUILLE))
    liens = lue.xpath("//div[@class='sommaire']//a")
    assert [lien.text_content() for lien in liens] == SOMMAIRE
    vises = [lue.get_element_by_id(lien.get("href")[1:]) for lien in liens]
    assert [vise.text_content().strip().split("\n")[0] for vise in vises] == SOMMAIRE
    with ZipFile(BytesIO(odt.render(DOSSIER, FEUILLE))) as archive:
        contenu = etree.fromstring(archive.read("content.xml"))
    assert ["".join(a.itertext()) for a in contenu.iter("{*}a")] == SOMMAIRE
    with pikepdf.open(BytesIO(pdf.render(DOSSIER, FEUILLE))) as lu:
        roles = [
            str(o.S) for o in lu.objects if isinstance(o, pikepdf.Dictionary) and "/S" in o and "/P" in o
        ]
    assert roles.count("/TOCI") == len(SOMMAIRE)


def png():
    """Give a picture of one dot, three by two."""

    def part(nom, octets):
        suite = nom + octets
        return len(octets).to_bytes(4, "big") + suite + crc32(suite).to_bytes(4, "big")

    tete = (3).to_bytes(4, "big") + (2).to_bytes(4, "big") + bytes((8, 2, 0, 0, 0))
    points = compress((b"\0" + bytes((29, 78, 121)) * 3) * 2)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", tete) + part(b"IDAT", points) + part(b"IEND", b"")


def test_a_logo_of_dots_is_printed_in_every_format():
    """Typst takes its files in memory for texts: a PNG goes another way."""
    from dataclasses import replace

    feuille = replace(FEUILLE, logo=png(), logo_genre="png")
    with pikepdf.open(BytesIO(pdf.render("# a\n", feuille))) as lu:
        images = [o for o in lu.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"]
    assert [(int(image.Width), int(image.Height)) for image in images] == [(3, 2)]
    mot = docx.Document(BytesIO(word.render("# a\n", feuille)))
    assert [(round(i.height.cm, 2), round(i.width.cm, 2)) for i in mot.inline_shapes] == [(1.5, 2.25)]
    with ZipFile(BytesIO(odt.render("# a\n", feuille))) as archive:
        assert archive.read("Pictures/logo.png") == png()
        assert b"Pictures/logo.png" in archive.read("META-INF/manifest.xml")
        assert 'svg:width="2.25cm"' in archive.read("content.xml").decode()
    assert b"data:image/png;base64," in page.render("# a\n", feuille)


@pytest.mark.parametrize("ecrire", [word.render, odt.render])
def test_a_picture_cut_short_is_said_in_a_word_processor_too(ecrire):
    from dataclasses import replace

    with pytest.raises(Panne, match="le logo n'est pas une image lisible"):
        ecrire("# a\n", replace(FEUILLE, logo=png()[:12], logo_genre="png"))


def test_the_apostrophes_are_those_of_print_in_every_format():
    texte = "# L'annexe\n\nL'état d'**Ahuy**, jusqu'à « l'île » ; 5' et 'mot'.\n"
    attendu = "L’état d’Ahuy, jusqu’à « l’île » ; 5' et 'mot'."
    lu = pypdf.PdfReader(BytesIO(pdf.render(texte, FEUILLE)))
    assert attendu in lu.pages[0].extract_text().replace("\u202f", " ")
    assert attendu in [p.text for p in docx.Document(BytesIO(word.render(texte, FEUILLE))).paragraphs]
    assert attendu in html.document_fromstring(page.render(texte, FEUILLE)).text_content()
    with ZipFile(BytesIO(odt.render(texte, FEUILLE))) as archive:
        contenu = etree.fromstring(archive.read("content.xml"))
    assert attendu in ["".join(p.itertext()) for p in contenu.iter("{*}p")]

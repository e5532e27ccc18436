"""Word: what pandoc made of the Markdown, dressed as our papers: header, footer, rows never cut."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from string import Template
from typing import Any, Final
from xml.sax.saxutils import escape

from sicommun.documents.feuille import Feuille
from sicommun.documents.logo import check_image
from sicommun.documents.pandoc import convert, missing
from sicommun.documents.paquet import repack
from sicommun.ressources import gabarits

DATE_FIXE: Final = datetime(2020, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_GRIS: Final = "4B5563"
_W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def render(markdown: str, feuille: Feuille) -> bytes:
    """Give the DOCX of a Markdown text. Raises Panne; the same text and sheet give the same bytes."""
    reference = gabarits() / "style" / "reference.docx"
    brut = convert(markdown, "docx", [f"--reference-doc={reference}", "--output=-"])
    try:
        import docx
    except ModuleNotFoundError as absente:
        raise missing("python-docx") from absente
    document = docx.Document(BytesIO(brut))
    _dress(document, feuille)
    flux = BytesIO()
    document.save(flux)
    return repack(flux.getvalue())


def _dress(document: Any, feuille: Feuille) -> None:
    """Give a document its pages, its title, its header and its footer."""
    proprietes = document.core_properties
    proprietes.title, proprietes.author, proprietes.language = feuille.titre, feuille.organisme, "fr-FR"
    proprietes.created = proprietes.modified = DATE_FIXE
    if feuille.paysage:
        for section in document.sections:
            _flip(section)
    _header(document.sections[0], feuille)
    _footer(document.sections[0])
    if feuille.logo and feuille.logo_genre != "svg":
        _logo(document, feuille)
    for tableau in document.tables:
        _keep_rows(tableau)
    _drop_last_section(document)


def _flip(section: Any) -> None:
    """Lay a page flat."""
    from docx.enum.section import WD_ORIENT

    largeur, hauteur = section.page_width, section.page_height
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = max(largeur, hauteur), min(largeur, hauteur)


def _header(section: Any, feuille: Feuille) -> None:
    """Write the EPCI and the subject; the watermark hangs from the header, as Word has it."""
    paragraphe = section.header.paragraphs[0]
    _grey(paragraphe.add_run(" · ".join(filter(None, (feuille.organisme, feuille.sujet)))))
    if feuille.fictif:
        mention = paragraphe.add_run(" · DONNÉES FICTIVES")
        _grey(mention)
        mention.bold = True
    mots = feuille.filigrane or ("DONNÉES FICTIVES" if feuille.fictif else "")
    if mots:
        _watermark(paragraphe, mots)


def _grey(run: Any) -> None:
    from docx.shared import Pt, RGBColor

    run.font.size, run.font.color.rgb = Pt(8), RGBColor.from_string(_GRIS)


def _watermark(paragraphe: Any, mots: str) -> None:
    """Hang words across the page."""
    from docx.oxml import parse_xml

    largeur = 60 * len(mots) if len(mots) < 10 else 520  # noqa: PLR2004 — points: short words are not stretched
    dessin = Template((gabarits() / "style" / "filigrane.xml").read_text(encoding="utf-8"))
    brut = dessin.substitute(mots=escape(mots, {'"': "&quot;"}), largeur=str(largeur))
    paragraphe._p.append(parse_xml(brut))  # noqa: SLF001 — python-docx has no watermark of its own


def _footer(section: Any) -> None:
    """Write « page n/N »."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraphe = section.footer.paragraphs[0]
    paragraphe.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _grey(paragraphe.add_run("page "))
    _field(paragraphe, "PAGE")
    _grey(paragraphe.add_run("/"))
    _field(paragraphe, "NUMPAGES")


def _field(paragraphe: Any, nom: str) -> None:
    """Add a field that the word processor works out."""
    from docx.oxml import parse_xml

    champs = (
        f'<w:fldChar {_W} w:fldCharType="begin"/>',
        f'<w:instrText {_W} xml:space="preserve"> {nom} </w:instrText>',
        f'<w:fldChar {_W} w:fldCharType="separate"/>',
        f"<w:t {_W}>1</w:t>",
        f'<w:fldChar {_W} w:fldCharType="end"/>',
    )
    for champ in champs:
        run = paragraphe.add_run()
        _grey(run)
        run._r.append(parse_xml(champ))  # noqa: SLF001 — python-docx has no word for a field


def _logo(document: Any, feuille: Feuille) -> None:
    """Put the logo above the text."""
    from docx.shared import Cm

    check_image(feuille.logo)
    premier = document.paragraphs[0]
    ajoute = premier.insert_paragraph_before()
    ajoute.add_run().add_picture(BytesIO(feuille.logo), height=Cm(1.5))


def _drop_last_section(document: Any) -> None:
    """Drop the empty page that an annex laid flat would leave at the end."""
    from docx.oxml.ns import qn

    corps = document.element.body
    fin = corps.findall(qn("w:sectPr"))[-1]
    dernier = fin.getprevious()
    sien = dernier.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") if dernier is not None else None
    if sien is not None:
        corps.replace(fin, sien)
        corps.remove(dernier)


def _keep_rows(tableau: Any) -> None:
    """Let no row be cut by the end of a page; a table of signatures stays in one piece."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for rangee in tableau.rows:
        if rangee._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None:  # noqa: SLF001
            for paragraphe in (p for cellule in rangee.cells for p in cellule.paragraphs):
                paragraphe.paragraph_format.keep_with_next = True
                for run in paragraphe.runs:
                    run.bold = True
        rangee._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 — no word for it
    avant = tableau._tbl.getprevious()  # noqa: SLF001
    style = avant.find(f"{qn('w:pPr')}/{qn('w:pStyle')}") if avant is not None else None
    if style is not None and style.get(qn("w:val")) == "Signatures":
        for rangee in tableau.rows[:-1]:
            for cellule in rangee.cells:
                for paragraphe in cellule.paragraphs:
                    paragraphe.paragraph_format.keep_with_next = True

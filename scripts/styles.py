"""Write `templates/style/reference.docx` and `reference.odt`: the look of papers that somebody will edit.

Usage: python scripts/styles.py

Both start from pandoc's own reference files; the colours and sizes are those of `papier.typ`. The same
versions of the libraries give the same bytes.
"""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from lxml import etree

from sicommun.documents.docx import DATE_FIXE
from sicommun.documents.pandoc import find_pandoc
from sicommun.documents.paquet import repack

STYLE: Final = Path(__file__).resolve().parents[1] / "templates" / "style"
POLICE: Final = "Lato"
ENCRE: Final = RGBColor(0x1F, 0x2A, 0x37)
ACCENT: Final = RGBColor(0x1D, 0x4E, 0x79)
ALERTE: Final = RGBColor(0x9B, 0x1C, 0x1C)
TITRES: Final = {"Title": 19, "Heading 1": 19, "Heading 2": 12.5, "Heading 3": 11, "Heading 4": 10.5}
CORPS: Final = ("Normal", "Body Text", "First Paragraph", "Compact", "Block Text")


def default(nom: str) -> BytesIO:
    """Give pandoc's own reference file."""
    return BytesIO(
        subprocess.run(
            [find_pandoc(), f"--print-default-data-file={nom}"], check=True, capture_output=True
        ).stdout
    )


def write_docx() -> None:
    """Write the reference of DOCX files."""
    document = Document(default("reference.docx"))
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.3)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2.2)
    section.header_distance = section.footer_distance = Cm(1.1)
    for nom in CORPS:
        _font(document.styles[nom], 10.5, ENCRE)
        document.styles[nom].paragraph_format.widow_control = True
    document.styles["Body Text"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    document.styles["First Paragraph"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    document.styles["Compact"].paragraph_format.space_before = Pt(1.5)
    document.styles["Compact"].paragraph_format.space_after = Pt(1.5)
    for nom, taille in TITRES.items():
        style = document.styles[nom]
        _font(style, taille, ACCENT, gras=True)
        style.paragraph_format.keep_with_next = True
        style.paragraph_format.space_before = Pt(taille * 0.9)
        style.paragraph_format.space_after = Pt(taille * 0.4)
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
    _blocks(document)
    _table(document.styles["Table"])
    _language(document)
    document.core_properties.created = document.core_properties.modified = DATE_FIXE
    flux = BytesIO()
    document.save(flux)
    (STYLE / "reference.docx").write_bytes(repack(flux.getvalue()))


def _font(style: Any, taille: float, couleur: RGBColor, *, gras: bool = False) -> None:
    """Set the face, the size and the colour of a style."""
    style.font.name, style.font.size, style.font.bold, style.font.italic = POLICE, Pt(taille), gras, False
    style.font.color.rgb = couleur
    fontes = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribut in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fontes.attrib.pop(qn(f"w:{attribut}"), None)
    for attribut in ("ascii", "hAnsi", "cs"):
        fontes.set(qn(f"w:{attribut}"), POLICE)


def _blocks(document: Any) -> None:
    """Make the styles of our blocks."""
    for nom in ("Visas", "Encadré", "Total", "Signatures"):
        style = document.styles.add_style(nom, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Body Text"]
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
    document.styles["Signatures"].paragraph_format.keep_with_next = True
    document.styles["Signatures"].paragraph_format.keep_together = True
    document.styles["Visas"].paragraph_format.left_indent = Cm(0.5)
    document.styles["Visas"].paragraph_format.first_line_indent = Cm(-0.5)
    for nom in ("Encadré", "Total"):
        _border(document.styles[nom], "left" if nom == "Encadré" else "box")
    mention = document.styles.add_style("Mention", WD_STYLE_TYPE.CHARACTER)
    mention.font.bold, mention.font.color.rgb = True, ALERTE


def _border(style: Any, cotes: str) -> None:
    """Draw a rule beside a block, or a box around it."""
    bords = OxmlElement("w:pBdr")
    for cote in ("top", "left", "bottom", "right") if cotes == "box" else ("left",):
        bord = OxmlElement(f"w:{cote}")
        valeurs = {"val": "single", "sz": "6" if cotes == "box" else "18", "space": "6", "color": "1D4E79"}
        for cle, valeur in valeurs.items():
            bord.set(qn(f"w:{cle}"), valeur)
        bords.append(bord)
    style.element.get_or_add_pPr().append(bords)


def _table(style: Any) -> None:
    """Draw thin lines between the rows, and the header in the accent."""
    _font(style, 9, ENCRE)
    proprietes = style.element.find(qn("w:tblPr"))
    bords = OxmlElement("w:tblBorders")
    for cote in ("top", "bottom", "insideH"):
        bord = OxmlElement(f"w:{cote}")
        for cle, valeur in {"val": "single", "sz": "4", "space": "0", "color": "B8C2CC"}.items():
            bord.set(qn(f"w:{cle}"), valeur)
        bords.append(bord)
    proprietes.append(bords)


def _language(document: Any) -> None:
    """Say that the text is in French."""
    for langue in document.styles.element.iter(qn("w:lang")):
        langue.set(qn("w:val"), "fr-FR")


def write_odt() -> None:
    """Write the reference of ODT files."""
    from odfdo import Document as Odt

    document = Odt(default("reference.odt"))
    styles: Any = document.get_part("styles.xml")
    racine = styles.root._Element__element  # noqa: SLF001 — odfdo has no word for what follows
    for bloc in _odt_styles():
        racine.find(_o("office", "styles")).append(bloc)
    _odt_pages(racine)
    _odt_faces(racine)
    flux = BytesIO()
    document.save(flux)
    (STYLE / "reference.odt").write_bytes(repack(flux.getvalue()))


NS: Final = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
}
ENTETE: Final = " ".join(f'xmlns:{prefixe}="{uri}"' for prefixe, uri in NS.items())
BLOCS_ODT: Final = {
    "Visas": '<style:paragraph-properties fo:text-align="start" fo:margin-left="0.5cm" fo:text-indent="-0.5cm"/>',
    "Encadr_e9_": (
        '<style:paragraph-properties fo:text-align="start" fo:padding="0.2cm" fo:background-color="#eef2f6" '
        'fo:border-left="2.5pt solid #1d4e79" fo:border-right="none" fo:border-top="none" '
        'fo:border-bottom="none"/>'
    ),
    "Total": (
        '<style:paragraph-properties fo:text-align="start" fo:padding="0.2cm" fo:border="0.8pt solid #1d4e79"/>'
    ),
    "Signatures": (
        '<style:paragraph-properties fo:text-align="start" fo:keep-with-next="always" fo:keep-together="always"/>'
    ),
    "Saut": '<style:paragraph-properties fo:break-before="page"/>',
}
PAGES_ODT: Final = {"Portrait": "Standard", "Paysage": "Paysage"}


def _o(prefixe: str, nom: str) -> str:
    return f"{{{NS[prefixe]}}}{nom}"


def _xml(texte: str) -> Any:
    return etree.fromstring(texte)


def _odt_styles() -> list[Any]:
    """Give the styles of our blocks."""
    noms = {"Encadr_e9_": "Encadré"}
    blocs = [
        _xml(
            f'<style:style {ENTETE} style:name="{nom}" style:display-name="{noms.get(nom, nom)}" '
            f'style:family="paragraph" style:parent-style-name="Text_20_body">{proprietes}</style:style>'
        )
        for nom, proprietes in BLOCS_ODT.items()
    ]
    blocs += [
        _xml(
            f'<style:style {ENTETE} style:name="{nom}" style:family="paragraph" '
            f'style:parent-style-name="Text_20_body" style:master-page-name="{page}"/>'
        )
        for nom, page in PAGES_ODT.items()
    ]
    blocs.append(
        _xml(
            f'<style:style {ENTETE} style:name="Mention" style:family="text">'
            '<style:text-properties fo:font-weight="bold" fo:color="#9b1c1c"/></style:style>'
        )
    )
    return blocs


def _odt_pages(racine: Any) -> None:
    """Make the A4 page, upright and flat; headers and footers come with each paper."""
    automatiques = racine.find(_o("office", "automatic-styles"))
    maitres = racine.find(_o("office", "master-styles"))
    for disposition in list(automatiques.findall(_o("style", "page-layout"))):
        automatiques.remove(disposition)
    for maitre in list(maitres):
        maitres.remove(maitre)
    for nom, largeur, hauteur, sens in (
        ("Standard", "21cm", "29.7cm", "portrait"),
        ("Paysage", "29.7cm", "21cm", "landscape"),
    ):
        automatiques.append(
            _xml(
                f'<style:page-layout {ENTETE} style:name="M{nom}"><style:page-layout-properties '
                f'fo:page-width="{largeur}" fo:page-height="{hauteur}" style:print-orientation="{sens}" '
                'fo:margin-left="2.3cm" fo:margin-right="2.3cm" fo:margin-top="1.2cm" fo:margin-bottom="1.2cm"/>'
                '<style:header-style><style:header-footer-properties fo:min-height="0.9cm" '
                'fo:margin-bottom="0.4cm"/></style:header-style><style:footer-style>'
                '<style:header-footer-properties fo:min-height="0.7cm" fo:margin-top="0.3cm"/>'
                "</style:footer-style></style:page-layout>"
            )
        )
        maitres.append(
            _xml(f'<style:master-page {ENTETE} style:name="{nom}" style:page-layout-name="M{nom}"/>')
        )


def _odt_faces(racine: Any) -> None:
    """Set the face, the sizes, the colours, the language."""
    tailles = {"Heading_20_1": 19, "Heading_20_2": 12.5, "Heading_20_3": 11, "Title": 19}
    for style in racine.iter(_o("style", "default-style"), _o("style", "style")):
        texte = style.find(_o("style", "text-properties"))
        if style.get(_o("style", "family")) != "paragraph":
            continue
        if texte is None:
            texte = etree.SubElement(style, _o("style", "text-properties"))
        for attribut in ("font-name", "font-name-asian", "font-name-complex"):
            texte.attrib.pop(_o("style", attribut), None)
        nom = style.get(_o("style", "name"))
        if style.tag == _o("style", "default-style") or nom in tailles:
            texte.set(_o("fo", "font-family"), POLICE)
            texte.set(_o("fo", "language"), "fr")
            texte.set(_o("fo", "country"), "FR")
            texte.set(_o("fo", "font-size"), f"{tailles.get(nom, 10.5)}pt")
            texte.set(_o("fo", "color"), "#1d4e79" if nom in tailles else "#1f2a37")
        if nom in tailles:
            texte.set(_o("fo", "font-weight"), "bold")
            texte.set(_o("fo", "font-style"), "normal")
            texte.attrib.pop(_o("style", "font-size-rel"), None)


if __name__ == "__main__":
    write_docx()
    write_odt()
    sys.stdout.write("templates/style/reference.docx, reference.odt\n")

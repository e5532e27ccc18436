"""OpenDocument: what pandoc made of the Markdown, dressed as our papers: header, borders, whole rows."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final
from xml.sax.saxutils import escape

from sicommun.documents.feuille import Feuille
from sicommun.documents.logo import check_image
from sicommun.documents.pandoc import convert, missing
from sicommun.documents.paquet import repack
from sicommun.ressources import gabarits

_GRIS: Final = "#4b5563"
_FILET: Final = "0.4pt solid #b8c2cc"
_NS: Final = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
}
_ENTETE: Final = " ".join(f'xmlns:{prefixe}="{uri}"' for prefixe, uri in _NS.items())
_CELLULES: Final = ("TableHeaderRowCell", "TableRowCell")


def render(markdown: str, feuille: Feuille) -> bytes:
    """Give the ODT of a Markdown text. Raises Panne; the same text and sheet give the same bytes."""
    reference = gabarits() / "style" / "reference.odt"
    brut = convert(markdown, "odt", [f"--reference-doc={reference}", "--output=-"])
    try:
        import odfdo
    except ModuleNotFoundError as absente:
        raise missing("odfdo") from absente
    document = odfdo.Document(BytesIO(brut))
    _dress_text(_root(document, "content.xml"), feuille)
    _dress_pages(_root(document, "styles.xml"), feuille)
    _dress_meta(_root(document, "meta.xml"), feuille)
    if feuille.logo and feuille.logo_genre != "svg":
        _logo(document, feuille)
    flux = BytesIO()
    document.save(flux)
    return repack(flux.getvalue())


def _root(document: Any, partie: str) -> Any:
    """Give the XML of a part, as lxml has it: odfdo has no words for what follows."""
    return document.get_part(partie).root._Element__element  # noqa: SLF001


def _o(prefixe: str, nom: str) -> str:
    return f"{{{_NS[prefixe]}}}{nom}"


def _xml(texte: str) -> Any:
    from lxml import etree

    return etree.fromstring(texte)


def _dress_text(racine: Any, feuille: Feuille) -> None:
    """Draw the tables' lines, keep their rows whole, and lay the first page flat when the paper is."""
    styles = racine.find(_o("office", "automatic-styles"))
    for style in styles.iter(_o("style", "style")):
        if style.get(_o("style", "name")) in _CELLULES:
            cellule = style.find(_o("style", "table-cell-properties"))
            for cote in ("border-left", "border-right", "border-top"):
                cellule.set(_o("fo", cote), "none")
            cellule.attrib.pop(_o("fo", "border"), None)
            cellule.set(_o("fo", "border-bottom"), _FILET)
            cellule.set(_o("fo", "padding"), "0.07cm 0.1cm")
        tableau = style.find(_o("style", "table-properties"))
        if tableau is not None:
            tableau.set(_o("fo", "margin-top"), "0.15cm")
            tableau.set(_o("fo", "margin-bottom"), "0.4cm")
    styles.append(
        _xml(
            f'<style:style {_ENTETE} style:name="Rangee" style:family="table-row">'
            '<style:table-row-properties fo:keep-together="always"/></style:style>'
        )
    )
    styles.append(
        _xml(
            f'<style:style {_ENTETE} style:name="Paraphe" style:family="paragraph">'
            '<style:paragraph-properties fo:line-height="3cm"/></style:style>'
        )
    )
    for rangee in racine.iter(_o("table", "table-row")):
        rangee.set(_o("table", "style-name"), "Rangee")
    _keep_signatures(racine, styles)
    if feuille.paysage:
        texte = racine.find(f"{_o('office', 'body')}/{_o('office', 'text')}")
        texte.insert(0, _xml(f'<text:p {_ENTETE} text:style-name="Paysage"/>'))
    derniers = [p for p in racine.iter(_o("text", "p")) if p.get(_o("text", "style-name")) == "Portrait"]
    if derniers and derniers[-1].getnext() is None:
        derniers[-1].getparent().remove(derniers[-1])


def _logo(document: Any, feuille: Feuille) -> None:
    """Put the logo above the text, a centimetre and a half high."""
    largeur, hauteur = check_image(feuille.logo)
    nom = f"Pictures/logo.{feuille.logo_genre}"
    genre = "image/png" if feuille.logo_genre == "png" else "image/jpeg"
    document.set_part(nom, feuille.logo)
    document.get_part("META-INF/manifest.xml").add_full_path(nom, genre)
    racine = _root(document, "content.xml")
    texte = racine.find(f"{_o('office', 'body')}/{_o('office', 'text')}")
    texte.insert(
        0,
        _xml(
            f'<text:p {_ENTETE}><draw:frame draw:name="Logo" text:anchor-type="as-char" svg:height="1.5cm" '
            f'svg:width="{1.5 * largeur / hauteur:.2f}cm"><draw:image xlink:href="{nom}" xlink:type="simple" '
            'xlink:show="embed" xlink:actuate="onLoad"/><svg:title>Logo</svg:title></draw:frame></text:p>'
        ),
    )


def _keep_signatures(racine: Any, styles: Any) -> None:
    """Keep in one piece each table that follows a paragraph of signatures, and with it."""
    for tableau in racine.iter(_o("table", "table")):
        avant = tableau.getprevious()
        if avant is None or avant.get(_o("text", "style-name")) != "Signatures":
            continue
        nom = tableau.get(_o("table", "style-name"))
        for style in styles.iter(_o("style", "style")):
            if style.get(_o("style", "name")) == nom:
                style.find(_o("style", "table-properties")).set(
                    _o("style", "may-break-between-rows"), "false"
                )


def _dress_pages(racine: Any, feuille: Feuille) -> None:
    """Give each kind of page its header, its watermark and its footer."""
    styles = racine.find(_o("office", "styles"))
    for nom, sens in (("Entete", "start"), ("Pied", "center")):
        styles.append(
            _xml(
                f'<style:style {_ENTETE} style:name="{nom}" style:family="paragraph">'
                f'<style:paragraph-properties fo:text-align="{sens}"/><style:text-properties '
                f'fo:font-family="Lato" fo:font-size="8pt" fo:color="{_GRIS}"/></style:style>'
            )
        )
    automatiques = racine.find(_o("office", "automatic-styles"))
    automatiques.append(_watermark_style())
    for maitre in racine.find(_o("office", "master-styles")):
        maitre.append(_xml(f"<style:header {_ENTETE}>{_header(feuille)}</style:header>"))
        maitre.append(
            _xml(
                f'<style:footer {_ENTETE}><text:p text:style-name="Pied">page '
                '<text:page-number text:select-page="current">1</text:page-number>/'
                "<text:page-count>1</text:page-count></text:p></style:footer>"
            )
        )


def _header(feuille: Feuille) -> str:
    """Write the EPCI and the subject, and hang the watermark from them."""
    mentions = [feuille.organisme, feuille.sujet, "DONNÉES FICTIVES" if feuille.fictif else ""]
    mots = feuille.filigrane or ("DONNÉES FICTIVES" if feuille.fictif else "")
    filigrane = _watermark(mots) if mots else ""
    texte = escape(" · ".join(filter(None, mentions)))
    return f'<text:p text:style-name="Entete">{filigrane}{texte}</text:p>'


def _watermark_style() -> Any:
    return _xml(
        f'<style:style {_ENTETE} style:name="Filigrane" style:family="graphic"><style:graphic-properties '
        'draw:stroke="none" draw:fill="solid" draw:fill-color="#e7eaee" style:run-through="background" '
        'style:wrap="run-through" style:number-wrapped-paragraphs="no-limit" style:vertical-pos="middle" '
        'style:vertical-rel="page" style:horizontal-pos="center" style:horizontal-rel="page" '
        'draw:auto-grow-height="false" draw:auto-grow-width="false" fo:min-height="0cm" fo:min-width="0cm" '
        'style:flow-with-text="false"/>'
        '<style:text-properties fo:font-family="Lato" fo:font-weight="bold"/></style:style>'
    )


def _watermark(mots: str) -> str:
    """Hang words across the page, as the fontwork of a word processor."""
    largeur = 13 if len(mots) < 10 else 18  # noqa: PLR2004 — centimetres: short words are not stretched
    return (
        '<draw:custom-shape draw:name="Filigrane" draw:style-name="Filigrane" text:anchor-type="paragraph" '
        f'draw:z-index="0" svg:width="{largeur}cm" svg:height="3cm" '
        'draw:transform="rotate (0.907571211037051) translate (5.2cm 19.5cm)">'
        f"<svg:title>Filigrane</svg:title><text:p>{escape(mots)}</text:p>"
        '<draw:enhanced-geometry svg:viewBox="0 0 21600 21600" draw:text-areas="0 0 21600 21600" '
        'draw:text-path="true" draw:text-path-mode="shape" draw:text-path-scale="path" '
        'draw:text-path-allowed="true" draw:type="fontwork-plain-text" draw:modifiers="10800" '
        'draw:enhanced-path="M 0 0 L 21600 0 N M 0 21600 L 21600 21600 N"/></draw:custom-shape>'
    )


def _dress_meta(racine: Any, feuille: Feuille) -> None:
    """Say the title, the author and the language; the date is fixed, for the same bytes."""
    meta = racine.find(_o("office", "meta"))
    for nom in (_o("dc", "title"), _o("dc", "creator"), _o("dc", "language"), _o("dc", "date")):
        for ancien in meta.findall(nom):
            meta.remove(ancien)
    for nom in ("creation-date", "generator"):
        for ancien in meta.findall(_o("meta", nom)):
            meta.remove(ancien)
    for balise, texte in (("title", feuille.titre), ("creator", feuille.organisme), ("language", "fr-FR")):
        meta.append(_xml(f"<dc:{balise} {_ENTETE}>{escape(texte)}</dc:{balise}>"))

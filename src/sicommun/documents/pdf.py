"""Typst, from its Python package: a text and its sheet become a PDF/A-3a that is also PDF/UA-1."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, time
from functools import cache
from threading import Thread
from typing import TYPE_CHECKING, Any, Final, cast

from sicommun.diagnostics import Panne
from sicommun.documents.feuille import Feuille
from sicommun.documents.glyphes import check_printable
from sicommun.documents.logo import ILLISIBLE
from sicommun.documents.pandoc import convert, missing
from sicommun.ressources import gabarits

if TYPE_CHECKING:
    from typst import Compiler

NORMES: Final[Any] = ["a-3a", "ua-1"]
JOINTE: Final = "donnees.json"
"""The name of the file attached to every PDF: what the paper prints, as data."""


def render(markdown: str, feuille: Feuille) -> bytes:
    """Give the PDF of a Markdown text. Raises Panne; the same text and sheet give the same bytes."""
    aide = Thread(target=_prepare)
    aide.start()
    try:
        source = typst_source(markdown, feuille)
    finally:
        aide.join()
    return compile_typst(source, feuille)


def typst_source(markdown: str, feuille: Feuille) -> str:
    """Give the whole Typst text: our sheet, then what pandoc made of the Markdown."""
    check_printable(markdown)
    corps = convert(markdown, "typst").decode()
    reglages = {
        "titre": _text(feuille.titre),
        "organisme": _text(feuille.organisme),
        "sujet": _text(feuille.sujet),
        "filigrane": _text(feuille.filigrane),
        "fictif": _flag(feuille.fictif),
        "paysage": _flag(feuille.paysage),
        "sommaire": _flag(feuille.sommaire),
        "logo": _logo(feuille),
    }
    arguments = ", ".join(f"{nom}: {valeur}" for nom, valeur in reglages.items())
    return f'#import "papier.typ": *\n#show: papier.with({arguments})\n\n{corps}'


def compile_typst(source: str, feuille: Feuille) -> bytes:
    """Compile a Typst text whose only files are ours. Raises Panne."""
    fichiers: dict[str, bytes] = {
        "main.typ": source.encode(),
        "papier.typ": (gabarits() / "style" / "papier.typ").read_bytes(),
        JOINTE: feuille.donnees,
    }
    if feuille.logo_genre == "svg":
        fichiers["logo.svg"] = feuille.logo
    moment = datetime.combine(feuille.jour, time(12), UTC)
    try:
        rendu = _compiler().compile(
            cast("Any", fichiers), format="pdf", pdf_standards=NORMES, timestamp=int(moment.timestamp())
        )
    except RuntimeError as erreur:
        raise _refusal(erreur, feuille) from erreur
    assert isinstance(rendu, bytes)  # noqa: S101 — no output path was given
    return rendu


def _prepare() -> None:
    """Make the compiler while pandoc works; a fault is met again, and told, when it is needed."""
    with suppress(Exception):
        _compiler()


@cache
def _compiler() -> Compiler:
    """Give the compiler, with our fonts and no others; made once, for the fonts take their time."""
    try:
        import typst
    except ModuleNotFoundError as absente:
        raise missing("typst") from absente
    polices: list[Any] = [str(gabarits() / "style" / "polices")]
    fontes = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=polices)
    return typst.Compiler(font_paths=fontes)


_IMAGES: Final = ("image", "decode", "UTF-8", "SVG")
"""Words by which Typst says that it cannot read a picture."""


def _refusal(erreur: RuntimeError, feuille: Feuille) -> Panne:
    """Say why Typst refuses, in one line."""
    motif = str(getattr(erreur, "message", erreur)).partition("\n")[0]
    if feuille.logo and any(mot in motif for mot in _IMAGES):
        return Panne(*ILLISIBLE)
    return Panne(f"le PDF ne se compose pas ({motif})", "vérifier les gabarits")


def _logo(feuille: Feuille) -> str:
    """Write the logo as Typst reads it: a drawing is a file, dots are numbers: files in memory are texts."""
    if not feuille.logo:
        return "none"
    return '"logo.svg"' if feuille.logo_genre == "svg" else f"bytes(({','.join(map(str, feuille.logo))},))"


def _text(texte: str) -> str:
    """Write a text as a Typst string."""
    echappe = texte.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{echappe}"'


def _flag(drapeau: bool) -> str:  # noqa: FBT001 — a value to be written
    return "true" if drapeau else "false"

"""UTF-8, and what is found in its place: UTF-16, UTF-32, the old code pages of Windows."""

from __future__ import annotations

import codecs
import re
from typing import Final

from sicommun.diagnostics import Diagnostic
from sicommun.positions import DEBUT, Span
from sicommun.store.octets.pages import PAS_UTF8, UTF16

_MARQUES: Final = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_LARGES: Final = (
    (re.compile(rb"(?:\0\0\0[^\0]){2}|(?:[^\0]\0\0\0){2}"), "UTF-32"),
    (re.compile(rb"(?:\0[^\0]){2}|(?:[^\0]\0){2}"), "UTF-16"),
)
"""Text in wide characters without its mark: one byte in two, or three in four, is zero."""


def decode_utf8(octets: bytes, fichier: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Decode strictly, without the byte order mark; anything else is one finding: what it looks like."""
    try:
        texte = octets.decode()
    except UnicodeDecodeError as erreur:
        return None, (_wide(octets, fichier) or _not_utf8(octets, erreur.start, fichier=fichier),)
    if "\0" in texte[:2] and (constat := _wide(octets, fichier)):
        return None, (constat,)
    return texte.removeprefix("\ufeff"), ()


def _wide(octets: bytes, fichier: str) -> Diagnostic | None:
    """Recognize UTF-16 and UTF-32 by their mark, or by their zeros."""
    noms = [nom for marque, nom in _MARQUES if octets.startswith(marque)]
    noms += [nom for motif, nom in _LARGES if motif.match(octets)]
    if not noms:
        return None
    message = f"le fichier est en {noms[0]} au lieu d'UTF-8"
    return Diagnostic(UTF16, fichier, DEBUT, message, UTF16.remede)


def _not_utf8(octets: bytes, rang: int, *, fichier: str) -> Diagnostic:
    """Show the first byte that is not UTF-8, and the letter that it was in the code page of Windows."""
    debut = octets.rfind(b"\n", 0, rang) + 1
    ligne = octets.count(b"\n", 0, rang) + 1
    colonne = len(octets[debut:rang].decode().removeprefix("\ufeff")) + 1
    octet = octets[rang]
    ancien = bytes([octet]).decode("cp1252", errors="ignore")
    avant = (
        f" ; en cp1252 (ancien codage de Windows), c'est « {ancien} »"
        if ancien.isprintable() and ancien
        else ""
    )
    message = f"le fichier n'est pas en UTF-8 : octet 0x{octet:02X}{avant}"
    return Diagnostic(PAS_UTF8, fichier, Span(ligne, colonne, ligne, colonne + 1), message, PAS_UTF8.remede)

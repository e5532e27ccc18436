"""Text from outside, made safe to show: nothing invisible, nothing that drives a terminal."""

from __future__ import annotations

import re
from typing import Final
from unicodedata import category, combining, east_asian_width

_SANS_LARGEUR: Final = frozenset({"Mn", "Me"})
_HORS_JSON: Final = re.compile(
    "[\x7f-\x9f\xad\u0600-\u0605\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb]"
)
"""What JSON lets through and a terminal obeys: C1 controls, bidi marks, lone surrogates, fillers."""


def visible(texte: str) -> str:
    r"""Write control, bidi, unassigned and line-breaking characters as escapes: `\t`, `\x1b`, `\u202e`.

    Spaces of every width stay: French sets some of them on purpose.
    """
    if texte.isprintable():
        return texte
    return "".join(map(_show, texte))


def _show(caractere: str) -> str:
    if caractere.isprintable() or category(caractere) == "Zs":
        return caractere
    return caractere.encode("unicode_escape").decode("ascii")


def cell_width(texte: str) -> int:
    """Count the terminal cells of a visible text: wide characters take two, combining ones none."""
    if texte.isascii():
        return len(texte)
    return sum(map(_cells, texte))


def _cells(caractere: str) -> int:
    if combining(caractere) or category(caractere) in _SANS_LARGEUR:
        return 0
    return 2 if east_asian_width(caractere) in "WF" else 1


def escape_json(document: str) -> str:
    r"""Write as `\uXXXX` the characters that JSON allows bare and that a screen would obey."""
    return _HORS_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", document)

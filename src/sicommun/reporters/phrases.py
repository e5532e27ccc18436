"""Small French sentences of the screens: plurals, thousands, wrapped paragraphs.

Nothing of the domain is imported: the help of the commands uses them, and must come at once.
"""

from __future__ import annotations

import re
from typing import Final

from sicommun.reporters.visible import cell_width

_COUPURE: Final = re.compile(r"(?<!«) (?![»:;?!·])")
"""A space where a line may break: French keeps its quotes and double marks with their words."""


_MASCULINS: Final = frozenset({"objet", "constat", "avertissement"})


def plural(combien: int, mot: str) -> str:
    """Write `aucune commune`, `aucun objet`, `1 commune`, `12 communes`."""
    if combien == 0:
        return f"{'aucun' if mot in _MASCULINS else 'aucune'} {mot}"
    return f"{thousands(combien)} {mot}{'s' if combien > 1 else ''}"


def thousands(nombre: int) -> str:
    """Write an integer with narrow no-break spaces between thousands."""
    return f"{nombre:,}".replace(",", "\u202f")


def wrap(texte: str, largeur: int | None) -> list[str]:
    """Break a paragraph at its spaces; a word longer than the line stays whole, a pipe gets one line."""
    if largeur is None:
        return [texte]
    lignes: list[str] = []
    for mot in _COUPURE.split(texte):
        if lignes and cell_width(lignes[-1]) + 1 + cell_width(mot) <= largeur:
            lignes[-1] += f" {mot}"
        else:
            lignes.append(mot)
    return lignes

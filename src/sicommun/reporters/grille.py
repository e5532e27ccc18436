"""Columns of styled cells side by side, in the width of a screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from sicommun.reporters.ecran import Ligne, Morceau
from sicommun.reporters.visible import cell_width

LARGEUR: Final = 80
"""The width of a pipe, and the least that a screen is taken for."""
_SOUPLE_MIN: Final = 10


class Rangee(NamedTuple):
    """A column: its title, its cells, on which side they stand, and whether it may be cut to fit."""

    titre: str
    cellules: Sequence[Morceau]
    droite: bool = False
    souple: bool = False
    ecart: int = 2
    """Spaces before it."""


def grid(colonnes: Sequence[Rangee], *, largeur: int | None, totaux: bool = False) -> Iterator[Ligne]:
    """Lay columns out side by side, titles first; the last row stands out as a total when asked for.

    The soft columns share what is left: they lose their last words and end with « … ».
    """
    largeurs = _widths(colonnes, max(largeur or LARGEUR, LARGEUR))
    yield _row([(c.titre, "titre") for c in colonnes], colonnes, largeurs)
    rangs = len(colonnes[0].cellules)
    for rang in range(rangs):
        cellules = [c.cellules[rang] for c in colonnes]
        if totaux and rang == rangs - 1:
            cellules = [(texte, "titre") for texte, _ in cellules]
        yield _row(cellules, colonnes, largeurs)


def cut(texte: str, largeur: int) -> str:
    """Shorten a text to a width, the cut marked by « … »."""
    if cell_width(texte) <= largeur:
        return texte
    garde = ""
    for caractere in texte:
        if cell_width(garde + caractere) > largeur - 1:
            break
        garde += caractere
    return f"{garde.rstrip()}…"


def _widths(colonnes: Sequence[Rangee], place: int) -> list[int]:
    """Give each column its widest cell, then take what is too much from the soft ones, the widest first."""
    largeurs = [max(map(cell_width, (c.titre, *(texte for texte, _ in c.cellules)))) for c in colonnes]
    trop = sum(largeurs) + sum(c.ecart for c in colonnes[1:]) - place
    while trop > 0:
        souples = [rang for rang, c in enumerate(colonnes) if c.souple and largeurs[rang] > _SOUPLE_MIN]
        if not souples:
            break
        large = max(souples, key=lambda rang: largeurs[rang])
        largeurs[large] -= 1
        trop -= 1
    return largeurs


def _row(cellules: Sequence[Morceau], colonnes: Sequence[Rangee], largeurs: Sequence[int]) -> Ligne:
    """Lay out one row, each cell in its own style."""
    morceaux: list[Morceau] = []
    for rang, ((texte, style), colonne, largeur) in enumerate(zip(cellules, colonnes, largeurs, strict=True)):
        court = cut(texte, largeur)
        blanc = " " * (largeur - cell_width(court))
        marge = " " * colonne.ecart if rang else ""
        if colonne.droite:
            morceaux += [(marge + blanc, ""), (court, style)]
        else:
            morceaux += [(marge, ""), (court, style), (blanc, "")]
    return tuple(morceaux)

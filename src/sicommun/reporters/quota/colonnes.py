"""Columns of amounts beside a column of names, cut into tables that a screen can hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from sicommun.reporters.ecran import Ligne, Style
from sicommun.reporters.visible import cell_width

LARGEUR: Final = 80
"""The width of a pipe, and the least that a screen is taken for."""
_NOM_MAX: Final = 30
_ECART: Final = "  "


class Colonne(NamedTuple):
    """A column: its title, the text of each row, and its total."""

    titre: str
    cellules: Sequence[str]
    total: str = ""
    liee: bool = False
    """Not to be parted from the column before it."""


def tables(
    noms: Sequence[str], colonnes: Sequence[Colonne], *, titre: str, largeur: int | None
) -> Iterator[Ligne]:
    """Lay columns out beside the names, on as many tables as the width asks for."""
    etroits = [_cut(nom) for nom in (titre, *noms, "Total")]
    place = max(largeur or LARGEUR, LARGEUR) - max(map(cell_width, etroits))
    reste = list(colonnes)
    while reste:
        prises = _fitting(reste, place)
        yield from _table(etroits, reste[:prises])
        reste = reste[prises:]
        if reste:
            yield ()


def _fitting(colonnes: Sequence[Colonne], place: int) -> int:
    """Count the columns that fit; one at least."""
    prises = 0
    for colonne in colonnes:
        place -= len(_ECART) + _width(colonne)
        if place < 0 and prises:
            break
        prises += 1
    separee = prises < len(colonnes) and colonnes[prises].liee
    return prises - 1 if separee and prises > 1 else prises


def _table(noms: Sequence[str], colonnes: Sequence[Colonne]) -> Iterator[Ligne]:
    """Lay out one table: titles, a row by name, the totals."""
    gauche = max(map(cell_width, noms))
    titre, *rangs, total = noms
    yield _row(titre, [c.titre for c in colonnes], colonnes, gauche, "titre")
    for rang, nom in enumerate(rangs):
        yield _row(nom, [c.cellules[rang] for c in colonnes], colonnes, gauche, "")
    if any(c.total for c in colonnes):
        yield _row(total, [c.total for c in colonnes], colonnes, gauche, "titre")


def _row(nom: str, cellules: Sequence[str], colonnes: Sequence[Colonne], gauche: int, style: Style) -> Ligne:
    """Lay out one row: the name on the left, the cells on the right of their columns."""
    droite = (_ECART + _right(cellule, _width(c)) for cellule, c in zip(cellules, colonnes, strict=True))
    return ((nom + " " * (gauche - cell_width(nom)) + "".join(droite), style),)


def _width(colonne: Colonne) -> int:
    """Give the width of the widest cell of a column."""
    return max(map(cell_width, (colonne.titre, *colonne.cellules, colonne.total)))


def _right(texte: str, largeur: int) -> str:
    """Push a text to the right of its column."""
    return " " * (largeur - cell_width(texte)) + texte


def _cut(nom: str) -> str:
    """Shorten a name that would fill the line."""
    return nom if cell_width(nom) <= _NOM_MAX else f"{nom[: _NOM_MAX - 1]}…"

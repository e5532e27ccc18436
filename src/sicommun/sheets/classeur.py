"""A workbook before it is a file: sheets of plain cells, each of one kind."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, TypeAlias


class Montant(NamedTuple):
    """An amount, in cents, shown in euros."""

    cents: int


class Formule(NamedTuple):
    """A formula in the English of spreadsheets, and the value that it has."""

    texte: str
    valeur: Montant | Fraction


Cellule: TypeAlias = str | int | Decimal | Fraction | date | Montant | Formule | None
"""A text is written as text, whatever it begins with; None is an empty cell."""


class Feuille(NamedTuple):
    """A sheet: its name, its rows, how many of the first rows are titles, and the widths of its columns."""

    nom: str
    lignes: Sequence[Sequence[Cellule]]
    titres: int = 1
    largeurs: Sequence[int] = ()
    totaux: frozenset[int] = frozenset()
    """The rows, from 0, to be shown in bold."""


Classeur: TypeAlias = Sequence[Feuille]

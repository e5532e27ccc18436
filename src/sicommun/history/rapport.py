"""What a comparison of two versions gives: its two sides, the day, the differences, what was not compared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sicommun.history.comparaison.difference import Difference


@dataclass(frozen=True, slots=True)
class Borne:
    """One side: the word that names a version, its print and its day; all empty for the folder itself."""

    rev: str = ""
    commit: str = ""
    le: date | None = None
    illisibles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RapportDiff:
    """The differences between two sides, those of one adherent alone when `commune` names it."""

    avant: Borne
    apres: Borne
    jour: date
    differences: tuple[Difference, ...]
    commune: str = ""
    siren: str = ""

    @property
    def partiel(self) -> bool:
        """Tell whether a file of one side could not be read, so that nothing is said of it."""
        return bool(self.avant.illisibles or self.apres.illisibles)

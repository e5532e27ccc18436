"""Civil semesters, and those for which an adherent owes its duties of governance (GOV-07 to GOV-12)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any, Final, Literal, NamedTuple

from sicommun.adhesion.etat import prise_d_effet
from sicommun.adhesion.memoire import remembered
from sicommun.adhesion.presence import open_periods, states
from sicommun.model.commune import Commune
from sicommun.model.registre import Registre
from sicommun.periodes import Periode
from sicommun.trace import Origine

_ADHERENTS: Final = 10_000
"""Adherents whose memberships are kept: each kind of duty asks for those of all of them, in turn."""


class Semestre(NamedTuple):
    """Half a civil year: S1 ends on 30 June, S2 on 31 December."""

    annee: int
    rang: Literal["S1", "S2"]

    @property
    def debut(self) -> date:
        """Give the first day."""
        return date(self.annee, 1 if self.rang == "S1" else 7, 1)

    @property
    def fin(self) -> date:
        """Give the last day, which is the term of its duties."""
        return date(self.annee, 6, 30) if self.rang == "S1" else date(self.annee, 12, 31)

    @property
    def periode(self) -> Periode:
        """Give the days."""
        return Periode(self.debut, self.fin)

    @property
    def code(self) -> str:
        """Give `2024-S1`."""
        return f"{self.annee}-{self.rang}"

    def __str__(self) -> str:
        return f"{'1er' if self.rang == 'S1' else '2e'} semestre {self.annee}"


def semesters(du: date, au: date) -> Iterator[Semestre]:
    """Give the semesters whose last day falls in a period, in order."""
    for annee in range(du.year, au.year + 1):
        for rang in ("S1", "S2"):
            semestre = Semestre(annee, rang)
            if du <= semestre.fin <= au:
                yield semestre


@partial(remembered, au_plus=_ADHERENTS)
def memberships(parcours: Sequence[Any]) -> tuple[Periode, ...]:
    """Give the days on which something is open to an adherent, suspended or not; `date.max` has no end."""
    if not parcours:
        return ()
    return open_periods(states(parcours, Periode(date.min, date.max)), (), suspension_due=True)


def owed_by(commune: Commune, registre: Registre, semestre: Semestre) -> Periode | None:
    """Give the membership for which an adherent owes the duties of a semester, or None.

    They begin with the semester that follows the effect, or with that of the effect when the convention
    of that day says so (`gouvernance.premiere_obligation`); who has left by the last day owes nothing. A
    body attached to a commune is represented by it.
    """
    if commune.nature != "commune":
        return None
    adhesion = next((p for p in memberships(commune.parcours) if semestre.fin in p), None)
    if adhesion is None:
        return None
    convention = registre.convention_at(adhesion.du)
    des_l_effet = convention is not None and convention.gouvernance.premiere_obligation == "semestre_en_cours"
    return adhesion if des_l_effet or adhesion.du < semestre.debut else None


def opening(commune: Commune, adhesion: Periode) -> Origine:
    """Give the place of the fact that opened a membership."""
    rangs = [rang for rang, fait in enumerate(commune.parcours) if prise_d_effet(fait) == adhesion.du]
    return Origine(commune.fichier, ("parcours", rangs[-1]) if rangs else ("parcours",))

"""Days and periods: civil dates, bounds included, said in French."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Final

MOIS: Final = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip


def jour_fr(jour: date) -> str:
    """Write a day as `1er janvier 2024`."""
    numero = "1er" if jour.day == 1 else str(jour.day)
    return f"{numero} {MOIS[jour.month - 1]} {jour.year}"


def add_months(jour: date, mois: int) -> date:
    """Count months from day to day, clamped to the end of the month: 30/11 + 3 = 28/02 or 29/02.

    A count that leaves the calendar stops at its last day, which no term ever reaches.
    """
    rang = jour.year * 12 + jour.month - 1 + mois
    annee, mois_0 = divmod(rang, 12)
    if not MINYEAR <= annee <= MAXYEAR:
        return date.max if mois > 0 else date.min
    return date(annee, mois_0 + 1, min(jour.day, monthrange(annee, mois_0 + 1)[1]))


def add_days(jour: date, jours: int) -> date:
    """Count days, stopping at the last of the calendar."""
    return jour + timedelta(min(jours, (date.max - jour).days))


def next_day(jour: date) -> date:
    """Give the day after."""
    return jour + timedelta(days=1)


def previous_day(jour: date) -> date:
    """Give the day before."""
    return jour - timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Periode:
    """Days from `du` to `au`, both included; `au` None has no end."""

    du: date
    au: date | None = None

    def __contains__(self, jour: date) -> bool:
        return self.du <= jour and (self.au is None or jour <= self.au)

    @property
    def jours(self) -> int:
        """Count the days, both ends included; raises ValueError for a period without end."""
        if self.au is None:
            raise ValueError(self)
        return (self.au - self.du).days + 1

    def commun(self, autre: Periode) -> Periode | None:
        """Give the days that two periods share, or None."""
        du = max(self.du, autre.du)
        fins = [fin for fin in (self.au, autre.au) if fin is not None]
        au = min(fins, default=None)
        return None if au is not None and au < du else Periode(du, au)

    def chevauche(self, autre: Periode) -> bool:
        """Tell whether the two periods share a day."""
        return (self.au is None or autre.du <= self.au) and (autre.au is None or self.du <= autre.au)


def annee_civile(annee: int) -> Periode:
    """Give the days of a calendar year, which is the fiscal year (BUD-05)."""
    return Periode(date(annee, 1, 1), date(annee, 12, 31))

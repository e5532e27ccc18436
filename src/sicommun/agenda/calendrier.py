"""The working days of the shared service: weekdays, less holidays and its own closures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sicommun.feries import holidays_of, is_weekday
from sicommun.model.epci import Calendrier
from sicommun.model.registre import Registre


def working_days(registre: Registre) -> Callable[[date], bool]:
    """Give what tells a working day of the EPCI (`calendrier` in `data/epci.yaml`)."""
    propre = registre.epci.calendrier if registre.epci else None
    calendrier = propre or Calendrier()
    fermetures = frozenset(calendrier.fermetures)

    def is_working(jour: date) -> bool:
        feries = holidays_of(jour.year, calendrier.regime_feries)
        return is_weekday(jour) and jour not in feries and jour not in fermetures

    return is_working

"""The public holidays of France, worked out: eleven days a year, thirteen in Alsace-Moselle (L3133-1)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Final, Literal

Regime = Literal["general", "alsace_moselle"]

_FIXES: Final = ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))
_APRES_PAQUES: Final = (1, 39, 50)
"""Easter Monday, Ascension, Whit Monday: days after Easter."""
_SAMEDI: Final = 5


@cache
def holidays_of(annee: int, regime: Regime = "general") -> frozenset[date]:
    """Give the holidays of a year.

    Alsace-Moselle adds Good Friday and 26 December (L3134-13). Whit Monday has never ceased to be one, not
    even from 2005 to 2007, when it was the default day of solidarity.
    """
    paques = easter(annee)
    jours = {date(annee, mois, jour) for mois, jour in _FIXES}
    jours |= {paques + timedelta(apres) for apres in _APRES_PAQUES}
    if regime == "alsace_moselle":
        jours |= {paques - timedelta(2), date(annee, 12, 26)}
    return frozenset(jours)


def is_weekday(jour: date) -> bool:
    """Tell whether a day is one from Monday to Friday."""
    return jour.weekday() < _SAMEDI


def easter(annee: int) -> date:
    """Give Easter Sunday in the Gregorian calendar, by the method of Meeus, Jones and Butcher."""
    siecle, reste = divmod(annee, 100)
    lune = (19 * (annee % 19) + siecle - siecle // 4 - (siecle - (siecle + 8) // 25 + 1) // 3 + 15) % 30
    semaine = (32 + 2 * (siecle % 4) + 2 * (reste // 4) - lune - reste % 4) % 7
    ecart = (annee % 19 + 11 * lune + 22 * semaine) // 451
    mois, jour = divmod(lune + semaine - 7 * ecart + 114, 31)
    return date(annee, mois, jour + 1)

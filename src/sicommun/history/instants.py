"""The seconds of git as days of Paris: when a day ends there, and on which day a second falls."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Final

from sicommun.periodes import next_day

_HEURE: Final = 3600
_ETE: Final = 2 * _HEURE
_HIVER: Final = _HEURE
_AVANT: Final = 0
_APRES: Final = 7_258_114_799
"""The end of 2199 in Paris, the last year that the files may name."""


def end_of_day(jour: date) -> int:
    """Give the last second of a day in Paris, counted from 1970 as git does.

    Summer time runs between the last Sundays of March and October, since 1996; git knows nothing older. It is
    worked out here: the tables of time zones are not on every system.
    """
    minuit = next_day(jour)
    en_ete = _last_sunday(minuit.year, 3) < minuit <= _last_sunday(minuit.year, 10)
    return _seconds(minuit) - (_ETE if en_ete else _HIVER) - 1


def day_of(seconde: int) -> date:
    """Give the day of Paris on which a second falls; one out of bounds gives the nearest that can be said."""
    borne = min(max(seconde, _AVANT), _APRES)
    annee = _utc(borne).year
    debut, fin = (_seconds(_last_sunday(annee, mois)) + _HEURE for mois in (3, 10))
    return _utc(borne + (_ETE if debut <= borne < fin else _HIVER)).date()


def _utc(seconde: int) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconde)


def _seconds(jour: date) -> int:
    return (jour - date(1970, 1, 1)).days * 24 * _HEURE


def _last_sunday(annee: int, mois: int) -> date:
    """Give the last Sunday of a month of 31 days."""
    fin = date(annee, mois, 31)
    return fin - timedelta(days=(fin.weekday() + 1) % 7)

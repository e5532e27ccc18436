"""The geometry of the pictures of the page, in whole units: bars, and the calendar of the months to come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from sicommun.adhesion.libelles import ACTEURS, Acteur
from sicommun.agenda.echeance import Echeance
from sicommun.periodes import add_months

BARRE: Final = 100
"""The length of a full bar."""

MARGE: Final = 150
"""The place of the names, on the left of the calendar."""
LARGE: Final = 1000
_HAUT: Final = 44
_LIGNE: Final = 46
_RAYON: Final = 8
_RAYON_MAX: Final = 17
_JOURS_D_UN_NOM: Final = 12
_MOIS: Final = (
    "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
)  # fmt: skip


def bar_length(valeur: int, maximum: int) -> int:
    """Give the length of a bar: full only at the maximum, empty only at zero."""
    if valeur <= 0 or maximum <= 0:
        return 0
    return max(1, valeur * BARRE // maximum)


def calendar(echeances: Sequence[Echeance], jour: date, *, mois: int = 12) -> dict[str, Any]:
    """Place the terms of the coming months: a row for each debtor, a dot for each day, larger for several."""
    fin = add_months(jour, mois)
    lignes = [nom for nom in ACTEURS if any(e.debiteur == nom for e in echeances)]
    points = _by_day(echeances)
    return {
        "largeur": LARGE,
        "hauteur": _HAUT + _LIGNE * len(lignes) + 8,
        "marge": MARGE,
        "haut": _HAUT,
        "mois": [
            {"x": _abscissa(debut, jour, fin), "nom": _month_name(debut)} for debut in _months(jour, fin)
        ],
        "lignes": [
            {"y": _HAUT + _LIGNE * rang + _LIGNE // 2, "nom": ACTEURS[nom]} for rang, nom in enumerate(lignes)
        ],
        "points": [
            {
                "x": _abscissa(terme, jour, fin),
                "y": _HAUT + _LIGNE * lignes.index(debiteur) + _LIGNE // 2,
                "r": min(_RAYON + combien // 2, _RAYON_MAX),
                "n": combien,
            }
            for (terme, debiteur), combien in sorted(points.items(), key=lambda point: (point[1], point[0]))
        ],
    }


def _by_day(echeances: Iterable[Echeance]) -> Mapping[tuple[date, Acteur], int]:
    """Count the terms by day and debtor."""
    comptes: dict[tuple[date, Acteur], int] = {}
    for echeance in echeances:
        cle = (echeance.terme, echeance.debiteur)
        comptes[cle] = comptes.get(cle, 0) + 1
    return comptes


def _abscissa(terme: date, jour: date, fin: date) -> int:
    """Give the place of a day on the line of time."""
    place = LARGE - MARGE - 2 * _RAYON_MAX
    return MARGE + _RAYON_MAX + (terme - jour).days * place // (fin - jour).days


def _months(jour: date, fin: date) -> list[date]:
    """Give the first days of the months after a day; one too near the end has no room for its name."""
    debuts = [add_months(jour.replace(day=1), rang) for rang in range(1, 14)]
    return [debut for debut in debuts if (fin - debut).days > _JOURS_D_UN_NOM]


def _month_name(jour: date) -> str:
    """Write `janv. 2027` for a January, `févr.` for the others."""
    nom = _MOIS[jour.month - 1]
    return f"{nom} {jour.year}" if jour.month == 1 else nom

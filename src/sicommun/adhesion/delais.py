"""The three months of a formal notice, and the first day on which an exclusion is possible (EXC-09)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from sicommun.model.convention import Convention, Exclusion
from sicommun.model.parcours import DemandeRetrait, MiseEnDemeure
from sicommun.periodes import add_months, annee_civile, next_day

MOIS_POUR_REGULARISER: Final = 3
"""« Faute de régularisation effective dans un délai de 3 mois » (EXC-09)."""

_SAMEDI: Final = 5


def is_weekday(jour: date) -> bool:
    """Tell whether a day is one from Monday to Friday; public holidays are the affair of the agenda."""
    return jour.weekday() < _SAMEDI


def end_of_notice(
    notice: MiseEnDemeure,
    convention: Convention | None,
    *,
    est_ouvre: Callable[[date], bool] = is_weekday,
) -> date | None:
    """Give the last day that a commune has to put itself right, that day included; None when nobody can tell.

    Three months from day to day, clamped to the end of the month, from the receipt, or from the sending when
    the convention says so (`depart_delai`); without a receipt, nobody can tell. With
    `prorogation_jour_ouvre`, pushed to the next working day: `est_ouvre` knows the weekends, and the agenda
    passes its own, which knows the holidays too. Source: EXC-09.
    """
    choix = convention.exclusion if convention else Exclusion()
    depart = notice.recu_le if choix.depart_delai == "reception" else notice.le
    if depart is None:
        return None
    terme = add_months(depart, MOIS_POUR_REGULARISER)
    while choix.prorogation_jour_ouvre and not est_ouvre(terme):
        terme = next_day(terme)
    return terme


def first_day_of_exclusion(
    notice: MiseEnDemeure,
    convention: Convention | None,
    *,
    est_ouvre: Callable[[date], bool] = is_weekday,
) -> date | None:
    """Give the day after the three months; None when nobody can tell, as `end_of_notice`."""
    terme = end_of_notice(notice, convention, est_ouvre=est_ouvre)
    return next_day(terme) if terme else None


def end_of_withdrawal_notice(reception: date, convention: Convention | None) -> date | None:
    """Give the first day that may be the last of use after a request to withdraw (RET-03).

    None as long as the convention does not fix the notice (`preavis_mois`): the source leaves it open.
    """
    mois = convention.retrait.preavis_mois if convention else None
    return None if mois is None else add_months(reception, mois)


def last_day_of_use(demande: DemandeRetrait, convention: Convention | None) -> date | None:
    """Give the first day that may be the last of use once a withdrawal is asked for (RET-03).

    The end of the year of the notice when the convention lets nobody leave before (`effet: fin_exercice`);
    None as long as it does not fix the notice.
    """
    terme = end_of_withdrawal_notice(demande.recu_le or demande.le, convention)
    if terme is None or convention is None or convention.retrait.effet != "fin_exercice":
        return terme
    return annee_civile(terme.year).au

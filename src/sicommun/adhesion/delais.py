"""The delays that run from an act: notices, withdrawals, restitution, destruction, control of the préfet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from sicommun.model.convention import Convention, Exclusion
from sicommun.model.parcours import MiseEnDemeure
from sicommun.periodes import add_days, add_months, annee_civile, next_day

MOIS_POUR_REGULARISER: Final = 3
"""« Faute de régularisation effective dans un délai de 3 mois » (EXC-09)."""

MOIS_POUR_DETRUIRE: Final = 3
"""The source says « immédiatement » (CSQ-07), and the visa of the archives takes time: a usage, no norm."""

MOIS_DU_DEFERE: Final = 2
"""« dans les deux mois suivant leur transmission » (L2131-6)."""


def end_of_notice(
    notice: MiseEnDemeure,
    convention: Convention | None,
    *,
    est_ouvre: Callable[[date], bool],
) -> date | None:
    """Give the last day that a commune has to put itself right, that day included; None when nobody can tell.

    Three months from day to day, clamped to the end of the month, from the receipt, or from the sending when
    the convention says so (`depart_delai`); without a receipt, nobody can tell. With
    `prorogation_jour_ouvre`, pushed to the next working day, that `agenda.calendrier` tells: without holidays
    and closures a paper would say another day than the agenda. Source: EXC-09.
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
    est_ouvre: Callable[[date], bool],
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


def withdrawal_effect(reception: date, convention: Convention | None) -> date | None:
    """Give the first last day of use that a request to withdraw opens; None as `end_of_withdrawal_notice`.

    With `effet: fin_exercice`, it is the 31 December that follows the end of the notice.
    """
    terme = end_of_withdrawal_notice(reception, convention)
    if terme is None or convention is None or convention.retrait.effet != "fin_exercice":
        return terme
    return annee_civile(terme.year).au


def end_of_restitution(sortie: date, convention: Convention | None) -> date | None:
    """Give the day by which the data go back after the last day of use (CSQ-06).

    None as long as the convention does not fix it (`restitution.delai_jours`).
    """
    delai = convention.restitution.delai_jours if convention else None
    return None if delai is None else add_days(sortie, delai)


def end_of_destruction(demande: date) -> date:
    """Give the day by which data are destroyed once the commune has asked (CSQ-07)."""
    return add_months(demande, MOIS_POUR_DETRUIRE)


def end_of_control(transmission: date) -> date:
    """Give the last day on which the préfet may refer an act to the judge (L2131-6)."""
    return add_months(transmission, MOIS_DU_DEFERE)

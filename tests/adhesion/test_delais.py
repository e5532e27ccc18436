"""The three months of a formal notice and the notice of a withdrawal (dossier §4.2)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sicommun.adhesion import delais
from sicommun.adhesion.delais import end_of_withdrawal_notice
from sicommun.feries import is_weekday
from sicommun.model.convention import Convention, Exclusion, Retrait
from sicommun.model.nu import Nu
from sicommun.model.parcours import MiseEnDemeure

end_of_notice = partial(delais.end_of_notice, est_ouvre=is_weekday)
first_day_of_exclusion = partial(delais.first_day_of_exclusion, est_ouvre=is_weekday)


def notice(recu_le, le="2020-01-01"):
    return MiseEnDemeure.model_validate(
        {"le": Nu(le), "recu_le": recu_le and Nu(recu_le), "fait": "mise_en_demeure", "motif": "peril_grave"}
    )


def convention(**exclusion):
    return Convention.model_construct(exclusion=Exclusion.model_construct(**exclusion))


@pytest.mark.parametrize(
    ("recue", "terme"),
    [
        ("2026-01-15", date(2026, 4, 15)),
        ("2026-11-30", date(2027, 2, 28)),
        ("2027-11-30", date(2028, 2, 29)),
        ("2026-03-31", date(2026, 6, 30)),
    ],
)
def test_three_months_from_day_to_day_clamped_to_the_end_of_the_month(recue, terme):
    assert end_of_notice(notice(recue), None) == terme
    assert first_day_of_exclusion(notice(recue), None) == terme + timedelta(1)


def test_a_term_on_a_sunday_goes_to_monday_if_the_convention_says_so():
    choix = convention(depart_delai="reception", prorogation_jour_ouvre=True)
    assert end_of_notice(notice("2026-11-30"), choix) == date(2027, 3, 1)
    assert first_day_of_exclusion(notice("2026-11-30"), choix) == date(2027, 3, 2)


def test_the_agenda_knows_the_holidays():
    choix = convention(depart_delai="reception", prorogation_jour_ouvre=True)
    paques = {date(2026, 4, 6)}
    assert end_of_notice(notice("2026-01-06"), choix) == date(2026, 4, 6)
    terme = end_of_notice(
        notice("2026-01-06"), choix, est_ouvre=lambda jour: is_weekday(jour) and jour not in paques
    )
    assert terme == date(2026, 4, 7)


def test_without_receipt_nobody_can_tell_unless_the_sending_counts():
    assert first_day_of_exclusion(notice(None, le="2026-01-15"), None) is None
    envoi = convention(depart_delai="envoi", prorogation_jour_ouvre=False)
    assert first_day_of_exclusion(notice(None, le="2026-01-15"), envoi) == date(2026, 4, 16)


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)))
def test_the_term_never_comes_before_three_short_months(recue):
    terme = end_of_notice(notice(recue.isoformat()), None)
    assert 89 <= (terme - recue).days <= 92
    pousse = end_of_notice(
        notice(recue.isoformat()), convention(depart_delai="reception", prorogation_jour_ouvre=True)
    )
    assert terme <= pousse <= terme + timedelta(2)
    assert is_weekday(pousse)


def test_a_withdrawal_waits_for_the_notice_that_the_convention_fixes():
    choix = Convention.model_construct(retrait=Retrait.model_construct(preavis_mois=12))
    assert end_of_withdrawal_notice(date(2024, 2, 29), choix) == date(2025, 2, 28)
    assert end_of_withdrawal_notice(date(2024, 2, 29), None) is None
    sans = Convention.model_construct(retrait=Retrait.model_construct(preavis_mois=None))
    assert end_of_withdrawal_notice(date(2024, 2, 29), sans) is None

"""Investments and spread expenses: the right share each year, and not a cent lost over the life."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sicommun.model.budget import Investissement
from sicommun.periodes import Periode
from sicommun.quota.amortissement import net_cost, spread_share, yearly_share


def bien(ttc, mise_en_service, duree, *, subventions=0, fctva=0):
    return Investissement.model_construct(
        libelle="Serveur",
        montant_ttc=ttc,
        subventions=subventions,
        fctva=fctva,
        mise_en_service=mise_en_service,
        duree=duree,
    )


def test_the_worked_example_r7():
    """36 000,00 TTC less 5 905,44 of FCTVA over 5 years from 1 January: 6 018,91 (exactly 6 018,912)."""
    serveur = bien(3_600_000, date(2026, 1, 1), 5, fctva=590_544)
    assert net_cost(serveur) == 3_009_456
    assert [yearly_share(serveur, annee) for annee in range(2025, 2032)] == [
        0, 601_891, 601_891, 601_892, 601_891, 601_891, 0,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("debut", "attendu"),
    [
        (date(2023, 7, 2), [50_137, 100_000, 49_863]),  # 183 days of 365
        (date(2024, 12, 31), [0, 273, 100_000, 99_727]),  # one day of 366
        (date(2024, 2, 29), [0, 83_880, 100_000, 16_120]),  # 307 days of 366
    ],
)
def test_a_part_of_a_year_counts_by_its_days(debut, attendu):
    serveur = bien(200_000, debut, 2)
    assert [yearly_share(serveur, 2023 + rang) for rang in range(len(attendu))] == attendu


jours = st.integers(0, 4000).map(lambda n: date(2015, 1, 1) + timedelta(days=n))


@given(st.integers(0, 10**10), st.integers(0, 10**9), jours, st.integers(1, 30))
def test_the_years_add_up_to_the_net_cost(ttc, aides, debut, duree):
    serveur = bien(ttc, debut, duree, subventions=aides)
    annees = range(debut.year - 1, debut.year + duree + 2)
    assert sum(yearly_share(serveur, annee) for annee in annees) == ttc - aides


@given(st.integers(-(10**9), 10**9), jours, st.integers(1, 2000))
def test_the_years_of_a_spread_expense_add_up_to_it(cents, du, duree):
    periode = Periode(du, du + timedelta(days=duree - 1))
    annees = range(du.year - 1, du.year + 8)
    assert sum(spread_share(cents, periode, annee) for annee in annees) == cents


def test_a_maintenance_over_two_years():
    """366 days from 1 July 2024 (2024: 184, 2025: 181 to 30 June, 365 in all)."""
    periode = Periode(date(2024, 7, 1), date(2025, 6, 30))
    assert [spread_share(36_500, periode, annee) for annee in (2023, 2024, 2025, 2026)] == [
        0,
        18_400,
        18_100,
        0,
    ]

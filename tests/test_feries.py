"""The holidays of France, against the calculation of another author."""

from __future__ import annotations

from datetime import date

import holidays
import pytest
from dateutil.easter import easter as autre_paques

from sicommun.feries import easter, holidays_of, is_weekday

ANNEES = range(1990, 2101)


@pytest.mark.parametrize("annee", ANNEES)
def test_easter_is_that_of_another_library(annee):
    assert easter(annee) == autre_paques(annee)


@pytest.mark.parametrize(("regime", "partie"), [("general", None), ("alsace_moselle", "57")])
def test_the_holidays_are_those_of_another_library_but_whit_monday_of_2005_to_2007(regime, partie):
    ecarts = {}
    for annee in ANNEES:
        autres = set(holidays.France(years=annee, subdiv=partie))
        if manques := holidays_of(annee, regime) ^ autres:
            ecarts[annee] = manques
    assert ecarts == {2005: {date(2005, 5, 16)}, 2006: {date(2006, 6, 5)}, 2007: {date(2007, 5, 28)}}
    assert all(ecarts[annee] <= holidays_of(annee, regime) for annee in ecarts)


def test_the_days_of_a_year_by_hand():
    assert sorted(holidays_of(2026)) == [
        date(2026, 1, 1),
        date(2026, 4, 6),
        date(2026, 5, 1),
        date(2026, 5, 8),
        date(2026, 5, 14),
        date(2026, 5, 25),
        date(2026, 7, 14),
        date(2026, 8, 15),
        date(2026, 11, 1),
        date(2026, 11, 11),
        date(2026, 12, 25),
    ]
    assert holidays_of(2026, "alsace_moselle") - holidays_of(2026) == {date(2026, 4, 3), date(2026, 12, 26)}


def test_two_holidays_may_fall_on_one_day():
    """In 2008 the Ascension was 1 May: ten days off, not eleven."""
    assert len(holidays_of(2008)) == 10


def test_weekdays():
    assert [is_weekday(date(2026, 11, jour)) for jour in range(23, 30)] == [True] * 5 + [False] * 2

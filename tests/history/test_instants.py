"""Days of Paris against the tables of time zones, which not every system has."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sicommun.history.instants import day_of, end_of_day

try:
    PARIS = ZoneInfo("Europe/Paris")
except ZoneInfoNotFoundError:
    pytest.skip("ce système n'a pas les fuseaux", allow_module_level=True)

JOURS = st.dates(date(1996, 1, 1), date(2037, 12, 31))


@given(JOURS)
def test_a_day_ends_when_paris_says(jour):
    lendemain = datetime.combine(jour + timedelta(days=1), time(), PARIS)
    assert end_of_day(jour) + 1 == int(lendemain.timestamp())


@given(st.integers(820454400, 2145916800))
def test_a_second_falls_on_the_day_that_paris_says(seconde):
    assert day_of(seconde) == datetime.fromtimestamp(seconde, UTC).astimezone(PARIS).date()


@pytest.mark.parametrize(
    "jour", [date(2024, 3, 30), date(2024, 3, 31), date(2024, 10, 26), date(2024, 10, 27)]
)
def test_around_the_changes_of_time(jour):
    assert day_of(end_of_day(jour)) == jour
    assert day_of(end_of_day(jour) + 1) == jour + timedelta(days=1)


def test_seconds_out_of_bounds():
    assert day_of(-(10**18)) == date(1970, 1, 1)
    assert day_of(10**18) == date(2199, 12, 31)

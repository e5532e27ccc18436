"""Cents: read from exact texts, written two ways, rounded half away from zero; never through a float."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sicommun.montants import (
    decimals,
    format_cents,
    format_decimal,
    format_euros,
    number_fr,
    parse_cents,
    round_cents,
    thousands,
    write_cents,
)

centimes = st.integers(-(10**13), 10**13)


@pytest.mark.parametrize(
    ("texte", "cents"),
    [
        ("0", 0),
        ("18250", 1_825_000),
        ("18250.5", 1_825_050),
        ("18250.05", 1_825_005),
        ("-18250.00", -1_825_000),
        ("-0.01", -1),
        ("-0", 0),
        ("999999999999.99", 99_999_999_999_999),
    ],
)
def test_what_an_amount_says(texte, cents):
    assert parse_cents(texte) == cents


@pytest.mark.parametrize(
    "texte",
    [
        "",
        "1.",
        ".5",
        "1.005",
        "1,50",
        "1e3",
        "01",
        "+1",
        " 1",
        "1 ",
        "--1",
        "1_000",
        "१",
        "1234567890123",
        "1\n",
    ],
)
def test_what_is_no_amount_is_refused_and_repeated(texte):
    with pytest.raises(ValueError) as refus:  # noqa: PT011 — its text is looked at below
        parse_cents(texte)
    assert refus.value.args == (texte,)


@given(centimes)
def test_what_is_written_reads_back(cents):
    assert parse_cents(write_cents(cents)) == cents


@pytest.mark.parametrize(
    ("cents", "ledger", "screen"),
    [
        (0, "0.00", "0,00\u00a0€"),
        (5, "0.05", "0,05\u00a0€"),
        (-5, "-0.05", "−0,05\u00a0€"),
        (1_234_567, "12345.67", "12\u202f345,67\u00a0€"),
        (-123_456_789_00, "-123456789.00", "−123\u202f456\u202f789,00\u00a0€"),
    ],
)
def test_an_amount_in_a_ledger_and_on_a_screen(cents, ledger, screen):
    assert (write_cents(cents), format_cents(cents)) == (ledger, screen)


@pytest.mark.parametrize(
    ("nombre", "texte"),
    [(0, "0"), (999, "999"), (1_000, "1\u202f000"), (-1_234_567, "−1\u202f234\u202f567")],
)
def test_a_whole_number(nombre, texte):
    assert thousands(nombre) == texte


@pytest.mark.parametrize(("nombre", "texte"), [("33.40", "33,40"), ("100", "100"), ("1E+2", "100")])
def test_a_decimal_keeps_its_digits(nombre, texte):
    assert format_decimal(Decimal(nombre)) == texte


@given(st.fractions())
def test_the_nearest_cent_and_half_goes_away_from_zero(exact):
    attendu = floor(abs(exact) * 2 + 1) // 2
    assert round_cents(exact) == (attendu if exact >= 0 else -attendu)


@pytest.mark.parametrize(
    ("exact", "cents"), [("1/2", 1), ("-1/2", -1), ("49/100", 0), ("3/2", 2), ("5/2", 3), ("-5/2", -3)]
)
def test_a_half(exact, cents):
    assert round_cents(Fraction(exact)) == cents


@pytest.mark.parametrize(
    ("cents", "dit"), [(1234567, "12\u202f345,67"), (-5, "−0,05"), (0, "0,00"), (100, "1,00")]
)
def test_a_column_that_names_its_currency_writes_the_amount_alone(cents, dit):
    assert format_euros(cents) == dit


@pytest.mark.parametrize(
    ("nombre", "dit"),
    [
        (Fraction(0), "0,000000"),
        (Fraction(1, 3), "0,333333…"),
        (Fraction(-1, 8), "−0,125000"),
        (Fraction(10**7, 3), "3\u202f333\u202f333,333333…"),
    ],
)
def test_six_decimals_are_cut_and_say_that_more_follow(nombre, dit):
    assert decimals(nombre) == dit


def test_a_whole_number_needs_no_decimals():
    assert (number_fr(Fraction(-1200)), number_fr(Fraction(1, 2))) == ("−1\u202f200", "0,500000")

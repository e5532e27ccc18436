"""Amounts in letters."""

import pytest

from sicommun.documents.vues.en_lettres import in_letters, say_cents


@pytest.mark.parametrize(
    ("nombre", "dit"),
    [
        (0, "zéro"), (1, "un"), (16, "seize"), (17, "dix-sept"), (20, "vingt"), (21, "vingt et un"), (22, "vingt-deux"),
        (61, "soixante et un"), (70, "soixante-dix"), (71, "soixante et onze"), (77, "soixante-dix-sept"),
        (80, "quatre-vingts"), (81, "quatre-vingt-un"), (90, "quatre-vingt-dix"), (91, "quatre-vingt-onze"),
        (99, "quatre-vingt-dix-neuf"), (100, "cent"), (101, "cent un"), (200, "deux cents"), (280, "deux cent quatre-vingts"),
        (1000, "mille"), (1001, "mille un"), (2000, "deux mille"), (80000, "quatre-vingt mille"),
        (200000, "deux cent mille"), (200200, "deux cent mille deux cents"), (1_000_000, "un million"),
        (2_000_080, "deux millions quatre-vingts"), (80_000_000, "quatre-vingts millions"),
        (12_345_678, "douze millions trois cent quarante-cinq mille six cent soixante-dix-huit"),
        (1_000_000_001, "un milliard un"),
    ],
)  # fmt: skip
def test_a_number(nombre, dit):
    assert in_letters(nombre) == dit


@pytest.mark.parametrize(
    ("cents", "dit"),
    [
        (713339, "sept mille cent trente-trois euros et trente-neuf centimes"),
        (100, "un euro"),
        (200, "deux euros"),
        (101, "un euro et un centime"),
        (1, "un centime"),
        (0, "zéro euro"),
        (100_000_000, "un million d'euros"),
        (100_000_100, "un million un euros"),
    ],
)
def test_an_amount(cents, dit):
    assert say_cents(cents) == dit

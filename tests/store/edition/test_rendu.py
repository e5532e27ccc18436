"""How words and numbers are written: bare when every reader agrees on them, in double quotes otherwise."""

from __future__ import annotations

import pytest

from sicommun.model.nu import Nu
from sicommun.store.edition.rendu import Ligne, dump


@pytest.mark.parametrize(
    "mot",
    ["oui", "Chenôve", "L'Abergement", "12 postes", "a, b", "a]", "https://x.fr", "« é »", "DM_2018-31"],
)
def test_words_stand_bare_in_a_block(mot):
    assert dump({"a": mot}) == f"a: {mot}"


@pytest.mark.parametrize("mot", ["a, b", "a]", "https://x.fr", "{x}", "a: b"])
def test_between_brackets_more_words_need_quotes(mot):
    assert dump({"a": Ligne(mot)}) == f'a: "{mot}"'


@pytest.mark.parametrize(
    "mot", ["", "8:30", "01001", "2024-01-15", "no", "Yes", "on", "null", "~", "- x", " x", "#x"]
)
def test_words_that_a_reader_could_mistake_take_double_quotes(mot):
    assert dump({"a": mot}) == f'a: "{mot}"'


@pytest.mark.parametrize(
    ("texte", "ecrit"),
    [
        ("un\ndeux\n", "a: |\n  un\n  deux"),
        ("un\n\ndeux", "a: |-\n  un\n\n  deux"),
        ("un \ndeux", 'a: "un \\ndeux"'),
        ("un\n\n", 'a: "un\\n\\n"'),
        (" un\ndeux", 'a: " un\\ndeux"'),
        ("un\tdeux", 'a: "un\\tdeux"'),
    ],
)
def test_a_paragraph_is_a_block_when_the_block_says_it_exactly(texte, ecrit):
    assert dump({"a": texte}) == ecrit


@pytest.mark.parametrize("nombre", ["8:30", "01001", "1e3", "2024-13-01", "18250.00"])
def test_numbers_and_dates_are_written_as_they_are(nombre):
    assert dump({"a": Nu(nombre)}) == f"a: {nombre}"


def test_nothing_is_said():
    assert dump({"a": None, "b": True}) == "a: null\nb: true"

"""French plurals, thousands and paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sicommun.reporters.phrases import plural, thousands, wrap
from sicommun.reporters.visible import cell_width


@pytest.mark.parametrize(
    ("combien", "phrase"),
    [(0, "aucune commune"), (1, "1 commune"), (2, "2 communes"), (34_871, "34\u202f871 communes")],
)
def test_plural(combien, phrase):
    assert plural(combien, "commune") == phrase


def test_thousands():
    assert [thousands(n) for n in (0, 999, 1_000, 2_000_000)] == [
        "0", "999", "1\u202f000", "2\u202f000\u202f000",
    ]  # fmt: skip


def test_french_punctuation_stays_with_its_word():
    assert wrap("manque « Fiscalité locale » : oui", 12) == ["manque", "« Fiscalité", "locale » :", "oui"]


def test_a_pipe_has_one_line():
    assert wrap("a " * 500, None) == ["a " * 500]


@given(st.lists(st.text("abé", min_size=1, max_size=12), min_size=1), st.integers(5, 40))
def test_wrapping_loses_no_word_and_overflows_only_for_a_long_one(mots, largeur):
    lignes = wrap(" ".join(mots), largeur)
    assert " ".join(lignes).split() == mots
    assert all(cell_width(ligne) <= largeur or " " not in ligne for ligne in lignes)

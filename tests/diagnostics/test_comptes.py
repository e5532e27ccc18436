"""Counting findings, and the verdict."""

import pytest

from sicommun.diagnostics import AVERTISSEMENT, ERREUR, INFORMATION, Diagnostic, Fiche
from sicommun.diagnostics.comptes import count, fails, gravest
from sicommun.positions import DEBUT
from sicommun.textes import clause


def _findings(*gravites):
    return [
        Diagnostic(Fiche("AAA001", "t", gravite, clause("X"), "t", "r"), "f", DEBUT, "m", "")
        for gravite in gravites
    ]


def test_counts_hold_zeros_and_begin_with_the_gravest():
    assert list(count(_findings(AVERTISSEMENT, AVERTISSEMENT)).items()) == [
        (ERREUR, 0), (AVERTISSEMENT, 2), (INFORMATION, 0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("gravites", "pire", "echoue", "echoue_strict"),
    [
        ((), None, False, False),
        ((INFORMATION,), INFORMATION, False, False),
        ((INFORMATION, AVERTISSEMENT), AVERTISSEMENT, False, True),
        ((AVERTISSEMENT, ERREUR), ERREUR, True, True),
    ],
)
def test_verdict(gravites, pire, echoue, echoue_strict):
    constats = _findings(*gravites)
    assert gravest(constats) is pire
    assert fails(constats, strict=False) is echoue
    assert fails(constats, strict=True) is echoue_strict

"""Counts in words."""

from sicommun.diagnostics import AVERTISSEMENT, ERREUR, INFORMATION
from sicommun.reporters.totaux import counts, totals


def test_only_errors_are_said_when_there_is_none():
    assert counts({ERREUR: 0, AVERTISSEMENT: 0, INFORMATION: 0}) == ["aucune erreur"]
    assert counts({ERREUR: 0, AVERTISSEMENT: 2, INFORMATION: 1}) == [
        "aucune erreur", "2 avertissements", "1 information",
    ]  # fmt: skip


def test_totals():
    assert totals({ERREUR: 1, AVERTISSEMENT: 1, INFORMATION: 0}, communes=12) == (
        "12 communes · 1 erreur · 1 avertissement"
    )

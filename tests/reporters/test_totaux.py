"""Counts in words."""

from sicommun.diagnostics import AVERTISSEMENT, ERREUR, INFORMATION
from sicommun.reporters.totaux import counts, decision, totals


def test_only_errors_are_said_when_there_is_none():
    assert counts({ERREUR: 0, AVERTISSEMENT: 0, INFORMATION: 0}) == ["aucune erreur"]
    assert counts({ERREUR: 0, AVERTISSEMENT: 2, INFORMATION: 1}) == [
        "aucune erreur", "2 avertissements", "1 information",
    ]  # fmt: skip


def test_totals():
    assert totals({ERREUR: 1, AVERTISSEMENT: 1, INFORMATION: 0}, communes=12) == (
        "12 communes · 1 erreur · 1 avertissement"
    )


def test_what_is_set_aside_is_always_said():
    comptes = {ERREUR: 0, AVERTISSEMENT: 0, INFORMATION: 0}
    debut = "1 commune · aucune erreur"
    assert totals(comptes, communes=1, ecartes=0) == debut
    assert totals(comptes, communes=1, ecartes=1) == f"{debut} · 1 constat écarté par dérogation"
    assert totals(comptes, communes=1, ecartes=2) == f"{debut} · 2 constats écartés par dérogation"


def test_a_decision_has_its_dates_its_author_and_its_place(ecarte):
    assert decision(ecarte) == (
        "le 15 janvier 2024, jusqu'au 31 décembre 2024, par : Directrice (data/epci.yaml:31)"
    )

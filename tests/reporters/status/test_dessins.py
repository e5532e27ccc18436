"""The geometry of the pictures, by hand."""

from __future__ import annotations

from datetime import date

import pytest

from sicommun.agenda.echeance import Echeance
from sicommun.reporters.status.dessins import LARGE, MARGE, bar_length, calendar
from sicommun.reporters.status.mots import bar, percent

JOUR = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("faites", "dues", "longueur"),
    [(0, 10, 0), (1, 1000, 1), (999, 1000, 99), (1000, 1000, 100), (5, 0, 0), (-3, 10, 0)],
)
def test_a_bar_is_full_only_when_nothing_is_missing(faites, dues, longueur):
    assert bar_length(faites, dues) == longueur


def test_so_is_the_bar_of_a_screen():
    assert [bar(n, 100, 4) for n in (0, 1, 50, 99, 100)] == ["░░░░", "█░░░", "██░░", "███░", "████"]
    assert [percent(n, 187) for n in (0, 1, 186, 187)] == [0, 0, 99, 100]
    assert (bar(0, 0, 4), percent(0, 0)) == ("░░░░", 0)


def terme(jour, debiteur="commune"):
    return Echeance("bipartite", "Réunion", jour, "GOV-07", debiteur, "a_venir")


def test_terms_of_one_day_and_debtor_are_one_dot():
    dessin = calendar(
        [terme(date(2026, 12, 31)), terme(date(2026, 12, 31)), terme(date(2027, 6, 30), "epci")], JOUR
    )
    assert [ligne["nom"] for ligne in dessin["lignes"]] == ["la commune", "l'EPCI"]
    assert [(p["n"], p["y"]) for p in dessin["points"]] == [
        (1, dessin["lignes"][1]["y"]),
        (2, dessin["lignes"][0]["y"]),
    ]


def test_the_line_of_time_goes_from_the_day_to_a_year_later():
    dessin = calendar([terme(JOUR), terme(date(2027, 11, 25))], JOUR)
    premier, dernier = sorted(point["x"] for point in dessin["points"])
    assert MARGE < premier < MARGE + 30
    assert LARGE - 30 < dernier < LARGE
    assert all(isinstance(valeur, int) for point in dessin["points"] for valeur in point.values())


def test_months_are_named_once_and_january_bears_its_year():
    noms = [mois["nom"] for mois in calendar([terme(JOUR)], JOUR)["mois"]]
    attendus = "déc., janv. 2027, févr., mars, avr., mai, juin, juil., août, sept., oct., nov."
    assert noms == attendus.split(", ")
    assert len(calendar([terme(JOUR)], date(2024, 2, 29))["mois"]) == 12
    assert [m["nom"] for m in calendar([terme(JOUR)], date(2025, 3, 1))["mois"]][-1] == "févr."

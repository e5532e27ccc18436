"""Revenue orders against the statement that they rest on."""

from __future__ import annotations

import pytest

BUDGET, ARRETE = "data/budgets/2024.yaml", "data/arretes/2024.yaml"
TITRES = "exercice: 2024\ntitres: [{qui: epci, numero: T-1, le: 2024-01-01}]\n"
FIGE = """
exercice: 2024
statut: %s
arrete_le: 2025-01-20
convention: "2024"
outil: "0.1.0"
empreinte: "0"
"""


@pytest.mark.parametrize(("statut", "combien"), [("arrete", 0), ("rouvert", 1), ("", 1)])
def test_an_order_rests_on_a_frozen_statement(constats, statut, combien):
    fichiers = {BUDGET: TITRES, **({ARRETE: FIGE % statut} if statut else {})}
    assert len(constats("BUD016", fichiers)) == combien
    assert constats("BUD016", {**fichiers, BUDGET: "exercice: 2024\n"}) == []


def test_a_frozen_statement_that_cannot_be_read_is_there(constats):
    assert constats("BUD016", {BUDGET: TITRES, ARRETE: "exercice: [\n"}, illisibles={ARRETE}) == []


def test_an_order_of_the_first_day_is_in_time(constats):
    assert constats("BUD015", {BUDGET: TITRES}) == []


@pytest.mark.parametrize(("exercice", "combien"), [("", 0), (", exercice: 2023", 0), (", exercice: 2024", 1)])
def test_a_correction_is_of_a_past_year(constats, exercice, combien):
    ligne = f"{{qui: epci, libelle: Comptage, montant: -1.00{exercice}}}"
    assert len(constats("BUD017", {BUDGET: f"exercice: 2024\nregularisations: [{ligne}]\n"})) == combien

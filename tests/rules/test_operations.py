"""The operations agreed on: the day that each rule turns on."""

from __future__ import annotations

from datetime import date

import pytest

V = "data/communes/valombre/commune.yaml"
TETE = 'nom: Valombre\nsiren: "219900016"\noperations:\n- {intitule: Pare-feu%s}\n'
JOUR = date(2024, 12, 31)


@pytest.mark.parametrize(
    ("suite", "combien"),
    [
        ("", 0),
        (", echeance: 2024-12-31", 0),
        (", echeance: 2024-12-30", 1),
        (", echeance: 2024-12-30, cadre: sortie", 1),
        (", echeance: 2024-12-30, faite_le: 2024-12-31", 0),
        (", echeance: 2024-12-30, faite_le: 2025-02-03", 1),
        (", echeance: 2024-12-30, abandonnee: oui", 0),
    ],
    ids=["sans terme", "le jour", "la veille", "à la sortie", "faite", "faite depuis", "abandonnée"],
)
def test_what_is_agreed_on_is_done(constats, suite, combien):
    assert len(constats("ADH015", {V: TETE % suite}, jour=JOUR)) == combien


@pytest.mark.parametrize(
    ("suite", "cles"),
    [
        (", convenue_le: 2024-03-18, echeance: 2024-03-18, faite_le: 2024-03-18", []),
        (", convenue_le: 2024-03-18, echeance: 2024-03-17, faite_le: 2024-03-17", ["echeance", "faite_le"]),
        (", convenue_le: 2024-03-18", []),
        (", echeance: 2024-03-17, faite_le: 2024-03-16", []),
    ],
    ids=["le même jour", "la veille", "sans suite", "sans accord daté"],
)
def test_an_agreement_comes_first(constats, suite, cles):
    trouves = constats("ADH017", {V: TETE % suite})
    assert [chemin for chemin, _ in trouves] == [("operations", 0, cle) for cle in cles]

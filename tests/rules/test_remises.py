"""Lists of impacts and recommendations."""

from __future__ import annotations

from datetime import date

import pytest

ANNEE = "data/gouvernance/2024.yaml"
LISTE = "annee: 2024\nimpacts: [{commune: valombre, semestre: S1, remis_le: 2024-05-14%s}]\n"
MESURE = "annee: 2024\nrecommandations: [{commune: valombre, intitule: Postes, negociee_le: 2024-05-14%s}]\n"


@pytest.mark.parametrize(
    ("suite", "messages"),
    [
        (", neant: oui", []),
        (", elements: [Un]", []),
        ("", ["liste du 14 mai 2024 : ni élément, ni « néant »"]),
        (", neant: oui, elements: [Un, Deux]", ["néant, et 2 éléments"]),
    ],
)
def test_a_list_says_something(constats, suite, messages):
    assert [message for _, message in constats("GOV009", {ANNEE: LISTE % suite})] == messages


@pytest.mark.parametrize(
    ("suite", "combien"),
    [
        ("", 0),
        (", echeance: 2024-12-31", 0),
        (", echeance: 2024-12-30", 1),
        (", echeance: 2024-12-30, etat: en_cours", 1),
        (", echeance: 2024-12-30, etat: faite", 0),
        (", echeance: 2024-12-30, etat: abandonnee", 0),
    ],
    ids=["sans terme", "le jour", "la veille", "en cours", "faite", "abandonnée"],
)
def test_a_recommendation_is_followed(constats, suite, combien):
    assert len(constats("GOV010", {ANNEE: MESURE % suite}, jour=date(2024, 12, 31))) == combien

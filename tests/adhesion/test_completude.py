"""Completeness: what a portée makes due, and what is answered."""

from __future__ import annotations

from textwrap import dedent

import pytest

from sicommun.adhesion.completude import completude
from sicommun.store.forme.description import form_description
from sicommun.store.modele import load_modele
from sicommun.store.yamlfile import read

MODELE = load_modele()


def decrire(texte: str):
    donnees = read("arretee_au: 2024-06-30\n" + dedent(texte), "x").donnees
    description, constats = form_description(donnees, "data/communes/x/description.yaml", MODELE)
    assert not constats
    return description


@pytest.mark.parametrize(
    ("portee", "lignes"),
    [
        (["A"], 2),
        (["B"], 5 + 25 + 17 + 17 + 16 + 5 + 6),
        (["B/telecoms"], 91),
        (["C/finances"], 5),
        (["C/securite"], 5 + 3),
        (["C/environnement_action_economique"], 0),
        (["A", "C/amenagement_urbain_logement"], 1 + 5),
        (["Z", "C/inconnu", "C"], 0),
    ],
)
def test_rows_due_by_portee(portee, lignes):
    assert completude(None, portee, modele=MODELE).exigibles == lignes


def test_the_whole_model_has_the_187_rows_of_the_source_in_its_two_blocks():
    """`complete` asks for one element at least: 187 rows less the second block of isolated sites."""
    assert completude(None, [], modele=MODELE, exigible="complete").exigibles == 187 - 16


def test_an_empty_row_is_missing_and_sans_objet_answers():
    compte = completude(
        decrire(
            "app_finances: {execution_budgetaire: 4, prospective_financiere: sans objet, fiscalite_locale: }"
        ),
        ["C/finances"],
        modele=MODELE,
    )
    domaine = compte.domaines["app_finances"]
    assert (domaine.repondues, domaine.exigibles) == (2, 5)
    assert [ligne.libelle for _, ligne in domaine.manquantes] == [
        "Fiscalité locale",
        "Télétransmission (Flux HELIOS)",
        "Autres",
    ]


def test_a_zero_is_an_answer():
    assert (
        completude(
            decrire("app_finances: {execution_budgetaire: 0}"), ["C/finances"], modele=MODELE
        ).repondues
        == 1
    )


def test_a_domain_sans_objet_answers_all_its_rows():
    assert completude(decrire("app_finances: sans objet"), ["C/finances"], modele=MODELE).est_complete


def test_each_element_of_a_repeatable_domain_owes_its_rows():
    description = decrire("""
        sites_isoles:
          - {nom: Gymnase, nombre_sites: 1}
          - {nom: École, nombre_sites: 1, poste_informatique_fixe: 4}
    """)
    domaine = completude(description, ["B"], modele=MODELE).domaines["sites_isoles"]
    assert (domaine.repondues, domaine.exigibles) == (3, 32)
    assert domaine.manquantes[0][0] == "Gymnase"

"""The page of a clause."""

from __future__ import annotations

import json

import pytest

from sicommun.model.destins import PageClause
from sicommun.reporters.clause import render_json, render_text
from sicommun.reporters.ecran import Ecran
from sicommun.textes import Source


@pytest.fixture
def page(fiches):
    return PageClause(
        Source(
            "EXC-09", "Faute de régularisation effective dans un délai de 3 mois", "Exclusion", ligne="125"
        ),
        "clause",
        champs=(("commune.parcours.mise_en_demeure.recu_le", "Reçue le"), ("convention.titre", "Titre")),
        fiches=tuple(fiches[1:2]),
        calculs=("adhesion.delais",),
        faits=("exclusion", "levee"),
        modele=("B/telecoms",),
        suites={"agenda": "J-30"},
        note="une note",
    )


@pytest.fixture
def a_venir(monkeypatch):
    """Hold the agenda for a feature to come, whatever this version has."""
    monkeypatch.setattr("sicommun.reporters.clause.A_VENIR", frozenset({"agenda"}))


def test_a_page(page, a_venir):
    assert render_text([page]) == (
        "EXC-09  Exclusion, ligne 125 de la source\n"
        "\n"
        "   « Faute de régularisation effective dans un délai de 3 mois »\n"
        "\n"
        "   Règles      EXC009  erreur : exclusion avant le terme des trois mois\n"
        "   Champs      commune.parcours.mise_en_demeure.recu_le : Reçue le\n"
        "               convention.titre : Titre\n"
        "   Calculs     délais de date à date\n"
        "   Faits       exclusion, levee\n"
        "   Modèle      B/telecoms\n"
        "   À venir     agenda : J-30\n"
        "   Note        une note\n"
    )


def test_a_feature_that_has_come(page, monkeypatch):
    monkeypatch.setattr("sicommun.reporters.clause.A_VENIR", frozenset())
    assert "   Déjà là     agenda : J-30\n" in render_text([page])
    assert json.loads(render_json([page]))["clauses"][0]["suites"][0]["a_venir"] is False


def test_a_clause_without_object():
    page = PageClause(
        Source("X-01", "mots", "Titre", ligne="3-4"), "clause", raison="la vie est ailleurs", note=""
    )
    assert render_text([page]) == (
        "X-01  Titre, lignes 3-4 de la source\n"
        "\n"
        "   « mots »\n"
        "\n"
        "   Sans objet  pour un logiciel, car la vie est ailleurs\n"
    )


def test_a_law_is_no_quotation_and_may_serve_nowhere():
    page = PageClause(Source("L1", "un résumé", "Code", "loi"), "loi")
    assert render_text([page]) == (
        "L1  Code  (résumé ; le texte officiel seul fait foi)\n"
        "\n"
        "   un résumé\n"
        "\n"
        "   Règles      aucune ne s'y appuie\n"
    )


def test_a_family_is_a_list(page):
    autre = PageClause(Source("EXC-10", "mot " * 30, "Exclusion"), "clause")
    assert render_text([page, autre]) == (
        "EXC-09    Faute de régularisation effective dans un délai de 3 mois  EXC009\n"
        "EXC-10    mot mot mot mot mot mot mot mot mot mot mot mot mot mot …\n"
    )


def test_a_narrow_terminal(page):
    lignes = render_text([page], Ecran(largeur=60)).splitlines()
    assert all(len(ligne) <= 60 for ligne in lignes)
    assert "               trois mois" in lignes


def test_json(page, a_venir):
    document = json.loads(render_json([page]))
    assert document["format"] == 1
    (clause,) = document["clauses"]
    assert clause["id"] == "EXC-09"
    assert clause["ligne"] == "125"
    assert clause["codes"] == [
        {"code": "EXC009", "gravite": "erreur", "titre": "exclusion avant le terme des trois mois"}
    ]
    assert clause["champs"][0] == {"chemin": "commune.parcours.mise_en_demeure.recu_le", "titre": "Reçue le"}
    assert clause["suites"] == [{"quoi": "agenda", "texte": "J-30", "a_venir": True}]
    assert clause["sans_objet"] is None

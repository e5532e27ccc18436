"""The boxes of a published sheet."""

from __future__ import annotations

import pytest

A002 = "data/contracts/A002.yaml"
A003 = "data/contracts/A003.yaml"
TETE = "code: A003\nnom: Assistance\nportee: [B/postes]\n"
PLEINE = (
    TETE
    + """
gestionnaire: Support
description: Bureautique
vue: {publie: oui, famille: Postes}
contact_activite: Le demandeur
escalade: [Chef de service]
impacts: {impact: moyen, priorite: moyenne}
revision: {rapport_service: annuel, revue_service: annuelle, date_revision: 2025-01-01,
  evaluation_securite: Audit}
etapes: [{numero: 1, acteur: demandeur, texte: Appelle}]
"""
)
BONS = {
    "CTR019 sans émetteur": TETE,
    "CTR019 à la casse près": TETE + "emetteur: service  Commun\n",
    "CTR023": PLEINE,
    "CTR023 pas publié": TETE,
}
MAUVAIS = {
    "CTR019": (
        TETE + "emetteur: DSIT\n",
        ("emetteur",),
        "délivré par « DSIT », et non par « Service commun »",
    ),
    "CTR023 une case": (
        PLEINE.replace("famille: Postes", ""),
        ("vue", "publie"),
        "A003 est publié, et laisse vide : famille",
    ),
    "CTR023 deux cases": (
        PLEINE.replace("impact: moyen, priorite: moyenne", ""),
        ("vue", "publie"),
        "A003 est publié, et laisse vide : impact sur l'activité, priorité",
    ),
    "CTR023 presque tout": (
        TETE + "vue: {publie: oui}\ngestionnaire: Support\n",
        ("vue", "publie"),
        (
            "A003 est publié, et laisse vide : description, famille, contact activité, contact escalade "
            "et 7 autres cases"
        ),
    ),
}


@pytest.mark.parametrize(("nom", "texte"), BONS.items(), ids=list(BONS))
def test_a_good_sheet_is_silent(constats, nom, texte):
    assert constats(nom[:6], {A003: texte}) == []


@pytest.mark.parametrize(("nom", "cas"), MAUVAIS.items(), ids=list(MAUVAIS))
def test_a_bad_sheet_is_told(constats, nom, cas):
    texte, chemin, message = cas
    assert constats(nom[:6], {A003: texte}) == [(chemin, message)]


def test_the_first_empty_box_gives_the_clause(depot):
    from sicommun.rules.fiches import filled_before_published

    texte = PLEINE.replace("evaluation_securite: Audit", "")
    registre = depot({A003: texte}).registre
    (constat,) = filled_before_published(registre.contrats["A003"], registre)
    assert constat.source == "CS-30"


def test_the_second_file_of_a_name_is_told(constats):
    autre = TETE.replace("A003", "A002").replace("Assistance", "assistance ")
    assert constats("CTR025", {A002: autre, A003: TETE}) == [
        (("nom",), "« Assistance » est déjà le nom du contrat A002")
    ]


def test_two_names_or_one_code_are_no_matter(constats):
    autre = TETE.replace("A003", "A002").replace("Assistance", "Formation")
    assert constats("CTR025", {A002: autre, A003: TETE}) == []
    assert constats("CTR025", {A002: TETE, A003: TETE}) == []

"""The `forme` step: every way of writing an answer becomes one `Reponse`, or a finding."""
# ruff: noqa: E501 — a case is a line of YAML

from __future__ import annotations

from datetime import date
from decimal import Decimal
from textwrap import dedent

import pytest

from sicommun.model.description import Adresse, Mention, Reponse
from sicommun.store.forme.description import form_description
from sicommun.store.modele import load_modele
from sicommun.store.yamlfile import read

FICHIER = "data/communes/valombre/description.yaml"


def lire(texte: str):
    donnees = read("arretee_au: 2024-06-30\n" + dedent(texte), FICHIER).donnees
    return form_description(donnees, FICHIER, load_modele())


@pytest.mark.parametrize(
    ("ecrit", "reponse"),
    [
        ("reseau: {nombre_total_sites: 3}", Reponse(quantite=Decimal(3))),
        ("reseau: {nombre_total_sites: sans objet}", Reponse(sans_objet=True)),
        ("reseau: {nombre_total_sites: {sans_objet: oui}}", Reponse(sans_objet=True)),
        (
            "reseau: {nombre_total_sites: {quantite: 3, description: dont un loué, au: 2024-05-02}}",
            Reponse(quantite=Decimal(3), description="dont un loué", au=date(2024, 5, 2)),
        ),
        ("reseau: {fibre_optique_privative: 12.4}", Reponse(quantite=Decimal("12.4"))),
        ("datacenters: {firewall: Pare-feu du marché}", Reponse(description="Pare-feu du marché")),
        ("datacenters: {firewall: 2}", Reponse(quantite=Decimal(2))),
        ("datacenters: {sauvegarde: {quantite: 120, unite: Go}}", Reponse(quantite=Decimal(120), unite="Go")),
        (
            'reseau: {adresses_sites: [Mairie, {voie: 1 rue Haute, code_postal: "21000"}]}',
            Reponse(valeur=(Adresse("Mairie"), Adresse(voie="1 rue Haute", code_postal="21000"))),
        ),
        ("datacenters: {autres: [{libelle: Onduleur, quantite: 2}]}", Reponse(valeur=(Mention("Onduleur", quantite=Decimal(2)),))),
        ("datacenters: {autres: néant}", Reponse(description="néant")),
    ],
)  # fmt: skip
def test_every_way_of_answering_gives_one_shape(ecrit, reponse):
    description, constats = lire(ecrit)
    assert not constats
    ((bloc,),) = description.blocs.values()
    assert list(bloc.reponses.values()) == [reponse]


@pytest.mark.parametrize(
    "ecrit",
    [
        "reseau:",
        "reseau: {}",
        "reseau: {nombre_total_sites: }",
        "reseau: {nombre_total_sites: {}}",
        "datacenters: {sauvegarde: {unite: To}}",
    ],
)
def test_an_empty_answer_is_no_answer(ecrit):
    description, constats = lire(ecrit)
    assert not constats
    assert not any(bloc.reponses for blocs in description.blocs.values() for bloc in blocs)


REFUS = [
    (
        "reseau: {nombre_total_sites: douze}",
        ("reseau", "nombre_total_sites"),
        "un nombre entier est attendu, pas « douze »",
    ),
    ("reseau: {nombre_total_sites: 3.5}", ("reseau", "nombre_total_sites"), "un nombre entier"),
    (
        "reseau: {nombre_total_sites: {quantite: -3}}",
        ("reseau", "nombre_total_sites", "quantite"),
        "un nombre entier",
    ),
    (
        "reseau: {nombre_total_sites: {quantité: 3}}",
        ("reseau", "nombre_total_sites", "quantité"),
        "vouliez-vous dire « quantite »",
    ),
    ("reseau: {nombre_de_sites: 3}", ("reseau", "nombre_de_sites"), "« nombre_total_sites »"),
    ("reseaux: {nombre_total_sites: 3}", ("reseaux",), "vouliez-vous dire « reseau »"),
    ("reseau: trois", ("reseau",), "un bloc de lignes est attendu"),
    ("reseau: [3]", ("reseau",), "un bloc de lignes est attendu, pas une liste"),
    ("sites_isoles: {nom: Gymnase}", ("sites_isoles",), "est une liste d'éléments nommés"),
    ("sites_isoles: [{nombre_sites: 1}]", ("sites_isoles", 0), "chaque élément de cette liste a un nom"),
    (
        "reseau: {adresses_sites: {adresses: Mairie}}",
        ("reseau", "adresses_sites", "adresses"),
        "une liste est attendue",
    ),
    ("datacenters: {autres: [{description: x}]}", ("datacenters", "autres", 0), "a un libellé"),
    ("datacenters: {firewall: true}", ("datacenters", "firewall"), "un texte est attendu"),
    ("datacenters: {firewall: 12:30}", ("datacenters", "firewall"), "s'écrit entre guillemets"),
]


@pytest.mark.parametrize(("ecrit", "chemin", "message"), REFUS)
def test_a_refusal_keeps_the_path_of_origin(ecrit, chemin, message):
    description, constats = lire(ecrit)
    assert description is None
    assert [finding.path for _, finding in constats] == [chemin]
    assert message in constats[0][1].message


def test_all_refusals_come_at_once():
    _, constats = lire("""
        reseau: {nombre_total_sites: douze, nombre_total_agents: -1}
        datacenters: {firewal: x}
        inconnu: 3
    """)
    assert len(constats) == 4


def test_a_head_without_a_date_is_refused():
    description, constats = form_description({"reseau": "sans objet"}, FICHIER, load_modele())
    assert description is None
    assert [(fiche.code, finding.path) for fiche, finding in constats] == [("FOR002", ("arretee_au",))]


def test_a_number_in_quotes_is_not_the_bare_one_read_just_before():
    _, (constat,) = lire('reseau: {nombre_total_sites: 12, nombre_total_agents: "12"}')
    assert constat[1].path == ("reseau", "nombre_total_agents")
    description, _ = lire('datacenters: {firewall: 12, type_acces_internet: "12"}')
    reponses = description.blocs["datacenters"][0].reponses
    assert reponses["firewall"] == Reponse(quantite=Decimal(12))
    assert reponses["type_acces_internet"] == Reponse(description="12")

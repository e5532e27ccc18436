"""The amounts of a ledger."""

from __future__ import annotations

import pytest

BUDGET = "data/budgets/2024.yaml"
TETE = "exercice: 2024\nobjets:\n- code: internet\n  libelle: Accès Internet\n  utilisateurs: tous\n"
BAIE = "libelle: Baie, montant_ttc: 10.00, mise_en_service: 2024-01-01, duree: 5"

BONS = {
    "BUD007": TETE + "  depenses: [{libelle: Opérateur, montant: 0.00}]\n",
    "BUD007 avoir": TETE + "  depenses: [{libelle: Remise, montant: -120.00, nature: avoir}]\n",
    "BUD008": TETE + "  depenses: [{libelle: Opérateur, montant: 120.00, tva: 120.00}]\n",
    "BUD008 avoir": TETE + "  depenses: [{libelle: R, montant: -120.00, nature: avoir, tva: -20.00}]\n",
    "BUD010": TETE + "  depenses: [{libelle: Opérateur, montant: 120.00, individualisable: non}]\n",
}
MAUVAIS = {
    "BUD007 dépense": (
        TETE + "  depenses: [{libelle: Subvention, montant: -8200.00}]\n",
        ("objets", 0, "depenses", 0, "montant"),
        "« Subvention » : −8\u202f200,00\xa0€",
    ),
    "BUD007 recette": (
        TETE + "  recettes: [{libelle: A, montant: 1.00}, {libelle: B, montant: -0.01}]\n",
        ("objets", 0, "recettes", 1, "montant"),
        "« B » : −0,01",
    ),
    "BUD007 investissement": (
        TETE + f"  investissements: [{{{BAIE}, fctva: -1.64}}]\n",
        ("objets", 0, "investissements", 0, "fctva"),
        "« Baie » : −1,64",
    ),
    "BUD008": (
        TETE + "  depenses: [{libelle: Opérateur, montant: 12.00, tva: 20.00}]\n",
        ("objets", 0, "depenses", 0, "tva"),
        "20,00\xa0€ de TVA sur 12,00\xa0€",
    ),
    "BUD010": (
        TETE + "  depenses: [{libelle: Licences, montant: 12.00, individualisable: oui}]\n",
        ("objets", 0, "depenses", 0, "individualisable"),
        "« Licences » (12,00\xa0€) ne profite qu'à une commune",
    ),
}


@pytest.mark.parametrize("cas", BONS)
def test_what_is_right_is_left_alone(constats, cas):
    assert constats(cas.split()[0], {BUDGET: BONS[cas]}) == []


@pytest.mark.parametrize("cas", MAUVAIS)
def test_what_is_wrong_is_said_where_it_stands(constats, cas):
    texte, chemin, debut = MAUVAIS[cas]
    ((trouve, message),) = constats(cas.split()[0], {BUDGET: texte})
    assert trouve == chemin
    assert message.startswith(debut)


@pytest.mark.parametrize(("subventions", "combien"), [("999.99", 0), ("1000.00", 0), ("1000.01", 1)])
def test_aid_never_exceeds_what_it_helps(constats, subventions, combien):
    bien = f"{{libelle: S, montant_ttc: 1200.00, subventions: {subventions}, fctva: 200.00"
    texte = (
        "exercice: 2024\nobjets:\n- {code: o, libelle: O, utilisateurs: tous, epci_utilise: oui, "
        f"investissements: [{bien}, mise_en_service: 2024-01-01, duree: 5}}]}}\n"
    )
    trouves = constats("BUD020", {"data/budgets/2024.yaml": texte})
    assert [chemin for chemin, _ in trouves] == [("objets", 0, "investissements", 0)] * combien


@pytest.mark.parametrize(("tarif", "combien"), [("-0.01", 1), ("0.00", 0), ("38.50", 0)])
def test_a_rate_has_no_sign(constats, tarif, combien):
    texte = (
        "exercice: 2024\nobjets:\n- {code: o, libelle: O, utilisateurs: tous, epci_utilise: oui, "
        f"cle: forfait, tarif: {tarif}}}\n"
    )
    trouves = constats("BUD007", {"data/budgets/2024.yaml": texte})
    assert [chemin for chemin, _ in trouves] == [("objets", 0, "tarif")] * combien

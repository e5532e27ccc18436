"""From the words of a target to files and places."""

import pytest

from sicommun.rules.cibles import aim, names

COMMUNE = "data/communes/valombre/commune.yaml"
DESCRIPTION = "data/communes/valombre/description.yaml"
CONTRAT = "data/contracts/A002.yaml"
BUDGET = "data/budgets/2024.yaml"
FICHIERS = {
    COMMUNE: """
        nom: Valombre
        nature: commune
        code_insee: "01001"
        siren: "210000001"
        parcours:
          - {le: 2018-03-12, fait: interet}
          - {le: 2019-01-07, fait: avis_cst, instance: commune, avis: favorable}
          - {le: 2019-01-07, fait: interet}
    """,
    DESCRIPTION: """
        arretee_au: 2024-06-30
        reseau: {nombre_total_postes_informatiques: 12}
        sites_isoles:
          - {nom: Gymnase, type: simple, type_acces_internet: ADSL}
          - {nom: Stade, type: simple, type_acces_internet: ADSL}
    """,
    CONTRAT: """
        code: A002
        nom: Accès
        portee: [B/telecoms]
        gestionnaire: Réseau
        niveaux: [{du: 2024-01-01, gti: 4h}]
    """,
    BUDGET: """
        exercice: 2024
        objets:
          - code: internet
            libelle: Accès
            portee: [B/telecoms]
            utilisateurs: tous
            epci_utilise: oui
            depenses: [{libelle: Lien, montant: 1.00, nature: fonctionnement}]
    """,
}


@pytest.fixture
def registre(depot):
    return depot(FICHIERS).registre


@pytest.mark.parametrize(
    ("cible", "zones"),
    {
        "valombre": ((COMMUNE, ()), (DESCRIPTION, ())),
        "210000001": ((COMMUNE, ()), (DESCRIPTION, ())),
        COMMUNE: ((COMMUNE, ()),),
        f"{COMMUNE}/siren": ((COMMUNE, ("siren",)),),
        "valombre/parcours/2018-03-12": ((COMMUNE, ("parcours", 0)),),
        "valombre/parcours/2019-01-07": ((COMMUNE, ("parcours", 1)), (COMMUNE, ("parcours", 2))),
        "valombre/reseau/nombre_total_postes_informatiques": (
            (DESCRIPTION, ("reseau", "nombre_total_postes_informatiques")),
        ),
        "valombre/sites_isoles": ((DESCRIPTION, ("sites_isoles",)),),
        "valombre/sites_isoles/Stade": ((DESCRIPTION, ("sites_isoles", 1)),),
        "valombre/sites_isoles/Stade/type_acces_internet": (
            (DESCRIPTION, ("sites_isoles", 1, "type_acces_internet")),
        ),
        "A002": ((CONTRAT, ()),),
        "A002/niveaux/2024-01-01/gti": ((CONTRAT, ("niveaux", 0, "gti")),),
        "budget/2024": ((BUDGET, ()),),
        "budget/2024/internet": ((BUDGET, ("objets", 0)),),
        "budget/2024/objets/internet/depenses/Lien": ((BUDGET, ("objets", 0, "depenses", 0)),),
        "epci": (("data/epci.yaml", ()),),
        "epci/membres/210000001": (("data/epci.yaml", ("membres", 0)),),
        "valombre/parcours/0": (),
        "valombre/parcours/2020-01-01": (),
        "valombre/sites_isoles/Piscine": (),
        "valombre/inconnue": (),
        "valombre/model_fields": (),
        "valombre/siren/2": (),
        "valonbre": (),
        "budget": (),
        "budget/2025": (),
        "convention/2024": (),
        "data": (),
        "data/communes/autre/commune.yaml": (),
        "data/../data/epci.yaml": (),
    }.items(),
)
def test_a_target_names_zones(registre, cible, zones):
    assert aim(cible, registre) == zones


def test_what_a_target_may_begin_with(registre):
    assert list(names(registre)) == ["epci", "valombre", "A002", "budget/2024"]

"""The codes of every portée."""

from __future__ import annotations

import pytest

from sicommun.rules.portees import domains_of_c
from sicommun.store.modele import load_modele

V = "data/communes/valombre/commune.yaml"
A003 = "data/contracts/A003.yaml"
BUDGET = "data/budgets/2024.yaml"
TETE = 'nom: Valombre\nsiren: "219900016"\n'
CONTRAT = "code: A003\nnom: Assistance\nportee: %s\n"
OBJET = "exercice: 2024\nobjets: [{code: internet, libelle: Accès, utilisateurs: tous, %s}]\n"
C_NU = "« C » seul ne suffit pas : nommer les domaines confiés, par exemple « C/finances » (16 possibles"


def interet(portee, fait="interet"):
    return TETE + f"parcours: [{{le: 2024-01-01, fait: {fait}, portee: {portee}}}]\n"


def derogation(portee):
    return TETE + f"derogations_exclusivite: [{{portee: {portee}, objet: Accès, prestataire: Tiers}}]\n"


BONS = {
    "ENS001": {V: interet("[A, B, B/telecoms, C, C/finances]")},
    "ENS001 service": {V: interet("[A003]"), A003: CONTRAT % "[B]"},
    "ENS001 dérogation": {V: derogation("B/telecoms")},
    "ENS002": {V: interet("[A, B, C/finances]")},
    "ENS004": {V: interet("[A, C/finances]")},
    "ENS004 retrait": {V: interet("[C]", "demande_retrait")},
    "ENS011": {A003: CONTRAT % "[B/postes, C/finances]"},
    "ENS012": {BUDGET: OBJET % "portee: [B/telecoms], services: [A003]", A003: CONTRAT % "[B]"},
}
MAUVAIS = {
    "ENS001 domaine": (
        {V: interet("[A, C/financess]")},
        ("parcours", 0, "portee", 1),
        "« C/financess » n'est pas un code de portée ; vouliez-vous dire « C/finances » ?",
    ),
    "ENS001 ensemble": ({V: interet("[D]")}, ("parcours", 0, "portee", 0), "« D » n'est pas un code"),
    "ENS001 a": ({V: interet("[A/sig]")}, ("parcours", 0, "portee", 0), "« A/sig » : l'ensemble A ne se"),
    "ENS001 service": (
        {V: interet("[A007]")},
        ("parcours", 0, "portee", 0),
        "le service « A007 » n'a pas de contrat de service",
    ),
    "ENS001 dérogation": (
        {V: derogation("B/telecom")},
        ("derogations_exclusivite", 0, "portee"),
        "« B/telecom » n'est pas un code de portée",
    ),
    "ENS002": ({V: interet("[A, A]")}, ("parcours", 0, "portee", 1), "« A » est déjà dans cette portée"),
    "ENS002 compris": (
        {V: interet("[B/telecoms, B]")},
        ("parcours", 0, "portee", 0),
        "« B/telecoms » est déjà compris dans « B »",
    ),
    "ENS004": ({V: interet("[A, C]")}, ("parcours", 0, "portee", 1), C_NU),
    "ENS004 avenant": ({V: interet("[C]", "avenant")}, ("parcours", 0, "portee", 0), C_NU),
    "ENS004 dérogation": ({V: derogation("C")}, ("derogations_exclusivite", 0, "portee"), C_NU),
    "ENS011": ({A003: CONTRAT % "[B/poste]"}, ("portee", 0), "« B/poste » n'est pas un code de portée"),
    "ENS011 c": ({A003: CONTRAT % "[C]"}, ("portee", 0), C_NU),
    "ENS012 portée": (
        {BUDGET: OBJET % "portee: [B/telecom]"},
        ("objets", 0, "portee", 0),
        "« B/telecom » n'est pas un code de portée",
    ),
    "ENS012 c": ({BUDGET: OBJET % "portee: [C]"}, ("objets", 0, "portee", 0), C_NU),
    "ENS012 service": (
        {BUDGET: OBJET % "services: [A007]"},
        ("objets", 0, "services", 0),
        "le service « A007 » n'a pas de contrat de service",
    ),
}


@pytest.mark.parametrize("cas", BONS)
def test_what_is_right_is_left_alone(constats, cas):
    assert constats(cas.split()[0], BONS[cas]) == []


@pytest.mark.parametrize("cas", MAUVAIS)
def test_what_is_wrong_is_said_where_it_stands(constats, cas):
    fichiers, chemin, debut = MAUVAIS[cas]
    ((trouve, message),) = constats(cas.split()[0], fichiers)
    assert trouve == chemin
    assert message.startswith(debut)


def test_a_contract_that_could_not_be_read_is_there(constats):
    fichiers = {V: interet("[A003]"), A003: "code: [\n"}
    assert constats("ENS001", fichiers, illisibles=[A003]) == []


def test_the_page_lists_the_sixteen_domains_of_the_model():
    page = domains_of_c.__doc__
    assert [code for code in load_modele().domaines if f"`C/{code}`" not in page] == []
    assert page.count("`C/") == 16

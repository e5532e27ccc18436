"""A year of governance."""

from __future__ import annotations

from datetime import date

import pytest

ANNEE = "data/gouvernance/2024.yaml"
COMMUNES = {
    "data/communes/chenove/commune.yaml": 'nom: Chenôve\nsiren: "212101661"\n',
    "data/communes/talant/commune.yaml": 'nom: Talant\nsiren: "212106173"\n',
}
TETE = "annee: 2024\n"
DECISION = TETE + "decisions: [{le: 2024-06-12, objet: Migration, communes: [chenove, talant], %s}]\n"

BONS = {
    "GOV001": TETE + "reunions: [{type: bipartite, le: 2024-05-14, commune: chenove}]\n",
    "GOV001 plénière": TETE + "reunions: [{type: pleniere, le: 2024-05-14, convoques: [chenove, talant]}]\n",
    "GOV002": TETE + "reunions: [{type: pleniere, le: 2024-12-31}]\n",
    "GOV002 remise": TETE + "bilans: [{semestre: S2, remis_le: 2025-06-30}]\n",
    "GOV003": DECISION
    % "arretee: oui, accords: [{commune: talant, le: 2024-06-12}, {commune: chenove, le: 2024-06-12}]",
    "GOV003 proposée": DECISION % "arretee: non",
    "GOV004": TETE,
    "GOV005": TETE + "reunions: [{type: pleniere, le: 2024-06-12, proces_verbal: PV-1}]\n",
    "GOV005 deux mois": TETE + "reunions: [{type: pleniere, le: 2024-09-15}]\n",
}
MAUVAIS = {
    "GOV001 réunion": (
        TETE + "reunions: [{type: bipartite, le: 2024-05-14, commune: chenowe}]\n",
        ("reunions", 0, "commune"),
        "« chenowe » n'est pas une commune du dépôt ; vouliez-vous dire « chenove » ?",
    ),
    "GOV001 bipartite avec personne": (
        TETE + "reunions: [{type: bipartite, le: 2024-05-14}]\n",
        ("reunions", 0),
        "la réunion bipartite du 14 mai 2024 ne dit pas avec quelle commune",
    ),
    "GOV001 convoquée": (
        TETE + "reunions: [{type: pleniere, le: 2024-05-14, convoques: [chenove, x]}]\n",
        ("reunions", 0, "convoques", 1),
        "« x » n'est pas une commune",
    ),
    "GOV001 décision": (
        TETE + "decisions: [{le: 2024-06-12, objet: Migration, communes: [x]}]\n",
        ("decisions", 0, "communes", 0),
        "« x » n'est pas une commune",
    ),
    "GOV001 accord": (
        TETE + "decisions: [{le: 2024-06-12, objet: M, accords: [{commune: x, le: 2024-06-12}]}]\n",
        ("decisions", 0, "accords", 0, "commune"),
        "« x » n'est pas une commune",
    ),
    "GOV001 impacts": (
        TETE + "impacts: [{commune: x, semestre: S1, remis_le: 2024-06-12}]\n",
        ("impacts", 0, "commune"),
        "« x » n'est pas une commune",
    ),
    "GOV001 recommandation": (
        TETE + "recommandations: [{commune: x, intitule: I, negociee_le: 2024-06-12}]\n",
        ("recommandations", 0, "commune"),
        "« x » n'est pas une commune",
    ),
    "GOV002": (
        TETE + "reunions: [{type: pleniere, le: 2023-11-28}]\n",
        ("reunions", 0, "le"),
        "réunion du 28 novembre 2023, rangée en 2024",
    ),
    "GOV002 remise": (
        TETE + "impacts: [{commune: chenove, semestre: S2, remis_le: 2025-07-01}]\n",
        ("impacts", 0, "remis_le"),
        "remise le 1er juillet 2025 pour S2 2024 : attendue du 1er janvier 2024 au 30 juin 2025",
    ),
    "GOV003": (
        DECISION % "arretee: oui, accords: [{commune: chenove, le: 2024-06-12}]",
        ("decisions", 0, "communes", 1),
        "Talant n'a pas donné son accord à « Migration », décision arrêtée le 12 juin 2024",
    ),
    "GOV004": ("annee: 2025\n", ("annee",), "l'année 2025 est écrite dans le fichier 2024.yaml"),
    "GOV005": (
        TETE + "reunions: [{type: pleniere, le: 2024-09-14}]\n",
        ("reunions", 0),
        "réunion plénière du 14 septembre 2024 : pas de procès-verbal",
    ),
}


@pytest.mark.parametrize("cas", BONS)
def test_what_is_right_is_left_alone(constats, cas):
    assert constats(cas.split()[0], {**COMMUNES, ANNEE: BONS[cas]}, jour=date(2024, 11, 15)) == []


@pytest.mark.parametrize("cas", MAUVAIS)
def test_what_is_wrong_is_said_where_it_stands(constats, cas):
    texte, chemin, debut = MAUVAIS[cas]
    ((trouve, message),) = constats(cas.split()[0], {**COMMUNES, ANNEE: texte}, jour=date(2024, 11, 15))
    assert trouve == chemin
    assert message.startswith(debut)


def test_each_reference_cites_the_clause_that_asks_for_it(depot):
    from sicommun.rules.gouvernance import known_communes

    texte = TETE + "impacts: [{commune: x, semestre: S1, remis_le: 2024-06-12}]\n"
    registre = depot({ANNEE: texte}).registre
    (finding,) = known_communes(registre.gouvernances["2024"], registre)
    assert finding.source == "GOV-09"

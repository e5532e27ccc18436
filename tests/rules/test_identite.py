"""Keys of SIREN, INSEE codes, attached bodies, populations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sicommun.officiel import epcis
from sicommun.rules.identite import has_valid_key

V = "data/communes/valombre/commune.yaml"
CCAS = "data/communes/ccas/commune.yaml"
EPCI = "data/epci.yaml"
TETE = 'nom: Valombre\ncode_insee: "99001"\nsiren: "219900016"\n'
ETABLISSEMENT = 'nom: CCAS\nnature: ccas\nsiren: "269900015"\n'
EAU = "data/communes/eau/commune.yaml"
ANNEXE = 'nom: Eau\nnature: budget_annexe\nsiren: "219900016"\n'
UN_EPCI = """
format: 1
nom: Val d'Orgeval
siren: "{siren}"
nature: CC
service_commun: {{nom: Service commun}}
membres: [{{siren: "{membre}", code_insee: "99001", nom: Valombre}}]
"""
BONS = {
    "IDE001": {V: TETE},
    "IDE002": {EPCI: UN_EPCI.format(siren="249900010", membre="219900016")},
    "IDE006": {V: TETE, CCAS: ETABLISSEMENT + "rattache_a: valombre\n"},
    "IDE006 budgets annexes": {
        V: TETE,
        EAU: ANNEXE + "rattache_a: valombre\n",
        "data/communes/zone/commune.yaml": ANNEXE + "rattache_a: valombre\n",
    },
    "IDE007": {V: TETE, CCAS: ETABLISSEMENT},
    "IDE008": {V: TETE, CCAS: ETABLISSEMENT + "rattache_a: valombre\npayeur: valombre\n"},
    "IDE008 cias": {CCAS: ETABLISSEMENT + "rattache_a: epci\n"},
    "IDE008 soi": {V: TETE + "payeur: valombre\n"},
    "IDE008 budget annexe": {V: TETE, EAU: ANNEXE + "rattache_a: valombre\npayeur: valombre\n"},
    "IDE008 budget annexe de l'EPCI": {EAU: ANNEXE + "rattache_a: epci\n"},
    "IDE010": {
        V: TETE + "populations: [{millesime: 2023, municipale: 9}, {millesime: 2024, municipale: 9}]\n"
    },
}
MAUVAIS = {
    "IDE001": ({V: TETE.replace("219900016", "219900061")}, ("siren",), "la clé de « 219900061 » est fausse"),
    "IDE001 fusion": (
        {V: TETE + 'parcours: [{le: 2024-01-01, fait: fusion, nouvelle: "219900025"}]\n'},
        ("parcours", 0, "nouvelle"),
        "la clé de « 219900025 » est fausse",
    ),
    "IDE002": (
        {EPCI: UN_EPCI.format(siren="249900011", membre="219900016")},
        ("siren",),
        "la clé de « 249900011 » est fausse",
    ),
    "IDE002 membre": (
        {EPCI: UN_EPCI.format(siren="249900010", membre="219900017")},
        ("membres", 0, "siren"),
        "Valombre : la clé de « 219900017 » est fausse",
    ),
    "IDE006": (
        {V: TETE, CCAS: ETABLISSEMENT.replace("269900015", "219900016")},
        ("siren",),
        "le SIREN 219900016 est déjà celui de « CCAS » (data/communes/ccas/commune.yaml)",
    ),
    "IDE008 budget annexe sans payeur": (
        {V: TETE, EAU: ANNEXE + "rattache_a: valombre\n"},
        ("nature",),
        "« Eau » est un budget annexe, et son titre irait à un autre que sa commune",
    ),
    "IDE006 budget annexe d'une autre": (
        {V: TETE, EAU: ANNEXE + "rattache_a: orgeval\n"},
        ("siren",),
        "le SIREN 219900016 est déjà celui de « Eau » (data/communes/eau/commune.yaml)",
    ),
    "IDE006 CCAS et budget annexe": (
        {
            EAU.replace("eau", "a-eau"): ANNEXE + "rattache_a: valombre\n",
            V: TETE,
            CCAS: ETABLISSEMENT.replace("269900015", "219900016") + "rattache_a: valombre\n",
        },
        ("siren",),
        "le SIREN 219900016 est déjà celui de « Eau » (data/communes/a-eau/commune.yaml)",
    ),
    "IDE007": (
        {V: 'nom: Valombre\nsiren: "219900016"\n'},
        ("nom",),
        "« Valombre » est une commune, et n'a pas de code INSEE",
    ),
    "IDE007 membre": (
        {
            V: 'nom: Valombre\nsiren: "219900016"\n',
            EPCI: UN_EPCI.format(siren="249900010", membre="219900016"),
        },
        ("nom",),
        "« Valombre » est une commune, et n'a pas de code INSEE ; data/epci.yaml donne 99001",
    ),
    "IDE008 nul": ({CCAS: ETABLISSEMENT}, ("nature",), "« CCAS » n'est pas une commune, et ne dit pas"),
    "IDE008 inconnu": (
        {V: TETE, CCAS: ETABLISSEMENT + "rattache_a: valonbre\n"},
        ("rattache_a",),
        "« valonbre » n'est pas un adhérent du dépôt ; vouliez-vous dire « valombre » ?",
    ),
    "IDE008 payeur": ({V: TETE + "payeur: epci\n"}, ("payeur",), "« epci » n'est pas un adhérent"),
    "IDE008 soi": (
        {CCAS: ETABLISSEMENT + "rattache_a: ccas\n"},
        ("rattache_a",),
        "« CCAS » ne peut pas dépendre de lui-même",
    ),
    "IDE010": (
        {V: TETE + "populations: [{millesime: 2024, municipale: 12, totale: 11}]\n"},
        ("populations", 0, "totale"),
        "population totale de 11, plus petite que la population municipale, 12",
    ),
    "IDE010 deux fois": (
        {V: TETE + "populations: [{millesime: 2024, municipale: 9}, {millesime: 2024, municipale: 9}]\n"},
        ("populations", 1, "millesime"),
        "le millésime 2024 a déjà sa population",
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


def test_a_body_attached_to_a_commune_that_could_not_be_read_is_no_finding(constats):
    fichiers = {V: "nom: [\n", CCAS: ETABLISSEMENT + "rattache_a: valombre\n"}
    assert constats("IDE008", fichiers, illisibles=[V]) == []


def test_the_official_list_gives_the_siren_that_was_meant(constats):
    epci = UN_EPCI.format(siren="242100410", membre="212101661")
    commune = 'nom: Chenôve\ncode_insee: "21166"\nsiren: "212101616"\n'
    ((_, message),) = constats("IDE001", {V: commune, EPCI: epci})
    assert message.endswith(" ; la liste officielle donne 212101661 à Chenôve")


def test_every_official_siren_has_a_valid_key():
    assert all(has_valid_key(epci.siren) for epci in epcis())


@given(st.integers(10**7, 10**8 - 1), st.integers(0, 7), st.integers(1, 9))
def test_one_key_in_ten_is_valid_and_one_wrong_figure_is_seen(debut, place, ecart):
    (siren,) = [f"{debut}{cle}" for cle in range(10) if has_valid_key(f"{debut}{cle}")]
    faux = siren[:place] + str((int(siren[place]) + ecart) % 10) + siren[place + 1 :]
    assert not has_valid_key(faux)

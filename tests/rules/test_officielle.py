"""Communes against the official list of Dijon Métropole."""

from __future__ import annotations

import pytest

from sicommun.officiel import communes

EPCI = "data/epci.yaml"
C = "data/communes/chenove/commune.yaml"
DIJON = """
format: 1
nom: Dijon Métropole
siren: "242100410"
nature: METRO
service_commun: {nom: Service commun}
membres:
"""
CHENOVE = '  - {siren: "212101661", code_insee: "21166", nom: Chenôve%s}\n'
COMMUNE = 'nom: %s\ncode_insee: "%s"\nsiren: "%s"\n'
VRAIE = COMMUNE % ("Chenôve", "21166", "212101661")
FUSION = 'parcours: [{le: 2018-01-01, fait: fusion, nouvelle: "212106173"}]\n'
BONS = {
    "IDE003": VRAIE,
    "IDE003 fusionnée": COMMUNE % ("Boisfeint", "21166", "219900057") + FUSION,
    "IDE003 inconnue": COMMUNE % ("Beaune", "21054", "212100549"),
    "IDE005": VRAIE,
    "IDE005 fusionnée": COMMUNE % ("Boisfeint", "99005", "219900057") + FUSION,
    "IDE005 ccas": 'nom: CCAS\nnature: ccas\nsiren: "269900015"\nrattache_a: chenove\n',
    "IDE009": VRAIE,
    "IDE009 inconnue": COMMUNE % ("Beaune", "21054", "212100549"),
}
MAUVAIS = {
    "IDE003 code": (
        COMMUNE % ("Talant", "21166", "212106173"),
        ("code_insee",),
        "le SIREN 212106173 est celui de Talant, de code INSEE 21617 au 1er janvier 2026 ; ici, 21166",
    ),
    "IDE003 siren": (
        COMMUNE % ("Chenôve", "21166", "219900057"),
        ("siren",),
        "le code INSEE 21166 est celui de Chenôve, de SIREN 212101661 au 1er janvier 2026 ; ici, 219900057",
    ),
    "IDE005": (
        COMMUNE % ("Beaune", "21054", "212100549"),
        ("siren",),
        "au 1er janvier 2026, Beaune (212100549) n'est pas une commune de « Dijon Métropole »",
    ),
    "IDE009": (
        COMMUNE % ("Chenove", "21166", "212101661"),
        ("nom",),
        "« Chenove » s'appelle officiellement « Chenôve »",
    ),
}


def depot(commune, membres=CHENOVE % ""):
    return {EPCI: DIJON + membres, C: commune}


@pytest.mark.parametrize("cas", BONS)
def test_what_is_right_is_left_alone(constats, cas):
    assert constats(cas.split()[0], depot(BONS[cas])) == []


@pytest.mark.parametrize("cas", MAUVAIS)
def test_what_is_wrong_is_said_where_it_stands(constats, cas):
    commune, chemin, message = MAUVAIS[cas]
    assert constats(cas.split()[0], depot(commune)) == [(chemin, message)]


@pytest.mark.parametrize("cas", [cas for cas in MAUVAIS if cas != "IDE009"])
def test_a_fictional_epci_is_not_compared(constats, cas):
    commune, *_ = MAUVAIS[cas]
    assert constats(cas.split()[0], {C: commune}) == []


@pytest.mark.parametrize("dates", [", au: 2023-12-31", ", du: 2026-02-01"])
def test_the_dates_of_a_member_explain_its_absence(constats, dates):
    membre = CHENOVE.replace("212101661", "212100549").replace("21166", "21054") % dates
    commune = COMMUNE % ("Beaune", "21054", "212100549")
    assert constats("IDE005", depot(commune, membre)) == []


def test_missing_members_are_named_up_to_five_then_counted(constats):
    ((chemin, message),) = constats("IDE013", depot(VRAIE))
    assert chemin == ("membres",)
    assert message.startswith("Ahuy, Bressey-sur-Tille, Bretenière, Chevigny-Saint-Sauveur, Corcelles-les-")
    assert message.endswith(
        " et 17 autres : dans la liste officielle au 1er janvier 2026, et pas parmi les membres"
    )


def test_all_the_members_are_there(constats):
    toutes = "".join(
        f'  - {{siren: "{c.siren}", code_insee: "{c.code_insee}", nom: "{c.nom}"}}\n'
        for c in communes("242100410")
    )
    assert constats("IDE013", depot(VRAIE, toutes)) == []
    sans_ahuy = "".join(ligne for ligne in toutes.splitlines(keepends=True) if "Ahuy" not in ligne)
    ((_, message),) = constats("IDE013", depot(VRAIE, sans_ahuy))
    assert message.startswith("Ahuy : dans la liste")

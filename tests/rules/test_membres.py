"""Communes against the members of their EPCI."""

from __future__ import annotations

from datetime import date

import pytest

EPCI = "data/epci.yaml"
V = "data/communes/valombre/commune.yaml"
TETE = """
format: 1
nom: Val d'Orgeval
siren: "249900010"
nature: CC
service_commun: {nom: Service commun}
membres:
"""
MEMBRE = '  - {siren: "%s", code_insee: "%s", nom: %s%s}\n'
VALOMBRE = MEMBRE % ("219900016", "99001", "Valombre", "%s")
COMMUNE = 'nom: Valombre\ncode_insee: "99001"\nsiren: "219900016"\n'
SIGNEE = """parcours:
- {le: 2024-01-15, fait: interet}
- {le: 2024-02-15, fait: signature, convention: "2024", portee: [A]}
- {le: 2024-03-15, fait: remise_description}
- {le: 2024-04-15, fait: validation, avis: valide, portee: [A]}
"""


def depot(commune=COMMUNE, *membres):
    return {EPCI: TETE + "".join(membres or [VALOMBRE % ""]), V: commune}


def test_the_same_codes_on_both_sides(constats):
    assert constats("IDE004", depot()) == []
    assert constats("IDE004", depot(COMMUNE.replace("99001", "99002"))) == [
        (("code_insee",), "code INSEE 99002 ici, 99001 dans data/epci.yaml pour le même SIREN")
    ]
    assert constats("IDE004", depot(COMMUNE.replace("219900016", "219900024"))) == [
        (("siren",), "SIREN 219900024 ici, 219900016 dans data/epci.yaml pour le même code INSEE")
    ]


def test_a_member_with_a_false_key_is_said_elsewhere(constats):
    faux = VALOMBRE.replace("219900016", "219900017") % ""
    for code in ("IDE004", "IDE014"):
        assert constats(code, depot(COMMUNE, faux)) == []


def test_a_new_commune_takes_over_the_code_of_an_old_one(constats):
    ancien, nouveau = (
        VALOMBRE % ", au: 2023-12-31",
        MEMBRE % ("219900024", "99001", "Nouvelle", ", du: 2024-01-01"),
    )
    for code in ("IDE004", "IDE012"):
        assert constats(code, depot(COMMUNE, ancien, nouveau)) == []


@pytest.mark.parametrize(
    ("second", "chemin", "message"),
    [
        (
            VALOMBRE % ", du: 2024-01-01",
            ("membres", 1, "siren"),
            "le SIREN 219900016 est déjà membre ces jours-là : « Valombre »",
        ),
        (
            MEMBRE % ("219900024", "99001", "Autre", ", du: 2024-01-01"),
            ("membres", 1, "code_insee"),
            "le code INSEE 99001 est déjà celui d'un membre ces jours-là : « Valombre »",
        ),
        (
            MEMBRE % ("219900024", "99002", "Autre", ", du: 2024-01-01, au: 2023-12-31"),
            ("membres", 1, "au"),
            "dernier jour le 31 décembre 2023, avant le premier, le 1er janvier 2024",
        ),
    ],
)
def test_a_member_is_written_once_a_day(constats, second, chemin, message):
    assert constats("IDE012", depot(COMMUNE, VALOMBRE % "", second)) == [(chemin, message)]


def test_only_a_member_may_join(constats):
    assert constats("IDE014", depot(COMMUNE + SIGNEE)) == []
    etrangere = MEMBRE % ("219900024", "99002", "Orgeval", "")
    assert constats("IDE014", depot(COMMUNE, etrangere)) == [
        (("siren",), "Valombre (219900016) n'est pas parmi les membres de l'EPCI")
    ]
    ccas = 'nom: CCAS\nnature: ccas\nsiren: "269900015"\nrattache_a: valombre\n'
    assert constats("IDE014", depot(ccas, etrangere)) == []


@pytest.mark.parametrize(
    ("dates", "rangs", "dit"),
    [
        (", du: 2024-01-01", [], ""),
        (", du: 2024-03-01", [1], "elle l'est à partir du 1er mars 2024"),
        (", au: 2024-02-29", [3], "elle l'est jusqu'au 29 février 2024"),
        (", du: 2020-01-01, au: 2023-12-31", [1, 3], "elle l'est du 1er janvier 2020 au 31 décembre 2023"),
    ],
)
def test_signed_and_validated_while_a_member(constats, dates, rangs, dit):
    trouves = constats("IDE014", depot(COMMUNE + SIGNEE, VALOMBRE % dates))
    assert [chemin for chemin, _ in trouves] == [("parcours", rang, "le") for rang in rangs]
    assert all(message.endswith(dit) for _, message in trouves)


def test_an_unreadable_epci_knows_nobody(constats):
    fichiers = {EPCI: "nom: [\n", V: COMMUNE + SIGNEE}
    for code in ("IDE004", "IDE014", "IDE016"):
        assert constats(code, fichiers, illisibles=[EPCI]) == []


def test_an_adhesion_left_open_after_the_departure(constats):
    parti = depot(COMMUNE + SIGNEE, VALOMBRE % ", au: 2024-12-31")
    assert constats("IDE016", parti, jour=date(2024, 12, 31)) == []
    assert constats("IDE016", parti, jour=date(2025, 1, 1)) == [
        (
            ("parcours", 3),
            "adhésion ouverte le 1er janvier 2025, quand la commune est membre jusqu'au 31 décembre 2024",
        )
    ]
    sortie = SIGNEE + "- {le: 2024-11-01, effet: 2025-01-01, fait: sortie_epci}\n"
    fichiers = depot(COMMUNE + sortie, VALOMBRE % ", au: 2024-12-31")
    assert constats("IDE016", fichiers, jour=date(2025, 1, 1)) == []

"""How fresh a description is."""

from __future__ import annotations

from datetime import date

import pytest

COMMUNE = "data/communes/valombre/commune.yaml"
DESCRIPTION = "data/communes/valombre/description.yaml"
CONVENTION = "data/conventions/2019.yaml"
TETE = """
nom: Valombre
siren: "219999999"
parcours:
- {le: 2019-01-02, fait: interet}
- {le: 2019-01-07, fait: signature, convention: "2019", portee: [A, B]}
- {le: 2019-02-15, fait: remise_description}
- {le: 2019-03-01, fait: validation, avis: valide, portee: [B]}
- {le: 2021-03-01, fait: validation, avis: valide, portee: [A]}
"""
TROP_VIEILLES = (
    "informations du 1er septembre 2018, validées le 1er mars 2019 : "
    "181 jours, quand la convention en admet 180"
)
LIMITE = "en_vigueur_du: 2019-01-01\nfraicheur_max_jours: 180\n"


@pytest.mark.parametrize(
    ("description", "convention", "attendus"),
    [
        ("arretee_au: 2018-09-02\n", LIMITE, []),
        (
            "arretee_au: 2018-09-01\n",
            LIMITE,
            [(("arretee_au",), TROP_VIEILLES)],
        ),
        ("arretee_au: 2018-09-01\n", "en_vigueur_du: 2019-01-01\n", []),
        ("arretee_au: 2018-09-01\n", LIMITE.replace("2019-01-01", "2019-03-02"), []),
        ("arretee_au: 2018-01-01\nconfirmations: [{le: 2019-02-01}]\n", LIMITE, []),
        (
            "arretee_au: 2017-01-01\nconfirmations: [{le: 2018-09-01}, {le: 2019-03-02}]\n",
            LIMITE,
            [(("confirmations", 0, "le"), TROP_VIEILLES)],
        ),
        ("arretee_au: 2021-03-02\n", LIMITE, []),
        ("arretee_au: 2019-01-15\n", LIMITE, []),
    ],
)
def test_information_is_fresh_on_the_day_of_its_validation(constats, description, convention, attendus):
    fichiers = {COMMUNE: TETE, DESCRIPTION: description, CONVENTION: convention}
    assert constats("DES030", fichiers) == attendus


def test_a_commune_that_left_or_that_nobody_knows_is_left_alone(constats):
    sortie = """
- {le: 2023-01-05, fait: demande_retrait, portee: [A, B]}
- {le: 2023-12-31, fait: retrait, portee: [A, B]}
"""
    fichiers = {COMMUNE: TETE + sortie, DESCRIPTION: "arretee_au: 2018-09-01\n", CONVENTION: LIMITE}
    assert constats("DES030", fichiers) == []
    del fichiers[COMMUNE]
    assert constats("DES030", fichiers) == []
    assert constats("DES031", fichiers) == []


def test_the_oldest_row_is_shown(constats):
    texte = """
arretee_au: 2019-01-15
reseau: {nombre_total_sites: 2}
datacenters: {proxy_reverse_proxy: Non, firewall: {description: Oui, au: 2017-01-15}}
"""
    fichiers = {COMMUNE: TETE, DESCRIPTION: texte, CONVENTION: LIMITE}
    ((chemin, message),) = constats("DES030", fichiers)
    assert chemin == ("datacenters", "firewall", "au")
    assert message.startswith("informations du 15 janvier 2017")


@pytest.mark.parametrize(
    ("description", "jour", "chemin"),
    [
        ("arretee_au: 2023-06-30\n", date(2024, 6, 30), None),
        ("arretee_au: 2023-06-30\n", date(2024, 7, 1), ("arretee_au",)),
        ("arretee_au: 2022-06-30\nconfirmations: [{le: 2023-06-12}]\n", date(2024, 6, 12), None),
        (
            "arretee_au: 2022-06-30\nconfirmations: [{le: 2023-06-12}]\n",
            date(2024, 6, 13),
            ("confirmations", 0, "le"),
        ),
        ("arretee_au: 2017-06-30\n", date(2018, 12, 31), None),
    ],
)
def test_a_description_is_confirmed_each_year_while_the_adhesion_is_effective(
    constats, description, jour, chemin
):
    trouves = constats("DES031", {COMMUNE: TETE, DESCRIPTION: description}, jour=jour)
    assert [trouve for trouve, _ in trouves] == ([chemin] if chemin else [])
    assert all(message.startswith("à confirmer avant le ") for _, message in trouves)

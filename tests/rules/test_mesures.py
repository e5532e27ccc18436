"""A series of counts, whoever was counted: the same findings for a commune and for the EPCI."""

from __future__ import annotations

from datetime import date

import pytest

V = "data/communes/valombre/commune.yaml"
EPCI = "data/epci.yaml"
CONVENTION = "data/conventions/2024.yaml"
COMMUNE = 'nom: Valombre\nsiren: "219900016"\nparcours: [{le: 2024-01-01, fait: reprise, portee: [A]}]\n'
UN_EPCI = """
format: 1
nom: Val d'Orgeval
siren: "249900010"
nature: CC
service_commun: {nom: Service commun}
membres: [{siren: "219900016", code_insee: "99001", nom: Valombre}]
"""
C2023 = "- {au: 2023-12-31, postes: 34}\n"
MESURES = "- {au: 2023-12-31, mesures: {vm: 20}}\n- {au: 2024-12-31, mesures: {vm: 2}}\n"
ETATS = {
    "": [],
    ", etat: conteste, accepte_le: 2024-01-20": [],
    ", accepte_le: 2024-01-20": [
        ("accepte_le", "accord du 20 janvier 2024, et le comptage n'est que proposé")
    ],
    ", etat: accepte": [("etat", "comptage au 31 décembre 2023 accepté, sans la date de l'accord")],
    ", etat: accepte, accepte_le: 2023-12-31": [],
    ", etat: accepte, accepte_le: 2023-12-30": [
        ("accepte_le", "accepté le 30 décembre 2023, avant le comptage du 31 décembre 2023")
    ],
}


@pytest.fixture(params=["0", "1"], ids=["commune", "epci"])
def compte(request, constats):
    """Run the rule of a commune, CPT00x, or that of the EPCI, CPT01x, on the same counts."""
    fichier, tete = {"0": (V, COMMUNE), "1": (EPCI, UN_EPCI)}[request.param]

    def joue(chiffre, comptages, **options):
        fichiers = {
            fichier: tete + ("comptages:\n" + comptages if comptages else ""),
            **options.pop("fichiers", {}),
        }
        return constats(f"CPT0{request.param}{chiffre}", fichiers, **options)

    return joue


def test_one_count_a_day(compte):
    assert compte("1", C2023 + "- {au: 2024-12-31, postes: 34}\n") == []
    assert compte("1", C2023 + "- {au: 2023-12-31, agents: 9}\n") == [
        (("comptages", 1, "au"), "deux comptages au 31 décembre 2023 : « postes » dit 34, puis rien")
    ]
    ((_, message),) = compte("1", C2023 + C2023)
    assert message.endswith(" : les mêmes mesures")


@pytest.mark.parametrize("suite", ETATS)
def test_accepted_with_a_date_that_comes_after(compte, suite):
    trouves = compte("2", f"- {{au: 2023-12-31, postes: 34{suite}}}\n")
    assert trouves == [(("comptages", 0, cle), message) for cle, message in ETATS[suite]]


@pytest.mark.parametrize(
    ("cle", "dernier", "combien"),
    [
        ("postes", "postes: 1", 0),
        ("agents", "postes: 1", 1),
        ("vm", "mesures: {vm: 3}", 0),
        ("vm", "postes: 1", 1),
        ("habitants", "boites: 1", 0),
    ],
)
def test_the_last_count_has_the_measure_of_the_key(compte, cle, dernier, combien):
    convention = {CONVENTION: f"en_vigueur_du: 2024-01-01\ncle_par_defaut: {cle}\n"}
    trouves = compte("4", f"- {{au: 2024-12-31, {dernier}}}\n- {{au: 2022-12-31}}\n", fichiers=convention)
    message = f"le comptage au 31 décembre 2024 n'a pas « {cle} », que lit la clé de la convention"
    assert trouves == [(("comptages", 0, "au"), message)] * combien


def test_without_a_convention_the_key_is_that_of_the_source(compte):
    assert len(compte("4", "- {au: 2024-12-31, agents: 3}\n")) == 1
    assert compte("4", "") == []


def test_a_count_is_not_dated_after_today(compte):
    deux = "- {au: 2052-12-31}\n- {au: 2042-12-31}\n- {au: 2024-11-15}\n"
    assert compte("5", deux) == [
        (
            ("comptages", 1, "au"),
            "comptage au 31 décembre 2042, et 1 autre après lui : ce jour n'est pas encore venu",
        )
    ]
    assert compte("5", deux, jour=date(2052, 12, 31)) == []


@pytest.mark.parametrize(
    ("avant", "apres", "combien"),
    [(34, 34, 0), (34, 51, 0), (34, 52, 1), (34, 16, 1), (4, 8, 0), (4, 9, 1), (0, 5, 1), (182, 19, 1)],
)
def test_a_change_of_more_than_half(compte, avant, apres, combien):
    desordre = f"- {{au: 2024-12-31, agents: {apres}}}\n- {{au: 2023-12-31, agents: {avant}}}\n"
    message = f"« agents » passe de {avant} à {apres} d'un comptage au suivant"
    assert compte("6", desordre) == [(("comptages", 0, "agents"), message)] * combien


def test_any_measure_counts(compte):
    assert compte("6", MESURES) == [
        (("comptages", 1, "mesures", "vm"), "« vm » passe de 20 à 2 d'un comptage au suivant")
    ]
    assert compte("6", MESURES.replace("vm: 2}", "sites: 2}")) == []

"""Withdrawals and destructions."""

from __future__ import annotations

import pytest

from sicommun.rules.sorties import withdrawal_conditions

V = "data/communes/valombre/commune.yaml"
CONVENTION = "data/conventions/2020.yaml"
TETE = 'nom: Valombre\nsiren: "219900016"\nparcours:\n- {le: 2023-01-01, fait: reprise, portee: [A, B]}\n'
DEMANDE = "- {le: 2023-11-18, recu_le: 2023-11-20, fait: demande_retrait, portee: [A]}\n"


def retrait(suite):
    return f"- {{le: 2024-06-03, fait: retrait, portee: [A]{suite}}}\n"


def retraits(faits, conditions="preavis_mois: 12, effet: fin_exercice"):
    return {V: TETE + faits, CONVENTION: f"en_vigueur_du: 2020-01-01\nretrait: {{{conditions}}}\n"}


TOT = "demande reçue le 20 novembre 2023, préavis de 12 mois : pas de retrait avant le 20 novembre 2024"
FIN = "la convention « 2020 » ne laisse partir qu'en fin d'exercice, un 31 décembre ; ici, le "


@pytest.mark.parametrize(
    ("conditions", "suite", "cle", "messages"),
    [
        ("preavis_mois: 12, effet: fin_exercice", ", effet: 2024-12-31", "", []),
        ("preavis_mois: 12, effet: libre", ", effet: 2024-11-20", "", []),
        ("preavis_mois: 12", ", effet: 2024-11-19", "effet", [TOT + " ; ici, le 19 novembre 2024"]),
        ("preavis_mois: 12", "", "le", [TOT + " ; ici, le 3 juin 2024"]),
        ("effet: fin_exercice", ", effet: 2024-12-30", "effet", [FIN + "30 décembre 2024"]),
        (
            "preavis_mois: 12, effet: fin_exercice",
            ", effet: 2024-06-30",
            "effet",
            [TOT + " ; ici, le 30 juin 2024", FIN + "30 juin 2024"],
        ),
    ],
)
def test_a_withdrawal_respects_the_convention(constats, conditions, suite, cle, messages):
    trouves = constats("RET002", retraits(DEMANDE + retrait(suite), conditions))
    assert trouves == [(("parcours", 2, cle), message) for message in messages]


def test_without_a_convention_in_force_nothing_is_judged(constats):
    fichiers = {V: TETE + DEMANDE + retrait("")}
    assert constats("RET002", fichiers) == constats("RET003", fichiers) == []


@pytest.mark.parametrize(
    ("conditions", "possible"),
    [
        ("preavis_mois: 12, effet: fin_exercice", "31 décembre 2024"),
        ("preavis_mois: 12", "20 novembre 2024"),
        ("preavis_mois: 24, effet: fin_exercice", "31 décembre 2025"),
        ("effet: fin_exercice", "31 décembre 2024"),
    ],
)
def test_the_remedy_gives_the_first_possible_day(depot, conditions, possible):
    fichiers = retraits(DEMANDE + retrait(""), conditions)
    registre = depot(fichiers).registre
    for constat in withdrawal_conditions(registre.communes["valombre"], registre):
        assert constat.advice == f"reporter l'effet au {possible} au plus tôt"


def test_a_notice_that_was_never_fixed_is_a_question(constats):
    assert constats("RET003", retraits(DEMANDE)) == []
    assert constats("RET003", retraits(DEMANDE, "effet: libre")) == [
        (
            ("parcours", 1, "fait"),
            "la convention « 2020 » ne fixe pas le préavis : rien ne dit quand ce retrait prend effet",
        )
    ]


@pytest.mark.parametrize(
    ("suite", "combien"),
    [(", visa_archives: Visa 117", 0), (", copies_seulement: oui", 0), ("", 1), (", methode: Effacement", 1)],
)
def test_nothing_is_destroyed_without_a_visa(constats, suite, combien):
    trouves = constats("CSQ008", retraits(f"- {{le: 2024-02-10, fait: destruction{suite}}}\n"))
    message = "destruction du 10 février 2024, sans visa des archives ni constat de copies"
    assert trouves == [(("parcours", 1, "fait"), message)] * combien

"""What a commune has signed, taken as a whole."""

from __future__ import annotations

import pytest

from sicommun.store.modele import load_modele

V = "data/communes/valombre/commune.yaml"
TETE = 'nom: Valombre\nsiren: "219900016"\n'
TOUT_C = ", ".join(f"C/{code}" for code in load_modele().domaines)
TOUT_B = ", ".join(f"B/{code}" for code in load_modele().elements)


def reprise(portee, suite=""):
    return f"- {{le: 2024-01-01, fait: reprise, portee: [{portee}]{suite}}}\n"


def avenant(portee, suite=""):
    return f"- {{le: 2024-06-01, fait: avenant, portee: [{portee}]{suite}}}\n"


RETRAIT = (
    "- {le: 2024-07-01, fait: demande_retrait, portee: [B/telecoms]}\n"
    "- {le: 2024-08-01, fait: retrait, portee: [B/telecoms]}\n"
)
UN_SUR_QUINZE = (
    "1 des 15 éléments de B signé, et pas de dérogation pour B/infrastructure_physique, B/reseaux, "
    "B/telephonie et 11 autres"
)
RECOUVRE = "« A » et « C/amenagement_urbain_logement » se recouvrent sur le droit des sols"


@pytest.mark.parametrize(
    ("code", "faits", "chemin", "message"),
    [
        ("ENS003", reprise("B"), None, ""),
        ("ENS003", reprise(TOUT_B), None, ""),
        ("ENS003", reprise("B/telecoms") + avenant("B"), None, ""),
        ("ENS003", reprise("B/telecoms") + RETRAIT, None, ""),
        ("ENS003", reprise("B/telecoms"), ("parcours", 0, "portee"), UN_SUR_QUINZE),
        ("ENS003", reprise("A") + avenant("B/telecoms"), ("parcours", 1, "portee"), UN_SUR_QUINZE),
        ("ENS005", reprise("A, B"), None, ""),
        ("ENS005", reprise("A, C/finances"), None, ""),
        ("ENS005", reprise("A, B, " + TOUT_C), None, ""),
        ("ENS005", reprise("A, B, C/finances", ", note: Le reste attend"), None, ""),
        (
            "ENS005",
            reprise("A, B", ", note: Rien") + avenant("C/finances"),
            ("parcours", 1, "portee"),
            "A, B et 1 des 16 domaines de C : le reste est-il confié ?",
        ),
        ("ENS010", reprise("A, C/finances"), None, ""),
        ("ENS010", reprise("A, C/amenagement_urbain_logement", ", note: Convenu"), None, ""),
        ("ENS010", reprise("A, C/amenagement_urbain_logement"), ("parcours", 0, "portee", 1), RECOUVRE),
        (
            "ENS010",
            reprise("C/amenagement_urbain_logement") + avenant("A"),
            ("parcours", 1, "portee"),
            RECOUVRE,
        ),
    ],
)
def test_what_is_signed(constats, code, faits, chemin, message):
    attendus = [(chemin, message)] if chemin else []
    assert constats(code, {V: TETE + "parcours:\n" + faits}) == attendus


@pytest.mark.parametrize(("portee", "reste"), [("B", 0), ("B/reseaux", 1)])
def test_a_written_derogation_covers_what_is_not_handed_over(constats, portee, reste):
    tiers = f"derogations_exclusivite: [{{portee: {portee}, objet: Accès, prestataire: Tiers}}]\n"
    trouves = constats("ENS003", {V: TETE + tiers + "parcours:\n" + reprise("B/telecoms")})
    assert len(trouves) == reste
    assert all("B/reseaux" not in message for _, message in trouves)


def test_a_withdrawal_or_an_exclusion_may_take_a_part_of_b(constats):
    assert constats("ENS003", {V: TETE + "parcours:\n" + reprise("B") + RETRAIT}) == []

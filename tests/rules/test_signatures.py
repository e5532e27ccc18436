"""Signatures: after the councils, on a version that exists."""

from __future__ import annotations

import pytest

V = "data/communes/valombre/commune.yaml"
C2024 = "data/conventions/2024.yaml"
TETE = 'nom: Valombre\nsiren: "219900016"\nparcours:\n- {le: 2023-01-01, fait: interet}\n'
CONVENTION = "en_vigueur_du: %s\n"


def signature(le, convention="2024"):
    return f'- {{le: {le}, fait: signature, convention: "{convention}", portee: [A]}}\n'


def deliberation(le, conseil="epci"):
    return f"- {{le: {le}, fait: deliberation_{conseil}}}\n"


def avenant(le):
    return f"- {{le: {le}, fait: avenant, portee: [B]}}\n"


def validation(le):
    return (
        "- {le: 2024-02-01, fait: remise_description}\n"
        f"- {{le: {le}, fait: validation, avis: valide, portee: [A]}}\n"
    )


BONS = {
    "avant": deliberation("2024-01-10") + signature("2024-01-15"),
    "le même jour": signature("2024-01-15") + deliberation("2024-01-15"),
    "aucune": signature("2024-01-15") + validation("2024-03-01"),
    "après la validation": signature("2024-01-15") + validation("2024-03-01") + deliberation("2024-06-01"),
    "pour un avenant": signature("2024-01-15") + deliberation("2024-01-20") + avenant("2024-01-25"),
    "une autre avant": deliberation("2024-01-10") + signature("2024-01-15") + deliberation("2024-01-20"),
}
MAUVAIS = {
    "epci": (
        signature("2024-01-15") + deliberation("2024-01-20") + validation("2024-03-01"),
        1,
        "signée le 15 janvier 2024, avant la délibération de l'EPCI, du 20 janvier 2024",
    ),
    "commune": (
        signature("2024-01-15") + deliberation("2024-01-20", "commune"),
        1,
        "signée le 15 janvier 2024, avant la délibération de la commune, du 20 janvier 2024",
    ),
}


@pytest.mark.parametrize("cas", BONS)
def test_a_signature_after_its_deliberations(constats, cas):
    assert constats("ADH002", {V: TETE + BONS[cas]}) == []


@pytest.mark.parametrize("cas", MAUVAIS)
def test_a_signature_before_a_deliberation(constats, cas):
    faits, rang, message = MAUVAIS[cas]
    assert constats("ADH002", {V: TETE + faits}) == [(("parcours", rang, "le"), message)]


def test_a_version_that_is_not_there(constats):
    faits = TETE + signature("2024-01-15", "2023")
    assert constats("ADH004", {V: faits, C2024: CONVENTION % "2024-01-01"}) == [
        (
            ("parcours", 1, "convention"),
            "la convention « 2023 » n'est pas au dépôt ; vouliez-vous dire « 2024 » ?",
        )
    ]
    reprise = TETE + '- {le: 2024-01-01, fait: reprise, convention: "2019", portee: [A]}\n'
    assert [chemin for chemin, _ in constats("ADH004", {V: reprise})] == [("parcours", 1, "convention")]


def test_a_version_that_could_not_be_read_is_no_finding(constats):
    fichiers = {V: TETE + signature("2024-01-15"), C2024: "en_vigueur_du: [\n"}
    assert constats("ADH004", fichiers, illisibles=[C2024]) == []


@pytest.mark.parametrize(("debut", "combien"), [("2024-01-01", 0), ("2024-03-01", 0), ("2024-03-02", 1)])
def test_a_version_may_be_signed_in_advance_not_applied_in_advance(constats, debut, combien):
    faits = TETE + signature("2023-12-15") + validation("2024-03-01")
    trouves = constats("ADH004", {V: faits, C2024: CONVENTION % debut})
    message = "la version « 2024 » n'est en vigueur que le 2 mars 2024 ; l'adhésion s'ouvre le 1er mars 2024"
    assert trouves == [(("parcours", 1, "convention"), message)] * combien

"""The acts of a parcours against each other: what each rule lets pass, and the day that it turns on."""

from __future__ import annotations

import pytest

V = "data/communes/valombre/commune.yaml"
CONTRAT = "data/contracts/A007.yaml"
TETE = 'nom: Valombre\nsiren: "219900016"\nparcours:\n'
VALIDATION = "- {le: 2024-03-18, fait: validation, portee: [A], par: Directrice, %s}\n"
AVANT = """\
- {le: 2023-09-04, fait: interet}
- {le: 2023-11-13, fait: fiche_impact, effets: aucun}
- {le: %s, fait: avis_cst, instance: epci, avis: defavorable}
"""
SIGNATURE = '- {le: 2024-01-15, fait: signature, convention: "2024", portee: [%s]}\n'
DEPOT = "- {le: %s, fait: depot_prefecture, acte: %s}\n"
ACTE = "099-%s-20231214-CC2023_007-DE"


@pytest.mark.parametrize(
    ("suite", "cle"),
    [
        ("avis: valide, effet: 2024-04-01", ""),
        ("avis: reserves, effet_sous_reserve: oui, effet: 2024-04-01", ""),
        ("avis: reserves", ""),
        ("avis: refuse, effet: 2024-04-01", "effet"),
        ("avis: refuse, effet_sous_reserve: oui, effet: 2024-04-01", "effet_sous_reserve"),
        ("avis: valide, effet_sous_reserve: oui", "effet_sous_reserve"),
    ],
)
def test_an_effect_goes_with_what_opens(constats, suite, cle):
    trouves = constats("ADH011", {V: TETE + VALIDATION % suite})
    assert [chemin for chemin, _ in trouves] == ([("parcours", 0, cle)] if cle else [])


@pytest.mark.parametrize(
    ("faits", "combien"),
    [
        (AVANT % "2024-01-15" + SIGNATURE % "A", 0),
        (AVANT % "2024-01-16" + SIGNATURE % "A", 1),
        ("- {le: 2019-01-01, fait: reprise, portee: [A]}\n", 0),
    ],
    ids=["le jour même", "le lendemain", "reprise"],
)
def test_staff_comes_before_the_signature(constats, faits, combien):
    assert len(constats("ADH013", {V: TETE + faits})) == combien


@pytest.mark.parametrize(
    ("acte", "combien"),
    [
        (ACTE % "200000008", 0),
        (ACTE % "219900016", 0),
        (ACTE % "219900024", 1),
        ("AR-2024-17", 0),
        ("099-20000000-20231214-CC2023_007-DE", 1),
        ("099-200000008-20231214", 1),
        ((ACTE % "200000008").replace("20231214", "20231340"), 1),
        ((ACTE % "200000008").replace("20231214", "20240122"), 0),
        ((ACTE % "200000008").replace("20231214", "20240123"), 1),
    ],
    ids=[
        "EPCI",
        "commune",
        "une autre",
        "sur papier",
        "un chiffre perdu",
        "coupé",
        "jour impossible",
        "pris le jour du dépôt",
        "pris après son dépôt",
    ],
)
def test_a_party_sent_the_act(constats, acte, combien):
    assert len(constats("ADH014", {V: TETE + DEPOT % ("2024-01-22", acte)})) == combien


@pytest.mark.parametrize(
    ("vue", "fait", "combien"),
    [
        ("vue: {publie: oui}", SIGNATURE % "A007", 0),
        ("vue: {publie: non}", SIGNATURE % "A007", 1),
        ("", "- {le: 2024-06-03, fait: avenant, portee: [A007]}\n", 1),
        ("", "- {le: 2023-09-04, fait: interet, portee: [A007]}\n", 0),
        ("", "- {le: 2025-06-03, fait: retrait, portee: [A007]}\n", 0),
    ],
)
def test_what_is_taken_is_published(constats, vue, fait, combien):
    contrat = f"code: A007\nnom: Internet\nportee: [A]\ngestionnaire: Support\n{vue}\n"
    assert len(constats("ADH016", {V: TETE + fait, CONTRAT: contrat})) == combien


@pytest.mark.parametrize(("depose_le", "combien"), [("2024-03-18", 0), ("2024-03-19", 1)])
def test_a_deposit_comes_before_the_effect(constats, depose_le, combien):
    faits = (
        AVANT % "2023-11-28"
        + SIGNATURE % "A"
        + "- {le: 2024-02-26, fait: remise_description}\n"
        + VALIDATION % "avis: valide"
        + DEPOT % (depose_le, ACTE % "200000008")
    )
    assert len(constats("ADH007", {V: TETE + faits})) == combien


def test_a_letter_may_be_received_the_day_it_is_sent(constats):
    demeure = "- {le: 2024-01-12, recu_le: %s, fait: mise_en_demeure, motif: peril_grave}\n"
    assert constats("ADH010", {V: TETE + demeure % "2024-01-12"}) == []
    assert len(constats("ADH010", {V: TETE + demeure % "2024-01-11"})) == 1

"""Validations: their effect, their reasons, the acts that come first."""

from __future__ import annotations

import pytest

V = "data/communes/valombre/commune.yaml"
TETE = 'nom: Valombre\nsiren: "219900016"\nparcours:\n'
INTERET = "- {le: 2023-01-01, fait: interet}\n"
SIGNATURE = '- {le: 2024-01-15, fait: signature, convention: "2024", portee: [A, B]}\n'
REMISE = "- {le: 2024-02-01, fait: remise_description}\n"
VALIDATION = "- {le: 2024-03-01, fait: validation, avis: valide, portee: [A]}\n"
CONSEILS = "- {le: 2024-01-08, fait: deliberation_commune}\n- {le: 2024-01-09, fait: deliberation_epci}\n"
DEPOT = "- {le: 2024-01-20, fait: depot_prefecture}\n"
NUE = INTERET + SIGNATURE + REMISE + VALIDATION
ENTIERE = INTERET + CONSEILS + SIGNATURE + DEPOT + REMISE + VALIDATION
SORTIE = "- {le: 2024-11-01, fait: sortie_epci}\n"
REPRISE = "- {le: 2024-01-01, fait: reprise, portee: [A]}\n"
ENCORE = "- {le: 2024-09-01, fait: validation, avis: valide, portee: [A, B]}\n"
RETOUR = "- {le: 2024-08-01, fait: remise_description}\n"
EFFET = VALIDATION.replace("portee", "effet: %s, portee")
RESERVES = REMISE + "- {le: 2024-02-15, fait: validation, avis: %s, portee: [A]}\n"


@pytest.mark.parametrize(
    ("code", "faits", "chemin", "message"),
    [
        ("ADH003", NUE, None, ""),
        ("ADH003", INTERET + SIGNATURE + REMISE + EFFET % "2024-04-01", None, ""),
        ("ADH003", "- {le: 2024-01-01, effet: 2019-01-01, fait: reprise, portee: [A]}\n", None, ""),
        (
            "ADH003",
            INTERET + SIGNATURE + REMISE + EFFET % "2024-02-29",
            ("parcours", 3, "effet"),
            "effet le 29 février 2024, avant la validation, du 1er mars 2024",
        ),
        ("ADH006", ENTIERE, None, ""),
        ("ADH006", REPRISE, None, ""),
        ("ADH006", NUE + SORTIE, None, ""),
        (
            "ADH006",
            NUE,
            ("parcours", 3, "fait"),
            "effective le 1er mars 2024, sans la délibération de la commune ni la délibération de l'EPCI",
        ),
        (
            "ADH006",
            ENTIERE.replace("deliberation_epci", "interet"),
            ("parcours", 6, "fait"),
            "effective le 1er mars 2024, sans la délibération de l'EPCI",
        ),
        ("ADH007", ENTIERE, None, ""),
        ("ADH007", REPRISE, None, ""),
        (
            "ADH007",
            NUE,
            ("parcours", 3, "fait"),
            "effective le 1er mars 2024, et aucun dépôt en préfecture",
        ),
        ("ADH008", NUE, None, ""),
        ("ADH008", INTERET + SIGNATURE + RESERVES % "reserves, motifs: Inventaire", None, ""),
        (
            "ADH008",
            INTERET + SIGNATURE + RESERVES % "reserves",
            ("parcours", 3, "avis"),
            "validation avec réserves le 15 février 2024, sans motifs",
        ),
        (
            "ADH008",
            INTERET + SIGNATURE + RESERVES % "refuse",
            ("parcours", 3, "avis"),
            "validation refusée le 15 février 2024, sans motifs",
        ),
        ("ADH009", NUE, None, ""),
        ("ADH009", NUE + RETOUR + ENCORE, None, ""),
        ("ADH009", NUE + ENCORE.replace("A, B", "B"), None, ""),
        ("ADH009", NUE + ENCORE, ("parcours", 4, "portee"), "« A » est déjà en service"),
    ],
)
def test_validations(constats, code, faits, chemin, message):
    assert constats(code, {V: TETE + faits}) == ([(chemin, message)] if chemin else [])

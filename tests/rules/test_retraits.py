"""What goes with a withdrawal: the day that each rule turns on."""

from __future__ import annotations

from datetime import date

import pytest

V = "data/communes/valombre/commune.yaml"
CONVENTION = "data/conventions/2019.yaml"
CHOIX = "en_vigueur_du: 2019-01-01\nretrait: {preavis_mois: 6, effet: %s, deliberation_requise: oui}\n"
TETE = """
nom: Valombre
siren: "219999999"
parcours:
- {le: 2022-12-31, fait: interet}
- {le: 2023-01-02, fait: deliberation_commune}
- {le: 2023-01-16, fait: signature, convention: "2019", portee: [A, B]}
- {le: 2023-02-15, fait: remise_description}
- {le: 2023-03-01, fait: validation, avis: valide, portee: [A, B]}
"""
DEMANDE = "- {le: 2024-01-10, recu_le: 2024-01-12, fait: demande_retrait, portee: [A, B]%s}\n"
RETRAIT = "- {le: 2024-10-01, fait: retrait, portee: [A, B], effet: 2024-12-31%s}\n"
BIPARTITE = "annee: 2024\nreunions: [{type: bipartite, le: %s, commune: %s}]\n"


def depuis(faits: str, effet: str = "fin_exercice") -> dict[str, str]:
    return {V: TETE + faits, CONVENTION: CHOIX % effet}


@pytest.mark.parametrize(
    ("faits", "reunion", "combien"),
    [
        (DEMANDE % "" + RETRAIT % "", "", 1),
        (DEMANDE % ", conciliation_le: 2024-02-05" + RETRAIT % "", "", 0),
        (DEMANDE % "" + RETRAIT % "", BIPARTITE % ("2024-12-31", "valombre"), 0),
        (DEMANDE % "" + RETRAIT % "", BIPARTITE % ("2024-01-09", "valombre"), 1),
        (DEMANDE % "" + RETRAIT % "", BIPARTITE % ("2024-02-05", "orgeval"), 1),
        (DEMANDE % "" + RETRAIT.replace("[A, B]", "[A]") % "", "", 0),
        (RETRAIT % "", "", 0),
    ],
    ids=["rien", "datée", "bipartite", "trop tôt", "une autre commune", "partiel", "refusé"],
)
def test_the_parties_meet_before_a_whole_withdrawal(constats, faits, reunion, combien):
    fichiers = depuis(faits) | ({"data/gouvernance/2024.yaml": reunion} if reunion else {})
    assert len(constats("RET004", fichiers)) == combien


@pytest.mark.parametrize(
    ("faits", "combien"),
    [
        (DEMANDE % "" + RETRAIT % "", 1),
        ("- {le: 2024-01-08, fait: deliberation_commune}\n" + DEMANDE % "" + RETRAIT % "", 0),
        ("- {le: 2023-03-01, fait: deliberation_commune}\n" + DEMANDE % "" + RETRAIT % "", 0),
        (DEMANDE % "" + RETRAIT % "" + "- {le: 2024-12-31, fait: deliberation_commune}\n", 0),
        (DEMANDE % "" + RETRAIT % "" + "- {le: 2025-01-01, fait: deliberation_commune}\n", 1),
        (DEMANDE % "" + RETRAIT % ", pieces: [{nature: Délibération du 8 janvier}]", 0),
        (DEMANDE % ", pieces: [{nature: Courrier du maire}]" + RETRAIT % "", 1),
    ],
    ids=[
        "celle de la signature ne vaut pas",
        "avant la demande",
        "le jour de la validation",
        "le dernier jour",
        "après l'effet",
        "jointe",
        "un courrier",
    ],
)
def test_the_council_decides_when_the_convention_wants_it(constats, faits, combien):
    assert len(constats("RET005", depuis(faits))) == combien
    sans_choix = {V: TETE + faits, CONVENTION: "en_vigueur_du: 2019-01-01\n"}
    assert constats("RET005", sans_choix) == []


@pytest.mark.parametrize(
    ("effet", "jour", "combien"),
    [
        ("libre", date(2024, 7, 12), 0),
        ("libre", date(2024, 7, 13), 1),
        ("fin_exercice", date(2024, 12, 31), 0),
        ("fin_exercice", date(2025, 1, 1), 1),
    ],
)
def test_a_request_is_settled_when_its_notice_is_over(constats, effet, jour, combien):
    assert len(constats("RET006", depuis(DEMANDE % "", effet), jour=jour)) == combien
    for le in ("2024-01-10", "2024-05-06"):
        suite = f"- {{le: {le}, fait: avenant, objet: La commune reste}}\n"
        assert constats("RET006", depuis(DEMANDE % "" + suite, effet), jour=jour) == []
    assert constats("RET006", depuis(DEMANDE % "" + RETRAIT % "", effet), jour=jour) == []
    assert constats("RET006", {V: TETE + DEMANDE % ""}, jour=jour) == []

"""The users that a ledger names, against the use that they have."""

from __future__ import annotations

import pytest

BUDGET = "data/budgets/2024.yaml"
COMMUNE = """
nom: Valombre
siren: "219900016"
parcours:
- {le: 2019-03-01, fait: reprise, portee: [B]}
- {le: 2024-01-10, fait: demande_retrait, portee: [B]}
- {le: 2024-06-03, fait: retrait, portee: [B], effet: 2024-06-30}
"""
CONTRAT = "code: A007\nnom: Internet\nportee: [B/telecoms]\ngestionnaire: Support\n"


@pytest.mark.parametrize(
    ("objet", "combien"),
    [
        ("portee: [B/telecoms]", 0),
        ("portee: [C/finances]", 1),
        ("portee: [C/finances], fondement: Convention de prestation du 4 mars 2024", 0),
        ("services: [A007]", 0),
        ("services: [A999]", 0),
        ("portee: [B], du: 2024-06-30", 0),
        ("portee: [B], du: 2024-07-01", 1),
    ],
    ids=["sien", "autre", "fondé", "par le service", "service inconnu", "dernier jour", "le lendemain"],
)
def test_a_user_has_the_use_for_a_day_at_least(constats, objet, combien):
    texte = (
        "exercice: 2024\nobjets:\n- {code: internet, libelle: Internet, "
        f"utilisateurs: [{{qui: valombre}}, {{qui: epci}}], {objet}}}\n"
    )
    fichiers = {
        "data/communes/valombre/commune.yaml": COMMUNE,
        "data/contracts/A007.yaml": CONTRAT,
        BUDGET: texte,
    }
    trouves = constats("BUD014", fichiers)
    assert [chemin for chemin, _ in trouves] == [("objets", 0, "utilisateurs", 0, "qui")] * combien

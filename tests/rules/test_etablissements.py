"""The bodies attached to a commune, against the choice of the convention."""

from __future__ import annotations

import pytest

CCAS, CONVENTION = "data/communes/ccas/commune.yaml", "data/conventions/2019.yaml"
TETE = 'nom: CCAS\nnature: %s\nsiren: "269900015"\nrattache_a: valombre\nparcours:\n'
REPRISE = "- {le: %s, fait: reprise, portee: [A]}\n"


@pytest.mark.parametrize(
    ("nature", "le", "choix", "combien"),
    [
        ("ccas", "2019-01-01", "rattache", 1),
        ("caisse_des_ecoles", "2019-01-01", "rattache", 1),
        ("ccas", "2018-12-31", "rattache", 0),
        ("ccas", "2019-01-01", "adherent_propre", 0),
        ("commune", "2019-01-01", "rattache", 0),
    ],
    ids=["CCAS", "caisse des écoles", "avant la convention", "adhérent propre", "commune"],
)
def test_a_body_adheres_as_the_convention_says(constats, nature, le, choix, combien):
    convention = f"en_vigueur_du: 2019-01-01\netablissements: {choix}\n"
    fichiers = {CCAS: TETE % nature + REPRISE % le, CONVENTION: convention}
    assert len(constats("IDE017", fichiers)) == combien

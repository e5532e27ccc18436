"""A population without its total is said when some key reads the inhabitants, and then only."""

from __future__ import annotations

import pytest

COMMUNE = """
nom: Valombre
siren: "219900016"
populations:
- {millesime: 2021, municipale: 900, totale: 950}
- {millesime: 2022, municipale: 910}
"""
OBJET = "{{code: sig, libelle: SIG, portee: [A], utilisateurs: tous, epci_utilise: non, {}}}"


@pytest.mark.parametrize(
    ("cle", "defaut", "combien"),
    [
        ("cle: habitants", "postes", 1),
        ("cle: mixte, mixte: [{cle: postes, poids: 0.5}, {cle: habitants, poids: 0.5}]", "postes", 1),
        ("cle: agents", "habitants", 1),
        ("cle: agents", "postes", 0),
    ],
)
def test_only_where_it_is_read(constats, cle, defaut, combien):
    fichiers = {
        "data/communes/valombre/commune.yaml": COMMUNE,
        "data/conventions/1.yaml": f"en_vigueur_du: 2019-01-01\ncle_par_defaut: {defaut}\n",
        "data/budgets/2024.yaml": f"exercice: 2024\nobjets: [{OBJET.format(cle)}]\n",
    }
    assert [chemin for chemin, _ in constats("BUD021", fichiers)] == [("populations", 1)] * combien

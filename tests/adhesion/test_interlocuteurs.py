"""Who at the shared service looks after an adherent on a day (INT-06)."""

from __future__ import annotations

from datetime import date

import pytest

from sicommun.adhesion.interlocuteurs import looking_after
from sicommun.model.registre import Registre
from sicommun.store.modele import load_modele

SUIVIE = """
interlocuteurs:
  - {fonction: Géomaticienne, du: 2024-01-01}
  - {fonction: Technicien, au: 2023-12-31}
  - {fonction: Responsable du support}
"""


@pytest.mark.parametrize(
    ("jour", "fonctions"),
    [
        (date(2023, 12, 31), ["Technicien", "Responsable du support"]),
        (date(2024, 1, 1), ["Géomaticienne", "Responsable du support"]),
    ],
)
def test_each_on_his_days(commune, jour, fonctions):
    assert [
        qui.fonction for qui in looking_after(commune(SUIVIE), Registre(load_modele()), jour)
    ] == fonctions


def test_an_establishment_has_those_of_its_commune(commune):
    registre = Registre(load_modele(), communes={"valombre": commune(SUIVIE)})
    ccas = commune("nature: ccas\nrattache_a: valombre\n")
    assert len(looking_after(ccas, registre, date(2024, 6, 1))) == 2

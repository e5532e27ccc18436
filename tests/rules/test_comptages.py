"""The counts of an adherent: whether there are any, and for whom that matters."""

from __future__ import annotations

import pytest

V = "data/communes/valombre/commune.yaml"
CONVENTION = "data/conventions/2024.yaml"
TETE = 'nom: Valombre\nsiren: "219900016"\n'
REPRISE = "parcours: [{le: 2024-01-01, fait: reprise, portee: [A]}]\n"
INTERET = "parcours: [{le: 2024-01-01, fait: interet}]\n"
CONSTAT = [(("nom",), "Valombre est en service, et n'a aucun comptage")]


@pytest.mark.parametrize(
    ("commune", "attendus"),
    [
        (REPRISE, CONSTAT),
        (INTERET, []),
        (REPRISE + "comptages: [{au: 2023-12-31, postes: 3}]\n", []),
    ],
)
def test_who_is_in_service_is_counted(constats, commune, attendus):
    assert constats("CPT003", {V: TETE + commune}) == attendus


@pytest.mark.parametrize(("cle", "attendus"), [("habitants", []), ("agents", CONSTAT)])
def test_a_key_that_reads_the_population_needs_no_count(constats, cle, attendus):
    convention = {CONVENTION: f"en_vigueur_du: 2024-01-01\ncle_par_defaut: {cle}\n"}
    assert constats("CPT003", {V: TETE + REPRISE, **convention}) == attendus


def test_the_measure_of_the_key_matters_to_who_has_signed(constats):
    assert constats("CPT004", {V: TETE + INTERET + "comptages: [{au: 2023-12-31}]\n"}) == []

"""The days of a user, explained down to the acts of its parcours."""

from __future__ import annotations

import pytest

from sicommun.trace import find

BUDGET = """
- code: o
  libelle: Objet
  portee: [B]
  utilisateurs: tous
  epci_utilise: oui
  depenses: [{libelle: D, montant: 100.00}]
"""
EPCI = "comptages: [{au: 2026-12-31, postes: 5, etat: accepte, accepte_le: 2027-01-15}]"
COMPTE = "comptages: [{au: 2026-01-01, postes: 5, etat: accepte, accepte_le: 2026-01-15}]"
REPRISE = "{le: 2019-01-01, fait: reprise, portee: [B]}"
SUSPENSION = (
    "{le: 2026-03-01, fait: exclusion_temporaire, portee: [B], justification: Rançongiciel, "
    "risque_fort: oui, risque_immediat: oui, reexamen_le: 2026-03-10, jusqu_au: 2026-03-31}"
)
DEMANDE = "{le: 2026-01-12, fait: demande_retrait, recu_le: 2026-01-13, portee: [B]}"
RETRAIT = "{le: 2026-05-15, fait: retrait, portee: [B], effet: 2026-09-30}"


def acts(etat, *faits, budget=BUDGET):
    """Give the acts shown under the days of commune A, with the rank of each in its file."""
    corps = f"{COMPTE}\nparcours: [{', '.join(faits)}]"
    calcul = etat(budget, {"a": corps}, epci=EPCI)
    part = next(part for part in calcul.objets[0].parts if part.usager.qui == "a")
    pas = find(part.step, "présence")
    return [(a.libelle, a.valeur, a.origine.fichier, a.origine.chemin) for a in pas.entrees]


@pytest.mark.parametrize(
    ("faits", "attendu"),
    [
        ([REPRISE], []),
        (["{le: 2026-07-01, fait: reprise, portee: [B]}"], [("reprise", "ouvre le 1er juillet 2026", 0)]),
        ([REPRISE, DEMANDE, RETRAIT], [("retrait", "ferme le 1er octobre 2026", 2)]),
    ],
)
def test_the_acts_that_bound_the_days_are_named_at_their_place(etat, faits, attendu):
    fichier = "data/communes/a/commune.yaml"
    assert acts(etat, *faits) == [(fait, dit, fichier, ("parcours", rang)) for fait, dit, rang in attendu]


def test_an_act_that_bounds_nothing_is_left_out(etat):
    """A suspension whose share stays due closes nothing; the request before a withdrawal neither."""
    assert acts(etat, REPRISE, SUSPENSION) == []
    assert [fait for fait, *_ in acts(etat, REPRISE, DEMANDE, RETRAIT)] == ["retrait"]


def test_who_is_there_on_every_day_of_the_object_names_no_act(etat):
    """Entered on the first day of the object, it has them all: nothing is to be explained."""
    ouvert = BUDGET.replace("  portee: [B]", "  portee: [B]\n  du: 2026-07-01")
    assert acts(etat, "{le: 2026-07-01, fait: reprise, portee: [B]}", budget=ouvert) == []


def test_days_that_only_the_list_of_users_bounds_name_no_act(etat):
    dates = BUDGET.replace("tous", "[{qui: a, du: 2026-02-01}]")
    assert acts(etat, REPRISE, budget=dates) == []


def test_a_written_ground_stands_in_for_the_acts(etat):
    """The days come from the list then: an act of the same day is not their reason."""
    dates = BUDGET.replace("tous", "[{qui: a, du: 2026-07-01}]") + "  fondement: Convention du 3 mars\n"
    assert acts(etat, "{le: 2026-07-01, fait: reprise, portee: [B]}", budget=dates) == []

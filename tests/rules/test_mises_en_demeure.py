"""What an exclusion owes to its notice, and what a notice waits for."""

from __future__ import annotations

from datetime import date

import pytest

V = "data/communes/valombre/commune.yaml"
TETE = """
nom: Valombre
siren: "219999999"
parcours:
- {le: 2023-03-01, fait: reprise, portee: [A, B]}
"""
DEMEURE = "- {le: 2024-01-12, recu_le: 2024-01-15, fait: mise_en_demeure, motif: peril_grave%s}\n"
EXCLUSION = "- {le: 2024-05-13, fait: exclusion, motif: peril_grave, portee: [%s]}\n"
REGULARISATION = "- {le: %s, fait: regularisation}\n"


@pytest.mark.parametrize(
    ("annoncee", "prise", "hors"),
    [
        ("", "A, B", ""),
        (", portee: [B]", "B", ""),
        (", portee: [B]", "B/telecoms", ""),
        (", portee: [B/telecoms]", "B", "« B »"),
        (", portee: [B/telecoms]", "A, B", "« A » et « B »"),
    ],
    ids=["rien d'annoncé", "la même", "plus étroite", "plus large", "autre chose"],
)
def test_an_exclusion_stays_within_its_notice(constats, annoncee, prise, hors):
    trouves = constats("EXC006", {V: TETE + DEMEURE % annoncee + EXCLUSION % prise})
    suite = " : la mise en demeure du 12 janvier 2024 n'en parlait pas"
    assert trouves == ([(("parcours", 2, "portee"), hors + suite)] if hors else [])


@pytest.mark.parametrize(
    ("suite", "jour", "combien"),
    [
        ("", date(2024, 4, 15), 0),
        ("", date(2024, 4, 16), 1),
        (REGULARISATION % "2024-03-04", date(2024, 4, 16), 0),
        (REGULARISATION % "2024-05-06", date(2024, 4, 16), 1),
        (EXCLUSION % "B", date(2024, 5, 14), 0),
    ],
    ids=["dernier jour", "lendemain", "régularisée", "pas encore", "exclue"],
)
def test_a_notice_is_settled_after_three_months(constats, suite, jour, combien):
    fichiers = {V: TETE + DEMEURE % "" + suite}
    assert len(constats("EXC013", fichiers, jour=jour)) == combien
    assert constats("EXC013", {V: fichiers[V].replace("recu_le: 2024-01-15, ", "")}, jour=jour) == []


def test_the_clauses_that_are_broken_exist(constats):
    connues = DEMEURE.replace("peril_grave", "non_respect_engagements")
    assert constats("EXC004", {V: TETE + connues % ", clauses: [ENSB-26, GOV-10]"}) == []
    assert constats("EXC004", {V: TETE + DEMEURE % ""}) == []
    ((chemin, _),) = constats("EXC004", {V: TETE + DEMEURE % ", clauses: [GOV-10, L5211-4-2]"})
    assert chemin == ("parcours", 1, "clauses", 1)


def test_a_notice_that_an_exclusion_relies_on_still_lacks_its_measures(constats):
    ecrit = DEMEURE % ", risque: Propagation, raisons: Appareils non contrôlés"
    assert constats("EXC008", {V: TETE + ecrit + EXCLUSION % "B"}) == []
    ((_, message),) = constats("EXC007", {V: TETE + ecrit + EXCLUSION % "B"})
    assert message.endswith("il y manque les mesures demandées")

"""The counts of the EPCI: judged whether or not anybody has joined yet."""

from __future__ import annotations

EPCI = "data/epci.yaml"
TETE = """
format: 1
nom: Val d'Orgeval
siren: "249900010"
nature: CC
service_commun: {nom: Service commun}
membres: [{siren: "219900016", code_insee: "99001", nom: Valombre}]
"""


def test_the_measure_of_the_key_matters_from_the_first_count(constats):
    assert constats("CPT014", {EPCI: TETE + "comptages: [{au: 2023-12-31, postes: 64}]\n"}) == []
    assert constats("CPT014", {EPCI: TETE + "comptages: [{au: 2023-12-31, agents: 64}]\n"}) == [
        (
            ("comptages", 0, "au"),
            "le comptage au 31 décembre 2023 n'a pas « postes », que lit la clé de la convention",
        )
    ]


def test_no_count_at_all_is_not_yet_a_fault(constats):
    for code in ("CPT011", "CPT012", "CPT014", "CPT015", "CPT016"):
        assert constats(code, {EPCI: TETE}) == []

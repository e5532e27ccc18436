"""One person at a time in a function."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sicommun.periodes import Periode
from sicommun.rules.mandats import overlaps

V = "data/communes/valombre/commune.yaml"
EPCI = "data/epci.yaml"
TETE = 'nom: Valombre\nsiren: "219900016"\nrepresentants:\n'
UN_EPCI = """
format: 1
nom: Val d'Orgeval
siren: "249900010"
nature: CC
service_commun:
  nom: Service commun
  directeurs:
    - {du: 2022-01-01, au: 2025-08-31, fonction: Directrice, prenom: A, nom: B}
    - {du: %s, fonction: Directeur, prenom: A, nom: B}
membres: [{siren: "219900016", code_insee: "99001", nom: Valombre}]
"""


def mandat(dates, fonction="Maire"):
    return f"- {{{dates}, fonction: {fonction}, prenom: A, nom: B}}\n"


@pytest.mark.parametrize(
    ("mandats", "chemin", "message"),
    [
        ([mandat("du: 2014-04-04, au: 2020-07-02"), mandat("du: 2020-07-03")], None, ""),
        ([mandat("du: 2020-07-03"), mandat("du: 2020-07-03", "Adjoint au numérique")], None, ""),
        (
            [mandat("du: 2014-04-04"), mandat("du: 2020-07-03", "mairesse")],
            ("representants", 1, "du"),
            "le 3 juillet 2020, un mandat de « Maire » est encore en cours, sans dernier jour (au)",
        ),
        (
            [mandat("du: 2020-07-03"), mandat("du: 2014-04-04, au: 2020-07-03")],
            ("representants", 0, "du"),
            "le 3 juillet 2020, un mandat de « Maire » est encore en cours, jusqu'au 3 juillet 2020",
        ),
        (
            [mandat("du: 2020-07-03, au: 2020-07-02")],
            ("representants", 0, "au"),
            "dernier jour le 2 juillet 2020, avant le premier, le 3 juillet 2020",
        ),
    ],
)
def test_one_mayor_at_a_time(constats, mandats, chemin, message):
    attendus = [(chemin, message)] if chemin else []
    assert constats("IDE011", {V: TETE + "".join(mandats)}) == attendus


def test_one_director_at_a_time(constats):
    assert constats("IDE015", {EPCI: UN_EPCI % "2025-09-01"}) == []
    ((chemin, message),) = constats("IDE015", {EPCI: UN_EPCI % "2025-06-01"})
    assert chemin == ("service_commun", "directeurs", 1, "du")
    assert message.startswith(
        "le 1er juin 2025, un mandat de « Directrice » est encore en cours, jusqu'au 31"
    )


JOURS = st.integers(0, 60).map(lambda n: date(2024, 1, 1) + timedelta(n))
PERIODES = st.builds(
    lambda du, longueur: Periode(du, None if longueur is None else du + timedelta(longueur)),
    JOURS,
    st.none() | st.integers(0, 20),
)


@given(st.lists(st.tuples(st.sampled_from("ab"), PERIODES), max_size=8))
def test_an_overlap_is_found_if_and_only_if_there_is_one(series):
    cles, periodes = [cle for cle, _ in series], [periode for _, periode in series]
    trouves = list(overlaps(cles, periodes))
    for rang, premier in trouves:
        assert cles[rang] == cles[premier]
        assert periodes[rang].chevauche(periodes[premier])
    par_paires = {
        max(i, j, key=lambda rang: (periodes[rang].du, rang))
        for i in range(len(series))
        for j in range(i)
        if cles[i] == cles[j] and periodes[i].chevauche(periodes[j])
    }
    assert {rang for rang, _ in trouves} == par_paires

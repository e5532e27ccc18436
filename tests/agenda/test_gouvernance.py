"""Meetings, lists and reports: from which semester on, until when, and what makes them done."""

from __future__ import annotations

from datetime import date

import pytest

from sicommun.agenda.semestres import Semestre, semesters

ANNEE = "data/gouvernance/2024.yaml"
CCAS = """
nom: CCAS de Valombre
nature: ccas
siren: "260000007"
rattache_a: valombre
parcours: [{le: 2020-01-06, fait: reprise, portee: [A]}]
"""
ORGEVAL = """
nom: Orgeval
code_insee: "01002"
siren: "210000019"
parcours: [{le: 2020-01-06, fait: reprise, portee: [A]}]
"""
EN_COURS = "en_vigueur_du: 2005-01-01\ngouvernance: {premiere_obligation: semestre_en_cours}\n"


def reprise(le):
    return f"{{le: {le}, fait: reprise, portee: [A]}}"


def sujets(lues):
    return [sujet for sujet, *_ in lues]


@pytest.mark.parametrize(
    ("effet", "premier", "aussitot"),
    [
        ("2024-01-01", "2024-S2", "2024-S1"),
        ("2024-06-30", "2024-S2", "2024-S1"),
        ("2024-07-01", "2025-S1", "2024-S2"),
        ("2024-12-31", "2025-S1", "2024-S2"),
        ("2023-12-31", "2024-S1", "2024-S1"),
    ],
)
def test_the_first_semester_follows_the_effect_unless_the_convention_says_at_once(
    dues, parcours, effet, premier, aussitot
):
    fichiers = {**parcours(reprise(effet)), ANNEE: "annee: 2024\n"}
    assert sujets(dues("bipartite", fichiers, "2024-03-01", au="2025-12-31"))[0] == premier
    fichiers["data/conventions/2005.yaml"] = EN_COURS
    assert sujets(dues("bipartite", fichiers, "2024-03-01", au="2025-12-31"))[0] == aussitot


@pytest.mark.parametrize(
    ("effet", "derniers"),
    [("2024-12-30", ["2024-S1"]), ("2024-12-31", ["2024-S1", "2024-S2"]), ("2024-06-29", [])],
)
def test_who_has_left_by_the_last_day_owes_nothing(dues, parcours, effet, derniers):
    fichiers = {
        **parcours(
            reprise("2020-01-06"),
            "{le: 2023-01-09, recu_le: 2023-01-10, fait: demande_retrait, portee: [A]}",
            f"{{le: 2024-01-15, fait: retrait, portee: [A], effet: {effet}}}",
        ),
        ANNEE: "annee: 2024\n",
    }
    for genre in ("bipartite", "liste_impacts", "bilan"):
        assert sujets(dues(genre, fichiers, "2024-03-01", au="2025-12-31")) == derniers
    plenieres = ["2024"] if "2024-S2" in derniers else []
    assert sujets(dues("pleniere", fichiers, "2024-03-01", au="2025-12-31")) == plenieres


def test_a_temporary_exclusion_suspends_no_duty_of_governance(dues, parcours):
    suspendue = (
        "{le: 2024-05-06, fait: exclusion_temporaire, portee: [A], justification: Rançongiciel, "
        "risque_fort: oui, risque_immediat: oui, reexamen_le: 2024-06-03}"
    )
    fichiers = {**parcours(reprise("2020-01-06"), suspendue), ANNEE: "annee: 2024\n"}
    assert sujets(dues("bipartite", fichiers, "2024-03-01", au="2024-12-31")) == ["2024-S1", "2024-S2"]


def test_a_body_attached_to_a_commune_is_represented_by_it(dues, parcours):
    fichiers = {"data/communes/ccas/commune.yaml": CCAS, ANNEE: "annee: 2024\n"}
    assert dues("bipartite", fichiers, "2024-03-01") == []
    assert dues("bilan", fichiers, "2024-03-01") == []


def test_a_year_is_followed_from_the_first_file_on_else_from_the_present_year(dues, parcours):
    adhesion = parcours(reprise("2019-01-07"))
    assert sujets(dues("bipartite", adhesion, "2026-11-23", au="2026-12-31")) == ["2026-S1", "2026-S2"]
    avec = {**adhesion, "data/gouvernance/2025.yaml": "annee: 2025\n"}
    assert sujets(dues("bipartite", avec, "2026-11-23", au="2026-06-30")) == [
        "2025-S1", "2025-S2", "2026-S1",
    ]  # fmt: skip


def test_a_year_that_cannot_be_read_says_nothing(dues, parcours):
    fichiers = {
        **parcours(reprise("2019-01-07")),
        ANNEE: "annee: [\n",
        "data/gouvernance/2023.yaml": "annee: 2023\n",
    }
    lues = sujets(dues("bipartite", fichiers, "2024-11-23", au="2025-06-30", illisibles={ANNEE}))
    assert lues == ["2023-S1", "2023-S2", "2025-S1"]


REUNIONS = """
annee: 2024
reunions:
  - {type: bipartite, le: 2024-05-14, commune: valombre}
  - {type: bipartite, le: 2024-04-02, commune: valombre}
  - {type: bipartite, le: 2024-11-12, commune: orgeval}
"""


@pytest.mark.parametrize(
    ("jour", "etats"),
    [
        ("2024-04-01", [("a_venir", None), ("a_venir", None)]),
        ("2024-04-02", [("faite", "2024-04-02"), ("a_venir", None)]),
        ("2024-12-31", [("faite", "2024-04-02"), ("a_venir", None)]),
        ("2025-01-01", [("faite", "2024-04-02"), ("en_retard", None)]),
    ],
)
def test_the_first_meeting_of_the_semester_counts_from_its_day_on(dues, parcours, jour, etats):
    fichiers = {
        **parcours(reprise("2019-01-07")),
        "data/communes/orgeval/commune.yaml": ORGEVAL,
        ANNEE: REUNIONS,
    }
    lues = dues("bipartite", fichiers, jour, au="2024-12-31")
    valombre = [(etat, le) for sujet, _, etat, le in lues]
    assert valombre[0::2] == etats


@pytest.mark.parametrize(
    ("liste", "etat"),
    [
        ("{commune: valombre, semestre: S1, remis_le: 2024-06-03, neant: oui}", "faite"),
        ("{commune: valombre, semestre: S1, remis_le: 2024-09-03, elements: [Déménagement]}", "faite"),
        ("{commune: valombre, semestre: S1, remis_le: 2024-06-03}", "en_retard"),
        ("{commune: valombre, semestre: S2, remis_le: 2024-06-03, neant: oui}", "en_retard"),
        ("{commune: valombre, semestre: S1, remis_le: 2024-10-02, neant: oui}", "en_retard"),
    ],
    ids=["néant", "en retard, mais remise", "vide", "de l'autre semestre", "remise demain"],
)
def test_a_list_says_something_or_neant(dues, parcours, liste, etat):
    fichiers = {**parcours(reprise("2019-01-07")), ANNEE: f"annee: 2024\nimpacts: [{liste}]\n"}
    assert dues("liste_impacts", fichiers, "2024-10-01", au="2024-06-30")[0][2] == etat


def test_one_report_for_all(dues, parcours):
    bilans = "annee: 2024\nbilans: [{semestre: S1, remis_le: 2024-06-20}]\n"
    fichiers = {
        **parcours(reprise("2019-01-07")),
        "data/communes/orgeval/commune.yaml": ORGEVAL,
        ANNEE: bilans,
    }
    assert dues("bilan", fichiers, "2025-01-01", au="2024-12-31") == [
        ("2024-S1", "2024-06-30", "faite", "2024-06-20"),
        ("2024-S2", "2024-12-31", "en_retard", None),
    ]


ENTIERE = "{type: pleniere, le: 2024-10-02, convoques: [orgeval, valombre]}"


@pytest.mark.parametrize(
    ("reunions", "etat", "le"),
    [
        ("{type: pleniere, le: 2024-06-12}", "faite", "2024-06-12"),
        (ENTIERE, "faite", "2024-10-02"),
        ("{type: pleniere, le: 2024-06-12, convoques: [valombre]}", "en_retard", None),
        (
            "{type: pleniere, le: 2024-06-12, convoques: [valombre]}, " + ENTIERE,
            "faite",
            "2024-10-02",
        ),
        ("{type: bipartite, le: 2024-06-12, commune: valombre}", "en_retard", None),
    ],
    ids=["sans convoqués", "entière", "Orgeval oublié", "une seconde, entière", "bipartite"],
)
def test_a_plenary_meeting_calls_everybody(dues, parcours, reunions, etat, le):
    fichiers = {
        **parcours(reprise("2019-01-07")),
        "data/communes/orgeval/commune.yaml": ORGEVAL,
        ANNEE: f"annee: 2024\nreunions: [{reunions}]\n",
    }
    assert dues("pleniere", fichiers, "2025-01-01", au="2024-12-31") == [("2024", "2024-12-31", etat, le)]


def test_the_organisation_chart_is_handed_over_each_year(dues, parcours, registre):
    epci = registre().epci
    texte = (
        f'format: 1\nnom: {epci.nom}\nsiren: "200000008"\nnature: CA\n'
        "service_commun: {nom: Service commun, organigrammes: [2024-01-22]}\n"
        'membres: [{siren: "210000001", code_insee: "01001", nom: Valombre}]\n'
    )
    fichiers = {**parcours(reprise("2019-01-07")), ANNEE: "annee: 2024\n", "data/epci.yaml": texte}
    assert dues("organigramme", fichiers, "2026-01-01", au="2025-12-31") == [
        ("2024", "2024-12-31", "faite", "2024-01-22"),
        ("2025", "2025-12-31", "en_retard", None),
    ]


def test_semesters_are_those_whose_last_day_is_asked_for():
    lus = [str(s) for s in semesters(date(2024, 6, 30), date(2025, 6, 29))]
    assert lus == ["1er semestre 2024", "2e semestre 2024"]
    premier = Semestre(2024, "S1")
    assert (premier.code, premier.periode.jours) == ("2024-S1", 182)

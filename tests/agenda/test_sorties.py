"""Leaving, day by day: notice, last day of use, restitution, destruction."""

from __future__ import annotations

import pytest

REPRISE = "{le: 2020-01-06, fait: reprise, portee: [A, B]}"
DEMANDE = "{le: 2024-02-26, recu_le: 2024-02-29, fait: demande_retrait, portee: [A, B]}"
RETRAIT = "{le: 2025-03-10, fait: retrait, portee: [A, B], effet: 2025-12-31}"
C = "data/conventions/2005.yaml"


def convention(cles):
    return {C: f"en_vigueur_du: 2005-01-01\n{cles}\n"}


FIN = convention("retrait: {preavis_mois: 12, effet: fin_exercice}")
LIBRE = convention("retrait: {preavis_mois: 12, effet: libre}")


@pytest.mark.parametrize(("choix", "dernier"), [(FIN, "2025-12-31"), (LIBRE, "2025-02-28")])
def test_twelve_months_from_a_29_february(dues, parcours, choix, dernier):
    fichiers = {**parcours(REPRISE, DEMANDE), **choix}
    assert dues("preavis", fichiers, "2025-02-27") == [("2024-02-26", "2025-02-28", "a_venir", None)]
    assert dues("preavis", fichiers, "2025-02-28")[0][2:] == ("faite", "2025-02-28")
    assert dues("retrait", fichiers, dernier) == [("2024-02-26", dernier, "a_venir", None)]
    assert dues("retrait", fichiers, "2026-01-01") == [("2024-02-26", dernier, "en_retard", None)]


def test_the_act_fixes_the_last_day_of_use(dues, parcours):
    fichiers = {**parcours(REPRISE, DEMANDE, RETRAIT), **LIBRE}
    assert dues("retrait", fichiers, "2025-03-09") == [("2024-02-26", "2025-12-31", "a_venir", None)]
    assert dues("retrait", fichiers, "2025-03-10") == [("2024-02-26", "2025-12-31", "faite", "2025-03-10")]


def test_a_commune_that_thinks_better_of_it_says_so_by_an_amendment(dues, parcours):
    avenant = "{le: 2024-09-02, fait: avenant, numero: '1', objet: La commune reste}"
    fichiers = {**parcours(REPRISE, DEMANDE, avenant), **FIN}
    assert dues("preavis", fichiers, "2026-01-01") == []
    assert dues("retrait", fichiers, "2026-01-01")[0][2:] == ("faite", "2024-09-02")


@pytest.mark.parametrize(
    ("avenant", "renonce"),
    [
        ("portee: [C/culture]", False),
        ("convention: '2005'", False),
        ("portee: [B/telecoms]", True),
        ("objet: La commune reste", True),
    ],
)
def test_an_amendment_about_something_else_answers_no_request(dues, parcours, avenant, renonce):
    fichiers = {**parcours(REPRISE, DEMANDE, f"{{le: 2024-09-02, fait: avenant, {avenant}}}"), **FIN}
    assert (dues("preavis", fichiers, "2024-12-31") == []) == renonce
    attendu = ("faite", "2024-09-02") if renonce else ("a_venir", None)
    assert dues("retrait", fichiers, "2024-12-31")[0][2:] == attendu


def test_without_a_notice_nobody_can_tell_when(dues, parcours):
    fichiers = parcours(REPRISE, DEMANDE)
    assert dues("preavis", fichiers, "2026-01-01") == []
    assert dues("retrait", fichiers, "2026-01-01") == []


def test_a_second_request_takes_the_place_of_the_first(dues, parcours):
    seconde = "{le: 2024-10-07, recu_le: 2024-10-08, fait: demande_retrait, portee: [A]}"
    fichiers = {**parcours(REPRISE, DEMANDE, seconde), **FIN}
    assert [sujet for sujet, *_ in dues("preavis", fichiers, "2026-01-01")] == ["2024-10-07"]


RESTITUTION = convention("retrait: {preavis_mois: 6, effet: libre}\nrestitution: {delai_jours: 30}")


@pytest.mark.parametrize(
    ("suite", "jour", "etat", "le"),
    [
        (None, "2026-01-30", "a_venir", None),
        (None, "2026-01-31", "en_retard", None),
        ("{le: 2026-01-26, fait: restitution}", "2026-01-31", "faite", "2026-01-26"),
        ("{le: 2026-02-26, fait: restitution}", "2026-01-31", "en_retard", None),
        ("{le: 2025-12-15, fait: restitution}", "2025-12-15", "faite", "2025-12-15"),
    ],
)
def test_data_go_back_thirty_days_after_the_last_day_of_use(dues, parcours, suite, jour, etat, le):
    fichiers = {**parcours(*filter(None, (REPRISE, DEMANDE, RETRAIT, suite))), **RESTITUTION}
    assert dues("restitution", fichiers, jour) == [("2025-12-31", "2026-01-30", etat, le)]


def test_the_last_day_of_use_is_the_day_before_the_commune_leaves_the_epci(dues, parcours):
    """Out on 1st January 2025: in use until 31 December, thirty days until 30 January."""
    partie = parcours(REPRISE, "{le: 2024-11-04, fait: sortie_epci, effet: 2025-01-01}")
    assert dues("restitution", {**partie, **RESTITUTION}, "2025-01-30") == [
        ("2025-01-01", "2025-01-30", "a_venir", None)
    ]


def test_a_merger_hands_the_data_to_the_new_commune(dues, parcours):
    exclue = (
        "{le: 2024-01-12, recu_le: 2024-01-15, fait: mise_en_demeure, motif: peril_grave}",
        "{le: 2024-04-22, fait: exclusion, portee: [B], motif: peril_grave}",
    )
    fusion = '{le: 2024-06-10, fait: fusion, nouvelle: "210000027"}'
    assert len(dues("restitution", {**parcours(REPRISE, *exclue), **RESTITUTION}, "2024-12-31")) == 1
    assert dues("restitution", {**parcours(REPRISE, *exclue, fusion), **RESTITUTION}, "2024-12-31") == []


def test_destruction_takes_the_time_of_the_visa(dues, parcours):
    demande = "{le: 2026-11-30, fait: demande_destruction}"
    rendu = "{le: 2026-01-26, fait: restitution}"
    fichiers = {**parcours(REPRISE, DEMANDE, RETRAIT, rendu, demande), **RESTITUTION}
    assert dues("destruction", fichiers, "2027-03-01") == [("2026-11-30", "2027-02-28", "en_retard", None)]
    faite = "{le: 2027-02-08, fait: destruction, visa_archives: Visa n° 1}"
    fichiers = {**parcours(REPRISE, DEMANDE, RETRAIT, rendu, demande, faite), **RESTITUTION}
    assert dues("destruction", fichiers, "2027-03-01")[0][2:] == ("faite", "2027-02-08")


@pytest.mark.parametrize(
    ("faite", "jour", "etat"),
    [
        (None, "2027-02-28", ("a_venir", None)),
        (None, "2027-03-01", ("en_retard", None)),
        ("visa_archives: V, visa_le: 2027-01-18", "2027-01-18", ("faite", "2027-01-18")),
        ("visa_archives: V", "2027-02-08", ("faite", "2027-02-08")),
        ("methode: Effacement", "2027-03-01", ("en_retard", None)),
        ("copies_seulement: oui", "2027-02-08", None),
    ],
)
def test_the_visa_of_the_archives_comes_before(dues, parcours, faite, jour, etat):
    """Asked for on 30 November: three months end on 28 February; copies alone need no visa."""
    faits = [REPRISE, DEMANDE, RETRAIT, "{le: 2026-01-26, fait: restitution}"]
    faits += ["{le: 2026-11-30, fait: demande_destruction}"]
    faits += [f"{{le: 2027-02-08, fait: destruction, {faite}}}"] if faite else []
    attendus = [("2026-11-30", "2027-02-28", *etat)] if etat else []
    assert dues("visa_archives", {**parcours(*faits), **RESTITUTION}, jour) == attendus

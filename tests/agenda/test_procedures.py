"""The terms of a procedure, counted by hand: three months, working days, re-examinations."""

from __future__ import annotations

import pytest

REPRISE = "{le: 2005-01-03, fait: reprise, portee: [A, B]}"
EPCI = """
format: 1
nom: Agglomération d'essai
siren: "200000008"
nature: CA
service_commun: {{nom: Service commun}}
membres: [{{siren: "210000001", code_insee: "01001", nom: Valombre}}]
calendrier: {{regime_feries: {regime}, fermetures: [{fermetures}]}}
"""


def demeure(recu_le, le="2005-02-01"):
    recue = f"recu_le: {recu_le}, " if recu_le else ""
    return f"{{le: {le}, {recue}fait: mise_en_demeure, motif: peril_grave}}"


def choix(exclusion):
    return {"data/conventions/2005.yaml": f"en_vigueur_du: 2005-01-01\nexclusion: {{{exclusion}}}\n"}


def termes(lues):
    return [terme for _, terme, *_ in lues]


@pytest.mark.parametrize(
    ("recue", "terme"),
    [
        ("2026-01-15", "2026-04-15"),
        ("2026-11-30", "2027-02-28"),
        ("2027-11-30", "2028-02-29"),
        ("2026-03-31", "2026-06-30"),
        ("2028-02-29", "2028-05-29"),
        ("2026-10-01", "2027-01-01"),
    ],
)
def test_three_months_from_day_to_day(dues, parcours, recue, terme):
    assert termes(dues("mise_en_demeure", parcours(REPRISE, demeure(recue)), "2026-01-01")) == [terme]


@pytest.mark.parametrize(
    ("recue", "regime", "fermetures", "terme"),
    [
        ("2026-01-05", "general", "", "2026-04-07"),  # 5 April is Easter, 6 April Easter Monday
        ("2026-01-05", "general", "2026-04-07", "2026-04-08"),
        ("2026-01-03", "general", "", "2026-04-03"),
        ("2026-01-03", "alsace_moselle", "", "2026-04-07"),  # Good Friday, then Easter
        ("2006-03-05", "general", "", "2006-06-06"),  # Whit Monday 2006, which a library forgets
        ("2026-10-01", "general", "", "2027-01-04"),  # New Year's Day, a Friday
        ("2026-09-26", "alsace_moselle", "", "2026-12-28"),
        ("2026-01-15", "general", "", "2026-04-15"),
    ],
)
def test_a_term_on_a_day_off_goes_to_the_next_working_day(dues, parcours, recue, regime, fermetures, terme):
    fichiers = {
        **parcours(REPRISE, demeure(recue)),
        **choix("prorogation_jour_ouvre: oui"),
        "data/epci.yaml": EPCI.format(regime=regime, fermetures=fermetures),
    }
    assert termes(dues("mise_en_demeure", fichiers, "2026-01-01")) == [terme]


def test_without_a_receipt_there_is_no_term_unless_the_sending_counts(dues, parcours):
    fichiers = parcours(REPRISE, demeure(None, le="2026-01-15"))
    assert dues("mise_en_demeure", fichiers, "2026-02-01") == []
    assert termes(dues("mise_en_demeure", {**fichiers, **choix("depart_delai: envoi")}, "2026-02-01")) == [
        "2026-04-15"
    ]


EXCLUSION = "{le: 2026-04-22, fait: exclusion, portee: [B], motif: peril_grave, effet: 2026-04-30}"


@pytest.mark.parametrize(
    ("suite", "jour", "etat", "faite_le"),
    [
        (None, "2026-04-15", "a_venir", None),
        (None, "2026-04-16", "en_retard", None),
        ("{le: 2026-03-02, fait: regularisation}", "2026-03-01", "a_venir", None),
        ("{le: 2026-03-02, fait: regularisation}", "2026-03-02", "faite", "2026-03-02"),
        ("{le: 2026-05-02, fait: regularisation}", "2026-05-01", "en_retard", None),
        (EXCLUSION, "2026-04-21", "en_retard", None),
        (EXCLUSION, "2026-04-22", "faite", "2026-04-22"),
        ("{le: 2026-02-02, fait: sortie_epci}", "2026-05-01", "faite", "2026-02-02"),
    ],
)
def test_a_notice_is_settled_by_an_act(dues, parcours, suite, jour, etat, faite_le):
    faits = [REPRISE, demeure("2026-01-15", le="2026-01-12"), *([suite] if suite else [])]
    assert dues("mise_en_demeure", parcours(*faits), jour) == [("2026-01-12", "2026-04-15", etat, faite_le)]


def test_a_second_notice_takes_the_place_of_the_first(dues, parcours):
    faits = (REPRISE, demeure("2026-01-15", le="2026-01-12"), demeure("2026-03-02", le="2026-02-27"))
    assert dues("mise_en_demeure", parcours(*faits), "2026-05-01") == [
        ("2026-02-27", "2026-06-02", "a_venir", None)
    ]


SUSPENSION = (
    "{{le: 2026-06-03, fait: exclusion_temporaire, portee: [B], justification: Rançongiciel, "
    "risque_fort: oui, risque_immediat: oui, reexamen_le: 2026-06-17{fin}}}"
)


@pytest.mark.parametrize(
    ("fin", "suite", "jour", "etat"),
    [
        ("", None, "2026-06-17", "a_venir"),
        ("", None, "2026-06-18", "en_retard"),
        ("", "{le: 2026-06-20, fait: levee}", "2026-06-19", "en_retard"),
        ("", "{le: 2026-06-20, fait: levee}", "2026-06-20", "faite"),
        (", jusqu_au: 2026-06-30", None, "2026-06-30", "en_retard"),
        (", jusqu_au: 2026-06-30", None, "2026-07-01", "faite"),
    ],
)
def test_a_temporary_exclusion_is_examined_again(dues, parcours, fin, suite, jour, etat):
    faits = [REPRISE, SUSPENSION.format(fin=fin), *([suite] if suite else [])]
    ((sujet, terme, lu, _),) = dues("reexamen", parcours(*faits), jour)
    assert (sujet, terme, lu) == ("2026-06-03", "2026-06-17", etat)


DEPART = (
    REPRISE,
    "{le: 2025-01-13, fait: demande_retrait, portee: [A, B]}",
    "{le: 2026-05-04, fait: retrait, portee: [A, B], effet: 2026-06-30}",
)


@pytest.mark.parametrize(
    ("fin", "suite", "jour", "etat"),
    [
        ("2026-06-30", None, "2026-06-30", ("en_retard", None)),
        ("2026-06-30", None, "2026-07-01", ("faite", "2026-07-01")),
        ("2026-06-30", "{le: 2026-07-20, fait: restitution}", "2026-07-20", ("faite", "2026-07-01")),
        ("2026-06-30", "{le: 2026-06-20, fait: levee}", "2026-06-20", ("faite", "2026-06-20")),
        ("2026-06-10", None, "2026-06-11", ("faite", "2026-06-11")),
    ],
)
def test_a_measure_runs_until_the_last_day_of_a_withdrawal(dues, parcours, fin, suite, jour, etat):
    faits = [*DEPART, SUSPENSION.format(fin="")]
    fichiers = parcours(*(f.replace("2026-06-30", fin) for f in faits), *([suite] if suite else []))
    assert dues("reexamen", fichiers, jour) == [("2026-06-03", "2026-06-17", *etat)]


def test_a_notice_sent_to_who_is_leaving_ends_with_the_use(dues, parcours):
    fichiers = parcours(*DEPART, demeure("2026-06-05", le="2026-06-03"))
    assert dues("mise_en_demeure", fichiers, "2026-07-01") == [
        ("2026-06-03", "2026-09-05", "faite", "2026-07-01")
    ]


def test_a_measure_without_a_date_is_the_affair_of_a_rule(dues, parcours):
    sans = SUSPENSION.format(fin="").replace(", reexamen_le: 2026-06-17", "")
    assert dues("reexamen", parcours(REPRISE, sans), "2026-07-01") == []

"""What the parties set themselves: operations, recommendations, agreements, acts, contracts, conventions."""

from __future__ import annotations

from datetime import date

import pytest

from sicommun.agenda.contexte import on_day
from sicommun.agenda.engagements import exclusivity, name_of

REPRISE = "{le: 2020-01-06, fait: reprise, portee: [A, B]}"
ANNEE = "data/gouvernance/2024.yaml"


@pytest.mark.parametrize(
    ("suite", "lues"),
    [
        ("", [("en_retard", None)]),
        (", faite_le: 2025-01-15", [("faite", "2025-01-15")]),
        (", faite_le: 2025-01-17", [("en_retard", None)]),
        (", abandonnee: oui", []),
        (", faite_le: 2024-03-04", [("faite", "2024-03-04")]),
    ],
)
def test_an_operation_is_due_on_its_day(dues, parcours, suite, lues):
    cles = f"operations: [{{intitule: Pare-feu neuf, echeance: 2024-12-31{suite}}}]\n"
    trouvees = dues("operation", parcours(cles=cles), "2025-01-16")
    assert [(etat, le) for *_, etat, le in trouvees] == lues
    assert all(sujet == "pare-feu-neuf" for sujet, *_ in trouvees)


def test_two_operations_of_one_name_have_two_identities(dues, parcours):
    pareil = "{intitule: Pare-feu, echeance: %s}"
    cles = f"operations: [{pareil % '2024-12-31'}, {pareil % '2023-12-31'}]\n"
    assert [(sujet, terme) for sujet, terme, *_ in dues("operation", parcours(cles=cles), "2024-01-01")] == [
        ("pare-feu", "2023-12-31"),
        ("pare-feu 2", "2024-12-31"),
    ]


@pytest.mark.parametrize(
    ("suite", "lues"),
    [
        ("etat: en_cours", [("en_retard", None)]),
        ("etat: faite", [("faite", None)]),
        ("etat: faite, faite_le: 2025-01-15", [("faite", "2025-01-15")]),
        ("etat: faite, faite_le: 2025-01-17", [("en_retard", None)]),
        ("etat: abandonnee", []),
    ],
)
def test_a_recommendation_is_followed_to_its_term(dues, parcours, suite, lues):
    mesure = (
        f"{{commune: valombre, intitule: Antivirus, negociee_le: 2024-05-14, echeance: 2024-12-31, {suite}}}"
    )
    fichiers = {**parcours(REPRISE), ANNEE: f"annee: 2024\nrecommandations: [{mesure}]\n"}
    assert [(etat, le) for *_, etat, le in dues("recommandation", fichiers, "2025-01-16")] == lues


ACCORD = "{portee: B/telecoms, objet: Fibre, prestataire: X, accord_le: 2024-02-05, jusqu_au: 2024-12-31}"


@pytest.mark.parametrize(
    ("autre", "etats"),
    [
        ("", ["en_retard"]),
        (
            ACCORD.replace("2024-02-05", "2024-11-18").replace("2024-12-31", "2026-12-31"),
            ["faite", "a_venir"],
        ),
        (ACCORD.replace("2024-02-05", "2025-03-03").replace(", jusqu_au: 2024-12-31", ""), ["en_retard"]),
        (
            ACCORD.replace("2024-02-05", "2024-11-18").replace("prestataire: X", "prestataire: Y"),
            ["en_retard"] * 2,
        ),
    ],
    ids=["seul", "renouvelé", "renouvelé plus tard", "un autre tiers"],
)
def test_an_agreement_on_a_third_party_ends_or_is_renewed(dues, parcours, autre, etats):
    accords = ", ".join(filter(None, (ACCORD, autre)))
    lues = dues("exclusivite", parcours(cles=f"derogations_exclusivite: [{accords}]\n"), "2025-01-16")
    assert [etat for *_, etat, _ in lues] == etats


def test_the_clause_of_an_agreement_is_that_of_its_ensemble(registre, parcours):

    accords = f"derogations_exclusivite: [{ACCORD}, {ACCORD.replace('B/telecoms', 'C/finances')}]\n"
    lu = registre(parcours(cles=accords))
    dues = exclusivity(on_day(lu, date(2024, 6, 1)), lu.communes["valombre"])
    assert [e.clause for e in dues] == ["ENSB-26", "ENSC-21"]


@pytest.mark.parametrize(
    ("depot", "terme"),
    [("2024-01-08", "2024-03-08"), ("2023-12-31", "2024-02-29"), ("2024-12-31", "2025-02-28")],
)
def test_the_prefet_has_two_months(dues, parcours, depot, terme):
    fichiers = parcours(f"{{le: {depot}, fait: depot_prefecture, acte: 099-1-DE}}")
    assert dues("prefecture", fichiers, terme) == [("099-1-DE", terme, "faite", terme)]
    assert dues("prefecture", fichiers, depot)[0][2] == "a_venir"


@pytest.mark.parametrize(
    ("texte", "nom"),
    [("Réseau de l'École n° 2", "reseau-de-l-ecole-n-2"), ("…", ""), ("a" * 80, "a" * 60)],
)
def test_a_name_survives_accents_and_punctuation(texte, nom):
    assert name_of(texte) == nom


CONTRAT = """
code: A001
nom: Accès Internet
portee: [B/telecoms]
vue: {publie: %s}
revision: {%s}
"""


def contrat(revision, publie="oui"):
    return {"data/contracts/A001.yaml": CONTRAT % (publie, revision)}


def test_a_contract_is_revised_when_published(dues):
    revision = "date_revision: 2027-01-12"
    assert dues("revision_contrat", contrat(revision), "2027-01-13") == [
        ("A001", "2027-01-12", "en_retard", None)
    ]
    assert dues("revision_contrat", contrat(revision, "non"), "2027-01-13") == []


@pytest.mark.parametrize(
    ("revision", "termes"),
    [
        ("revue_service: annuelle", []),
        ("revue_service: 'annuelle, au printemps', revues: [2024-03-11]", ["2025-03-11"]),
        ("revue_service: semestrielle, revues: [2024-08-31, 2024-02-29]", ["2024-08-29", "2025-02-28"]),
        ("revue_service: Trimestrielle, revues: [2024-11-30]", ["2025-02-28"]),
        ("revue_service: '2025-06-10, en mairie'", ["2025-06-10"]),
        ("revue_service: '2025-02-30'", []),
        ("revue_service: à la demande, revues: [2024-03-11]", []),
    ],
)
def test_a_review_follows_the_one_before(dues, revision, termes):
    assert [terme for _, terme, *_ in dues("revue_service", contrat(revision), "2024-09-01")] == termes


def test_a_review_that_was_held_is_done(dues):
    lues = dues(
        "revue_service",
        contrat("revue_service: semestrielle, revues: [2024-02-29, 2024-09-03]"),
        "2025-03-04",
    )
    assert [(etat, le) for *_, etat, le in lues] == [("faite", "2024-09-03"), ("en_retard", None)]
    lues = dues("revue_service", contrat("revue_service: '2025-01-13', revues: [2025-01-20]"), "2025-03-04")
    assert [(etat, le) for *_, etat, le in lues] == [("faite", "2025-01-20")]


def version(nom, debut, duree=""):
    return {
        f"data/conventions/{nom}.yaml": f"en_vigueur_du: {debut}\n"
        + (f"duree: {{{duree}}}\n" if duree else "")
    }


TACITE = "type: determinee, annees: %d, reconduction: tacite, denonciation_mois: %d"


@pytest.mark.parametrize(
    ("debut", "annees", "mois", "du", "termes"),
    [
        ("2019-01-01", 3, 6, "2019-01-01", ["2021-06-30", "2024-06-30", "2027-06-30", "2030-06-30"]),
        ("2019-01-01", 3, 6, "2027-01-01", ["2027-06-30", "2030-06-30"]),
        ("2020-03-01", 4, 6, "2023-01-01", ["2023-08-29", "2027-08-29"]),
        ("2020-03-01", 1, 3, "2028-01-01", ["2028-11-28", "2029-11-28", "2030-11-28"]),
    ],
)
def test_a_denunciation_is_counted_from_the_renewed_end(dues, debut, annees, mois, du, termes):
    fichiers = version("2018", debut, TACITE % (annees, mois))
    lues = dues("denonciation", fichiers, "2026-01-01", du=du, au="2030-12-31")
    assert [terme for _, terme, *_ in lues] == termes


def test_a_version_that_was_replaced_is_not_denounced_any_more(dues):
    fichiers = {**version("2019", "2019-01-01", TACITE % (3, 6)), **version("2024", "2024-01-01")}
    assert [terme for _, terme, *_ in dues("denonciation", fichiers, "2026-01-01")] == ["2021-06-30"]


@pytest.mark.parametrize(
    ("suivante", "jour", "etat", "le"),
    [
        ({}, "2024-12-31", "a_venir", None),
        ({}, "2025-01-01", "en_retard", None),
        (version("2025", "2025-01-01"), "2025-01-01", "faite", "2025-01-01"),
        (version("2025", "2025-04-01"), "2025-03-31", "en_retard", None),
        (version("2025", "2025-04-01"), "2025-04-01", "faite", "2025-04-01"),
    ],
)
def test_a_convention_that_nothing_renews_ends(dues, suivante, jour, etat, le):
    fichiers = {
        **version("2019", "2019-01-01", "type: determinee, annees: 6, reconduction: expresse"),
        **suivante,
    }
    assert dues("terme_convention", fichiers, jour) == [("2019", "2024-12-31", etat, le)]


def test_delays_out_of_the_calendar_fall_due_never(dues, parcours):
    """Nine digits are admitted for a number: no term overflows, no calculation drags on."""
    fichiers = {
        **parcours(REPRISE, "{le: 2024-02-26, fait: demande_retrait, portee: [A, B]}"),
        "data/conventions/2005.yaml": (
            "en_vigueur_du: 2005-01-01\nfraicheur_max_jours: 999999999\n"
            "duree: {type: determinee, annees: 999999999, reconduction: tacite, "
            "denonciation_mois: 999999999}\n"
            "retrait: {preavis_mois: 999999999, effet: fin_exercice}\nrestitution: {delai_jours: 999999999}\n"
        ),
    }
    for genre in ("preavis", "retrait", "denonciation"):
        assert dues(genre, fichiers, "2026-01-01") == []

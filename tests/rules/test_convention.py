"""Versions of the convention."""

from __future__ import annotations

from datetime import date

import pytest

C2019, C2024 = "data/conventions/2019.yaml", "data/conventions/2024.yaml"
DU = "en_vigueur_du: %s-01-01\n"
ENTIERE = """
en_vigueur_du: 2024-01-01
fraicheur_max_jours: 180
comptage: 31_decembre
presence: jours
arrondi: plus_forts_restes
personnel: exclu
tva: ttc
etablissements: adherent_propre
retrait:
  {preavis_mois: 6, effet: libre, deliberation_requise: oui, indemnite: aucune, amortissements_restants: dus}
exclusion: {priorite: accord}
exclusion_temporaire: {duree_max_jours: 60}
restitution: {delai_jours: 30, individualisable_paye_epci: commune}
evolution_sig: libre
penalite_niveaux: aucune
"""


def test_one_version_a_day(constats):
    assert constats("CNV001", {C2019: DU % 2019, C2024: DU % 2024}) == []
    assert constats("CNV001", {C2019: DU % 2024, C2024: DU % 2024}) == [
        (
            ("en_vigueur_du",),
            "la version « 2019 » est déjà en vigueur du 1er janvier 2024 (data/conventions/2019.yaml)",
        )
    ]


@pytest.mark.parametrize(
    ("choix", "chemin", "message"),
    [
        ("duree: {type: indeterminee}", None, ""),
        ("duree: {type: determinee, annees: 6, reconduction: tacite, denonciation_mois: 6}", None, ""),
        ("duree: {type: determinee, annees: 6, denonciation_mois: 6}", None, ""),
        ("retrait: {indemnite: amortissements, amortissements_restants: dus}", None, ""),
        (
            "duree: {type: indeterminee, annees: 6}",
            ("duree", "annees"),
            "« annees » n'a pas de sens pour une durée indéterminée",
        ),
        (
            "duree: {type: indeterminee, denonciation_mois: 6}",
            ("duree", "denonciation_mois"),
            "« denonciation_mois » n'a pas de sens pour une durée indéterminée",
        ),
        (
            "duree: {type: determinee}",
            ("duree", "type"),
            "une durée déterminée dit combien d'années : annees",
        ),
        (
            "duree: {type: determinee, annees: 6, reconduction: aucune, denonciation_mois: 6}",
            ("duree", "denonciation_mois"),
            "dénonciation à 6 mois, et aucune reconduction à dénoncer",
        ),
        (
            "retrait: {indemnite: amortissements, amortissements_restants: non_dus}",
            ("retrait", "amortissements_restants"),
            "l'indemnité de retrait est le reste des amortissements, et ils ne seraient pas dus",
        ),
    ],
)
def test_choices_that_go_together(constats, choix, chemin, message):
    assert constats("CNV002", {C2024: DU % 2024 + choix + "\n"}) == ([(chemin, message)] if chemin else [])


def test_open_questions_are_named_in_one_finding(constats):
    assert constats("CNV003", {C2024: ENTIERE}) == []
    ouverte = ENTIERE.replace("comptage: 31_decembre\n", "").replace("preavis_mois: 6, ", "")
    assert constats("CNV003", {C2024: ouverte}) == [
        (("en_vigueur_du",), "2 questions sans réponse : comptage, retrait.preavis_mois")
    ]
    ((_, message),) = constats("CNV003", {C2024: DU % 2024})
    assert message.startswith("18 questions sans réponse : fraicheur_max_jours, comptage, presence")


@pytest.mark.parametrize(("jour", "combien"), [(date(2023, 12, 31), 1), (date(2024, 1, 1), 0)])
def test_a_version_that_was_replaced_is_asked_nothing(constats, jour, combien):
    fichiers = {C2019: DU % 2019, C2024: ENTIERE}
    assert len(constats("CNV003", fichiers, jour=jour)) == combien

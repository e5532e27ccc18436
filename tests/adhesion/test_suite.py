"""What comes next, state by state; the laws of it are in properties/test_adhesion.py."""

from __future__ import annotations

from datetime import date

import pytest

from sicommun.adhesion.libelles import ACTEURS, FAITS, FORMALITES
from sicommun.adhesion.suite import CHEMIN, awaited, dossier_of, way_to_effect
from sicommun.adhesion.transitions import transitions
from sicommun.model.fait import FaitCommun

JOUR = date(2025, 3, 31)

INTERET = "- {le: 2024-01-08, fait: interet, portee: [A, B]}\n"
PREALABLES = """\
- {le: 2024-02-01, fait: fiche_impact, effets: aucun}
- {le: 2024-02-10, fait: avis_cst, instance: centre_de_gestion, avis: favorable}
- {le: 2024-03-01, fait: deliberation_commune}
- {le: 2024-03-14, fait: deliberation_epci}
"""
SIGNATURE = """\
- {le: 2024-04-02, fait: signature, convention: "2022", portee: [A, B]}
"""
DEPOT = "- {le: 2024-04-09, fait: depot_prefecture}\n"
REMISE = "- {le: 2024-05-13, fait: remise_description}\n"
VALIDATION = "- {le: 2024-06-03, fait: validation, avis: valide, portee: [A, B]}\n"
EFFECTIVE = INTERET + PREALABLES + SIGNATURE + DEPOT + REMISE + VALIDATION


def suite(parcours, texte, jour=JOUR):
    return [etape.fait for etape in way_to_effect(parcours(texte), jour)]


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        (INTERET, list(CHEMIN)),
        (INTERET + PREALABLES, ["signature", "depot_prefecture", "remise_description", "validation"]),
        (INTERET + PREALABLES + SIGNATURE, ["depot_prefecture", "remise_description", "validation"]),
        (INTERET + PREALABLES + SIGNATURE + DEPOT, ["remise_description", "validation"]),
        (INTERET + PREALABLES + SIGNATURE + DEPOT + REMISE, ["validation"]),
        (EFFECTIVE, []),
        (INTERET + REMISE, [fait for fait in CHEMIN if fait != "remise_description"]),
    ],
)
def test_the_way_is_what_is_left_of_it(parcours, texte, attendu):
    assert suite(parcours, texte) == attendu


def test_a_signature_bears_on_what_the_last_interest_named(parcours):
    precis = INTERET + "- {le: 2024-01-29, fait: interet, portee: [A]}\n" + PREALABLES
    assert way_to_effect(parcours(precis), JOUR)[0].portee == ("A",)


def test_the_day_counts(parcours):
    """On 1st March the council of the commune has deliberated, that of the EPCI has not."""
    assert suite(parcours, EFFECTIVE, date(2024, 3, 1))[0] == "deliberation_epci"
    assert suite(parcours, EFFECTIVE, date(2023, 12, 31)) == ["interet"]


def test_reservations_ask_for_the_description_again(parcours):
    reserves = INTERET + PREALABLES + SIGNATURE + DEPOT + REMISE
    reserves += "- {le: 2024-06-03, fait: validation, avis: reserves, portee: [A, B]}\n"
    remise, validation = way_to_effect(parcours(reserves), JOUR)
    assert (remise.fait, remise.detail, remise.acteur) == (
        "remise_description", "pour lever les réserves", "commune",
    )  # fmt: skip
    assert (validation.portee, validation.clause) == (("A", "B"), "ADH-06")
    assert suite(parcours, reserves + "- {le: 2024-07-01, fait: remise_description}\n") == ["validation"]


def test_an_addition_waits_for_its_own_validation(parcours):
    avenant = EFFECTIVE + '- {le: 2024-09-02, fait: avenant, numero: "1", portee: [C/culture]}\n'
    depot, remise, validation = way_to_effect(parcours(avenant), JOUR)
    assert [depot.fait, remise.fait] == ["depot_prefecture", "remise_description"]
    assert validation.portee == ("C/culture",)


def test_a_part_validated_leaves_the_rest_to_be(parcours):
    partie = INTERET + PREALABLES + SIGNATURE + DEPOT + REMISE
    partie += "- {le: 2024-06-03, fait: validation, avis: valide, portee: [A]}\n"
    (validation,) = way_to_effect(parcours(partie), JOUR)
    assert validation.portee == ("B",)


def test_a_validation_whose_effect_is_to_come_is_made(parcours):
    plus_tard = (
        INTERET + PREALABLES + SIGNATURE + DEPOT + REMISE + VALIDATION.replace("}", ", effet: 2025-06-01}")
    )
    assert suite(parcours, plus_tard) == []


def test_outside_there_is_a_right_and_no_duty(parcours):
    exclue = EFFECTIVE + (
        "- {le: 2024-09-02, recu_le: 2024-09-04, fait: mise_en_demeure, motif: peril_grave}\n"
        "- {le: 2024-12-16, fait: exclusion, portee: [A, B], motif: peril_grave}\n"
    )
    (retour,) = way_to_effect(parcours(exclue), JOUR)
    assert (retour.fait, retour.portee, retour.facultative) == ("reintegration", ("A", "B"), True)
    retour_fait = exclue + "- {le: 2025-01-13, fait: reintegration, portee: [A, B]}\n"
    assert suite(parcours, retour_fait) == ["remise_description", "validation"]
    (droit,) = way_to_effect((), JOUR)
    assert (droit.fait, droit.clause, droit.facultative) == ("interet", "ADH-01", True)
    assert suite(parcours, "- {le: 2024-01-01, fait: sortie_epci}\n") == []


def test_a_new_interest_begins_anew(parcours):
    """What led to a first adhesion does not count for the second."""
    partie = EFFECTIVE + (
        "- {le: 2024-07-01, fait: demande_retrait, portee: [A, B]}\n"
        "- {le: 2024-08-01, fait: retrait, portee: [A, B], effet: 2024-12-31}\n"
        "- {le: 2025-02-03, fait: interet}\n"
    )
    assert suite(parcours, partie) == list(CHEMIN)


def test_what_was_excluded_is_not_awaited(parcours):
    exclue = EFFECTIVE + (
        "- {le: 2024-09-02, recu_le: 2024-09-04, fait: mise_en_demeure, motif: peril_grave}\n"
        "- {le: 2024-12-16, fait: exclusion, portee: [B], motif: peril_grave}\n"
    )
    from sicommun.adhesion.suite import acts_until

    assert awaited(dossier_of(acts_until(parcours(exclue), JOUR))) == ()
    assert suite(parcours, exclue) == []


def test_every_fact_has_its_name_and_every_step_its_words():
    noms = {modele.model_fields["fait"].annotation.__args__[0] for modele in FaitCommun.__subclasses__()}
    assert set(FAITS) == noms
    assert {formalite.acteur for formalite in FORMALITES.values()} <= set(ACTEURS)
    assert {*CHEMIN, "interet", "reintegration"} <= set(FORMALITES) <= {fait for _, fait in transitions()}

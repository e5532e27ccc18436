"""The state on a day: from the validation, not from the signature."""

from __future__ import annotations

from datetime import date

import pytest

from sicommun.adhesion.etat import etat
from sicommun.adhesion.journal import play

EFFECTIVE = """
  - {le: 2018-03-12, fait: interet}
  - {le: 2019-01-07, fait: signature, convention: "2019", portee: [A, B, C/finances]}
  - {le: 2019-02-15, fait: remise_description}
  - {le: 2019-03-01, fait: validation, avis: valide, portee: [A, B, C/finances]}
"""


def jour(texte: str) -> date:
    return date.fromisoformat(texte)


@pytest.mark.parametrize(
    ("le", "statut", "portee"),
    [
        ("2018-03-11", "aucun", "rien"),
        ("2018-03-12", "interesse", "rien"),
        ("2019-01-07", "signataire", "rien"),
        ("2019-02-28", "depose", "rien"),
        ("2019-03-01", "effectif", "A, B, C/finances"),
    ],
)
def test_effect_begins_at_the_validation(parcours, le, statut, portee):
    situation = etat(parcours(EFFECTIVE), jour(le))
    assert (situation.statut, str(situation.portee)) == (statut, portee)


def test_a_later_effect_waits_for_its_day(parcours):
    facts = parcours(EFFECTIVE.replace("fait: validation,", "fait: validation, effet: 2019-04-01,"))
    assert etat(facts, jour("2019-03-31")).statut == "depose"
    assert etat(facts, jour("2019-04-01")).est_effective


def test_reserves_open_nothing_unless_they_say_so(parcours):
    reserves = EFFECTIVE.replace("avis: valide", "avis: reserves, motifs: réseau à décrire")
    assert not etat(parcours(reserves), jour("2019-12-31")).est_effective
    assert etat(
        parcours(reserves.replace("motifs", "effet_sous_reserve: oui, motifs")), jour("2019-12-31")
    ).est_effective


def test_a_reprise_is_effective_at_once(parcours):
    situation = etat(
        parcours("  - {le: 2024-01-01, fait: reprise, portee: [B], effet: 2015-06-01}"), jour("2015-06-01")
    )
    assert situation.est_effective
    assert situation.dossier.effective_depuis == jour("2015-06-01")


def test_a_partial_exclusion_leaves_the_rest(parcours):
    facts = parcours(
        EFFECTIVE
        + """
  - {le: 2024-01-10, recu_le: 2024-01-15, fait: mise_en_demeure, motif: non_respect_engagements}
  - {le: 2024-04-16, fait: exclusion, portee: [B/telecoms], motif: non_respect_engagements}
"""
    )
    assert "B/telecoms" in etat(facts, jour("2024-04-16")).portee, (
        "the day of exclusion is the last day of use"
    )
    apres = etat(facts, jour("2024-04-17"))
    assert apres.est_effective
    assert ("B/telecoms" in apres.portee, "B/messagerie" in apres.portee) == (False, True)
    assert str(apres.portee) == "A, B, C/finances sauf B/telecoms"


def test_a_total_exclusion_then_a_reintegration_wait_for_a_new_validation(parcours):
    facts = parcours(
        EFFECTIVE
        + """
  - {le: 2024-01-10, recu_le: 2024-01-15, fait: mise_en_demeure, motif: peril_grave}
  - {le: 2024-04-16, fait: exclusion, portee: [A, B, C/finances], motif: peril_grave}
  - {le: 2024-06-03, fait: reintegration, portee: [B]}
  - {le: 2024-07-01, fait: validation, avis: valide, portee: [B]}
"""
    )
    statuts = [
        etat(facts, jour(le)).statut for le in ("2024-04-16", "2024-04-17", "2024-06-03", "2024-07-01")
    ]
    assert statuts == ["effectif", "exclu", "signataire", "effectif"]
    assert str(etat(facts, jour("2024-07-01")).portee) == "B"
    assert etat(facts, jour("2020-01-01")).est_effective, "history is kept"


def test_a_temporary_exclusion_suspends_and_ends_at_its_term_or_when_lifted(parcours):
    suspension = (
        EFFECTIVE + "  - {le: 2024-02-01, fait: exclusion_temporaire, portee: [B], jusqu_au: 2024-02-10}\n"
    )
    facts = parcours(suspension)
    en_service = [
        "B" in etat(facts, jour(le)).en_service
        for le in ("2024-01-31", "2024-02-01", "2024-02-10", "2024-02-11")
    ]
    assert en_service == [True, False, False, True]
    assert "B" in etat(facts, jour("2024-02-05")).portee, "membership goes on"
    levee = parcours(suspension + "  - {le: 2024-02-06, fait: levee}\n")
    assert "B" in etat(levee, jour("2024-02-06")).en_service


def test_a_withdrawal_in_part_then_in_full(parcours):
    facts = parcours(
        EFFECTIVE
        + """
  - {le: 2022-10-03, fait: demande_retrait, portee: [C/finances]}
  - {le: 2023-10-02, fait: retrait, portee: [C/finances], effet: 2023-12-31}
  - {le: 2023-11-06, fait: demande_retrait, portee: [A, B]}
  - {le: 2024-11-04, fait: retrait, portee: [A, B], effet: 2024-12-31}
"""
    )
    assert str(etat(facts, jour("2023-12-31")).portee) == "A, B, C/finances"
    assert str(etat(facts, jour("2024-01-01")).portee) == "A, B"
    assert etat(facts, jour("2024-12-31")).est_effective
    assert etat(facts, jour("2025-01-01")).statut == "retire"


def test_an_avenant_opens_at_its_own_validation(parcours):
    facts = parcours(
        EFFECTIVE
        + """
  - {le: 2023-05-02, fait: avenant, numero: "1", portee: [C/culture]}
  - {le: 2023-06-01, fait: validation, avis: valide, portee: [C/culture]}
"""
    )
    assert "C/culture" not in etat(facts, jour("2023-05-31")).portee
    assert "C/culture" in etat(facts, jour("2023-06-01")).portee


def test_a_merger_closes_everything_on_its_day(parcours):
    facts = parcours(
        EFFECTIVE + '  - {le: 2024-10-01, fait: fusion, nouvelle: "200088029", effet: 2025-01-01}\n'
    )
    assert etat(facts, jour("2024-12-31")).est_effective
    assert (etat(facts, jour("2025-01-01")).statut, bool(etat(facts, jour("2025-01-01")).portee)) == (
        "fusionne",
        False,
    )


def test_an_exclusion_decided_before_the_effect_of_a_validation_wins(parcours):
    facts = parcours(
        EFFECTIVE.replace("fait: validation,", "fait: validation, effet: 2024-09-01,")
        + """
  - {le: 2024-01-10, recu_le: 2024-01-15, fait: mise_en_demeure, motif: peril_grave}
  - {le: 2024-04-16, fait: exclusion, portee: [B], motif: peril_grave}
"""
    )
    assert str(etat(facts, jour("2024-09-01")).portee) == "A, C/finances"


DEPART = """
  - {le: 2023-06-05, fait: demande_retrait, portee: [A, B, C/finances]}
  - {le: 2024-06-03, fait: retrait, portee: [A, B, C/finances], effet: 2024-12-31}
"""
URGENCE = "  - {le: 2024-10-07, fait: exclusion_temporaire, portee: [B]}\n"
RETOUR = """
  - {le: 2025-02-03, fait: interet}
  - {le: 2025-03-03, fait: signature, convention: "2024", portee: [B]}
  - {le: 2025-03-10, fait: remise_description}
  - {le: 2025-04-07, fait: validation, avis: valide, portee: [B]}
"""


@pytest.mark.parametrize(
    ("suite", "le", "statut", "en_service"),
    [
        ("", "2024-10-07", "effectif", "A, C/finances"),
        ("", "2024-12-31", "effectif", "A, C/finances"),
        ("", "2025-01-01", "retire", "rien"),
        ("  - {le: 2024-11-04, fait: levee}\n", "2024-11-04", "effectif", "A, B, C/finances"),
        ("  - {le: 2024-11-04, fait: levee}\n", "2025-01-01", "retire", "rien"),
        (RETOUR, "2025-04-07", "effectif", "B"),
    ],
)
def test_who_has_decided_to_leave_may_be_suspended_until_then(parcours, suite, le, statut, en_service):
    """A withdrawal decided in June for December: the use goes on, and so may a measure of urgency."""
    facts = parcours(EFFECTIVE + DEPART + URGENCE + suite)
    assert play(facts).refus == ()
    situation = etat(facts, jour(le))
    assert (situation.statut, str(situation.en_service)) == (statut, en_service)


def test_a_suspension_outlives_the_decision_to_leave(parcours):
    urgence = "  - {le: 2024-05-06, fait: exclusion_temporaire, portee: [B]}\n"
    facts = parcours(EFFECTIVE + urgence + DEPART + "  - {le: 2024-07-01, fait: levee}\n")
    assert play(facts).refus == ()
    assert [str(etat(facts, jour(le)).en_service) for le in ("2024-06-30", "2024-07-01")] == [
        "A, C/finances", "A, B, C/finances",
    ]  # fmt: skip


def test_nothing_is_suspended_after_the_last_day(parcours):
    tard = URGENCE.replace("2024-10-07", "2025-01-02")
    (refus,) = play(parcours(EFFECTIVE + DEPART + tard)).refus
    assert (refus.clause, "rien n'est plus en usage" in refus.motif) == ("EXC-10", True)

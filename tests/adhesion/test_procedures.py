"""What each open procedure waits for, with dates worked out by hand."""

from __future__ import annotations

from datetime import date
from functools import partial

from sicommun.adhesion import procedures
from sicommun.feries import is_weekday
from sicommun.model.convention import Convention, Exclusion, Restitution, Retrait
from sicommun.model.registre import Registre
from sicommun.store.modele import load_modele

open_procedures = partial(procedures.open_procedures, est_ouvre=is_weekday)
EFFECTIVE = "- {le: 2023-09-04, fait: reprise, convention: '2022', portee: [A, B]}\n"
DEMEURE = "- {le: 2024-11-28, recu_le: 2024-11-30, fait: mise_en_demeure, motif: peril_grave, portee: [B]}\n"
JOUR = date(2024, 12, 20)


def registre(**choix):
    convention = Convention.model_construct(
        fichier="data/conventions/2022.yaml",
        en_vigueur_du=date(2022, 1, 1),
        retrait=Retrait().model_copy(update=choix.get("retrait", {})),
        exclusion=Exclusion().model_copy(update=choix.get("exclusion", {})),
        restitution=Restitution().model_copy(update=choix.get("restitution", {})),
    )
    return Registre(modele=load_modele(), conventions={"2022": convention})


def une(parcours, texte, jour=JOUR, **choix):
    (procedure,) = open_procedures(parcours(EFFECTIVE + texte), registre(**choix), jour)
    return procedure


def test_a_notice_waits_for_the_commune_then_for_the_epci(parcours):
    """Received on 30 November: until 28 February, the end of the month; an exclusion from 1st March."""
    procedure = une(parcours, DEMEURE)
    assert (procedure.fait.fait, procedure.rang) == ("mise_en_demeure", 1)
    regulariser, exclure = procedure.etapes
    assert (regulariser.acteur, regulariser.au_plus_tard, regulariser.clause) == (
        "commune", date(2025, 2, 28), "EXC-08",
    )  # fmt: skip
    assert (exclure.acteur, exclure.au_plus_tot, exclure.portee) == ("epci", date(2025, 3, 1), ("B",))


def test_a_notice_that_nobody_has_received_has_no_term(parcours):
    regulariser, exclure = une(parcours, DEMEURE.replace("recu_le: 2024-11-30, ", "")).etapes
    assert regulariser.au_plus_tard is exclure.au_plus_tot is None
    assert "recu_le" in regulariser.detail


def test_a_holiday_of_the_agenda_pushes_the_term(parcours):
    """28 February 2025 is a Friday: closed that day, the term is Monday 3 March."""
    ouvre = lambda jour: jour.weekday() < 5 and jour != date(2025, 2, 28)  # noqa: E731
    texte = parcours(EFFECTIVE + DEMEURE)
    choix = registre(exclusion={"prorogation_jour_ouvre": True})
    (procedure,) = open_procedures(texte, choix, JOUR, est_ouvre=ouvre)
    assert procedure.etapes[0].au_plus_tard == date(2025, 3, 3)


def test_a_notice_settled_is_no_procedure(parcours):
    texte = EFFECTIVE + DEMEURE + "- {le: 2024-12-16, fait: regularisation}\n"
    assert open_procedures(parcours(texte), registre(), JOUR) == ()
    (avant,) = open_procedures(parcours(texte), registre(), date(2024, 12, 15))
    assert avant.fait.fait == "mise_en_demeure"


def test_a_suspension_waits_for_its_examination_and_ends_with_its_term(parcours):
    texte = (
        "- {le: 2024-12-10, fait: exclusion_temporaire, portee: [B], risque_fort: oui,"
        " risque_immediat: oui, reexamen_le: 2024-12-24, jusqu_au: 2025-01-31}\n"
    )
    (levee,) = une(parcours, texte).etapes
    assert (levee.fait, levee.au_plus_tard) == ("levee", date(2024, 12, 24))
    assert open_procedures(parcours(EFFECTIVE + texte), registre(), date(2025, 2, 1)) == ()


def test_a_withdrawal_takes_effect_at_the_end_of_the_year_of_its_notice(parcours):
    texte = "- {le: 2024-11-18, recu_le: 2024-11-20, fait: demande_retrait, portee: [A, B]}\n"
    (retrait,) = une(parcours, texte, retrait={"preavis_mois": 12, "effet": "fin_exercice"}).etapes
    assert (retrait.effet, retrait.portee) == (date(2025, 12, 31), ("A", "B"))
    (libre,) = une(parcours, texte, retrait={"preavis_mois": 6, "effet": "libre"}).etapes
    assert libre.effet == date(2025, 5, 20)
    (muette,) = une(parcours, texte).etapes
    assert (muette.effet, muette.detail) == (None, "la convention ne fixe pas le préavis")


def test_an_exit_waits_for_the_data_to_go_back(parcours):
    texte = DEMEURE + "- {le: 2025-03-03, fait: exclusion, portee: [B], motif: peril_grave}\n"
    (restituer,) = une(parcours, texte, date(2025, 3, 10), restitution={"delai_jours": 30}).etapes
    assert (restituer.acteur, restituer.au_plus_tard) == ("service_commun", date(2025, 4, 2))
    rendu = EFFECTIVE + texte + "- {le: 2025-03-20, fait: restitution}\n"
    assert open_procedures(parcours(rendu), registre(), date(2025, 3, 31)) == ()


def test_a_merger_gives_nothing_back_and_an_interest_had_nothing(parcours):
    fusion = EFFECTIVE + '- {le: 2024-10-01, fait: fusion, nouvelle: "219999997"}\n'
    assert open_procedures(parcours(fusion), registre(), JOUR) == ()
    partie = "- {le: 2024-01-01, fait: interet}\n- {le: 2024-10-01, fait: sortie_epci}\n"
    assert open_procedures(parcours(partie), registre(), JOUR) == ()


def test_a_destruction_waits_for_the_restitution(parcours):
    sortie = DEMEURE + (
        "- {le: 2025-03-03, fait: exclusion, portee: [B], motif: peril_grave}\n"
        "- {le: 2025-03-10, fait: demande_destruction}\n"
    )
    texte = parcours(EFFECTIVE + sortie)
    rendre, detruire = open_procedures(texte, registre(), date(2025, 3, 31))
    assert [etape.fait for etape in rendre.etapes] == ["restitution"]
    assert [etape.fait for etape in detruire.etapes] == ["restitution", "destruction"]
    rendu = sortie + "- {le: 2025-03-20, fait: restitution}\n"
    assert [e.fait for e in une(parcours, rendu, date(2025, 3, 31)).etapes] == ["destruction"]
    assert (
        open_procedures(
            parcours(EFFECTIVE + rendu + "- {le: 2025-04-28, fait: destruction}\n"),
            registre(),
            date(2025, 5, 1),
        )
        == ()
    )


DEPART = (
    "- {le: 2024-01-15, fait: demande_retrait, portee: [A, B]}\n"
    "- {le: 2024-11-04, fait: retrait, portee: [A, B], effet: 2024-12-31}\n"
)
URGENCE = (
    "- {le: 2024-12-02, fait: exclusion_temporaire, portee: [B], reexamen_le: 2024-12-16}\n"
    "- {le: 2024-12-03, recu_le: 2024-12-05, fait: mise_en_demeure, motif: peril_grave, portee: [B]}\n"
)


def test_measures_of_urgency_run_until_the_last_day_of_use(parcours):
    """There is nothing left to exclude from: a notice waits for the commune alone."""
    texte = parcours(EFFECTIVE + DEPART + URGENCE)
    ouvertes = open_procedures(texte, registre(), date(2024, 12, 31))
    assert [[e.fait for e in p.etapes] for p in ouvertes] == [["regularisation"], ["levee"], ["restitution"]]
    (rendre,) = open_procedures(texte, registre(), date(2025, 1, 1))
    assert rendre.fait.fait == "retrait"


def test_the_delay_runs_from_the_eve_of_the_departure_from_the_epci(parcours):
    partie = EFFECTIVE + "- {le: 2024-11-04, fait: sortie_epci, effet: 2025-01-01}\n"
    (rendre,) = open_procedures(parcours(partie), registre(restitution={"delai_jours": 30}), JOUR)
    assert rendre.etapes[0].au_plus_tard == date(2025, 1, 30)


def test_a_request_that_an_amendment_takes_back_waits_for_nothing(parcours):
    demande = "- {le: 2024-01-15, fait: demande_retrait, portee: [A, B]}\n"
    ailleurs = "- {le: 2024-03-04, fait: avenant, portee: [C/culture]}\n"
    (retrait,) = open_procedures(parcours(EFFECTIVE + demande + ailleurs), registre(), JOUR)
    assert retrait.etapes[0].fait == "retrait"
    reste = "- {le: 2024-05-06, fait: avenant, objet: La commune reste}\n"
    assert open_procedures(parcours(EFFECTIVE + demande + ailleurs + reste), registre(), JOUR) == ()

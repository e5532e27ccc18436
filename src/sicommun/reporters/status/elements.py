"""The small parts of the page as plain data: a badge, a bar, a list of terms, an open procedure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from sicommun.adhesion.ensembles import CompletudeEnsemble
from sicommun.adhesion.etat import Etat
from sicommun.adhesion.libelles import ACTEURS, FAITS
from sicommun.agenda.description import EtatDescription
from sicommun.agenda.echeance import Echeance
from sicommun.agenda.etat_commune import EtatCommune
from sicommun.agenda.tableau import Tableau, by_term
from sicommun.periodes import jour_fr
from sicommun.reporters.status.dessins import bar_length
from sicommun.reporters.status.mots import (
    age_fr,
    bounds,
    dated,
    percent,
    say_step,
    short_status,
    title_of,
)

Donnees = dict[str, Any]

PUBLICS: Final = frozenset(
    {
        "bipartite",
        "liste_impacts",
        "bilan",
        "pleniere",
        "organigramme",
        "comptage",
        "prefecture",
        "preavis",
        "retrait",
        "restitution",
        "quote_part_provisoire",
        "quote_part_definitive",
        "denonciation",
        "terme_convention",
        "revision_contrat",
        "revue_service",
    }
)
"""The kinds of terms that follow from public acts alone; whether each is met stays between the parties."""


def shown_terms(echeances: Iterable[Echeance], *, public: bool) -> list[Echeance]:
    """Keep the terms that a page may show."""
    return [echeance for echeance in echeances if not public or echeance.genre in PUBLICS]


def badge(etat: EtatCommune, *, public: bool) -> Donnees:
    """Give the status in a word and its colour; a suspension is between the parties."""
    situation = Etat(etat.situation.jour, etat.situation.dossier) if public else etat.situation
    mot, style = short_status(situation)
    return {"mot": mot, "style": style or "neutre"}


def completeness(ensemble: CompletudeEnsemble) -> Donnees:
    """Give the completeness of one ensemble, and the length of its bar."""
    return {
        "lettre": ensemble.lettre,
        "repondues": ensemble.repondues,
        "exigibles": ensemble.exigibles,
        "longueur": bar_length(ensemble.repondues, ensemble.exigibles),
        "complet": ensemble.repondues == ensemble.exigibles,
        "pourcent": percent(ensemble.repondues, ensemble.exigibles),
    }


def age(description: EtatDescription | None) -> str:
    """Say how old a description is."""
    if description is None or description.age is None:
        return "illisible" if description and description.illisible else "—"
    return age_fr(description.age)


def term(etat: EtatCommune) -> str:
    """Say by when a description is to be confirmed, or validated."""
    terme = etat.description.terme if etat.description else None
    return jour_fr(terme) if terme else ""


def short_term(etat: EtatCommune) -> str:
    """Write that day as `31/12/2026`."""
    terme = etat.description.terme if etat.description else None
    return f"{terme:%d/%m/%Y}" if terme else ""


def is_past(etat: EtatCommune) -> bool:
    """Tell whether that day is past."""
    terme = etat.description.terme if etat.description else None
    return terme is not None and terme < etat.situation.jour


def procedures(etat: EtatCommune, tableau: Tableau) -> list[Donnees]:
    """Say what is open with an adherent, and what would settle it."""
    return [
        {
            "qui": tableau.noms[etat.commune.slug],
            "quoi": f"{FAITS[procedure.fait.fait]} du {jour_fr(procedure.fait.le)}",
            "suites": [
                {
                    "texte": f"{ACTEURS[etape.acteur]} : {say_step(etape)}",
                    "bornes": bounds(etape),
                }
                for etape in procedure.etapes
            ],
        }
        for procedure in etat.procedures
    ]


def terms(echeances: Sequence[Echeance], tableau: Tableau) -> list[Donnees]:
    """List terms, those of one day and kind together."""
    return [
        {
            "terme": jour_fr(groupe[0].terme),
            "iso": groupe[0].terme.isoformat(),
            "ecart": dated(groupe[0].terme, tableau.jour).partition(" · ")[2],
            "libelle": title_of(groupe),
            "qui": ", ".join(tableau.noms.get(e.commune, e.commune) for e in groupe if e.commune),
            "debiteur": ACTEURS[groupe[0].debiteur],
            "clause": groupe[0].clause,
        }
        for groupe in by_term(echeances)
    ]

"""The card of one adherent as plain data: its functions and never its people, its journal fact by fact."""

from __future__ import annotations

from sicommun.adhesion.ensembles import say_status
from sicommun.adhesion.etat import Etat
from sicommun.adhesion.libelles import ACTEURS, FAITS
from sicommun.agenda.description import EtatDescription
from sicommun.agenda.etat_commune import EtatCommune
from sicommun.agenda.tableau import Tableau
from sicommun.montants import format_cents
from sicommun.periodes import jour_fr
from sicommun.reporters.phrases import thousands
from sicommun.reporters.status.alertes import alerts_of
from sicommun.reporters.status.elements import (
    Donnees,
    badge,
    completeness,
    procedures,
    shown_terms,
    term,
    terms,
)
from sicommun.reporters.status.faits import milestones
from sicommun.reporters.status.mots import (
    STATUTS_ETAT,
    say_step,
)


def has_card(etat: EtatCommune) -> bool:
    """Tell whether there is more to say of an adherent than its name."""
    return etat.groupe in {"adherente", "en_chemin"} or bool(etat.procedures)


def card(etat: EtatCommune, tableau: Tableau, *, public: bool) -> Donnees:
    """Give the card of one adherent."""
    commune, noms = etat.commune, tableau.modele.libelle
    situation = Etat(etat.situation.jour, etat.situation.dossier) if public else etat.situation
    codes = sorted({*etat.souscrits, *situation.portee.codes})
    return {
        "slug": commune.slug,
        "nom": tableau.noms[commune.slug],
        "etat": badge(etat, public=public),
        "statut": say_status(situation),
        "depuis": jour_fr(situation.dossier.effective_depuis) if situation.dossier.effective_depuis else "",
        "ensembles": [
            {"code": code, "nom": noms(code), "ouvert": code in situation.en_service}
            for code in codes
            if not code.startswith("C/")
        ],
        "domaines": [
            {"nom": noms(code), "ouvert": code in situation.en_service}
            for code in codes
            if code.startswith("C/")
        ],
        "possibles": len(tableau.modele.domaines),
        "completude": [completeness(e) for e in (etat.description.ensembles if etat.description else ())],
        "description": "" if public else _say_description(etat),
        "manques": _missing(etat.description),
        **_people_and_figures(etat, public=public),
        "etapes": _steps(etat),
        "alertes": [] if public else [alerte.texte for alerte in alerts_of(etat)],
        "procedures": [] if public else procedures(etat, tableau),
        "retards": [] if public else terms(etat.retards, tableau),
        "a_venir": terms(shown_terms(etat.a_venir, public=public), tableau),
        "parcours": _journal(etat, public=public),
    }


def _people_and_figures(etat: EtatCommune, *, public: bool) -> Donnees:
    """Give who speaks for an adherent, by functions, and its last figures."""
    return {
        "referents": [] if public else [referent.fonction for referent in etat.referents],
        "nombre_referents": len(etat.referents),
        "representants": [mandat.fonction for mandat in etat.representants],
        "comptage": _count(etat),
        "part": _say_share(etat),
    }


def _steps(etat: EtatCommune) -> list[Donnees]:
    """Give the steps left before effect."""
    return [
        {
            "texte": f"{ACTEURS[etape.acteur]} : {say_step(etape)}",
            "fait": FAITS[etape.fait],
            "facultative": etape.facultative,
        }
        for etape in etat.etapes
    ]


def _say_description(etat: EtatCommune) -> str:
    """Say when a description was taken and what it waits for."""
    description = etat.description
    if description is None or description.arretee_au is None:
        return "" if description is None else "aucune description au dépôt"
    dit = f"arrêtée au {jour_fr(description.arretee_au)}"
    if description.posterieure:
        return f"{dit}, après cette date"
    dit += f", confirmée le {jour_fr(description.confirmee_le)}" if description.confirmee_le else ""
    verbe = "à confirmer" if etat.situation.est_effective else "à valider"
    return f"{dit} ; {verbe} au plus tard le {term(etat)}" if term(etat) else dit


def _missing(description: EtatDescription | None) -> list[Donnees]:
    """Count the rows that are missing, domain by domain; nothing of a description that is not there."""
    comptes: dict[str, int] = {}
    for manque in description.manques if description and description.arretee_au else ():
        comptes[manque.domaine] = comptes.get(manque.domaine, 0) + 1
    return [{"domaine": domaine, "combien": combien} for domaine, combien in comptes.items()]


def _count(etat: EtatCommune) -> str:
    """Say the last count of workstations."""
    compte = etat.comptage
    if compte is None or compte.postes is None:
        return ""
    return f"{thousands(compte.postes)} postes au {jour_fr(compte.au)}"


def _say_share(etat: EtatCommune) -> str:
    """Say the last share."""
    if etat.part is None:
        return ""
    return f"{format_cents(etat.part.cents)} en {etat.part.exercice} ({STATUTS_ETAT[etat.part.statut]})"


def _journal(etat: EtatCommune, *, public: bool) -> list[Donnees]:
    """Give the facts that the page may show; a fact whose kind is internal is not on a public one."""
    return [
        {
            "le": jour_fr(jalon.le),
            "iso": jalon.le.isoformat(),
            "libelle": jalon.libelle,
            "detail": jalon.detail,
            "refus": "" if public else jalon.refus,
            "a_venir": jalon.a_venir,
        }
        for jalon in milestones(etat, public=public)
    ]

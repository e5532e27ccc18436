"""Where the adherents stand as JSON, format 1: see `docs/formats.md` and `status.schema.json`.

Contacts stand by their function: a machine needs no name, and a file travels.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from sicommun import __version__
from sicommun.adhesion.ensembles import CompletudeEnsemble
from sicommun.adhesion.etat import prise_d_effet
from sicommun.adhesion.procedures import Procedure
from sicommun.adhesion.suite import Etape
from sicommun.agenda.description import EtatDescription
from sicommun.agenda.echeance import Echeance
from sicommun.agenda.etat_commune import EtatCommune
from sicommun.agenda.tableau import Tableau
from sicommun.model.comptages import Comptage
from sicommun.quota.dernier import DernierEtat
from sicommun.reporters.json import dump
from sicommun.reporters.status.alertes import alerts_of
from sicommun.reporters.status.faits import Jalon, command, milestones
from sicommun.reporters.status.tableau import Situer
from sicommun.trace import Origine

FORMAT: Final = 1
"""Grows when a key goes or changes its meaning; a key that is added leaves it as it is."""


def render(tableau: Tableau, situer: Situer, slug: str = "") -> str:
    """Give the document, adherents kept to one when asked for."""
    return dump(document(tableau, situer, slug))


def document(tableau: Tableau, situer: Situer, slug: str = "") -> dict[str, Any]:
    """Give the document as plain data."""
    etats = [etat for etat in tableau.etats if slug in {"", etat.commune.slug}]
    echeances = [e for e in tableau.echeances if not slug or e.commune in {None, slug}]
    epci = tableau.epci
    return {
        "format": FORMAT,
        "outil": {"nom": "sicommun", "version": __version__},
        "jour": tableau.jour.isoformat(),
        "version": {"commit": tableau.connu.commit, "le": tableau.connu.le.isoformat()}
        if tableau.connu
        else None,
        "epci": None
        if epci is None
        else {
            "nom": epci.nom,
            "siren": epci.siren,
            "service_commun": epci.service_commun.nom,
            "demonstration": epci.demonstration,
        },
        "resume": _totals(tableau),
        "dernier_etat": _statement(tableau.dernier),
        "communes": [_commune(etat, tableau, situer) for etat in etats],
        "echeances": [_term(e, situer) for e in echeances],
        "membres_sans_dossier": list(tableau.membres_sans_dossier),
        "illisibles": list(tableau.illisibles),
    }


def _totals(tableau: Tableau) -> dict[str, Any]:
    """Give the counts of the whole, whichever adherent is asked for."""
    return {
        "adherents": len(tableau.etats),
        "statuts": dict(sorted(tableau.statuts.items())),
        "ensembles": tableau.effectives,
        "completude": [_ensemble(ensemble) for ensemble in tableau.completude],
        "procedures": sum(len(etat.procedures) for etat in tableau.etats),
        "en_retard": len(tableau.retards),
    }


def _statement(dernier: DernierEtat | None) -> dict[str, Any] | None:
    """Give the last statement: each payer's share, in cents."""
    if dernier is None:
        return None
    return {
        "exercice": dernier.etat.exercice,
        "statut": dernier.statut,
        "base": dernier.etat.base,
        "payeurs": [
            {"siren": ligne.payeur.siren, "nom": ligne.payeur.nom, "quote_part": ligne.quote_part}
            for ligne in dernier.etat.payeurs
        ],
    }


def _commune(etat: EtatCommune, tableau: Tableau, situer: Situer) -> dict[str, Any]:
    commune, situation = etat.commune, etat.situation
    return {
        "slug": commune.slug,
        "nom": commune.nom,
        "nature": commune.nature,
        "siren": commune.siren,
        "code_insee": commune.code_insee,
        "statut": situation.statut,
        "groupe": etat.groupe,
        "effective_depuis": _jour(situation.dossier.effective_depuis),
        "portee": _scope(etat),
        "domaines": {"confies": etat.domaines, "possibles": len(tableau.modele.domaines)},
        "description": None if etat.description is None else _description(etat.description, situer),
        "representants": [
            {"fonction": m.fonction, "prenom": m.prenom, "nom": m.nom, "du": m.du.isoformat()}
            for m in etat.representants
        ],
        "referents": [{"fonction": referent.fonction} for referent in etat.referents],
        "comptage": None if etat.comptage is None else _count(etat.comptage),
        "quote_part": None
        if etat.part is None
        else {
            "exercice": etat.part.exercice,
            "statut": etat.part.statut,
            "montant": etat.part.cents,
            "solde": etat.part.solde,
        },
        "etapes": [step(etape, commune.slug) for etape in etat.etapes],
        "procedures": [_procedure(procedure, etat, situer) for procedure in etat.procedures],
        "parcours": [_fact(jalon, etat, situer) for jalon in milestones(etat)],
        "alertes": [
            {"gravite": a.style, "texte": a.texte, "lieu": situer(a.origine) if a.origine else None}
            for a in alerts_of(etat)
        ],
    }


def _scope(etat: EtatCommune) -> dict[str, list[str]]:
    situation = etat.situation
    return {
        "souscrite": list(etat.souscrits),
        "ouverte": list(situation.portee.triee()),
        "sauf": sorted(situation.portee.sauf),
        "suspendue": sorted(situation.suspendue),
        "exclue": sorted(situation.dossier.exclue),
    }


def _description(description: EtatDescription, situer: Situer) -> dict[str, Any]:
    return {
        "arretee_au": _jour(description.arretee_au),
        "posterieure": description.posterieure,
        "illisible": description.illisible,
        "confirmee_le": _jour(description.confirmee_le),
        "age_jours": description.age,
        "terme": _jour(description.terme),
        "repondues": description.repondues,
        "exigibles": description.exigibles,
        "ensembles": [_ensemble(ensemble) for ensemble in description.ensembles],
        "manques": [
            {
                "numero": manque.ligne.numero,
                "domaine": manque.domaine,
                "element": manque.element or None,
                "libelle": manque.ligne.libelle,
                "lieu": situer(manque.origine),
            }
            for manque in description.manques
        ],
    }


def _ensemble(ensemble: CompletudeEnsemble) -> dict[str, Any]:
    return {
        "ensemble": ensemble.lettre,
        "repondues": ensemble.repondues,
        "exigibles": ensemble.exigibles,
    }


def _count(comptage: Comptage) -> dict[str, Any]:
    return {
        "au": comptage.au.isoformat(),
        "postes": comptage.postes,
        "agents": comptage.agents,
        "boites": comptage.boites,
        "mesures": dict(sorted(comptage.mesures.items())),
        "etat": comptage.etat,
    }


def step(etape: Etape, slug: str) -> dict[str, Any]:
    """Give one step to come as plain data."""
    return {
        "fait": etape.fait,
        "acteur": etape.acteur,
        "faire": etape.faire,
        "clause": etape.clause,
        "portee": list(etape.portee),
        "au_plus_tot": _jour(etape.au_plus_tot),
        "au_plus_tard": _jour(etape.au_plus_tard),
        "effet": _jour(etape.effet),
        "detail": etape.detail or None,
        "facultative": etape.facultative,
        "commande": command(etape, slug),
    }


def _procedure(procedure: Procedure, etat: EtatCommune, situer: Situer) -> dict[str, Any]:
    return {
        "fait": procedure.fait.fait,
        "le": procedure.fait.le.isoformat(),
        "lieu": situer(Origine(etat.commune.fichier, ("parcours", procedure.rang))),
        "etapes": [step(etape, etat.commune.slug) for etape in procedure.etapes],
    }


def _fact(jalon: Jalon, etat: EtatCommune, situer: Situer) -> dict[str, Any]:
    return {
        "le": jalon.le.isoformat(),
        "fait": jalon.fait.fait,
        "prend_effet": prise_d_effet(jalon.fait).isoformat(),
        "a_venir": jalon.a_venir,
        "detail": jalon.detail or None,
        "refus": jalon.refus or None,
        "lieu": situer(Origine(etat.commune.fichier, ("parcours", jalon.rang))),
    }


def _term(echeance: Echeance, situer: Situer) -> dict[str, Any]:
    return {
        "genre": echeance.genre,
        "sujet": echeance.sujet or None,
        "libelle": echeance.libelle,
        "terme": echeance.terme.isoformat(),
        "etat": echeance.etat,
        "clause": echeance.clause,
        "debiteur": echeance.debiteur,
        "commune": echeance.commune,
        "faite_le": _jour(echeance.faite_le),
        "detail": echeance.detail or None,
        "lieu": situer(echeance.origine) if echeance.origine else None,
    }


def _jour(jour: date | None) -> str | None:
    """Write a day, or nothing."""
    return jour.isoformat() if jour else None

"""The statement as JSON, format 1: amounts in cents, exact shares as fractions, every step kept."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Final

from sicommun import __version__
from sicommun.diagnostics import Diagnostic
from sicommun.quota.etat_annuel import LignePayeur
from sicommun.quota.objets import Part, ResultatObjet
from sicommun.quota.rapport import RapportQuota
from sicommun.quota.usagers import EPCI, Usager
from sicommun.reporters.json import dump, source
from sicommun.trace import Step

FORMAT: Final = 1
"""Grows when a key goes or changes its meaning; a key that is added leaves it as it is."""


def render(rapport: RapportQuota, qui: str = "") -> str:
    """Give the document; when something stops the statement, it has findings and no figures."""
    return dump(document(rapport, qui))


def document(rapport: RapportQuota, qui: str = "") -> dict[str, Any]:
    """Give the document as plain data, payers kept to one when asked for."""
    etat, arretes = rapport.etat, bool(rapport.arrets)
    payeurs = [ligne for ligne in etat.payeurs if qui in {"", ligne.payeur.qui}]
    return {
        "format": FORMAT,
        "outil": {"nom": "sicommun", "version": __version__},
        "exercice": etat.exercice,
        "statut": "impossible" if arretes else rapport.statut,
        "convention": etat.convention or None,
        "base": None if arretes else etat.base,
        "objets": [] if arretes else [_objet(objet, rapport, qui) for objet in etat.objets],
        "payeurs": [] if arretes else [_payeur(ligne, rapport) for ligne in payeurs],
        "constats": [_constat(diagnostic) for diagnostic in (*rapport.arrets, *rapport.reserves)],
    }


def _objet(objet: ResultatObjet, rapport: RapportQuota, qui: str) -> dict[str, Any]:
    return {
        "code": objet.code,
        "libelle": objet.libelle,
        "portee": list(objet.portee),
        "cle": objet.cle,
        "base": objet.cents,
        "ecart": objet.ecart,
        "parts": [_part(part, rapport) for part in objet.parts if _concerns(part.usager, qui)],
    }


def _concerns(usager: Usager, qui: str) -> bool:
    """Tell whether a share is to be shown to a payer: its own, or that of who it pays for."""
    return qui in {"", usager.qui, getattr(usager.piece, "payeur", None)}


def _part(part: Part, rapport: RapportQuota) -> dict[str, Any]:
    return {
        "qui": part.usager.qui,
        "siren": part.usager.siren,
        "montant": part.cents,
        "ac": part.ac,
        "exacte": str(part.exacte),
        "jours": part.jours,
        "explication": _step(part.step, rapport),
    }


def _payeur(ligne: LignePayeur, rapport: RapportQuota) -> dict[str, Any]:
    return {
        "qui": ligne.payeur.qui,
        "siren": ligne.payeur.siren,
        "nom": ligne.payeur.nom,
        "quote_part": ligne.quote_part,
        "refacturations": ligne.refacturations,
        "regularisations": ligne.regularisations,
        "total": ligne.total,
        "ac": ligne.ac,
        "acomptes": ligne.acomptes,
        "solde": None if ligne.payeur.qui == EPCI else ligne.solde,
        "precedent": rapport.precedent.get(ligne.payeur.siren),
        "objets": dict(sorted(ligne.parts.items())),
    }


def _step(etape: Step, rapport: RapportQuota) -> dict[str, Any]:
    return {
        "libelle": etape.libelle,
        "valeur": _valeur(etape),
        "unite": etape.unite,
        "detail": etape.detail or None,
        "clause": etape.clause or None,
        "lieu": rapport.situer(etape.origine) if etape.origine else None,
        "entrees": [_step(entree, rapport) for entree in etape.entrees],
    }


def _valeur(etape: Step) -> Any:
    """Give a value that loses nothing: whole numbers as such, fractions as texts."""
    valeur = etape.valeur
    if isinstance(valeur, tuple):
        return [_exact(valeur[0]), _exact(valeur[1])]
    return _exact(valeur) if isinstance(valeur, Fraction) else valeur


def _exact(nombre: Fraction) -> int | str:
    return nombre.numerator if nombre.denominator == 1 else str(nombre)


def _constat(diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "code": diagnostic.code,
        "gravite": diagnostic.fiche.gravite.value,
        "fichier": diagnostic.fichier,
        "ligne": diagnostic.span.line,
        "colonne": diagnostic.span.column,
        "message": diagnostic.message,
        "remede": diagnostic.remede,
        "source": source(diagnostic.source),
    }

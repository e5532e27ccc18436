"""The report as JSON, format 1: described in `docs/formats.md`, checked by `rapport.schema.json`."""

from __future__ import annotations

import json
from typing import Any, Final

from sicommun import __version__
from sicommun.diagnostics import Diagnostic
from sicommun.diagnostics.comptes import count
from sicommun.diagnostics.rapport import EPCI, Ecarte, Rapport, ResumeCommune
from sicommun.reporters.ecran import TUBE, Ecran
from sicommun.reporters.visible import escape_json
from sicommun.textes import Reference, lire

FORMAT: Final = 1
"""Grows when a key goes or changes its meaning; a key that is added leaves it as it is."""


def render(rapport: Rapport, ecran: Ecran = TUBE) -> str:  # noqa: ARG001 — a document has no screen
    """Give the document, keys in a fixed order, findings in that of the report."""
    return dump(
        {
            "format": FORMAT,
            "outil": {"nom": "sicommun", "version": __version__},
            "jour": rapport.jour.isoformat(),
            "resume": _totals(rapport),
            "constats": [finding(diagnostic) for diagnostic in rapport.diagnostics],
            "ecartes": [_waived(ecarte) for ecarte in rapport.ecartes],
            "masques": dict(sorted(rapport.masques.items())),
            "communes": [_commune(resume) for resume in rapport.resumes],
        }
    )


def dump(document: dict[str, Any]) -> str:
    """Write a document in UTF-8 with two spaces of indentation, safe to send to a terminal."""
    return escape_json(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def source(reference: Reference) -> dict[str, str]:
    """Give the name of a source, its kind and its words: quoted for a clause, summed up for a law."""
    texte = lire(reference)
    return {"id": texte.id, "genre": texte.genre, "texte": texte.citation}


def _totals(rapport: Rapport) -> dict[str, int]:
    comptes = {gravite.pluriel: combien for gravite, combien in count(rapport.diagnostics).items()}
    ecartes = len(rapport.ecartes)
    return {"communes": rapport.communes, "fichiers": rapport.fichiers, **comptes, "ecartes": ecartes}


def _waived(ecarte: Ecarte) -> dict[str, Any]:
    """Give a finding set aside, with the decision that does so."""
    return {
        **finding(ecarte.diagnostic),
        "derogation": {
            "motif": ecarte.motif,
            "auteur": ecarte.auteur,
            "decidee_le": ecarte.decidee_le.isoformat(),
            "jusqu_au": ecarte.jusqu_au.isoformat(),
            "fichier": EPCI,
            "ligne": ecarte.ligne,
        },
    }


def finding(diagnostic: Diagnostic) -> dict[str, Any]:
    """Give one finding as plain data."""
    fiche, span = diagnostic.fiche, diagnostic.span
    return {
        "code": fiche.code,
        "gravite": fiche.gravite.value,
        "fichier": diagnostic.fichier,
        "ligne": span.line,
        "colonne": span.column,
        "ligne_fin": span.end_line,
        "colonne_fin": span.end_column,
        "titre": fiche.titre,
        "message": diagnostic.message,
        "remede": diagnostic.remede or fiche.remede,
        "source": source(diagnostic.source),
        "commune": diagnostic.commune or None,
    }


def _commune(resume: ResumeCommune) -> dict[str, Any]:
    return {
        "slug": resume.slug,
        "nom": resume.nom,
        "statut": resume.statut,
        "erreurs": resume.erreurs,
        "avertissements": resume.avertissements,
        "informations": resume.informations,
        "completude": [
            {"libelle": libelle, "repondues": repondues, "exigibles": exigibles}
            for libelle, repondues, exigibles in resume.completude
        ],
    }

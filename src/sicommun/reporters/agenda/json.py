"""The agenda as JSON, format 1: described in `docs/formats.md`, checked by `agenda.schema.json`."""

from __future__ import annotations

from typing import Any, Final

from sicommun import __version__
from sicommun.agenda.echeance import Echeance
from sicommun.agenda.genres import GENRES
from sicommun.agenda.rapport import RapportAgenda
from sicommun.reporters.ecran import TUBE, Ecran
from sicommun.reporters.json import dump, source
from sicommun.textes import reference

FORMAT: Final = 1
"""Grows when a key goes or changes its meaning; a key that is added leaves it as it is."""


def render(rapport: RapportAgenda, ecran: Ecran = TUBE) -> str:  # noqa: ARG001 — a document has no screen
    """Give the document, keys in a fixed order."""
    return dump(
        {
            "format": FORMAT,
            "outil": {"nom": "sicommun", "version": __version__},
            "annee": rapport.annee,
            "jour": rapport.jour.isoformat(),
            "epci": {"nom": rapport.epci, "siren": rapport.siren or None},
            "resume": dict(rapport.comptes),
            "echeances": [_echeance(echeance, rapport) for echeance in rapport.echeances],
            "anterieures": [_echeance(echeance, rapport) for echeance in rapport.anterieures],
            "illisibles": [
                {"fichier": d.fichier, "ligne": d.span.line, "code": d.code, "message": d.message}
                for d in rapport.illisibles
            ],
        }
    )


def _echeance(echeance: Echeance, rapport: RapportAgenda) -> dict[str, Any]:
    fichier, ligne = rapport.situer(echeance.origine) if echeance.origine else (None, None)
    return {
        "genre": echeance.genre,
        "libelle": echeance.libelle,
        "sujet": echeance.sujet,
        "terme": echeance.terme.isoformat(),
        "etat": echeance.etat,
        "faite_le": echeance.faite_le.isoformat() if echeance.faite_le else None,
        "jalon": GENRES[echeance.genre].jalon,
        "debiteur": echeance.debiteur,
        "commune": echeance.commune,
        "nom": rapport.name_of(echeance),
        "siren": echeance.siren or None,
        "detail": echeance.detail or None,
        "rappels": list(echeance.rappels),
        "source": source(reference(echeance.clause)),
        "fichier": fichier,
        "ligne": ligne,
    }

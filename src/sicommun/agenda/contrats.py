"""The terms of service contracts: their revision, the reviews of the service (CS-29, CS-32)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import zip_longest
from typing import Final

from sicommun.agenda.contexte import Contexte, due
from sicommun.agenda.echeance import Echeance
from sicommun.model.contrat import Contrat
from sicommun.periodes import add_months
from sicommun.trace import Origine

_PERIODES: Final = {
    "mensuel": 1,
    "bimestriel": 2,
    "trimestriel": 3,
    "semestriel": 6,
    "annuel": 12,
    "biennal": 24,
    "triennal": 36,
}
"""The words that a contract says a period with, and their months."""
_JOUR: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def contracts(contexte: Contexte) -> Iterator[Echeance]:
    """Give the revision and the reviews of each published contract."""
    for contrat in contexte.registre.contrats.values():
        if contrat.vue.publie:
            yield from revision(contexte, contrat)
            yield from _reviews(contexte, contrat)


def revision(contexte: Contexte, contrat: Contrat) -> Iterator[Echeance]:
    """Give the revision of a contract; once done, the next date takes its place in the file."""
    prevue = contrat.revision.date_revision
    if prevue is not None:
        yield due(
            contexte,
            "revision_contrat",
            prevue,
            sujet=contrat.code,
            libelle=f"Révision du contrat {contrat.code}, {contrat.nom}",
            origine=Origine(contrat.fichier, ("revision", "date_revision")),
        )


def _reviews(contexte: Contexte, contrat: Contrat) -> Iterator[Echeance]:
    """Give the reviews of a service: at the date written, else each a period after the one before.

    A period alone starts nothing: reviews are followed from the first one noted (`revues`).
    """
    tenues = sorted(contrat.revision.revues)
    dit = contrat.revision.revue_service or ""
    mois = next((n for mot, n in _PERIODES.items() if dit.casefold().startswith(mot)), None)
    if _JOUR.match(dit):
        terme = _date(dit)
        if terme is not None:
            faite_le = min((le for le in tenues if le >= terme), default=None)
            yield _review(contexte, contrat, terme, faite_le)
    elif mois is not None:
        for tenue, suivante in zip_longest(tenues, tenues[1:]):
            yield _review(contexte, contrat, add_months(tenue, mois), suivante)


def _review(contexte: Contexte, contrat: Contrat, terme: date, faite_le: date | None) -> Echeance:
    """Give one review."""
    return due(
        contexte,
        "revue_service",
        terme,
        sujet=f"{contrat.code} {terme.isoformat()}",
        libelle=f"Revue du service {contrat.code}, {contrat.nom}",
        faite_le=faite_le,
        detail=contrat.revision.revue_service or "",
        origine=Origine(contrat.fichier, ("revision", "revue_service")),
    )


def _date(texte: str) -> date | None:
    """Read a day at the beginning of a text."""
    try:
        return date.fromisoformat(texte[:10])
    except ValueError:
        return None

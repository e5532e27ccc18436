"""The terms of a convention: the last day to denounce it, the end of what does not renew itself (RET-01)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from sicommun.agenda.contexte import Contexte, due
from sicommun.agenda.echeance import Echeance
from sicommun.model.convention import Convention
from sicommun.periodes import add_months, jour_fr, next_day, previous_day
from sicommun.trace import Origine

_HORIZON: Final = 2199
"""The last year that a file may name: renewals are not counted beyond."""


def conventions(contexte: Contexte) -> Iterator[Echeance]:
    """Give the terms of each version."""
    for convention in contexte.registre.conventions.values():
        yield from terms(contexte, convention)


def terms(contexte: Contexte, convention: Convention) -> Iterator[Echeance]:
    """Give the last days to oppose a tacit renewal, else the end of the term.

    A renewed convention ends at the end of its present term: the notice is counted from there, never
    from the first end. A version that another has replaced by then has no term.
    """
    duree = convention.duree
    if duree is None or duree.type != "determinee" or not duree.annees:
        return
    if duree.reconduction != "tacite":
        yield from _end(contexte, convention, end_of_term(convention, duree.annees))
        return
    horizon = min(contexte.au.year, _HORIZON)
    for rang in range(1, (horizon - convention.en_vigueur_du.year) // duree.annees + 3):
        fin = end_of_term(convention, duree.annees * rang)
        if duree.denonciation_mois is not None:
            yield from _denunciation(contexte, convention, fin, duree.denonciation_mois)


def end_of_term(convention: Convention, annees: int) -> date:
    """Give the last day of a convention after so many years."""
    return previous_day(add_months(convention.en_vigueur_du, 12 * annees))


def _denunciation(contexte: Contexte, convention: Convention, fin: date, mois: int) -> Iterator[Echeance]:
    """Give the last day to oppose the renewal that follows the end of a term."""
    terme = add_months(fin, -mois)
    if contexte.registre.convention_at(terme) is convention:
        yield due(
            contexte,
            "denonciation",
            terme,
            sujet=f"{convention.version} {fin.isoformat()}",
            libelle=f"Dernier jour pour dénoncer la convention « {convention.version} »",
            detail=f"elle se reconduit après le {jour_fr(fin)}",
            origine=Origine(convention.fichier, ("duree", "denonciation_mois")),
        )


def _end(contexte: Contexte, convention: Convention, fin: date) -> Iterator[Echeance]:
    """Give the end of a convention that nothing renews of itself: the next version fulfils it."""
    registre = contexte.registre
    if registre.convention_at(fin) is not convention:
        return
    suivantes = [c.en_vigueur_du for c in registre.conventions.values() if c.en_vigueur_du > fin]
    suivante = registre.convention_at(next_day(fin))
    relais = next_day(fin) if suivante is not convention else min(suivantes, default=None)
    yield due(
        contexte,
        "terme_convention",
        fin,
        sujet=convention.version,
        libelle=f"Terme de la convention « {convention.version} »",
        faite_le=relais,
        origine=Origine(convention.fichier, ("duree", "annees")),
    )

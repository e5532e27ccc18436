"""The table of transitions, read from the package: from, fact, case, to, conditions, clause."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from sicommun.ressources import donnee

STATUTS: Final = {
    "aucun": "sans adhésion",
    "interesse": "intéressée",
    "signataire": "convention signée",
    "depose": "description remise",
    "effectif": "effective",
    "exclu": "exclue",
    "retire": "retirée",
    "fusionne": "fusionnée",
    "hors_epci": "hors de l'EPCI",
}
"""The states of an adhesion and the words that say them."""


@dataclass(frozen=True, slots=True)
class Transition:
    """One row: `cas` chooses among rows, `conditions` must hold, `vers` None keeps the state."""

    de: str
    fait: str
    cas: str
    vers: str
    conditions: tuple[str, ...]
    clause: str


@cache
def transitions() -> dict[tuple[str, str], tuple[Transition, ...]]:
    """Give the rows by (state, fact)."""
    from csv import DictReader

    table: dict[tuple[str, str], tuple[Transition, ...]] = {}
    with donnee("transitions.csv").open(encoding="utf-8", newline="") as flux:
        for row in DictReader(flux):
            ligne = _transition(row)
            table[ligne.de, ligne.fait] = (*table.get((ligne.de, ligne.fait), ()), ligne)
    return table


def _transition(row: dict[str, str]) -> Transition:
    """Shape a row of the table."""
    vers = row["de"] if row["vers"] == "=" else row["vers"]
    return Transition(
        row["de"], row["fait"], row["cas"], vers, tuple(row["conditions"].split()), row["clause"]
    )


@cache
def clause_of(fait: str) -> str:
    """Give the clause that governs a fact, whatever the state."""
    return next(lignes[0].clause for (_, nom), lignes in transitions().items() if nom == fait)


@cache
def facts_by_clause() -> dict[str, tuple[str, ...]]:
    """Give the facts that each clause governs."""
    faits: dict[str, set[str]] = {}
    for ligne in (ligne for lignes in transitions().values() for ligne in lignes):
        faits.setdefault(ligne.clause, set()).add(ligne.fait)
    return {clause: tuple(sorted(noms)) for clause, noms in faits.items()}


@cache
def states_before(fait: str) -> tuple[str, ...]:
    """Give in French the states in which a fact may come, in the order of a life."""
    return tuple(mots for statut, mots in STATUTS.items() if (statut, fait) in transitions())


@cache
def conditions_of(fait: str) -> tuple[str, ...]:
    """Give the names of all that a fact may have to satisfy, in the order of the table."""
    lignes = (ligne for (_, nom), lignes in transitions().items() if nom == fait for ligne in lignes)
    return tuple(dict.fromkeys(nom for ligne in lignes for nom in ligne.conditions))


@cache
def clauses_of(fait: str) -> tuple[str, ...]:
    """Give the texts that govern a fact, in the order of the table."""
    lignes = (ligne for (_, nom), lignes in transitions().items() if nom == fait for ligne in lignes)
    return tuple(dict.fromkeys(ligne.clause for ligne in lignes))

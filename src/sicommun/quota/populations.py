"""The legal population of a commune in a year: that of the third year before, all inhabitants counted."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from sicommun.model.commune import Commune
from sicommun.periodes import annee_civile
from sicommun.positions import Finding
from sicommun.quota.constats import SANS_POPULATION, Constat
from sicommun.quota.mesures import NUL, Poids, Releve
from sicommun.quota.usagers import Usage
from sicommun.trace import Origine, Step

RECUL: Final = 3
"""Years between a census year and the 1 January when its populations come into force (CGCT R2151-1)."""


def weigh_population(usage: Usage, exercice: int, jours: int) -> Poids:
    """Weigh a commune by its total population in force on 1 January, and by its days.

    The year of a population is that of the census; the newest of those in force counts.
    """
    piece = usage.usager.piece
    populations = piece.populations if isinstance(piece, Commune) else ()
    lues = [
        (population.millesime, rang, population.totale)
        for rang, population in enumerate(populations)
        if population.totale is not None and population.millesime <= exercice - RECUL
    ]
    if not lues:
        return NUL._replace(constats=(_missing(usage, exercice),))
    millesime, rang, totale = max(lues)
    origine = Origine(usage.usager.fichier, ("populations", rang, "totale"))
    releve = Releve(annee_civile(exercice).du, totale, "accepte", origine)
    detail = f"population totale, millésime {millesime}, en vigueur le 1er janvier {exercice}"
    return Poids(jours, Fraction(totale * jours), (releve,), detail)


def population_steps(poids: Poids) -> tuple[Step, ...]:
    """Give the population behind a weight, with its place."""
    return tuple(
        Step("population totale", releve.valeur, "nombre", "", "", releve.origine) for releve in poids.releves
    )


def _missing(usage: Usage, exercice: int) -> Constat:
    """Say which population is missing."""
    nom, attendu = usage.usager.nom, exercice - RECUL
    message = f"{nom} : aucune population totale du millésime {attendu}, en vigueur le 1er janvier {exercice}"
    conseil = f"ajouter sous populations : {{millesime: {attendu}, municipale: …, totale: …}}"
    return Constat(SANS_POPULATION, usage.usager.fichier, Finding(("populations",), message, conseil))

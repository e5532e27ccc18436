"""One difference in meaning: of whom or of what, where, before and after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Literal

from sicommun.model.confidentialite import Classe

Nature = Literal["ajout", "retrait", "changement"]
Genre = Literal["epci", "commune", "convention", "contrat", "budget", "arrete", "gouvernance"]

GENRES: Final[tuple[Genre, ...]] = (
    "epci",
    "commune",
    "convention",
    "contrat",
    "budget",
    "arrete",
    "gouvernance",
)
"""The kinds of subjects, in the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Sujet:
    """What a difference is about: a commune by its SIREN, a contract by its code, a budget by its year."""

    genre: Genre
    cle: str
    nom: str
    siren: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """What one register says and another does not, or says otherwise.

    `avant` and `apres` are what a person reads, None when there is nothing; `valeurs` are the same as plain
    data when the difference is of one value (amounts in cents, days as `2024-03-01`), else a pair of None.
    `chemin` leads there inside the subject: an item of a list goes by what names it, not by its rank.
    `siren` is that of the adherent concerned, `clause` the text that the data obey, `classe` who may read it.
    """

    sujet: Sujet
    siren: str
    chemin: str
    titre: str
    avant: str | None
    apres: str | None
    clause: str
    nature: Nature
    classe: Classe
    valeurs: tuple[Any, Any] = (None, None)


def nature_of(avant: object, apres: object) -> Nature:
    """Name a difference by the side that has nothing."""
    if avant is None:
        return "ajout"
    return "retrait" if apres is None else "changement"

"""The agenda of a year as a reader gets it: the duties, the names, the places, what could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from sicommun.agenda.echeance import Debiteur, Echeance, Etat
from sicommun.diagnostics import Diagnostic
from sicommun.trace import Origine

ETATS: Final[dict[Etat, str]] = {"en_retard": "en retard", "a_venir": "à venir", "faite": "faite"}
"""The states, the most pressing first, and the words that say them."""

DEBITEURS: Final[dict[Debiteur, str]] = {
    "commune": "la commune",
    "service_commun": "le service commun",
    "epci": "l'EPCI",
    "parties": "les parties",
}
"""Who owes a duty, in words."""


@dataclass(frozen=True, slots=True)
class RapportAgenda:
    """What `agenda` shows.

    `echeances` are the duties of the year that were asked for, `anterieures` those of former years that are
    late and can still be done; `comptes` counts the former before any choice of state. `noms` gives the names
    by folder, `situer` says `file:line`, `illisibles` are the faults of the files that could not be read.
    """

    annee: int
    jour: date
    epci: str
    siren: str
    echeances: tuple[Echeance, ...]
    anterieures: tuple[Echeance, ...]
    comptes: Mapping[Etat, int]
    noms: Mapping[str, str]
    situer: Callable[[Origine], tuple[str, int]]
    illisibles: tuple[Diagnostic, ...]
    lire: Callable[[str], str]

    def name_of(self, echeance: Echeance) -> str:
        """Name whom a duty concerns: an adherent, or the EPCI for all."""
        return self.noms.get(echeance.commune or "", self.epci)


def counts(echeances: tuple[Echeance, ...]) -> dict[Etat, int]:
    """Count duties by state."""
    vus = Counter(echeance.etat for echeance in echeances)
    return {etat: vus[etat] for etat in ETATS}

"""The outcome of `quota`: the statement, what it has to say at its places, and the year before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from sicommun.diagnostics import Diagnostic
from sicommun.quota.etat_annuel import EtatAnnuel
from sicommun.trace import Origine


@dataclass(frozen=True, slots=True)
class RapportQuota:
    """A statement with its findings.

    `arrets` stop it: there are no figures to trust. `reserves` make it provisional, or are to be read
    with it. `precedent` gives the shares of the year before by SIREN, in cents. `situer` gives
    `file:line` for a place in the data.
    """

    etat: EtatAnnuel
    statut: str
    arrets: tuple[Diagnostic, ...]
    reserves: tuple[Diagnostic, ...]
    precedent: Mapping[str, int]
    situer: Callable[[Origine], str]
    lire: Callable[[str], str]

    def stopped_by(self, arrets: Sequence[Diagnostic]) -> RapportQuota:
        """Give the report as stopped by some findings."""
        ranges = tuple(sorted(arrets, key=lambda diagnostic: diagnostic.rang))
        return replace(self, arrets=ranges, reserves=())

    @property
    def provisoire(self) -> bool:
        """Tell whether the figures may still move."""
        return self.statut == "provisoire"


@dataclass(frozen=True, slots=True)
class Comparaison:
    """A year as it is and as it would be; `apres` is None, or not to be shown, when `arrets` says why."""

    libelle: str
    avant: EtatAnnuel
    apres: EtatAnnuel | None
    arrets: tuple[Diagnostic, ...]
    lire: Callable[[str], str]

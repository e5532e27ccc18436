"""How far a description answers what a portée makes due (ADH-05, ADH-07)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from sicommun.model.description import Bloc, Description
from sicommun.model.modele import DomaineOrganique, Ligne, ModeleSi

Exigible = Literal["perimetre", "complete"]


@dataclass(frozen=True, slots=True)
class CompletudeDomaine:
    """Rows answered and due in one organic domain; a missing one keeps the name of its element."""

    domaine: DomaineOrganique
    repondues: int
    manquantes: tuple[tuple[str, Ligne], ...]

    @property
    def exigibles(self) -> int:
        """Give the number of rows due."""
        return self.repondues + len(self.manquantes)


@dataclass(frozen=True, slots=True)
class Completude:
    """The completeness of a description for a portée, by organic domain, in the order of the source."""

    domaines: Mapping[str, CompletudeDomaine]

    @property
    def repondues(self) -> int:
        """Give the number of rows answered among those due."""
        return sum(domaine.repondues for domaine in self.domaines.values())

    @property
    def exigibles(self) -> int:
        """Give the number of rows due."""
        return sum(domaine.exigibles for domaine in self.domaines.values())

    @property
    def est_complete(self) -> bool:
        """Tell whether every row due is answered."""
        return self.repondues == self.exigibles


def completude(
    description: Description | None,
    portee: Iterable[str],
    *,
    modele: ModeleSi,
    exigible: Exigible = "perimetre",
) -> Completude:
    """Count the rows answered among those that a portée makes due.

    A row is answered by a value or an explicit « sans objet »; an empty one is not a zero. In a
    repeatable domain the rows of each element are due; without any element, those of one.
    """
    dues = due_rows(portee, modele=modele, exigible=exigible)
    blocs = description.blocs if description else {}
    return Completude(
        {cle: _count(modele.organique[cle], lignes, blocs.get(cle, ())) for cle, lignes in dues.items()}
    )


def due_rows(
    portee: Iterable[str], *, modele: ModeleSi, exigible: Exigible = "perimetre"
) -> dict[str, frozenset[str]]:
    """Give the keys of the rows that a portée makes due, by organic domain; all the rows for `complete`."""
    if exigible == "complete":
        return {cle: frozenset(domaine.lignes) for cle, domaine in modele.organique.items()}
    return modele.exigibles(portee)


def _count(domaine: DomaineOrganique, dues: frozenset[str], blocs: tuple[Bloc, ...]) -> CompletudeDomaine:
    """Count one domain; a block « sans objet » answers all its rows."""
    elements = blocs or (Bloc(domaine.cle, (domaine.cle,), {}),)
    lignes = [(bloc, ligne) for bloc in elements for cle, ligne in domaine.lignes.items() if cle in dues]
    manquantes = tuple((bloc.nom, ligne) for bloc, ligne in lignes if not _answered(bloc, ligne))
    return CompletudeDomaine(domaine, len(lignes) - len(manquantes), manquantes)


def _answered(bloc: Bloc, ligne: Ligne) -> bool:
    """Tell whether a row has its answer."""
    return bloc.sans_objet or ligne.cle in bloc.reponses

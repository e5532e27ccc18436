"""The model of an information system: ensembles, elements, domains and the 187 organic rows.

All of it is data (`donnees/modele.yaml`, `donnees/lignes.csv`); this module gives it a shape.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

NatureLigne = Literal["texte", "entier", "decimal", "volume", "adresses", "liste"]


class Ligne(NamedTuple):
    """A row of the organic model: its number in the source, its key and the nature of its answer."""

    numero: str
    domaine: str
    cle: str
    libelle: str
    unite: str
    nature: NatureLigne


class DomaineOrganique(NamedTuple):
    """A domain of the organic model; a repeatable one is a list of named elements (DO-S1)."""

    cle: str
    libelle: str
    repetable: bool
    lignes: Mapping[str, Ligne]


class Ensemble(NamedTuple):
    """One of the three groups of services (SC-01)."""

    code: str
    libelle: str
    missions: tuple[str, ...]


class Element(NamedTuple):
    """An element of the perimeter of B (ENSB-04 to ENSB-22)."""

    code: str
    libelle: str
    clause: str


class DomaineFonctionnel(NamedTuple):
    """One of the sixteen domains of C, and the organic domains that describe it."""

    code: str
    numero: int
    libelle: str
    clause: str
    organique: tuple[str, ...]


@dataclass(frozen=True)
class ModeleSi:
    """The whole model, as a value."""

    ensembles: Mapping[str, Ensemble]
    elements: Mapping[str, Element]
    domaines: Mapping[str, DomaineFonctionnel]
    organique: Mapping[str, DomaineOrganique]
    exigible: Mapping[str, tuple[str, ...]]

    @cached_property
    def codes(self) -> frozenset[str]:
        """Give the codes that a portée may use, services left aside."""
        elements = {f"B/{code}" for code in self.elements}
        domaines = {f"C/{code}" for code in self.domaines}
        return frozenset({*(self.ensembles.keys() - {"C"}), *elements, *domaines})

    def libelle(self, code: str) -> str:
        """Name a code of a portée in French; an unknown code names itself."""
        ensemble, _, detail = code.partition("/")
        if not detail:
            return self.ensembles[code].libelle if code in self.ensembles else code
        table: Mapping[str, Element | DomaineFonctionnel] = (
            self.domaines if ensemble == "C" else self.elements
        )
        return table[detail].libelle if detail in table else code

    def exigibles(self, portee: Iterable[str]) -> dict[str, frozenset[str]]:
        """Give, by organic domain, the keys of the rows that a portée makes due.

        Any element of B makes the whole of B due: the source hands B over « dans leur ensemble »
        (ENSB-02). A whole domain is due with all its rows, in the order of the source.
        """
        dues: dict[str, set[str]] = {}
        for chemin in (chemin for code in portee for chemin in self._chemins(code)):
            domaine, _, cle = chemin.partition(".")
            dues.setdefault(domaine, set()).update([cle] if cle else self.organique[domaine].lignes)
        return {domaine: frozenset(dues[domaine]) for domaine in self.organique if domaine in dues}

    def _chemins(self, code: str) -> tuple[str, ...]:
        """Give the domains, or `domain.row`, that one code makes due; none for an unknown code."""
        ensemble, _, detail = code.partition("/")
        if ensemble == "C":
            return self.domaines[detail].organique if detail in self.domaines else ()
        return self.exigible.get(ensemble, ())

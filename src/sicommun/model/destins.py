"""What becomes of each clause of the source: fields, rules, calculations, papers, or why nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from sicommun.diagnostics import Fiche
from sicommun.ressources import donnee
from sicommun.textes import Source

TOUTES_LIGNES: Final = "DO"
"""The destiny that the 187 rows of the description share, besides their own."""

SUITES: Final = {
    "documents": "documents",
    "actes": "actes de la vie de l'adhésion",
    "agenda": "agenda",
    "bilan": "bilan d'activité",
    "suivi": "suivi des communes",
    "delais": "délais de service",
}
"""The features that hold a clause by something to read or to be reminded of: columns of the file."""

A_VENIR: Final = frozenset({"actes", "bilan", "delais"})
"""The features that this version does not have yet; taking one out of here changes all the pages at once."""

CALCULS: Final = {
    "adhesion.completude": "complétude de la description",
    "adhesion.delais": "délais de date à date",
    "adhesion.etat": "état de l'adhésion à une date",
    "adhesion.fraicheur": "âge des informations",
    "adhesion.presence": "jours de présence",
    "quota.assiette": "base nette d'un objet",
    "quota.cles": "clés de répartition",
    "quota.etat_annuel": "état annuel",
    "quota.mesures": "poids dans la clé",
    "quota.partage": "partage au centime",
}
"""The calculations that hold a clause: the module, and what it gives."""


@dataclass(frozen=True, slots=True)
class Destin:
    """What is written by hand of a clause; `raison` says why no software holds it, and then stands alone."""

    clause: str
    champs: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    calculs: tuple[str, ...] = ()
    suites: Mapping[str, str] = field(default_factory=dict)
    raison: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PageClause:
    """A text and all that holds it: by hand, and found in the rules, the model and the table of transitions.

    `genre` is that of the text, or `ligne` for a row of the description; `champs` gives paths and titles.
    """

    source: Source
    genre: str
    champs: tuple[tuple[str, str], ...] = ()
    fiches: tuple[Fiche, ...] = ()
    calculs: tuple[str, ...] = ()
    faits: tuple[str, ...] = ()
    modele: tuple[str, ...] = ()
    suites: Mapping[str, str] = field(default_factory=dict)
    raison: str = ""
    note: str = ""

    @property
    def famille(self) -> str:
        """Give the letters before the number: EXC; a law has none."""
        return "" if self.genre == "loi" else self.source.id.partition("-")[0]

    @property
    def tenue(self) -> bool:
        """Tell whether anything holds the text, today or tomorrow."""
        return any((self.champs, self.fiches, self.calculs, self.faits, self.modele, self.suites))


@cache
def load_destins() -> dict[str, Destin]:
    """Give the destinies written by hand, by clause."""
    from csv import DictReader

    with donnee("destins.csv").open(encoding="utf-8", newline="") as flux:
        return {row["id"]: _destin(row) for row in DictReader(flux)}


def _destin(row: dict[str, str]) -> Destin:
    """Shape a row: lists are separated by spaces."""
    return Destin(
        row["id"],
        tuple(row["champs"].split()),
        tuple(row["codes"].split()),
        tuple(row["calculs"].split()),
        {nom: row[nom] for nom in SUITES if row[nom]},
        row["raison"],
        row["note"],
    )

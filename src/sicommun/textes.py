"""The texts that the tool applies: clauses of the source and articles of law, quoted on demand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, NamedTuple

from sicommun.ressources import donnee

_COURT: Final = 120


class Reference(NamedTuple):
    """The name of a text; its words are read only when somebody wants them."""

    id: str
    genre: Literal["clause", "loi"]


@dataclass(frozen=True, slots=True)
class Source:
    """A text: its name, its words and the title of its family.

    The words of a clause are quoted; those of a law are our summary of it, and never stand in quotes.
    `ligne` is where a clause stands in the original document: `125`, `140-141`, or nothing.
    """

    id: str
    citation: str
    titre: str
    genre: Literal["clause", "loi"] = "clause"
    ligne: str = ""

    @property
    def court(self) -> str:
        """Give `EXC-09 « Faute de régularisation … »` or `L2131-1 : un acte est …`, cut to a line."""
        mots = self.citation
        if len(mots) > _COURT:
            mots = mots[: _COURT - 2].rsplit(" ", 1)[0].rstrip(" ,;:…") + " …"
        return self._with(mots)

    @property
    def entier(self) -> str:
        """Give the same with all its words."""
        return self._with(self.citation)

    def _with(self, mots: str) -> str:
        """Put words after the name: quoted when they are the text's own."""
        return f"{self.id} « {mots} »" if self.genre == "clause" else f"{self.id} : {mots}"

    def __str__(self) -> str:
        return self.id


class TexteInconnuError(KeyError):
    """No text goes by that name; the message gives the nearest ones."""

    def __init__(self, identifiant: str) -> None:
        super().__init__(identifiant)
        self.identifiant = identifiant

    @property
    def proches(self) -> tuple[str, ...]:
        """Give the names that look like it, best first."""
        from difflib import get_close_matches

        return tuple(get_close_matches(self.identifiant, (source.id for source in toutes())))

    def __str__(self) -> str:
        proches = f" ; proches : {', '.join(self.proches)}" if self.proches else ""
        return f"aucun texte ne s'appelle « {self.identifiant} »{proches}"


def clause(identifiant: str) -> Reference:
    """Name a clause of the source: `EXC-09`."""
    return Reference(identifiant, "clause")


def loi(identifiant: str) -> Reference:
    """Name an article of law or a norm: `L5211-4-2`."""
    return Reference(identifiant, "loi")


def reference(identifiant: str) -> Reference:
    """Name a text, whichever of the two it is; raises TexteInconnuError."""
    for genre in ("clause", "loi"):
        if identifiant in _table(genre):
            return Reference(identifiant, genre)
    raise TexteInconnuError(identifiant)


def lire(ref: Reference) -> Source:
    """Give the words of a text; raises TexteInconnuError."""
    try:
        return _table(ref.genre)[ref.id]
    except KeyError:
        raise TexteInconnuError(ref.id) from None


def toutes() -> tuple[Source, ...]:
    """Give every text, clauses first."""
    return (*_table("clause").values(), *_table("loi").values())


@cache
def _table(genre: Literal["clause", "loi"]) -> dict[str, Source]:
    """Read the file of a kind of texts."""
    from csv import DictReader

    colonne = {"clause": "citation", "loi": "resume"}[genre]
    with donnee(f"{genre}s.csv").open(encoding="utf-8", newline="") as flux:
        return {
            row["id"]: Source(row["id"], row[colonne], row["titre"], genre, row.get("ligne", ""))
            for row in DictReader(flux)
        }

"""A finding brought home to its file, and the exception of a tool that cannot go on."""

from __future__ import annotations

from dataclasses import dataclass

from sicommun.diagnostics.catalogue import Fiche
from sicommun.positions import Span
from sicommun.textes import Reference


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: which page of the catalogue, which file (relative, with `/`), where, and what to do.

    `commune` is the slug of the commune concerned, empty when it concerns none; `texte` replaces the
    page's source when the finding has one of its own.
    """

    fiche: Fiche
    fichier: str
    span: Span
    message: str
    remede: str
    commune: str = ""
    texte: Reference | None = None

    @property
    def code(self) -> str:
        """Give the code of the page."""
        return self.fiche.code

    @property
    def source(self) -> Reference:
        """Give the text that refuses: the finding's own, else the page's."""
        return self.texte or self.fiche.source

    @property
    def rang(self) -> tuple[str, Span, str, str]:
        """Give the order of display: file, position, code, message."""
        return (self.fichier, self.span, self.code, self.message)


class Panne(Exception):  # noqa: N818 — the French word of the house for « cannot work »
    """The tool cannot go on: exit 2, a French message and what to do about it."""

    def __init__(self, message: str, remede: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remede = remede

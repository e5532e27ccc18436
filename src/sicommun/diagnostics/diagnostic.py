"""A finding brought home to its file, and the exception of a tool that cannot go on."""

from __future__ import annotations

from dataclasses import dataclass

from sicommun.diagnostics.catalogue import Fiche
from sicommun.positions import Span
from sicommun.secrets import mask, may_hold
from sicommun.textes import Reference


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: which page of the catalogue, which file (relative, with `/`), where, and what to do.

    `commune` is the slug of the commune concerned, empty when it concerns none; `texte` replaces the
    page's source when the finding has one of its own. No secret goes through a message.
    """

    fiche: Fiche
    fichier: str
    span: Span
    message: str
    remede: str
    commune: str = ""
    texte: Reference | None = None

    def __post_init__(self) -> None:
        """Blot out a secret that a message quotes; a page that masks has said what may be shown."""
        if not self.fiche.masque and may_hold(self.message):
            object.__setattr__(self, "message", mask(self.message))

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

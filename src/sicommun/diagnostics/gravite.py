"""How much a finding weighs."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Gravite(StrEnum):
    """An error fails the run; a warning fails it with `--strict`; an information never does."""

    ERREUR = "erreur"
    AVERTISSEMENT = "avertissement"
    INFORMATION = "information"

    @property
    def pluriel(self) -> str:
        """Give the word for several."""
        return f"{self.value}s"


ERREUR: Final = Gravite.ERREUR
AVERTISSEMENT: Final = Gravite.AVERTISSEMENT
INFORMATION: Final = Gravite.INFORMATION

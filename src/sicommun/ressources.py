"""The one place that knows where the package keeps its data and its templates."""

from __future__ import annotations

from pathlib import Path
from typing import Final

PAQUET: Final = Path(__file__).resolve().parent
DONNEES: Final = PAQUET / "donnees"


def donnee(nom: str) -> Path:
    """Give the path of a data file of the package."""
    return DONNEES / nom


def gabarits() -> Path:
    """Give the folder of the templates: in the wheel, else at the root of the source tree.

    Raises FileNotFoundError when neither is there.
    """
    for dossier in (PAQUET / "templates", PAQUET.parents[1] / "templates"):
        if dossier.is_dir():
            return dossier
    raise FileNotFoundError("templates")

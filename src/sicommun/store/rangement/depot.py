"""Where each kind of record lives in a repository."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    from sicommun.model.arrete import Arrete
    from sicommun.model.budget import Budget
    from sicommun.model.commune import Commune
    from sicommun.model.contrat import Contrat
    from sicommun.model.convention import Convention
    from sicommun.model.description import Description
    from sicommun.model.epci import Epci
    from sicommun.model.gouvernance import AnneeGouvernance

    Genre = type[Epci | Convention | Commune | Contrat | Budget | Arrete | AnneeGouvernance | Description]

EPCI: Final = "data/epci.yaml"
EMPLACEMENTS: Final[tuple[tuple[re.Pattern[str], str, str], ...]] = (
    (re.compile(r"data/communes/([^/]+)/commune\.yaml"), "commune", "Commune"),
    (re.compile(r"data/communes/([^/]+)/description\.yaml"), "description", "Description"),
    (re.compile(r"data/contracts/([^/]+)\.yaml"), "contrat", "Contrat"),
    (re.compile(r"data/conventions/([^/]+)\.yaml"), "convention", "Convention"),
    (re.compile(r"data/budgets/([^/]+)\.yaml"), "budget", "Budget"),
    (re.compile(r"data/arretes/([^/]+)\.yaml"), "arrete", "Arrete"),
    (re.compile(r"data/gouvernance/([^/]+)\.yaml"), "gouvernance", "AnneeGouvernance"),
    (re.compile(r"data/(epci)\.yaml"), "epci", "Epci"),
)
"""The paths of the records, their kind and its class; the first group is the name that a file goes by."""


def genre_of(fichier: str) -> tuple[Genre, str] | None:
    """Give the kind of record that a file holds and the name it goes by, or None."""
    for motif, genre, classe in EMPLACEMENTS:
        found = motif.fullmatch(fichier)
        if found:
            return _record(genre, classe), found[1]
    return None


def kind_of(fichier: str) -> str | None:
    """Name the kind of record that a file holds, without importing it."""
    return next((genre for motif, genre, _ in EMPLACEMENTS if motif.fullmatch(fichier)), None)


@cache
def _record(genre: str, classe: str) -> Genre:
    """Give the record of a kind; what no file needs is not imported: a command starts sooner."""
    return cast("Genre", getattr(import_module(f"sicommun.model.{genre}"), classe))

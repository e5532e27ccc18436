"""Where each kind of record lives in a repository."""

from __future__ import annotations

import re
from typing import Final

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
EMPLACEMENTS: Final[tuple[tuple[re.Pattern[str], Genre], ...]] = (
    (re.compile(r"data/communes/([^/]+)/commune\.yaml"), Commune),
    (re.compile(r"data/communes/([^/]+)/description\.yaml"), Description),
    (re.compile(r"data/contracts/([^/]+)\.yaml"), Contrat),
    (re.compile(r"data/conventions/([^/]+)\.yaml"), Convention),
    (re.compile(r"data/budgets/([^/]+)\.yaml"), Budget),
    (re.compile(r"data/arretes/([^/]+)\.yaml"), Arrete),
    (re.compile(r"data/gouvernance/([^/]+)\.yaml"), AnneeGouvernance),
    (re.compile(r"data/(epci)\.yaml"), Epci),
)
"""The paths of the records; the first group is the name that a file goes by."""


def genre_of(fichier: str) -> tuple[Genre, str] | None:
    """Give the kind of record that a file holds and the name it goes by, or None."""
    for motif, genre in EMPLACEMENTS:
        found = motif.fullmatch(fichier)
        if found:
            return genre, found[1]
    return None

"""The clause that each field obeys: what a difference is justified by."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from sicommun.history.comparaison.valeurs import Champ
from sicommun.model import arrete, budget, commune, epci, gouvernance
from sicommun.model.convention import Convention
from sicommun.model.destins import load_destins

_CLAUSE: Final = re.compile(r"\b[A-Z]{2,4}-[0-9]{2}\b|\bL[0-9]{4}-[0-9]+(?:-[0-9]+)?\b")

CLAUSES: Final[Mapping[Champ, str]] = {
    (commune.Commune, "comptages"): "BUD-07",
    (commune.Commune, "payeur"): "BUD-08",
    (commune.Commune, "rattache_a"): "SC-02",
    (epci.Epci, "comptages"): "BUD-07",
    (epci.Epci, "membres"): "SC-18",
    (epci.Epci, "canaux"): "CTC-06",
    (budget.Budget, "objets"): "BUD-04",
    (budget.Budget, "refacturations"): "BUD-02",
    (budget.Budget, "titres"): "BUD-08",
    (budget.Objet, "cle"): "BUD-06",
    (budget.Objet, "depenses"): "BUD-04",
    (budget.Objet, "recettes"): "BUD-04",
    (arrete.Arrete, "payeurs"): "BUD-08",
    (gouvernance.AnneeGouvernance, "reunions"): "GOV-07",
    (gouvernance.AnneeGouvernance, "decisions"): "GOV-02",
    (gouvernance.AnneeGouvernance, "impacts"): "GOV-09",
    (gouvernance.AnneeGouvernance, "bilans"): "GOV-12",
    (gouvernance.AnneeGouvernance, "recommandations"): "GOV-10",
}
"""The clauses of fields whose help names none, or names another one first."""


@cache
def clause_of_field(champ: Champ) -> str:
    """Give the clause that a field obeys: the one that its help names first, but for some."""
    if champ in CLAUSES:
        return CLAUSES[champ]
    found = _CLAUSE.search(champ[0].model_fields[champ[1]].description or "")
    if found:
        return found[0]
    return _of_conventions().get(champ[1], "") if champ[0] is Convention else ""


@cache
def _of_conventions() -> dict[str, str]:
    """Give the clause that leaves each choice of a convention open, by its field."""
    clauses: dict[str, str] = {}
    for destin in load_destins().values():
        for chemin in destin.champs:
            genre, _, champ = chemin.partition(".")
            if genre == Convention.genre:
                clauses.setdefault(champ.partition(".")[0], destin.clause)
    return clauses

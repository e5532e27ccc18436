"""From plain data to records."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import ValidationError

from sicommun.model.base import Modele
from sicommun.store.forme.traduction import Constat, translate

P = TypeVar("P", bound=Modele)


def form(modele: type[P], donnees: Any) -> tuple[P | None, list[Constat]]:
    """Build a record from plain data, or give all that is wrong with it.

    Empty keys count as absent: they are dropped and the data is tried again.
    """
    try:
        return modele.model_validate(donnees), []
    except ValidationError as erreur:
        details = erreur.errors(include_url=False)
    if any(detail.get("input") is None for detail in details):
        pleines = _without_empty(donnees)
        if pleines != donnees:
            record, constats = form(modele, pleines)
            return record, constats
    return None, [translate(modele, detail, donnees) for detail in details]


def _without_empty(donnees: Any) -> Any:
    """Drop the keys that carry nothing."""
    if isinstance(donnees, dict):
        return {cle: _without_empty(valeur) for cle, valeur in donnees.items() if valeur is not None}
    if isinstance(donnees, list):
        return [_without_empty(valeur) for valeur in donnees]
    return donnees

"""From plain data to records."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from sicommun.model.base import Modele
from sicommun.store.forme.traduction import Constat, translate

P = TypeVar("P", bound=Modele)


def form(modele: type[P], donnees: Any) -> tuple[P | None, list[Constat]]:
    """Build a record from plain data, or give all that is wrong with it.

    Empty keys count as absent: they are dropped and the data is tried again. One that is not known stays a
    fault: it is often the end of a text, which a comma cut (`{libelle: Copieurs, sauvegarde}`).
    """
    try:
        return modele.model_validate(donnees), []
    except ValidationError as erreur:
        details = erreur.errors(include_url=False)
    if any(detail.get("input") is None for detail in details):
        pleines = _without_empty(donnees)
        if pleines != donnees:
            record, constats = form(modele, pleines)
            inconnues = [translate(modele, detail, donnees) for detail in details if _is_unknown(detail)]
            return None if inconnues else record, inconnues + constats
    return None, [translate(modele, detail, donnees) for detail in details]


def _is_unknown(detail: ErrorDetails) -> bool:
    """Tell whether a verdict is about an empty key that the record does not have."""
    return detail["type"] == "extra_forbidden" and detail["input"] is None


def _without_empty(donnees: Any) -> Any:
    """Drop the keys that carry nothing."""
    if isinstance(donnees, dict):
        return {cle: _without_empty(valeur) for cle, valeur in donnees.items() if valeur is not None}
    if isinstance(donnees, list):
        return [_without_empty(valeur) for valeur in donnees]
    return donnees

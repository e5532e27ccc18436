"""The codes of a portée, offered by the editor wherever a list of them is expected."""

from __future__ import annotations

from typing import Any, Final

from pydantic import TypeAdapter

from sicommun.model.modele import ModeleSi
from sicommun.model.types import CodePortee

_RENVOI: Final = {"$ref": "#/definitions/code_de_portee"}


def offer_codes(schema: dict[str, Any], modele: ModeleSi) -> dict[str, Any]:
    """Put the codes of the model in the lists of codes; a code of the model or of a service stays valid."""
    forme = TypeAdapter(CodePortee).json_schema()
    complet: dict[str, Any] = _refer(schema, forme)
    if complet == schema:
        return schema
    connus = {
        "title": "Code de portée",
        "description": "Ensemble (A, B), élément (B/telecoms), domaine (C/finances) ou service (A007).",
        "anyOf": [{"enum": sorted(modele.codes)}, forme],
    }
    return {**complet, "definitions": {**complet.get("definitions", {}), "code_de_portee": connus}}


def _refer(noeud: Any, forme: dict[str, Any]) -> Any:
    """Replace a form by a reference wherever it stands alone."""
    if noeud == forme:
        return _RENVOI
    if isinstance(noeud, dict):
        return {cle: _refer(valeur, forme) for cle, valeur in noeud.items()}
    return [_refer(valeur, forme) for valeur in noeud] if isinstance(noeud, list) else noeud

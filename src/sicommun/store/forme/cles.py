"""The keys that a record knows at a place, found by walking the model's own annotations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, get_args

from pydantic import BaseModel


def keys_at(modele: type[BaseModel], loc: Sequence[str | int]) -> list[str]:
    """Give the keys of the record found at pydantic's location, tags of unions included."""
    courants = [modele]
    for part in loc:
        if isinstance(part, str):
            courants = [suivant for courant in courants for suivant in _step(courant, part)]
    return sorted({cle for courant in courants for cle in courant.model_fields})


def _step(modele: type[BaseModel], part: str) -> Iterator[type[BaseModel]]:
    """Follow one part: a field gives the records in its annotation, a tag keeps the record that bears it."""
    if part in modele.model_fields:
        yield from _records(modele.model_fields[part].annotation)
    elif any(part in get_args(info.annotation) for info in modele.model_fields.values()):
        yield modele


def _records(annotation: Any) -> Iterator[type[BaseModel]]:
    """Give the records named in an annotation, however deep."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _records(part)

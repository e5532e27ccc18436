"""The JSON Schema of a kind of file, for the editor."""

from __future__ import annotations

from typing import Any

from sicommun.diagnostics import Panne, vouliez_vous_dire
from sicommun.store.schema.fichiers import GENRES, compose_schema


def genres() -> tuple[str, ...]:
    """Give the names of the kinds of files."""
    return tuple(GENRES)


def schema(genre: str) -> dict[str, Any]:
    """Give the schema of a kind, in draft-07; raises Panne with the nearest names otherwise."""
    if genre not in GENRES:
        raise Panne(
            f"aucun genre de fichier « {genre} »{vouliez_vous_dire(genre, GENRES)}",
            f"les genres : {', '.join(GENRES)}",
        )
    return compose_schema(genre)

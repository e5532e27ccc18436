"""A workbook as bytes, in the format that a file's name asks for."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath
from typing import Final, cast

from sicommun.diagnostics import Panne
from sicommun.sheets.classeur import Classeur

FORMATS: Final = {".xlsx": "sicommun.sheets.xlsx", ".ods": "sicommun.sheets.ods"}
"""The modules that write, by suffix."""


def render(classeur: Classeur, nom: str) -> bytes:
    """Give the bytes of a workbook; raises Panne for another suffix, or without the libraries."""
    suffixe = PurePath(nom).suffix.lower()
    if suffixe not in FORMATS:
        raise Panne(f"« {nom} » n'est ni un .xlsx ni un .ods", "nommer le fichier en .xlsx ou en .ods")
    try:
        module = import_module(FORMATS[suffixe])
    except ModuleNotFoundError as absente:
        raise missing(absente.name or "") from absente
    ecrit = cast("Callable[[Classeur], bytes]", module.render)
    return ecrit(classeur)


def missing(bibliotheque: str) -> Panne:
    """Say which extra is not installed."""
    return Panne(
        f"les tableurs demandent une bibliothèque absente ({bibliotheque})",
        'python -m pip install ".[tableurs]", dans le dossier du code de sicommun',
    )

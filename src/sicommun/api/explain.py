"""The pages of the codes: one, or all of them, gathered from wherever they are declared."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from typing import Final

from sicommun.diagnostics import Fiche, Panne, catalogue, vouliez_vous_dire

DECLARANTS: Final = (
    "sicommun.store",
    "sicommun.quota",
    "sicommun.sheets.pages",
    "sicommun.history",
    "sicommun.rules",
)
"""The packages whose modules declare codes: a new rule is one new file, and nothing else to touch."""


@cache
def all_fiches() -> tuple[Fiche, ...]:
    """Give every page, by code."""
    for nom in DECLARANTS:
        paquet = import_module(nom)
        for module in pkgutil.walk_packages(getattr(paquet, "__path__", ()), f"{nom}."):
            import_module(module.name)
    return catalogue()


def explain(code: str) -> Fiche:
    """Give the page of a code, whatever its case; raises Panne with the nearest codes otherwise."""
    pages = {fiche.code: fiche for fiche in all_fiches()}
    nom = code.strip().upper()
    if nom not in pages:
        raise Panne(
            f"aucun code « {code} »{vouliez_vous_dire(nom, pages)}", "la liste des codes : sicommun explain"
        )
    return pages[nom]

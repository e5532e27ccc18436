"""The acts that can be recorded, in the order of a life: a line each, what it changes, an example."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sicommun.ressources import donnee


@dataclass(frozen=True, slots=True)
class FicheActe:
    """One act in French; `exemple` holds options of `sicommun record`, as they are typed."""

    nom: str
    resume: str
    effet: str
    exemple: str


@cache
def actes() -> dict[str, FicheActe]:
    """Give the acts by name: the facts of the journal, then a count and a confirmation."""
    from csv import reader

    with donnee("faits.csv").open(encoding="utf-8", newline="") as flux:
        lignes = list(reader(flux))
    return {ligne[0]: FicheActe(*ligne) for ligne in lignes[1:]}

"""The files that hold public identities: the EPCI with its members, and each commune."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sicommun.officiel import CommuneOfficielle, EpciOfficiel
from sicommun.store.creation.gabarits import sheet, with_schema, written

_TOUTES_LETTRES: Final = {
    "CC ": "Communauté de communes ",
    "CA ": "Communauté d'agglomération ",
    "CU ": "Communauté urbaine ",
}

MILLESIME_POPULATION: Final = 2022
"""The year of the populations in the official list, which does not name it: its figures for several
communes are those that INSEE published for 2022, and not those for 2021 or 2023."""

_DROIT_LOCAL: Final = frozenset({"57", "67", "68"})
"""Moselle, Bas-Rhin and Haut-Rhin keep two more public holidays."""


def epci_text(epci: EpciOfficiel, membres: Iterable[CommuneOfficielle]) -> str:
    """Write `data/epci.yaml`."""
    membres = tuple(membres)
    texte = sheet(
        "epci.yaml",
        nom=written(epci.nom) + _in_full(epci.nom),
        siren=epci.siren,
        nature=epci.nature,
        feries=_holidays(membres),
    )
    return with_schema("data/epci.yaml", texte + "".join(f"  - {member_text(un)}\n" for un in membres))


def member_text(commune: CommuneOfficielle) -> str:
    """Write a member of the EPCI on one line."""
    nom = written(commune.nom)
    return f'{{siren: "{commune.siren}", code_insee: "{commune.code_insee}", nom: {nom}}}'


def commune_text(commune: CommuneOfficielle, fichier: str) -> str:
    """Write the `commune.yaml` of a commune: its public identity, and the rest to come."""
    texte = sheet(
        "commune.yaml",
        nom=written(commune.nom),
        code_insee=commune.code_insee,
        siren=commune.siren,
        millesime=str(MILLESIME_POPULATION),
        population=str(commune.population_municipale),
    )
    return with_schema(fichier, texte)


def _in_full(nom: str) -> str:
    """Recall the name that acts bear, when the official list shortens it."""
    for sigle, lettres in _TOUTES_LETTRES.items():
        if nom.startswith(sigle):
            return f"   # liste officielle ; dans les actes : {lettres}{nom.removeprefix(sigle)}"
    return ""


def _holidays(membres: tuple[CommuneOfficielle, ...]) -> str:
    """Name the calendar: the local one when every member is where it holds."""
    return "alsace_moselle" if all(un.departement in _DROIT_LOCAL for un in membres) else "general"

"""Which codes a decision of the EPCI may set aside, and why the others may not."""

from __future__ import annotations

from typing import Final

from sicommun.diagnostics.catalogue import Fiche
from sicommun.diagnostics.gravite import ERREUR
from sicommun.textes import Reference

MOIS_AU_PLUS: Final = 12
"""Months that one waiver should last at most: beyond, it is the common rule that has changed."""

_HORS_DE_LA_LOI: Final = {"FORMAT", "YAML-1.2", "SIRENE", "INSEE-COG", "DEROGATION"}
"""Norms and directories that stand among the laws, and are no law."""

_FAMILLES: Final = {
    "LEC": "un fichier doit d'abord se lire d'une seule façon",
    "FOR": "un fichier doit d'abord avoir la forme attendue",
    "SEC": "un secret écrit dans git y reste",
    "ARR": "un état arrêté fait foi",
    "DER": "une dérogation ne se dispense pas elle-même de ses règles",
    "QUO": "c'est un constat de la commande quota, pas de validate",
    "REC": "c'est un refus de la commande record, pas de validate",
    "TAB": "c'est un constat de la lecture d'un tableur, pas de validate",
}
_FAMILLES_EN_ERREUR: Final = {
    "IDE": "l'identité d'un adhérent ne se décide pas",
    "BUD": "les comptes doivent être justes",
    "CPT": "les comptages font les comptes",
}


def forbids(code: str) -> str:
    """Say why a family cannot be set aside whatever the code; nothing when it depends on the code."""
    return _FAMILLES.get(code[:3], "")


def refusal(fiche: Fiche) -> str:
    """Say why no decision may set a code aside; nothing when one may."""
    famille = forbids(fiche.code) or (_FAMILLES_EN_ERREUR.get(fiche.famille, "") * (fiche.gravite is ERREUR))
    return famille or commands(fiche.source) or _of_the_format(fiche)


def commands(source: Reference) -> str:
    """Say that a text is a law, which no decision of the EPCI sets aside; nothing when it is not."""
    loi = source.genre == "loi" and source.id not in _HORS_DE_LA_LOI
    return f"la loi le commande ({source.id})" if loi else ""


def _of_the_format(fiche: Fiche) -> str:
    """Say that the tool could not read the repository without it."""
    return "l'outil range les fichiers ainsi" if fiche.source.id == "FORMAT" else ""

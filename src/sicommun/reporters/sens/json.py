"""The differences as JSON, format 1: `donnees/schemas/diff.schema.json`."""

from __future__ import annotations

from typing import Any, Final

from sicommun import __version__
from sicommun.history.comparaison.difference import Difference
from sicommun.history.rapport import Borne, RapportDiff
from sicommun.reporters.json import dump

FORMAT: Final = 1
"""Grows when a key goes or changes its meaning; a key that is added leaves it as it is."""


def render(rapport: RapportDiff) -> str:
    """Give the document."""
    return dump(document(rapport))


def document(rapport: RapportDiff) -> dict[str, Any]:
    """Give the document as plain data."""
    natures = [difference.nature for difference in rapport.differences]
    return {
        "format": FORMAT,
        "outil": {"nom": "sicommun", "version": __version__},
        "jour": rapport.jour.isoformat(),
        "commune": {"siren": rapport.siren, "nom": rapport.commune} if rapport.siren else None,
        "avant": _side(rapport.avant),
        "apres": _side(rapport.apres),
        "resume": {
            "fiches": len({difference.sujet for difference in rapport.differences}),
            "differences": len(natures),
            "ajouts": natures.count("ajout"),
            "retraits": natures.count("retrait"),
            "changements": natures.count("changement"),
        },
        "differences": [_difference(difference) for difference in rapport.differences],
    }


def _side(borne: Borne) -> dict[str, Any]:
    return {
        "rev": borne.rev or None,
        "commit": borne.commit or None,
        "le": borne.le.isoformat() if borne.le else None,
        "illisibles": list(borne.illisibles),
    }


def _difference(difference: Difference) -> dict[str, Any]:
    sujet = difference.sujet
    return {
        "sujet": {"genre": sujet.genre, "cle": sujet.cle, "nom": sujet.nom},
        "siren": difference.siren or None,
        "chemin": difference.chemin,
        "titre": difference.titre,
        "nature": difference.nature,
        "avant": difference.avant,
        "apres": difference.apres,
        "valeurs": {"avant": difference.valeurs[0], "apres": difference.valeurs[1]},
        "clause": difference.clause or None,
        "classe": difference.classe,
    }

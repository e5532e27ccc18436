"""Verify a paper: what it carries against what the repository gives for the same document and day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from sicommun.diagnostics import Panne
from sicommun.documents.ajout import pages_untouched
from sicommun.documents.comparaison import Comparaison, compare
from sicommun.documents.jointe import read_attached
from sicommun.documents.ouverture import open_workshop
from sicommun.documents.pdf import render as as_pdf

_REMEDE = "donner un PDF rendu par sicommun render, tel qu'il a été écrit"


def verify_paper(fichier: Path, depot: Path, *, rev: str = "") -> tuple[dict[str, Any], Comparaison]:
    """Give what the paper carries, and how it stands against the repository, or a version of it.

    Raises Panne for a file that is no paper of ours, a document or a target that is not there any more.
    """
    papier = read_attached(fichier)
    nom, cible = str(papier.get("document", "")), str(papier.get("cible", ""))
    atelier = open_workshop(depot, jour=_day(papier), rev=rev)
    rendu = atelier.render(atelier.document(nom), cible, projet=papier.get("projet") is True)
    refait = as_pdf(rendu.markdown, rendu.feuille)
    comparaison = compare(papier, rendu.donnees, fichier.read_bytes(), refait)
    if comparaison.verdict == "complete" and not pages_untouched(fichier, len(refait)):
        comparaison = replace(comparaison, verdict="retouche")
    return papier, comparaison


def _day(papier: dict[str, Any]) -> date:
    """Read the day that a paper carries."""
    try:
        return date.fromisoformat(str(papier.get("jour", "")))
    except ValueError:
        raise Panne(
            "les données que porte ce PDF ne sont pas celles d'un document de sicommun", _REMEDE
        ) from None

"""The statement of a year in a file: a workbook, or the text of a screen, of JSON, of CSV."""

from __future__ import annotations

from pathlib import Path

from sicommun.diagnostics.rapport import Compte
from sicommun.quota.rapport import RapportQuota
from sicommun.sheets.etat_annuel import workbook
from sicommun.sheets.fichier import render
from sicommun.store.fichiers.sortie import write_output


def write_workbook(rapport: RapportQuota, fichier: Path, *, ecraser: bool) -> Compte:
    """Write the statement as a workbook; raises Panne for a file that exists, or without the libraries."""
    classeur = workbook(rapport)
    write_output(fichier, render(classeur, fichier.name), ecraser=ecraser)
    feuilles = ", ".join(feuille.nom for feuille in classeur)
    return Compte((f"{fichier} : {len(classeur)} feuilles ({feuilles}).",))


def write_text(texte: str, fichier: Path, *, ecraser: bool) -> Compte:
    """Write the statement as text; raises Panne for a file that exists."""
    write_output(fichier, texte.encode(), ecraser=ecraser)
    return Compte((f"{fichier} : {len(texte.splitlines())} lignes.",))

"""The statement of a year as a workbook, in a file."""

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

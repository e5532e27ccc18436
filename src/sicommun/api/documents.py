"""Write papers into files: each whole or not at all, never over another one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sicommun.diagnostics import Panne
from sicommun.documents.formats import FORMATS
from sicommun.documents.rendu import Rendu
from sicommun.store.citation import cite
from sicommun.store.fichiers.pose import failing_in_french
from sicommun.store.fichiers.sortie import write_output


def write_paper(rendu: Rendu, formats: Sequence[str], dossier: Path, *, ecraser: bool) -> list[Path]:
    """Write a paper in some formats, each file whole or not at all, and give their paths.

    Every format is made before the first file is written. The folder is made when it is not there. Raises
    Panne.
    """
    octets = {dossier / f"{rendu.nom}.{nom}": FORMATS[nom](rendu) for nom in formats}
    if dossier.exists() and not dossier.is_dir():
        raise Panne(
            f"{cite(dossier.name)} n'est pas un dossier : rien n'est écrit", "changer de dossier : -o"
        )
    with failing_in_french(dossier.name):
        dossier.mkdir(parents=True, exist_ok=True)
    for chemin, contenu in octets.items():
        write_output(chemin, contenu, ecraser=ecraser)
    return list(octets)


def check_free(noms: Sequence[str], formats: Sequence[str], dossier: Path) -> None:
    """Raise Panne when one of the files to come is already there: nothing is written then."""
    pris = [f"{nom}.{ending}" for nom in noms for ending in formats if (dossier / f"{nom}.{ending}").exists()]
    if pris:
        reste = f", et {len(pris) - 1} autres" if len(pris) > 1 else ""
        raise Panne(
            f"« {pris[0]} » existe déjà{reste} : rien n'est écrit",
            "changer de dossier (-o), ou ajouter --ecraser",
        )

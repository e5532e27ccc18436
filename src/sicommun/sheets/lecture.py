"""Reading a workbook that somebody filled in: examined first, then opened in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from sicommun.diagnostics import Panne
from sicommun.limites import SECONDES_PAR_CLASSEUR
from sicommun.sheets.examen import examine
from sicommun.sheets.fichier import FORMATS, missing
from sicommun.sheets.lecteur import TROP

_REFAIRE: Final = "l'enregistrer de nouveau depuis le tableur, puis relancer"


class Lue(NamedTuple):
    """A cell read: its kind (see `lecteur.Cellule`) and its text."""

    genre: str
    texte: str


Feuilles = dict[str, list[list[Lue | None]]]


def read_workbook(chemin: Path) -> Feuilles:
    """Give the cells of every sheet, as plain texts with their kinds. Raises Panne.

    The file is read once, without following a link; the libraries only see a copy that has passed the
    examination, in a process bounded in time, and in memory where the system can.
    """
    nom = chemin.name
    if chemin.suffix.lower() not in FORMATS:
        raise Panne(f"« {nom} » n'est ni un .xlsx ni un .ods", "l'enregistrer en .xlsx ou en .ods")
    octets = _bytes(chemin)
    examine(octets, nom)
    with TemporaryDirectory(prefix="sicommun-") as dossier:
        copie = Path(dossier) / f"classeur{chemin.suffix.lower()}"
        copie.write_bytes(octets)
        return _cells(_run(copie, nom))


def _bytes(chemin: Path) -> bytes:
    """Read a regular file."""
    if chemin.is_symlink() or not chemin.is_file():
        raise Panne(f"« {chemin.name} » n'est pas un fichier", "vérifier le chemin")
    try:
        return chemin.read_bytes()
    except OSError as erreur:
        raise Panne(
            f"« {chemin.name} » ne se lit pas", "vérifier les droits ; le fermer dans le tableur"
        ) from erreur


def _run(copie: Path, nom: str) -> str:
    """Have the process open the workbook; raises Panne when it cannot, or is stopped."""
    commande = [sys.executable, "-I", "-X", "utf8", "-m", "sicommun.sheets.lecteur", str(copie)]
    try:
        fini = subprocess.run(  # noqa: S603 — our own module, on our own copy
            commande, capture_output=True, encoding="utf-8", timeout=SECONDES_PAR_CLASSEUR, check=False
        )
    except subprocess.TimeoutExpired:
        raise Panne(f"« {nom} » demande trop de temps à lire", _REFAIRE) from None
    if fini.returncode == TROP:
        raise Panne(f"« {nom} » : {fini.stdout.strip()}", "retirer les lignes et colonnes de trop")
    if "ModuleNotFoundError" in fini.stderr:
        raise missing("openpyxl, odfdo")
    if fini.returncode:
        raise Panne(f"« {nom} » n'est pas un classeur que l'on sache ouvrir", _REFAIRE)
    return fini.stdout


def _cells(reponse: str) -> Feuilles:
    """Give the cells back from the answer of the process."""
    return {
        feuille: [[None if cellule is None else Lue(*cellule) for cellule in ligne] for ligne in lignes]
        for feuille, lignes in json.loads(reponse).items()
    }

"""The process that reads what a PDF carries: alone, bounded, it prints the attached data and nothing else.

Run as `python -I -m sicommun.documents.jointe FILE`. Its exit code is 0, or 3 when there is no such file.
"""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from sicommun.bornes import bound_process
from sicommun.diagnostics import Panne
from sicommun.documents.pandoc import missing
from sicommun.documents.pdf import JOINTE
from sicommun.limites import MEMOIRE_PAR_PDF, OCTETS_PAR_PDF, SECONDES_PAR_PDF

ABSENTE: Final = 3
"""The exit code of a PDF without our data."""
_REMEDE: Final = "donner un PDF rendu par sicommun render, tel qu'il a été écrit"


def read_attached(chemin: Path) -> dict[str, Any]:
    """Give the data attached to a PDF. Raises Panne for what is no PDF, too large, or has none."""
    nom = chemin.name
    if chemin.is_symlink() or not chemin.is_file():
        raise Panne(f"« {nom} » n'est pas un fichier", "vérifier le chemin")
    if chemin.stat().st_size > OCTETS_PAR_PDF:
        raise Panne(f"« {nom} » dépasse {OCTETS_PAR_PDF // 1_000_000} Mo", _REMEDE)
    commande = [sys.executable, "-I", "-X", "utf8", "-m", "sicommun.documents.jointe", str(chemin)]
    try:
        fini = subprocess.run(  # noqa: S603 — our own module
            commande, capture_output=True, encoding="utf-8", timeout=SECONDES_PAR_PDF, check=False
        )
    except subprocess.TimeoutExpired:
        raise Panne(f"« {nom} » demande trop de temps à lire", _REMEDE) from None
    if "ModuleNotFoundError" in fini.stderr:
        raise missing("pypdf")
    if fini.returncode == ABSENTE:
        raise Panne(f"« {nom} » ne porte pas les données d'un document de sicommun", _REMEDE)
    with suppress(ValueError):
        donnees = json.loads(fini.stdout)
        if isinstance(donnees, dict):
            return donnees
    raise Panne(f"« {nom} » n'est pas un PDF que l'on sache lire", _REMEDE)


def main() -> int:
    """Print the data attached to the file named on the command line."""
    bound_process(memoire=MEMOIRE_PAR_PDF, secondes=SECONDES_PAR_PDF)
    from pypdf import PdfReader

    jointes = PdfReader(sys.argv[1], strict=False).attachments
    if JOINTE not in jointes:
        return ABSENTE
    sys.stdout.write(jointes[JOINTE][0].decode("utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main())

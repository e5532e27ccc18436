"""The process that tells whether what follows a paper in its file, a signature say, leaves its pages alone.

Run as `python -I -m sicommun.documents.ajout FILE LENGTH`: the paper is the first bytes of the file. Its exit
code is 0 when the pages are the same, or 3.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from sicommun.bornes import bound_process
from sicommun.limites import MEMOIRE_PAR_PDF, SECONDES_PAR_PDF

CHANGEES: Final = 3
_HORS: Final = frozenset({"/Parent", "/Kids", "/Count", "/Annots", "/StructParents", "/Tabs"})
"""What a page says of the others, or what a signature adds to it: its field is looked at apart."""


def pages_untouched(chemin: Path, longueur: int) -> bool:
    """Tell whether a file shows the pages of its first bytes, and nothing over them but signatures."""
    commande = [
        sys.executable,
        "-I",
        "-X",
        "utf8",
        "-m",
        "sicommun.documents.ajout",
        str(chemin),
        str(longueur),
    ]
    try:
        fini = subprocess.run(  # noqa: S603 — our own module
            commande, capture_output=True, timeout=SECONDES_PAR_PDF, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    return fini.returncode == 0


def same_pages(papier: bytes, fichier: bytes) -> bool:
    """Tell whether two files show the same pages, signatures aside."""
    from pypdf import PdfReader

    avant, apres = (PdfReader(BytesIO(octets), strict=False) for octets in (papier, fichier))
    if len(avant.pages) != len(apres.pages):
        return False
    return all(
        _same(ancienne, nouvelle) and _signs(nouvelle) - _signs(ancienne) <= {"/Sig"}
        for ancienne, nouvelle in zip(avant.pages, apres.pages, strict=True)
    )


def _signs(page: Any) -> set[str]:
    """Give what stands over a page: the kind of each field, or of each note."""
    notes = [note.get_object() for note in page.get("/Annots", ())]
    return {str(_field(note) or note.get("/Subtype")) for note in notes}


def _field(note: Any) -> Any:
    """Give the kind of a field, which its parent may say for it."""
    parent = note.get("/Parent")
    return note.get("/FT") or (parent.get_object().get("/FT") if parent is not None else None)


def _same(ancien: Any, nouveau: Any) -> bool:
    """Compare two objects and all that they point to, without following the same pair twice."""
    a_voir, vues = [(ancien, nouveau)], set()
    while a_voir:
        avant, apres = a_voir.pop()
        paire = (getattr(avant, "idnum", None), getattr(apres, "idnum", None))
        if None not in paire:
            if paire in vues:
                continue
            vues.add(paire)
        avant, apres = avant.get_object(), apres.get_object()
        if not _alike(avant, apres):
            return False
        a_voir.extend(_inside(avant, apres))
    return True


def _alike(avant: Any, apres: Any) -> bool:
    """Compare two objects by themselves: their kinds, their keys or their values, the bytes of a stream."""
    if type(avant) is not type(apres):
        return False
    if isinstance(avant, dict):
        octets = getattr(avant, "get_data", bytes)() == getattr(apres, "get_data", bytes)()
        return octets and avant.keys() - _HORS == apres.keys() - _HORS
    if isinstance(avant, list):
        return len(avant) == len(apres)
    return bool(avant == apres)


def _inside(avant: Any, apres: Any) -> Iterator[tuple[Any, Any]]:
    """Give what two objects hold, pair by pair."""
    if isinstance(avant, dict):
        yield from ((dict.get(avant, cle), dict.get(apres, cle)) for cle in avant.keys() - _HORS)
    elif isinstance(avant, list):
        yield from zip(list.__iter__(avant), list.__iter__(apres), strict=True)


def main() -> int:
    """Compare the pages of the file named on the command line with those of its first bytes."""
    bound_process(memoire=MEMOIRE_PAR_PDF, secondes=SECONDES_PAR_PDF)
    octets = Path(sys.argv[1]).read_bytes()
    return 0 if same_pages(octets[: int(sys.argv[2])], octets) else CHANGEES


if __name__ == "__main__":
    sys.exit(main())

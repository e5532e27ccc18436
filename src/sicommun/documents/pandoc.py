"""Pandoc, from its Python package: Markdown to another format, in its sandbox."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from sicommun.diagnostics import Panne
from sicommun.documents.typographie import apostrophes
from sicommun.limites import SECONDES_PAR_DOCUMENT
from sicommun.ressources import gabarits

LECTURE: Final = "commonmark-raw_html+pipe_tables+fenced_divs+bracketed_spans+attributes"
"""The Markdown that we write: no HTML passes through, tables and blocks do."""
JOUR_FIXE: Final = "1577836800"
"""1 January 2020, in seconds: what pandoc dates its files with, so that the same data give the same bytes."""


@cache
def find_pandoc() -> str:
    """Give the program that the Python package carries. Raises Panne without the extra."""
    spec = find_spec("pypandoc")
    for dossier in (spec.submodule_search_locations or ()) if spec else ():
        for nom in ("pandoc", "pandoc.exe"):
            programme = Path(dossier) / "files" / nom
            if programme.is_file():
                return str(programme)
    raise missing("pypandoc_binary")


def missing(bibliotheque: str) -> Panne:
    """Say which extra is not installed."""
    return Panne(
        f"les documents demandent une bibliothèque absente ({bibliotheque})",
        'python -m pip install ".[documents]", dans le dossier du code de sicommun',
    )


def convert(markdown: str, vers: str, options: Sequence[str] = (), *, moment: str = JOUR_FIXE) -> bytes:
    """Convert Markdown; raises Panne when pandoc refuses or takes too long."""
    commande = [
        find_pandoc(),
        "--sandbox",
        f"--from={LECTURE}",
        f"--to={vers}",
        f"--lua-filter={gabarits() / 'style' / 'filtre.lua'}",
        "--wrap=none",
        *options,
    ]
    env = {cle: valeur for cle, valeur in os.environ.items() if cle in _GARDEES}
    try:
        fini = subprocess.run(  # noqa: S603 — the program of the package, with our own words
            commande,
            input=(apostrophes(markdown) if vers in _IMPRIMES else markdown).encode(),
            capture_output=True,
            env={**env, "SOURCE_DATE_EPOCH": moment, "LC_ALL": "C.UTF-8"},
            timeout=SECONDES_PAR_DOCUMENT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Panne("pandoc n'a pas fini à temps", "alléger le document") from None
    if fini.returncode:
        raison = fini.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise Panne(f"pandoc n'a pas su écrire le document ({raison})", "vérifier les gabarits")
    return fini.stdout


_IMPRIMES: Final = ("typst", "docx", "odt", "html5")
"""What is read by eyes: another output gives the words as they were written."""
_GARDEES: Final = ("PATH", "HOME", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")

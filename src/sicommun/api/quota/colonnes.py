"""The columns that a finance tool wants, read from its file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sicommun.diagnostics import Diagnostic
from sicommun.model.correspondance import Correspondance
from sicommun.store.isole import read_record


def wanted_columns(
    fichier: Path,
) -> tuple[Correspondance | None, tuple[Diagnostic, ...], Callable[[str], str]]:
    """Give the columns wanted, or what is wrong in the file. Raises Panne for one that cannot be opened."""
    voulu, constats, sources = read_record(fichier, Correspondance)
    return voulu, tuple(constats), sources.texte

"""The tree of a repository (provisional)."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from sicommun.diagnostics import Diagnostic


class Arbre(Protocol):
    """A tree of files: a folder, or a revision."""

    def fichiers(self) -> tuple[str, ...]: ...
    def lire(self, nom: str) -> bytes: ...
    def refuses(self) -> tuple[Diagnostic, ...]: ...


class Dossier:
    """A folder."""

    def __init__(self, racine: Path) -> None:
        self.racine = racine

    def fichiers(self) -> tuple[str, ...]:
        base = self.racine / "data"
        return tuple(sorted(p.relative_to(self.racine).as_posix() for p in base.rglob("*") if p.is_file()))

    def lire(self, nom: str) -> bytes:
        return (self.racine / nom).read_bytes()

    def refuses(self) -> tuple[Diagnostic, ...]:
        return ()

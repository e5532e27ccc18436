"""A part of a tree: what a command does not need is not read."""

from __future__ import annotations

from collections.abc import Callable

from sicommun.diagnostics import Diagnostic
from sicommun.store.rangement.arbre import Arbre


class Partie:
    """The files of a tree whose name satisfies a test; what is refused stays so."""

    def __init__(self, arbre: Arbre, garde: Callable[[str], bool]) -> None:
        self._arbre = arbre
        self._garde = garde

    def fichiers(self) -> tuple[str, ...]:
        """Give the names kept, sorted."""
        return tuple(nom for nom in self._arbre.fichiers() if self._garde(nom))

    def refuses(self) -> tuple[Diagnostic, ...]:
        """Give the findings of the files kept that cannot be opened."""
        return tuple(diagnostic for diagnostic in self._arbre.refuses() if self._garde(diagnostic.fichier))

    def lire(self, nom: str) -> bytes:
        """Give the bytes of a file; raises Illisible."""
        return self._arbre.lire(nom)

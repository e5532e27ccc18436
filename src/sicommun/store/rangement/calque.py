"""A tree in which one file is another text: what a repository would be, before it is."""

from __future__ import annotations

from sicommun.diagnostics import Diagnostic
from sicommun.store.rangement.arbre import Arbre


class Calque:
    """One file as it would be; the others can be read, and are not listed."""

    def __init__(self, arbre: Arbre, fichier: str, texte: str) -> None:
        self._arbre, self._fichier, self._octets = arbre, fichier, texte.encode()

    def fichiers(self) -> tuple[str, ...]:
        """Give the name of the file."""
        return (self._fichier,)

    def refuses(self) -> tuple[Diagnostic, ...]:
        """Give nothing: the file can be read."""
        return ()

    def lire(self, nom: str) -> bytes:
        """Give the bytes of the file, or of another one as it is. Raises Illisible."""
        return self._octets if nom == self._fichier else self._arbre.lire(nom)

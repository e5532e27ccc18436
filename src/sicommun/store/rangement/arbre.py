"""The tree of a repository's files, opened with care: no link, no device, nothing that blocks."""

from __future__ import annotations

import os
import stat
from functools import cached_property
from pathlib import Path
from typing import Final, Protocol

from sicommun.diagnostics import Diagnostic, Panne
from sicommun.limites import OCTETS_PAR_FICHIER
from sicommun.store.citation import cite
from sicommun.store.rangement.liste import Liste, list_files

_MORCEAU: Final = 1 << 16
_SANS_LIEN: Final = getattr(os, "O_NOFOLLOW", 0)
_OUVERTURE: Final = (
    os.O_RDONLY
    | _SANS_LIEN
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class Arbre(Protocol):
    """A tree of files, named from its root with `/`: a folder, or a revision of git."""

    def fichiers(self) -> tuple[str, ...]:
        """Give the names of the files under `data/` that can be read, sorted."""
        ...

    def refuses(self) -> tuple[Diagnostic, ...]:
        """Give the findings of what is under `data/` and is not opened."""
        ...

    def lire(self, nom: str) -> bytes:
        """Give the bytes of one of the files; raises Illisible."""
        ...


class Illisible(Panne, OSError):  # noqa: N818 — named like Panne
    """A file that cannot be read after all: not in the tree, or changed since it was listed."""


class Dossier:
    """A folder, listed once: what comes later is not seen."""

    def __init__(self, racine: Path) -> None:
        self.racine = racine

    def fichiers(self) -> tuple[str, ...]:
        """Give the names of the files under `data/` that can be read; no hidden file, no editor's backup."""
        return tuple(self._liste.fichiers)

    def refuses(self) -> tuple[Diagnostic, ...]:
        """Give the findings of what is under `data/` and is not opened, by name."""
        return tuple(sorted(self._liste.refuses, key=lambda diagnostic: diagnostic.rang))

    def lire(self, nom: str) -> bytes:
        """Give the bytes of a listed file; never waits, never follows a link. Raises Illisible."""
        if nom not in self._noms:
            raise Illisible(f"{cite(nom)} n'est pas un fichier lisible du dépôt", "vérifier le nom")
        try:
            return _read(self.racine / nom, nom)
        except Illisible:
            raise
        except OSError as erreur:
            raise _changed(nom) from erreur

    @cached_property
    def _liste(self) -> Liste:
        return list_files(self.racine)

    @cached_property
    def _noms(self) -> frozenset[str]:
        return frozenset(self._liste.fichiers)


class Isole:
    """One file outside the tree, named by its own name: what a command is given to read."""

    def __init__(self, chemin: Path) -> None:
        self._chemin = chemin

    def fichiers(self) -> tuple[str, ...]:
        """Give the name of the file."""
        return (self._chemin.name,)

    def refuses(self) -> tuple[Diagnostic, ...]:
        """Give nothing: what cannot be read is a Panne."""
        return ()

    def lire(self, nom: str) -> bytes:
        """Give the bytes of the file; never waits, never follows a link. Raises Illisible."""
        try:
            return _read(self._chemin, nom)
        except Illisible:
            raise
        except OSError as erreur:
            raise Illisible(f"{cite(nom)} ne se lit pas", "vérifier le chemin et les droits") from erreur


def _read(chemin: Path, nom: str) -> bytes:
    """Open without following a link nor waiting for a writer, look at what was opened, read within bounds."""
    if not _SANS_LIEN and not stat.S_ISREG(chemin.lstat().st_mode):
        raise _changed(nom)  # Windows has no flag against links: look before
    descripteur = os.open(chemin, _OUVERTURE)
    try:
        etat = os.fstat(descripteur)
        if not stat.S_ISREG(etat.st_mode) or etat.st_size > OCTETS_PAR_FICHIER:
            raise _changed(nom)
        return _read_all(descripteur, etat.st_size, nom)
    finally:
        os.close(descripteur)


def _read_all(descripteur: int, taille: int, nom: str) -> bytes:
    """Read to the end, at once when the size is the one announced; a file that grows too much is refused."""
    octets = os.read(descripteur, taille + 1)
    while len(octets) not in {taille, OCTETS_PAR_FICHIER + 1} and (suite := os.read(descripteur, _MORCEAU)):
        octets = (octets + suite)[: OCTETS_PAR_FICHIER + 1]
    if len(octets) > OCTETS_PAR_FICHIER:
        raise _changed(nom)
    return octets


def _changed(nom: str) -> Illisible:
    """Say that a file is no longer what the listing found."""
    message = f"{cite(nom)} a changé pendant la lecture, ou n'est pas un fichier ordinaire à la bonne taille"
    return Illisible(message, "vérifier le fichier, puis relancer la commande")

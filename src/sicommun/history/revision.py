"""A version that git keeps, read as a tree of files: what was known then, without touching the folder."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Final

from sicommun.diagnostics import Diagnostic, Panne
from sicommun.history.arbre import Listing, list_version, missing
from sicommun.history.git import Depot, open_git
from sicommun.history.noms import Version, find_version
from sicommun.limites import OCTETS_GARDES, OCTETS_PAR_FICHIER
from sicommun.periodes import jour_fr
from sicommun.store.citation import cite
from sicommun.store.rangement.arbre import Illisible
from sicommun.store.rangement.chemins import check_path
from sicommun.store.rangement.liste import RACINE

_PAR_LOT: Final = 1_000
"""Contents that git is asked for at once."""


class Revision:
    """The tree of one version below one folder."""

    def __init__(self, depot: Depot, version: Version, base: str = RACINE) -> None:
        self._version = version
        self._depot = depot
        self._base = base
        self._lus: dict[str, bytes] = {}

    @property
    def commit(self) -> str:
        """Give the whole print of the version."""
        return self._version.commit

    @property
    def le(self) -> date:
        """Give the day of Paris on which git kept it."""
        return self._version.le

    def fichiers(self) -> tuple[str, ...]:
        """Give the names of the files that can be read, sorted; no hidden file, no editor's backup."""
        return self._noms

    def refuses(self) -> tuple[Diagnostic, ...]:
        """Give the findings of what is not opened, by name."""
        return tuple(sorted(self._liste.refuses.values(), key=lambda diagnostic: diagnostic.rang))

    def lire(self, nom: str) -> bytes:
        """Give the bytes of a listed file. Raises Illisible, and Panne when git has lost them."""
        objet = self._liste.objets.get(nom)
        if objet is None:
            raise Illisible(f"{cite(nom)} n'est pas un fichier lisible de cette version", "vérifier le nom")
        if objet.taille > OCTETS_PAR_FICHIER:
            raise Illisible(f"{cite(nom)} est trop gros : {objet.taille} octets", "voir sicommun --limites")
        if objet.nom not in self._lus:
            self._fetch(nom)
        return self._lus[objet.nom]

    def sous(self, dossier: str) -> Revision:
        """Give the tree of the same version below another folder of the repository: `templates`.

        Raises Panne for a path that leaves the repository.
        """
        return Revision(self._depot, self._version, check_path(dossier))

    @cached_property
    def _liste(self) -> Listing:
        return list_version(self._depot, self.commit, self._base)

    @cached_property
    def _noms(self) -> tuple[str, ...]:
        return tuple(sorted(self._liste.objets))

    def _fetch(self, nom: str) -> None:
        """Read a file and those after it, which will be asked for next; forget the others when too many."""
        if sum(map(len, self._lus.values())) > OCTETS_GARDES:
            self._lus.clear()
        voulus = self._wanted(nom)
        for objet, lu in zip(voulus, self._depot.blobs(voulus, OCTETS_PAR_FICHIER), strict=False):
            if lu.taille < 0:
                break
            self._lus[objet] = lu.octets
        if self._liste.objets[nom].nom not in self._lus:
            raise missing(nom)

    def _wanted(self, nom: str) -> list[str]:
        """Give the contents to ask for at once, that of one file first."""
        reste = OCTETS_GARDES
        voulus: dict[str, None] = {}
        for autre in self._noms[bisect_left(self._noms, nom) :]:
            objet = self._liste.objets[autre]
            if objet.taille > OCTETS_PAR_FICHIER or objet.nom in self._lus or objet.nom in voulus:
                continue
            reste -= objet.taille
            if len(voulus) == _PAR_LOT or (voulus and reste < 0):
                break
            voulus[objet.nom] = None
        return list(voulus)


def tree_at(racine: Path, rev: str) -> Revision:
    """Give the tree of a version of the repository whose data stand in a folder; `rev` may be a date.

    Raises Panne without git, outside of a repository, for a word that names no version, and for a version
    that has no data.
    """
    depot = open_git(racine)
    revision = Revision(depot, find_version(depot, rev))
    if not revision.fichiers() and not revision.refuses():
        raise Panne(
            f"la version du {jour_fr(revision.le)} ({revision.commit[:12]}) n'a rien sous « {RACINE}/ »",
            "donner une version où les données sont à leur place d'aujourd'hui",
        )
    return revision

"""The way to a tree of files: the folder of today, or a version of git, whose reader comes only then."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sicommun.store.rangement.arbre import Arbre, Dossier
from sicommun.store.rangement.racine import find_depot

if TYPE_CHECKING:
    from sicommun.history.revision import Revision


def open_tree(depot: Path, rev: str | None = None) -> Arbre:
    """Give the tree of the repository around a path: the folder itself, or the version that `rev` names."""
    racine = find_depot(depot)
    if not rev:
        return Dossier(racine)
    from sicommun.history.revision import tree_at

    return tree_at(racine, rev)


def version_of(arbre: Arbre) -> Revision | None:
    """Give the version that a tree is of; None for the folder of today."""
    if isinstance(arbre, Dossier):
        return None
    from sicommun.history.revision import Revision

    return arbre if isinstance(arbre, Revision) else None

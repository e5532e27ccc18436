"""Look for secrets in all that git remembers of a repository."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sicommun.diagnostics import Diagnostic, Panne
from sicommun.history.git import open_git
from sicommun.history.secrets import past_secrets, present_secrets
from sicommun.store.rangement.arbre import Dossier
from sicommun.store.rangement.racine import find_depot


def secrets_of_the_past(depot: Path, avance: Callable[[int, int], None]) -> tuple[Diagnostic, ...]:
    """Give the secrets of the past versions; `fichier` is `commit:path`, as git names it.

    Raises Panne without git, outside of a repository, and for a clone that holds a part of the history.
    """
    racine = find_depot(depot)
    git = open_git(racine)
    if git.is_shallow():
        raise Panne(
            "ce clone n'a qu'une partie de l'historique : une recherche n'y dirait rien de sûr",
            "compléter le clone : git fetch --unshallow (intégration continue : fetch-depth: 0)",
        )
    return tuple(past_secrets(git, present_secrets(Dossier(racine)), avance))

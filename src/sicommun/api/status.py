"""Where the adherents stand: read the repository, ask the agenda for its terms, gather."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from sicommun.agenda.tableau import Tableau, overview
from sicommun.store.chargement import load
from sicommun.store.rangement.arbre import Dossier
from sicommun.store.rangement.racine import find_depot
from sicommun.trace import Origine


class Situation(NamedTuple):
    """The adherents on a day; `situer` gives `file:line` for a place in the data."""

    tableau: Tableau
    situer: Callable[[Origine], str]


def situation(depot: Path, *, jour: date) -> Situation:
    """Gather the state of every adherent on a day. Raises Panne when there is no repository."""
    charge = load(Dossier(find_depot(depot)))

    def locate(origine: Origine) -> str:
        return f"{origine.fichier}:{charge.sources.carte(origine.fichier).find(origine.chemin).line}"

    return Situation(overview(charge.registre, jour), locate)

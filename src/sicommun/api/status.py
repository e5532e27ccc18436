"""Where the adherents stand: read the repository, ask the agenda for its terms, gather."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from sicommun.agenda.calendrier import working_days
from sicommun.agenda.obligations import obligations
from sicommun.agenda.tableau import Tableau, overview
from sicommun.periodes import add_months
from sicommun.store.chargement import load
from sicommun.store.rangement.arbre import Dossier
from sicommun.store.rangement.racine import find_depot
from sicommun.trace import Origine

MOIS: Final = 12
"""Months of terms on both sides of the day: what is late since longer is for `sicommun agenda`."""


class Situation(NamedTuple):
    """The adherents on a day; `situer` gives `file:line` for a place in the data."""

    tableau: Tableau
    situer: Callable[[Origine], str]


def situation(depot: Path, *, jour: date) -> Situation:
    """Gather the state of every adherent on a day, with the terms of a year on both sides.

    Raises Panne when there is no repository.
    """
    charge = load(Dossier(find_depot(depot)))
    registre, est_ouvre = charge.registre, working_days(charge.registre)
    echeances = obligations(
        registre, du=add_months(jour, -MOIS), au=add_months(jour, MOIS), jour=jour, est_ouvre=est_ouvre
    )

    def locate(origine: Origine) -> str:
        return f"{origine.fichier}:{charge.sources.carte(origine.fichier).find(origine.chemin).line}"

    return Situation(overview(registre, jour, echeances=echeances, est_ouvre=est_ouvre), locate)

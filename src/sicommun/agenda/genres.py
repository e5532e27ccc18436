"""The kinds of duties: the clause of each, who owes it, when it falls due, when to recall it (dossier §7)."""

from __future__ import annotations

from typing import Final, NamedTuple

from sicommun.agenda.echeance import Debiteur


class Genre(NamedTuple):
    """A kind of duty as `docs/agenda.md` prints it.

    A `jalon` is a day that comes of itself: nothing is to be done, and it is never late. `terme` and
    `faite` say in French how the day is found and what in the data says that the duty is done.
    """

    titre: str
    clause: str
    debiteur: Debiteur
    terme: str
    faite: str
    rappels: tuple[int, ...] = ()
    jalon: bool = False


GENRES: Final[dict[str, Genre]] = {
    "bipartite": Genre(
        "Réunion bipartite",
        "GOV-07",
        "parties",
        "dernier jour du semestre civil",
        "une réunion bipartite avec la commune, tenue dans le semestre",
        (45, 15),
    ),
    "liste_impacts": Genre(
        "Liste d'impacts",
        "GOV-09",
        "commune",
        "dernier jour du semestre civil",
        "la liste du semestre, ou `neant: oui`",
        (45, 15),
    ),
    "bilan": Genre(
        "Bilan d'activité",
        "GOV-12",
        "service_commun",
        "dernier jour du semestre civil",
        "le bilan du semestre",
        (45, 15),
    ),
    "pleniere": Genre(
        "Réunion plénière",
        "GOV-08",
        "service_commun",
        "31 décembre",
        "une plénière de l'année, tous les adhérents convoqués",
        (91,),
    ),
}

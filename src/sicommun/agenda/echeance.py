"""A duty with its term: what `agenda` lists and `status` alerts from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sicommun.trace import Origine

Etat = Literal["faite", "a_venir", "en_retard"]
Debiteur = Literal["commune", "service_commun", "epci", "parties"]


@dataclass(frozen=True, slots=True)
class Echeance:
    """One duty of one debtor, due on one day.

    `genre` is the kind of duty (`bipartite`, `liste_impacts`…), `sujet` what it is about within its kind (a
    semester, a contract, a reference), so that (genre, siren, sujet) names it for ever: the UID of the
    calendar. `commune` is the folder of the adherent, None for a duty towards all. `rappels` are days before
    the term.
    """

    genre: str
    libelle: str
    terme: date
    clause: str
    debiteur: Debiteur
    etat: Etat
    sujet: str = ""
    commune: str | None = None
    siren: str = ""
    faite_le: date | None = None
    detail: str = ""
    origine: Origine | None = None
    rappels: tuple[int, ...] = ()

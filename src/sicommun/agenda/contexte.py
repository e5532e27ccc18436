"""What every calculation of the agenda needs, and how a duty gets its state."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from sicommun.agenda.calendrier import working_days
from sicommun.agenda.echeance import Debiteur, Echeance, Etat
from sicommun.agenda.genres import GENRES
from sicommun.model.commune import Commune
from sicommun.model.registre import Registre
from sicommun.trace import Origine


class Contexte(NamedTuple):
    """The records, the days asked for, both included, the day of reference and the working days."""

    registre: Registre
    du: date
    au: date
    jour: date
    est_ouvre: Callable[[date], bool]


def on_day(registre: Registre, jour: date) -> Contexte:
    """Give what a rule needs: every term of the calendar, as it stands on a day."""
    return Contexte(registre, date.min, date.max, jour, working_days(registre))


def state_of(terme: date, faite_le: date | None, jour: date) -> Etat:
    """Give the state on a day: what is done by then is never late, and the term itself is still in time."""
    if faite_le is not None and faite_le <= jour:
        return "faite"
    return "en_retard" if terme < jour else "a_venir"


def due(  # noqa: PLR0913 — one parameter for each field
    contexte: Contexte,
    genre: str,
    terme: date,
    *,
    sujet: str,
    libelle: str = "",
    commune: Commune | None = None,
    siren: str = "",
    faite_le: date | None = None,
    detail: str = "",
    origine: Origine | None = None,
    clause: str = "",
    debiteur: Debiteur | None = None,
) -> Echeance:
    """Make a duty of a kind, with its state on the day of reference; a clause or a debtor may be its own.

    A milestone (`jalon`) comes of itself on its day. The day when something was done is kept only once it
    has come: before it, nobody knew.
    """
    sorte = GENRES[genre]
    fait = terme if sorte.jalon else faite_le
    return Echeance(
        genre=genre,
        libelle=libelle or sorte.titre,
        terme=terme,
        clause=clause or sorte.clause,
        debiteur=debiteur or sorte.debiteur,
        etat=state_of(terme, fait, contexte.jour),
        sujet=sujet,
        commune=commune.slug if commune else None,
        siren=commune.siren if commune else siren,
        faite_le=fait if fait is not None and fait <= contexte.jour else None,
        detail=detail,
        origine=origine,
        rappels=sorte.rappels,
    )

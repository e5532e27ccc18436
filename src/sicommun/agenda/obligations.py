"""Every duty that falls due in a period, with its state on a day (dossier §7)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from sicommun.agenda.calendrier import working_days
from sicommun.agenda.contexte import Contexte
from sicommun.agenda.contrats import contracts
from sicommun.agenda.conventions import conventions
from sicommun.agenda.echeance import Echeance
from sicommun.agenda.engagements import commitments
from sicommun.agenda.exercice import year_end
from sicommun.agenda.gouvernance import governance
from sicommun.agenda.informations import information
from sicommun.agenda.procedures import procedures
from sicommun.agenda.sorties import exits
from sicommun.model.registre import Registre

_CALCULS: Final[tuple[Callable[[Contexte], Iterator[Echeance]], ...]] = (
    governance,
    procedures,
    exits,
    information,
    commitments,
    year_end,
    conventions,
    contracts,
)


def obligations(
    registre: Registre,
    *,
    du: date,
    au: date,
    jour: date,
    est_ouvre: Callable[[date], bool] | None = None,
) -> tuple[Echeance, ...]:
    """Give the duties whose term falls from `du` to `au`, both included, as they stand on `jour`.

    They come by term, then kind, SIREN and subject. What lies in the data after `jour` is known, but not
    done yet. `est_ouvre` tells a working day; without it, the calendar of the EPCI does.
    """
    contexte = Contexte(registre, du, au, jour, est_ouvre or working_days(registre))
    dues = sorted((echeance for calcul in _CALCULS for echeance in calcul(contexte)), key=_rank)
    return tuple(echeance for echeance in _named_apart(dues) if du <= echeance.terme <= au)


def _named_apart(echeances: list[Echeance]) -> Iterator[Echeance]:
    """Number the subjects that are the same within a kind and an adherent: each duty has its own name."""
    vus: Counter[tuple[str, str, str]] = Counter()
    for echeance in echeances:
        nom = (echeance.genre, echeance.siren, echeance.sujet)
        vus[nom] += 1
        yield replace(echeance, sujet=f"{echeance.sujet} {vus[nom]}") if vus[nom] > 1 else echeance


def _rank(echeance: Echeance) -> tuple[date, str, str, str]:
    """Give what duties are sorted by."""
    return echeance.terme, echeance.genre, echeance.siren, echeance.sujet

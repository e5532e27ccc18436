"""Every duty that falls due in a period, with its state on a day (dossier §7)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from sicommun.adhesion.delais import is_weekday
from sicommun.agenda.contexte import Contexte
from sicommun.agenda.echeance import Echeance
from sicommun.agenda.gouvernance import governance
from sicommun.model.registre import Registre

_CALCULS: Final[tuple[Callable[[Contexte], Iterator[Echeance]], ...]] = (governance,)


def obligations(
    registre: Registre,
    *,
    du: date,
    au: date,
    jour: date,
    est_ouvre: Callable[[date], bool] = is_weekday,
) -> tuple[Echeance, ...]:
    """Give the duties whose term falls from `du` to `au`, both included, as they stand on `jour`.

    They come by term, then kind, SIREN and subject. What lies in the data after `jour` is known, but not
    done yet.
    """
    contexte = Contexte(registre, du, au, jour, est_ouvre)
    dues = (echeance for calcul in _CALCULS for echeance in calcul(contexte))
    return tuple(sorted((e for e in dues if du <= e.terme <= au), key=_rank))


def _rank(echeance: Echeance) -> tuple[date, str, str, str]:
    """Give what duties are sorted by."""
    return echeance.terme, echeance.genre, echeance.siren, echeance.sujet

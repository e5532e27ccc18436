"""The days on which an adherent may use a portée, as periods."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sicommun.adhesion.etat import Etat, etat_of, prise_d_effet
from sicommun.adhesion.journal import play
from sicommun.model.portee import PorteeActive, est_couvert
from sicommun.periodes import Periode, next_day, previous_day


def states(parcours: Sequence[Any], periode: Periode) -> tuple[tuple[Periode, Etat], ...]:
    """Give the states of a closed period in order, each with the days on which it holds."""
    assert periode.au is not None  # noqa: S101 — a fiscal year has an end
    journal = play(parcours)
    bornes = [jour for jour in _changes(parcours) if periode.du < jour <= periode.au]
    debuts = [periode.du, *sorted(set(bornes))]
    fins = [*(previous_day(jour) for jour in debuts[1:]), periode.au]
    return tuple((Periode(du, au), etat_of(journal, du)) for du, au in zip(debuts, fins, strict=True))


def active_periods(
    parcours: Sequence[Any], portee: Sequence[str], periode: Periode, *, suspension_due: bool
) -> tuple[Periode, ...]:
    """Give the days of a closed period on which a portée is open: see `open_periods`."""
    return open_periods(states(parcours, periode), portee, suspension_due=suspension_due)


def open_periods(
    etats: Iterable[tuple[Periode, Etat]], portee: Sequence[str], *, suspension_due: bool
) -> tuple[Periode, ...]:
    """Give the days on which one code at least of a portée is open, as periods in order.

    An empty portée is any. A temporary exclusion closes nothing when its share stays due
    (convention `exclusion_temporaire.quote_part`).
    """
    return _merged(
        [
            periode
            for periode, etat in etats
            if _is_open(etat.portee if suspension_due else etat.en_service, portee)
        ]
    )


def _changes(parcours: Sequence[Any]) -> list[date]:
    """Give the days on which a state may change: effects of facts, ends of temporary exclusions."""
    jours = [prise_d_effet(fait) for fait in parcours]
    fins = [getattr(fait, "jusqu_au", None) for fait in parcours]
    return jours + [next_day(fin) for fin in fins if fin is not None]


def _is_open(active: PorteeActive, portee: Sequence[str]) -> bool:
    """Tell whether a code of a portée is open, or one inside it; an empty portée is any."""
    if not portee:
        return bool(active)
    return any(
        code in active or any(est_couvert(ouvert, (code,)) for ouvert in active.codes) for code in portee
    )


def _merged(periodes: list[Periode]) -> tuple[Periode, ...]:
    """Join the periods that follow each other without a gap."""
    jointes: list[Periode] = []
    for periode in periodes:
        derniere = jointes[-1] if jointes else None
        if derniere is not None and derniere.au is not None and next_day(derniere.au) == periode.du:
            jointes[-1] = Periode(derniere.du, periode.au)
        else:
            jointes.append(periode)
    return tuple(jointes)

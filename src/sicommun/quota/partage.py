"""Splitting an amount in cents by weights: the shares always add up to the amount."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from sicommun.montants import round_cents


class AucunPoidsError(ValueError):
    """Every weight is zero: there is nobody to bear the amount."""


class Partage(NamedTuple):
    """A split: shares in cents, exact shares, and what became of the cents that rounding left.

    `rangs` gives the rank of each remainder, from 1; `centimes` counts the cents handed out to the
    first ranks. `gestionnaire` names who took the residue; empty by largest remainder.
    """

    parts: Mapping[str, int]
    exactes: Mapping[str, Fraction]
    rangs: Mapping[str, int]
    centimes: int
    gestionnaire: str = ""


def apportion(cents: int, poids: Mapping[str, Fraction], *, ordre: Sequence[str]) -> Partage:
    """Split an amount in cents by largest remainder; ties go to the first in `ordre`.

    The parts sum to `cents`; a zero weight gets zero; a negative amount mirrors its opposite.
    Raises AucunPoidsError when every weight is zero. Source: BUD-07, convention `arrondi`.
    """
    exactes = exact_shares(cents, poids)
    entiers = {qui: int(abs(exacte)) for qui, exacte in exactes.items()}
    place = {qui: rang for rang, qui in enumerate(ordre)}
    par_reste = sorted(entiers, key=lambda qui: (entiers[qui] - abs(exactes[qui]), place[qui]))
    centimes = abs(cents) - sum(entiers.values())
    for qui in par_reste[:centimes]:
        entiers[qui] += 1
    signe = -1 if cents < 0 else 1
    return Partage(
        {qui: signe * entiers[qui] for qui in exactes},
        exactes,
        {qui: rang for rang, qui in enumerate(par_reste, 1)},
        centimes,
    )


def apportion_residue(cents: int, poids: Mapping[str, Fraction], *, gestionnaire: str) -> Partage:
    """Round every share to the nearest cent, half away from zero; the manager takes what is left.

    Easy to check by hand; the gap weighs on the manager, who must bear a share.
    Raises AucunPoidsError when every weight is zero, KeyError when the manager has none.
    """
    exactes = exact_shares(cents, poids)
    parts = {qui: round_cents(exacte) for qui, exacte in exactes.items()}
    ecart = cents - sum(parts.values())
    parts[gestionnaire] += ecart
    return Partage(parts, exactes, {}, ecart, gestionnaire)


def exact_shares(cents: int, poids: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """Give the exact share of each, in cents; raises AucunPoidsError when every weight is zero."""
    total = sum(poids.values(), Fraction(0))
    if not total:
        raise AucunPoidsError
    return {qui: cents * poids_de / total for qui, poids_de in poids.items()}

"""Which item of one list is the same thing as which item of another: by keys, the strictest first."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple, TypeVar

T = TypeVar("T")


class Cle(NamedTuple):
    """A way to recognise an item on each side; an item without key (None) is not recognised that way.

    `seul`: only when the key names one item alone on each side.
    """

    avant: Callable[[object], Hashable | None]
    apres: Callable[[object], Hashable | None]
    seul: bool = False


def pair(
    avant: Iterable[T], apres: Iterable[T], cles: Sequence[Cle], rang: Callable[[T], str]
) -> list[tuple[T | None, T | None]]:
    """Pair the items of two lists; those that no key brings together stand alone, with None beside them.

    The order of the lists changes nothing: items that share a key are taken in the order of `rang`.
    """
    restants = (sorted(avant, key=rang), sorted(apres, key=rang))
    paires: list[tuple[T | None, T | None]] = []
    for cle in cles:
        pris = _meet(*restants, cle)
        paires += [(restants[0][i], restants[1][j]) for i, j in pris]
        restants = (
            _without(restants[0], {i for i, _ in pris}),
            _without(restants[1], {j for _, j in pris}),
        )
    return [*paires, *((seul, None) for seul in restants[0]), *((None, seul) for seul in restants[1])]


def _meet(avant: Sequence[T], apres: Sequence[T], cle: Cle) -> list[tuple[int, int]]:
    """Give the ranks of the items that one key brings together."""
    gauche, droite = _by_key(avant, cle.avant), _by_key(apres, cle.apres)
    return [
        (i, j)
        for valeur, ici in gauche.items()
        if (la := droite.get(valeur)) and not (cle.seul and (len(ici) > 1 or len(la) > 1))
        for i, j in zip(ici, la, strict=False)
    ]


def _by_key(items: Sequence[T], cle: Callable[[object], Hashable | None]) -> dict[Hashable, list[int]]:
    rangs: dict[Hashable, list[int]] = {}
    for rang, item in enumerate(items):
        valeur = cle(item)
        if valeur is not None:
            rangs.setdefault(valeur, []).append(rang)
    return rangs


def _without(items: Sequence[T], rangs: set[int]) -> list[T]:
    return [item for rang, item in enumerate(items) if rang not in rangs]

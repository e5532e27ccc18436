"""What has just been calculated on a parcours, kept as long as the rules of one commune ask for it again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, Final, TypeVar, TypeVarTuple

_R = TypeVar("_R")
_Ts = TypeVarTuple("_Ts")

_AU_PLUS: Final = 64


def remembered(calcul: Callable[[Sequence[Any], *_Ts], _R]) -> Callable[[Sequence[Any], *_Ts], _R]:
    """Keep the last results of a calculation on a parcours.

    Two parcours are the same when they are one object: comparing all their facts would cost more than the
    calculation. Each is kept with its results, so that no other takes its identity.
    """
    connus: dict[tuple[object, ...], tuple[Sequence[Any], _R]] = {}

    @wraps(calcul)
    def known(parcours: Sequence[Any], *reste: *_Ts) -> _R:
        cle = (id(parcours), *reste)
        connu = connus.get(cle)
        if connu is None:
            if len(connus) >= _AU_PLUS:
                connus.clear()
            connu = connus[cle] = (parcours, calcul(parcours, *reste))
        return connu[1]

    return known

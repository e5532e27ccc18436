"""What has just been calculated on a parcours, kept as long as the rules of one commune ask for it again."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Final, TypeVar, TypeVarTuple

_S = TypeVar("_S")
_R = TypeVar("_R")
_Ts = TypeVarTuple("_Ts")

_AU_PLUS: Final = 64


def remembered(calcul: Callable[[_S, *_Ts], _R], *, au_plus: int = _AU_PLUS) -> Callable[[_S, *_Ts], _R]:
    """Keep the last results of a calculation on a parcours, or on its journal; `au_plus` at a time.

    Two of them are the same when they are one object: comparing all their facts would cost more than the
    calculation. Each is kept with its results, so that no other takes its identity.
    """
    connus: dict[tuple[object, ...], tuple[_S, _R]] = {}

    @wraps(calcul)
    def known(sujet: _S, *reste: *_Ts) -> _R:
        cle = (id(sujet), *reste)
        connu = connus.get(cle)
        if connu is None:
            if len(connus) >= au_plus:
                connus.clear()
            connu = connus[cle] = (sujet, calcul(sujet, *reste))
        return connu[1]

    return known

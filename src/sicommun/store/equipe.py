"""A long list done by two processes at once: reading and judging thousands of files is calculation."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

N = TypeVar("N")
T = TypeVar("T")

ASSEZ: Final = 600
"""Items from which on the second process saves more than it costs."""
MORCEAUX: Final = 32
"""Pieces of a list, a byte for the number of each; a process takes the next one: the faster does more."""


def share(
    travail: Callable[[Sequence[N]], T], liste: Sequence[N], *, pendant: Callable[[], object] | None = None
) -> Iterator[T]:
    """Do a work on a list: one result for all, or one for each piece, in order, some from another process.

    What the other process cannot do or send is done here: the results are the same, and so are the errors.
    `pendant` is done here once the other has begun, for what comes after: it takes more pieces meanwhile.
    """
    if len(liste) < ASSEZ or not _may_fork():
        yield travail(liste)
        return
    taille = -(-len(liste) // MORCEAUX)
    morceaux = [liste[debut : debut + taille] for debut in range(0, len(liste), taille)]
    file = _queue(len(morceaux))
    receive = _start(travail, morceaux, file)
    try:
        if pendant is not None:
            pendant()
        faits = dict(_take(travail, morceaux, file))
    finally:
        os.close(file)
    faits |= receive()
    for rang, morceau in enumerate(morceaux):
        yield faits.pop(rang) if rang in faits else travail(morceau)


def _may_fork() -> bool:
    """Tell whether a second process starts at no cost: on Linux, with a second core, and no other thread."""
    if sys.platform != "linux":
        return False
    return threading.active_count() == 1 and len(os.sched_getaffinity(0)) > 1


def _queue(combien: int) -> int:
    """Give a pipe full of numbers, whose other end is closed: a process that dies holds nobody up."""
    lecture, ecriture = os.pipe()
    os.write(ecriture, bytes(range(combien)))
    os.close(ecriture)
    return lecture


def _take(
    travail: Callable[[Sequence[N]], T], morceaux: Sequence[Sequence[N]], file: int
) -> Iterator[tuple[int, T]]:
    """Take the next piece as long as there is one, and do it."""
    while numero := os.read(file, 1):
        yield numero[0], travail(morceaux[numero[0]])


def _start(
    travail: Callable[[Sequence[N]], T], morceaux: Sequence[Sequence[N]], file: int
) -> Callable[[], dict[int, T]]:
    """Start the other process; give what waits for its results, none when there are none."""
    from multiprocessing import get_context

    contexte = get_context("fork")
    try:
        ici, ailleurs = contexte.Pipe(duplex=False)
        autre = contexte.Process(target=_work, args=(travail, morceaux, file, ailleurs), daemon=True)
        autre.start()
    except OSError:
        return dict
    ailleurs.close()

    def receive() -> dict[int, T]:
        recus: dict[int, T] = {}
        with suppress(Exception):
            recus = {rang: _unpack(octets) for rang, octets in ici.recv()}
        autre.join()
        return recus

    return receive


def _work(
    travail: Callable[[Sequence[N]], T], morceaux: Sequence[Sequence[N]], file: int, bout: Connection
) -> None:
    """Work and send the results, packed one by one; on any fault say nothing: the first process meets it."""
    with suppress(BaseException):
        bout.send([(rang, _pack(fait)) for rang, fait in _take(travail, morceaux, file)])
    bout.close()


def _pack(fait: Any) -> bytes:
    """Pack a result to be sent."""
    import pickle

    return pickle.dumps(fait, pickle.HIGHEST_PROTOCOL)


def _unpack(octets: bytes) -> Any:
    """Unpack a result that was sent."""
    import pickle

    return pickle.loads(octets)  # noqa: S301 — from our own process

"""A long list done by two processes at once: reading and judging thousands of files is calculation."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

N = TypeVar("N")
T = TypeVar("T")

ASSEZ: Final = 600
"""Items from which on the second process saves more than it costs."""
PART: Final = 0.54
"""What the first process takes: a little more than half, for the second one has its results to send."""


def share(travail: Callable[[Sequence[N]], T], liste: Sequence[N]) -> Iterator[T]:
    """Do a work on a list: one result for all, or two in order, the second from another process.

    What the other process cannot do or send is done here: the results are the same, and so are the errors.
    """
    if len(liste) < ASSEZ or not _may_fork():
        yield travail(liste)
        return
    milieu = int(len(liste) * PART)
    receive = _start(travail, liste[milieu:])
    yield travail(liste[:milieu])
    recu = receive()
    yield travail(liste[milieu:]) if recu is None else recu


def _may_fork() -> bool:
    """Tell whether a second process starts at no cost: on Linux, with a second core, and no other thread."""
    if sys.platform != "linux":
        return False
    return threading.active_count() == 1 and len(os.sched_getaffinity(0)) > 1


def _start(travail: Callable[[Sequence[N]], T], liste: Sequence[N]) -> Callable[[], T | None]:
    """Start the work elsewhere; give what waits for its result, None when there is none."""
    from multiprocessing import get_context

    contexte = get_context("fork")
    try:
        ici, ailleurs = contexte.Pipe(duplex=False)
        autre = contexte.Process(target=_work, args=(travail, liste, ailleurs), daemon=True)
        autre.start()
    except OSError:
        return lambda: None
    ailleurs.close()

    def receive() -> T | None:
        recu: T | None = None
        with suppress(Exception):
            recu = ici.recv()
        autre.join()
        return recu

    return receive


def _work(travail: Callable[[Sequence[N]], T], liste: Sequence[N], bout: Connection) -> None:
    """Do the work and send its result; on any fault say nothing: the first process will meet it too."""
    with suppress(BaseException):
        bout.send(travail(liste))
    bout.close()

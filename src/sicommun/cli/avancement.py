"""A progress bar for long work: on stderr, on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress(titre: str) -> Iterator[Callable[[int, int], None]]:
    """Give the function to tell how many of how many are done; off a terminal it says nothing."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda _fait, _total: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as barre:
        tache = barre.add_task(titre, total=None)
        yield lambda fait, total: barre.update(tache, completed=fait, total=total)

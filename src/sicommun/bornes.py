"""The bounds of a process that opens what a stranger sent: memory and time, held by the system."""

from __future__ import annotations

from contextlib import suppress


def bound_process(*, memoire: int, secondes: int) -> None:
    """Limit the memory, in bytes, and the processor time of this process, where the system can.

    Windows cannot: whoever started the process stops it when its time is up.
    """
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memoire, memoire))
        resource.setrlimit(resource.RLIMIT_CPU, (secondes, secondes))

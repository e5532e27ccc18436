"""What a command costs: its time, start-up included, and its peak memory, where the system tells."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

PROGRAMMES: Final = Path(sys.executable).parent
_UNITE: Final = 1_000_000 if sys.platform == "darwin" else 1000
"""What `ru_maxrss` counts in a megabyte: bytes on macOS, kilobytes elsewhere."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One run: wall seconds, exit code, what it printed; outside Windows, processor time and peak."""

    secondes: float
    processeur: float | None
    memoire: float | None
    code: int
    sortie: str


def run(nom: str, *options: str, dossier: Path) -> Passage:
    """Run a program of this environment and wait for it."""
    commande = [str(PROGRAMMES / nom), *options]
    environnement = {**os.environ, "NO_COLOR": "1", "PYTHONUTF8": "1"}
    depart = perf_counter()
    with subprocess.Popen(commande, cwd=dossier, env=environnement, stdout=subprocess.PIPE) as fils:
        assert fils.stdout is not None  # noqa: S101 — asked for in the line above
        sortie = fils.stdout.read().decode()
        processeur, memoire = _wait(fils)
    return Passage(perf_counter() - depart, processeur, memoire, fils.returncode, sortie)


def _wait(fils: subprocess.Popen[bytes]) -> tuple[float | None, float | None]:
    """Wait for a child; give its own processor time and peak of memory where `wait4` exists."""
    if sys.platform == "win32":
        fils.wait()
        return None, None
    _, etat, usage = os.wait4(fils.pid, 0)
    fils.returncode = os.waitstatus_to_exitcode(etat)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / _UNITE


def seconds(passages: Sequence[Passage]) -> float:
    """Give the median time of several runs."""
    return median(passage.secondes for passage in passages)


def processor(passages: Sequence[Passage]) -> float | None:
    """Give the median processor time of several runs, which other work on the machine troubles less."""
    mesures = [passage.processeur for passage in passages if passage.processeur is not None]
    return median(mesures) if mesures else None


def best(passages: Sequence[Passage]) -> float:
    """Give the shortest of several runs: that which the rest of the machine troubled least."""
    return min(passage.secondes for passage in passages)


def witness() -> Passage:
    """Import typer and pydantic, and nothing of ours: what a command costs here before it is one."""
    return run(Path(sys.executable).name, "-c", "import typer._adapters", dossier=Path())


def say(nombre: float, chiffres: int = 2) -> str:
    """Write a figure as in French."""
    return f"{nombre:.{chiffres}f}".replace(".", ",")

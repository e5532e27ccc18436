"""Questions asked on a terminal, one by one: a default that Enter takes, an answer judged at once."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

from typer import Exit

from sicommun.cli.sortie import write
from sicommun.reporters.visible import visible

T = TypeVar("T")


def is_interactive() -> bool:
    """Tell whether somebody is there to answer: both ends are a terminal."""
    return all(flux is not None and flux.isatty() for flux in (sys.stdin, sys.stdout))


def ask(question: str, lit: Callable[[str], T], *, defaut: str = "", facultatif: bool = False) -> T | None:
    """Ask until the answer can be read; Enter takes the default, or nothing when that is allowed.

    `lit` raises ValueError, with `message` and `remede`, for an answer that it refuses. The end of the
    input leaves with code 1: nothing is written.
    """
    invite = visible(question) + " · facultatif" * facultatif + (f" [{visible(defaut)}]" if defaut else "")
    while True:
        write(f"{invite} : ")
        reponse = sys.stdin.readline()
        if not reponse:
            write("\nRien n'est écrit.\n")
            raise Exit(1)
        texte = reponse.strip() or defaut
        if not texte and facultatif:
            return None
        try:
            return lit(texte)
        except ValueError as erreur:
            lignes = filter(None, (str(erreur), getattr(erreur, "remede", "")))
            write("".join(f"   {visible(ligne)}\n" for ligne in lignes))

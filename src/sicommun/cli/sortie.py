"""Standard output and error: always UTF-8, and silent once the reader has gone."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from sicommun.diagnostics.rapport import Compte
    from sicommun.reporters.ecran import Ecran


def force_utf8() -> None:
    """Write UTF-8 whatever the locale says; what UTF-8 cannot carry is written as an escape."""
    for flux in (sys.stdout, sys.stderr):
        if hasattr(flux, "reconfigure"):
            flux.reconfigure(encoding="utf-8", errors="backslashreplace")


def write(texte: str) -> None:
    """Write on stdout, at once; a closed pipe is silence and leaves the verdict as it is."""
    _send(sys.stdout, texte)


def show(compte: Compte) -> None:
    """Say what a command has changed, a line each."""
    from sicommun.reporters.visible import visible

    write("".join(f"{visible(ligne)}\n" for ligne in compte.lignes))


def complain(texte: str) -> None:
    """Write on stderr, at once; when even that fails there is nobody left to tell."""
    try:
        _send(sys.stderr, texte)
    except OSError:
        return


def _send(flux: TextIO | None, texte: str) -> None:
    if flux is None:  # the shell closed it: `>&-`
        return
    try:
        flux.write(texte)
        flux.flush()
    except OSError as erreur:
        _silence(flux)
        if not _is_gone(erreur):
            raise


def _is_gone(erreur: OSError) -> bool:
    """Tell a reader that left from a full disk; Windows says EINVAL for a closed pipe."""
    return isinstance(erreur, BrokenPipeError) or (os.name == "nt" and erreur.errno == errno.EINVAL)


def _silence(flux: TextIO) -> None:
    """Send the rest, and the flush that the interpreter makes when it ends, to nowhere."""
    nulle_part = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nulle_part, flux.fileno())
    os.close(nulle_part)


def ecran() -> Ecran:
    """Tell what stdout is: the width of a terminal, and whether colours are wanted and possible."""
    from shutil import get_terminal_size

    from sicommun.reporters.ecran import Ecran

    terminal = sys.stdout is not None and sys.stdout.isatty()
    couleurs = wants_colours(os.environ, terminal=terminal) and not _is_old_windows()
    return Ecran(couleurs=couleurs, largeur=get_terminal_size().columns if terminal else None)


def wants_colours(env: Mapping[str, str], *, terminal: bool) -> bool:
    """Obey NO_COLOR first, FORCE_COLOR next, then the terminal: https://no-color.org."""
    if env.get("NO_COLOR"):
        return False
    if env.get("FORCE_COLOR", "0") not in {"", "0"}:
        return True
    return terminal and env.get("TERM") not in {"dumb", "unknown"}


def _is_old_windows() -> bool:
    """Tell a Windows console that prints escape sequences instead of obeying them."""
    if os.name != "nt":
        return False
    from rich.console import Console

    return Console().legacy_windows


def confirm(question: str) -> bool:
    """Ask on a terminal; anywhere else, and for any word but oui, the answer is no."""
    if sys.stdin is None or not sys.stdin.isatty() or sys.stdout is None or not sys.stdout.isatty():
        return False
    write(f"{question} [oui/non] ")
    return sys.stdin.readline().strip().casefold() in {"o", "oui"}

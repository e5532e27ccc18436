"""Completion by the shell: installing it, showing its script, and refusing what it cannot do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sicommun.cli.sortie import write
from sicommun.cli.usage import check_choice

PROGRAMME: Final = "sicommun"
VARIABLE: Final = "_SICOMMUN_COMPLETE"
COQUILLES: Final = ("bash", "zsh", "fish", "powershell", "pwsh")


def prepare(env: Mapping[str, str]) -> None:
    """Make Typer ready when the shell asks for completions; an order that it cannot obey is refused."""
    if not env.get(VARIABLE):
        return
    possibles = [f"{verbe}_{coquille}" for verbe in ("complete", "source") for coquille in COQUILLES]
    check_choice(VARIABLE, env[VARIABLE], possibles)
    from typer._completion_classes import completion_init

    completion_init()


def install() -> None:
    """Write the script of the current shell where that shell looks for it."""
    from typer._completion_shared import install as install_script

    coquille, chemin = install_script(shell=_shell(), prog_name=PROGRAMME, complete_var=VARIABLE)
    write(f"Complétion de {coquille} écrite dans {chemin} ; elle prend effet dans un nouveau terminal.\n")


def show() -> None:
    """Print the script of the current shell."""
    from typer._completion_shared import get_completion_script

    write(get_completion_script(prog_name=PROGRAMME, complete_var=VARIABLE, shell=_shell()) + "\n")


def _shell() -> str:
    """Name the shell that runs the tool, by the processes above it."""
    from typer._completion_shared import _get_shell_name

    nom = _get_shell_name() or ""
    if nom not in COQUILLES:
        from sicommun.diagnostics import Panne

        vu = f"« {nom} » n'a pas de complétion" if nom else "l'interpréteur de commandes ne se reconnaît pas"
        raise Panne(f"{vu}.", f"lancer la commande depuis {', '.join(COQUILLES[:-1])}.")
    return nom

"""What `sicommun` does with no command: its help, its version, its limits, its completion."""

from __future__ import annotations

from typing import Annotated

from typer import Context, Exit, Option

from sicommun import limites as bornes
from sicommun.cli.sortie import write
from sicommun.reporters.phrases import thousands

Version = Annotated[bool, Option("--version", help="Affiche la version et quitte.")]
Limites = Annotated[bool, Option("--limites", help="Affiche les limites fixées à ce qui est lu, et quitte.")]
Install = Annotated[bool, Option("--install-completion", help="Installe la complétion des commandes.")]
Show = Annotated[bool, Option("--show-completion", help="Affiche le script de complétion, à copier.")]


def accueil(
    ctx: Context,
    *,
    version: Version = False,
    limites: Limites = False,
    install_completion: Install = False,
    show_completion: Show = False,
) -> None:
    """Le service commun du numérique d'une intercommunalité, en fichiers vérifiés, calculés et rendus.

    Exemple : sicommun validate --strict
    """
    if version:
        _show_version()
    elif limites:
        write(limits_table())
    elif install_completion or show_completion:
        _complete(installer=install_completion)
    elif ctx.invoked_subcommand is None:
        write(ctx.get_help() + "\n")
    else:
        return
    raise Exit


def limits_table() -> str:
    """Lay out the limits: what, how much, of what."""
    large = max(map(len, bornes.LIMITES))
    rangees = [(nom, thousands(valeur), unite) for nom, (valeur, unite) in bornes.LIMITES.items()]
    droite = max(len(valeur) for _, valeur, _ in rangees)
    return "".join(f"{nom:{large}}  {valeur:>{droite}} {unite}\n" for nom, valeur, unite in rangees)


def _show_version() -> None:
    from sicommun import __version__

    write(f"sicommun {__version__}\n")


def _complete(*, installer: bool) -> None:
    from sicommun.cli import completion

    if installer:
        completion.install()
    else:
        completion.show()

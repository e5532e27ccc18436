"""`sicommun new`: add a record to the repository."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, cast

from typer import Argument, Context

from sicommun.cli.options import At, Depot, parse_depot, parse_jour
from sicommun.cli.sortie import show
from sicommun.cli.usage import ErreurUsage

if TYPE_CHECKING:
    from typer.core import TyperGroup

NomDeCommune = Annotated[
    str, Argument(metavar="NOM|INSEE", help="Nom de la commune, son code INSEE ou son SIREN.")
]
CodeDeService = Annotated[
    str, Argument(metavar="CODE", help="Code du service : une lettre et trois chiffres, comme A003.")
]


def new(ctx: Context) -> None:
    """Ajoute un enregistrement au dépôt.

    Exemple : sicommun new commune Chenôve
    """
    if ctx.invoked_subcommand is None:
        quoi = ", ".join(cast("TyperGroup", ctx.command).list_commands(ctx))
        raise ErreurUsage(f"il manque ce qu'il faut ajouter : {quoi}", commande=ctx.command_path)


def commune(nom: NomDeCommune, *, at: At = "", depot: Depot = ".") -> None:
    """Ajoute une commune, identité préremplie d'après la liste officielle.

    Exemple : sicommun new commune Chenôve
    """
    racine, jour = parse_depot(depot), parse_jour(at)
    from sicommun.api.new import new_commune

    show(new_commune(racine, nom, jour=jour))


def contract(code: CodeDeService, *, at: At = "", depot: Depot = ".") -> None:
    """Ajoute un contrat de service à remplir, ses 47 points expliqués.

    Exemple : sicommun new contract A003
    """
    racine, jour = parse_depot(depot), parse_jour(at)
    from sicommun.api.new import new_contract

    show(new_contract(racine, code, jour=jour))

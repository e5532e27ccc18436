"""`sicommun new`: add a record to the repository."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, cast

from typer import Argument, Context, Option

from sicommun.cli.options import At, Depot, parse_annee, parse_depot, parse_jour
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
AnneeDuBudget = Annotated[str, Argument(metavar="ANNÉE", help="Exercice du nouveau budget, comme 2025.")]
Depuis = Annotated[
    str,
    Option("--depuis", metavar="ANNÉE", help="Année à reprendre (par défaut : la dernière qui a un budget)."),
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


def budget(annee: AnneeDuBudget, *, depuis: Depuis = "", depot: Depot = ".") -> None:
    """Ajoute le budget d'une année : objets, clés et utilisateurs d'une autre, montants à remplir.

    Exemple : sicommun new budget 2025 --depuis 2024
    """
    exercice, racine = parse_annee("ANNÉE", annee), parse_depot(depot)
    modele = parse_annee("--depuis", depuis) if depuis else None
    from sicommun.api.new import new_budget

    show(new_budget(racine, exercice, depuis=modele))

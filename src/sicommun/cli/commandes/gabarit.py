"""`sicommun gabarit`: take a template of the package into the repository, to change its words."""

from __future__ import annotations

from typing import Annotated

from typer import Argument, Context

from sicommun.cli.options import Depot, parse_depot
from sicommun.cli.sortie import show, write

Nom = Annotated[
    str, Argument(metavar="NOM", help="Gabarit à copier, comme convention/article-17-retrait.md.")
]


def gabarit(ctx: Context) -> None:
    """Liste les gabarits livrés, ou en copie un dans le dépôt pour en changer le texte.

    Exemple : sicommun gabarit copier convention/article-01-objet.md
    """
    if ctx.invoked_subcommand is None:
        from sicommun.api.gabarits import list_templates

        write("".join(f"{nom}\n" for nom in list_templates()))


def copier(nom: Nom, *, depot: Depot = ".") -> None:
    """Copie un gabarit livré sous templates/, avec l'empreinte de l'original.

    Exemple : sicommun gabarit copier convention/article-01-objet.md
    """
    racine = parse_depot(depot)
    from sicommun.api.gabarits import copy_template

    show(copy_template(racine, nom))

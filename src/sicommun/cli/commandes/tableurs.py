"""`sicommun export` and `sicommun import`: hand ledgers and counts over as workbooks, and take them back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

from typer import Argument, Context, Exit

from sicommun.cli.options import Depot, Ecraser, Fichier, parse_annee, parse_depot
from sicommun.cli.sortie import ecran, show, write
from sicommun.cli.usage import ErreurUsage

if TYPE_CHECKING:
    from typer.core import TyperGroup

    from sicommun.api.tableurs import Refus
    from sicommun.diagnostics.rapport import Compte

Annee = Annotated[str, Argument(metavar="ANNÉE", help="Exercice : une année civile, comme 2025.")]
Classeur = Annotated[str, Argument(metavar="FICHIER", help="Classeur rendu, en .xlsx ou en .ods.")]


def export(ctx: Context) -> None:
    """Remet un budget ou des comptages dans un classeur, à remplir par qui n'écrit pas de YAML.

    Exemple : sicommun export budget 2025
    """
    _needs_command(ctx, "remettre")


def importe(ctx: Context) -> None:
    """Reprend dans le dépôt un budget ou des comptages remplis dans un classeur.

    Exemple : sicommun import budget 2025 budget-2025.xlsx
    """
    _needs_command(ctx, "reprendre")


def _needs_command(ctx: Context, verbe: str) -> None:
    """Refuse a group without a command, and list those that it has."""
    if ctx.invoked_subcommand is None:
        quoi = ", ".join(cast("TyperGroup", ctx.command).list_commands(ctx))
        raise ErreurUsage(f"il manque ce qu'il faut {verbe} : {quoi}", commande=ctx.command_path)


def export_budget(
    annee: Annee, *, fichier: Fichier = "", ecraser: Ecraser = False, depot: Depot = "."
) -> None:
    """Remet le budget d'une année dans un classeur : une feuille par sorte de ligne.

    Exemple : sicommun export budget 2025 -o budget-2025.ods
    """
    exercice, racine = parse_annee("ANNÉE", annee), parse_depot(depot)
    from sicommun.api.tableurs import export_budget as write_budget

    show(write_budget(racine, exercice, Path(fichier or f"budget-{exercice}.xlsx"), ecraser=ecraser))


def export_comptages(
    annee: Annee, *, fichier: Fichier = "", ecraser: Ecraser = False, depot: Depot = "."
) -> None:
    """Remet les comptages d'une année dans un classeur : une ligne par collectivité.

    Exemple : sicommun export comptages 2025
    """
    exercice, racine = parse_annee("ANNÉE", annee), parse_depot(depot)
    from sicommun.api.tableurs import export_counts

    show(export_counts(racine, exercice, Path(fichier or f"comptages-{exercice}.xlsx"), ecraser=ecraser))


def import_budget(annee: Annee, fichier: Classeur, *, depot: Depot = ".") -> None:
    """Reprend le budget d'une année ; seules les lignes qui changent sont touchées.

    Exemple : sicommun import budget 2025 budget-2025.xlsx
    """
    exercice, racine = parse_annee("ANNÉE", annee), parse_depot(depot)
    from sicommun.api.tableurs import import_budget as read_budget

    _tell(read_budget(racine, exercice, Path(fichier)))


def import_comptages(annee: Annee, fichier: Classeur, *, depot: Depot = ".") -> None:
    """Reprend les comptages d'une année dans les fichiers des collectivités.

    Exemple : sicommun import comptages 2025 comptages-2025.xlsx
    """
    exercice, racine = parse_annee("ANNÉE", annee), parse_depot(depot)
    from sicommun.api.tableurs import import_counts

    _tell(import_counts(racine, exercice, Path(fichier)))


def _tell(issue: Compte | Refus) -> None:
    """Say what was written, or what is wrong in the workbook."""
    from sicommun.diagnostics.rapport import Compte

    if isinstance(issue, Compte):
        show(issue)
        return
    from sicommun.reporters.texte import findings

    write(findings(issue.diagnostics, issue.lire, ecran()) + "Rien n'est écrit.\n")
    raise Exit(1)

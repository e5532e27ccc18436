"""`sicommun validate`: say what is wrong in a repository, and fail when something is."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from typer import Argument, Exit

from sicommun.cli.codes import Ignore, Select, parse_codes
from sicommun.cli.options import At, Depot, FormatRapport, Strict, parse_depot, parse_format, parse_jour
from sicommun.cli.sortie import ecran, write

Chemins = Annotated[
    list[str] | None,
    Argument(metavar="CHEMIN", help="Fichiers ou dossiers dont montrer les constats (par défaut : tout)."),
]


def validate(  # noqa: PLR0913 — one parameter for each option
    chemins: Chemins = None,
    *,
    sortie: FormatRapport = "text",
    strict: Strict = False,
    at: At = "",
    select: Select = None,
    ignore: Ignore = None,
    depot: Depot = ".",
) -> None:
    """Vérifie tout le dépôt : ce qui est faux, où, selon quel texte, et que faire.

    Tout est lu ; les chemins ne font que choisir ce qui s'affiche. Code de sortie : 0 sans erreur, 1 avec
    une erreur (ou un avertissement et --strict), 2 si l'outil n'a pas pu travailler.

    Exemple : sicommun validate data/communes/chenove --strict
    """
    nom, racine, jour = parse_format(sortie), parse_depot(depot), parse_jour(at)
    choisis, ignores = parse_codes("--select", select), parse_codes("--ignore", ignore)
    from sicommun.api.validate import validate as validate_depot
    from sicommun.diagnostics.rapport import fails
    from sicommun.reporters.formats import render

    vus = [Path(chemin) for chemin in chemins or ()]
    rapport = validate_depot(
        racine, vus, jour=jour, aujourd_hui=parse_jour(""), select=choisis, ignore=ignores
    )
    write(render(rapport, nom, ecran()))
    raise Exit(int(fails(rapport.diagnostics, strict=strict)))

"""`sicommun verify`: does a paper say what the repository says?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from typer import Argument, Exit

from sicommun.cli.options import Depot, Rev, parse_depot, parse_rev
from sicommun.cli.sortie import ecran, write

Papier = Annotated[str, Argument(metavar="FICHIER.pdf", help="Un PDF rendu par sicommun render.")]


def verify(fichier: Papier, *, rev: Rev = None, depot: Depot = ".") -> None:
    """Dit si un PDF rendu concorde avec le dépôt, ou quels champs diffèrent.

    Code de sortie : 0 s'il concorde, 1 s'il diffère ou a été retouché, 2 si ce n'est pas un de nos documents.

    Exemple : sicommun verify documents/convention-dijon-2024-12-31.pdf
    """
    racine, version = parse_depot(depot), parse_rev(rev)
    from sicommun.api.verify import verify_paper
    from sicommun.reporters.papier import verdict

    chemin = Path(fichier)
    _, comparaison = verify_paper(chemin, racine, rev=version)
    write(verdict(chemin.name, comparaison, ecran()))
    raise Exit(int(not comparaison.est_fidele))

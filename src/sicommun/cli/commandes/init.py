"""`sicommun init`: a repository ready to use for one of the 1 255 intercommunal bodies."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from typer import Argument, Option

from sicommun.cli.options import At, parse_jour
from sicommun.cli.sortie import show

Dossier = Annotated[str, Argument(metavar="DOSSIER", help="Où créer le dépôt (par défaut : ici).")]
Epci = Annotated[
    str,
    Option(
        "--epci", metavar="SIREN|NOM", help="L'intercommunalité : son SIREN, ou son nom entre guillemets."
    ),
]
AvecCi = Annotated[
    bool,
    Option("--avec-ci", help="Ajoute la vérification automatique à chaque modification (GitHub, GitLab)."),
]


def init(epci: Epci, dossier: Dossier = ".", *, avec_ci: AvecCi = False, at: At = "") -> None:
    """Crée un dépôt prêt pour une intercommunalité, identités de ses communes préremplies.

    Exemple : sicommun init services-communs --epci 242100410
    """
    jour = parse_jour(at)
    from sicommun.api.init import init as init_depot

    show(init_depot(Path(dossier), epci=epci, avec_ci=avec_ci, jour=jour))

"""`sicommun diff`: what two versions do not say alike."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Argument, Exit, Option

from sicommun.cli.options import VERSION, At, Depot, complete_from, parse_depot, parse_jour
from sicommun.cli.sortie import ecran, write
from sicommun.cli.usage import ErreurUsage, check_choice

FORMATS: Final = ("text", "json", "markdown")
_AU_PLUS: Final = 3

Mots = Annotated[
    list[str] | None,
    Argument(
        metavar="[COMMUNE] RÉV1 [RÉV2]",
        help="Un adhérent (dossier ou SIREN), puis une version de git ou une date AAAA-MM-JJ, et une autre "
        "(par défaut : le dossier d'aujourd'hui).",
    ),
]
Commune = Annotated[
    str,
    Option("--commune", metavar="DOSSIER", help="L'adhérent, quand son nom est aussi celui d'une branche."),
]
Detail = Annotated[
    bool, Option("--detail", help="Montre aussi les réponses des descriptions : diffusion restreinte.")
]
Sortie = Annotated[
    str,
    Option(
        "--format",
        metavar="|".join(FORMATS),
        help="Forme de la sortie (par défaut : text).",
        autocompletion=complete_from(FORMATS),
    ),
]


def diff(
    mots: Mots = None,
    *,
    commune: Commune = "",
    detail: Detail = False,
    sortie: Sortie = "text",
    at: At = "",
    depot: Depot = ".",
) -> None:
    """Différence de sens entre deux versions : ensembles, états, comptages, contrats, clés, montants.

    L'ordre des listes, les commentaires et les dossiers renommés sont muets. --at fixe le jour dont l'état
    est comparé, le même des deux côtés. Code de sortie : 0, différences ou non ; 1 si un fichier d'un côté
    ne se lit pas, et n'a donc pas été comparé ; 2 si l'outil n'a pas pu travailler.

    Exemple : sicommun diff chenove 2024-12-31
    """
    check_choice("--format", sortie, FORMATS)
    racine, jour, donnes = parse_depot(depot), parse_jour(at), mots or []
    if not all(donnes) or not donnes:
        raise ErreurUsage(f"il manque une version : {VERSION}")
    if len(donnes) > _AU_PLUS - bool(commune):
        raise ErreurUsage("en trop : un adhérent et deux versions au plus")
    from sicommun.api.diff import diff as compare

    rapport = compare(racine, donnes, jour=jour, commune=commune, detail=detail)
    if sortie == "json":
        from sicommun.reporters.sens.json import render as as_json

        write(as_json(rapport))
    elif sortie == "markdown":
        from sicommun.reporters.sens.markdown import render as as_markdown

        write(as_markdown(rapport))
    else:
        from sicommun.reporters.sens.texte import render

        write(render(rapport, ecran()))
    raise Exit(int(rapport.partiel))

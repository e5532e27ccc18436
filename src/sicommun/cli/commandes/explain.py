"""`sicommun explain`: the page of a code."""

from __future__ import annotations

from typing import Annotated

from typer import Argument, Option

from sicommun.cli.codes import complete_code
from sicommun.cli.options import complete_from, parse_format
from sicommun.cli.sortie import ecran, write

_FORMATS = ("text", "json")

Codes = Annotated[
    list[str] | None,
    Argument(metavar="CODE", help="Codes à expliquer ; sans code, leur liste.", autocompletion=complete_code),
]
Tous = Annotated[bool, Option("--all", help="Explique tous les codes.")]
FormatFiche = Annotated[
    str,
    Option(
        "--format",
        metavar="|".join(_FORMATS),
        help="Forme de la sortie (par défaut : text).",
        autocompletion=complete_from(_FORMATS),
    ),
]


def explain(codes: Codes = None, *, tous: Tous = False, sortie: FormatFiche = "text") -> None:
    """Explique un code : la règle, sa source citée en entier, un bon et un mauvais exemple, le remède.

    Exemple : sicommun explain EXC009
    """
    nom = parse_format(sortie, _FORMATS)
    from sicommun.api.explain import all_fiches
    from sicommun.api.explain import explain as explain_one
    from sicommun.reporters.fiche import render_json, render_list, render_text

    fiches = all_fiches() if tous or not codes else [explain_one(code) for code in codes]
    if nom == "json":
        write(render_json(fiches))
    elif tous or codes:
        write(render_text(fiches, ecran()))
    else:
        write(render_list(fiches, ecran()))

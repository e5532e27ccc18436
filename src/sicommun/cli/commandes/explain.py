"""`sicommun explain`: the page of a code, or of a clause and what holds it."""

from __future__ import annotations

from typing import Annotated

from typer import Argument, Option

from sicommun.cli.codes import complete_clause, complete_code
from sicommun.cli.options import complete_from, parse_format
from sicommun.cli.sortie import ecran, write
from sicommun.cli.usage import ErreurUsage

_FORMATS = ("text", "json")

Codes = Annotated[
    list[str] | None,
    Argument(metavar="CODE", help="Codes à expliquer ; sans code, leur liste.", autocompletion=complete_code),
]
Tous = Annotated[bool, Option("--all", help="Explique tous les codes.")]
Clause = Annotated[
    str | None,
    Option(
        "--clause",
        metavar="CLAUSE",
        help="Explique une clause (EXC-09), une ligne (DO-004) ou une loi ; liste une famille (EXC).",
        autocompletion=complete_clause,
    ),
]
FormatFiche = Annotated[
    str,
    Option(
        "--format",
        metavar="|".join(_FORMATS),
        help="Forme de la sortie (par défaut : text).",
        autocompletion=complete_from(_FORMATS),
    ),
]


def explain(
    codes: Codes = None, *, tous: Tous = False, clause: Clause = None, sortie: FormatFiche = "text"
) -> None:
    """Explique un code (la règle, sa source, le remède), ou une clause et tout ce qui la tient.

    Exemple : sicommun explain EXC009

    Exemple : sicommun explain --clause EXC-09
    """
    nom = parse_format(sortie, _FORMATS)
    if clause is None:
        write(_codes(codes, nom, tous=tous))
    elif codes or tous:
        raise ErreurUsage("--clause ne va ni avec un code, ni avec --all")
    else:
        write(_clause(clause, nom))


def _clause(clause: str, nom: str) -> str:
    """Give the page of a clause, in the form that was asked for."""
    from sicommun.api.explain import explain_clause
    from sicommun.reporters.clause import render_json, render_text

    pages = explain_clause(clause)
    return render_json(pages) if nom == "json" else render_text(pages, ecran())


def _codes(codes: list[str] | None, nom: str, *, tous: bool) -> str:
    """Give the pages of codes, or their list."""
    from sicommun.api.explain import all_fiches
    from sicommun.api.explain import explain as explain_one
    from sicommun.reporters.fiche import render_json, render_list, render_text

    fiches = all_fiches() if tous or not codes else [explain_one(code) for code in codes]
    if nom == "json":
        return render_json(fiches)
    return render_text(fiches, ecran()) if tous or codes else render_list(fiches, ecran())

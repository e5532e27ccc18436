"""`sicommun schema`: the JSON Schema of a kind of file, for the editor."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Argument

from sicommun.cli.options import complete_from
from sicommun.cli.sortie import write
from sicommun.cli.usage import check_choice

GENRES: Final = ("epci", "convention", "commune", "description", "contrat", "budget", "gouvernance")

Genre = Annotated[
    str,
    Argument(
        metavar="GENRE",
        help=f"Genre de fichier ({', '.join(GENRES)}) ; sans genre, leur liste.",
        autocompletion=complete_from(GENRES),
    ),
]


def schema(genre: Genre = "") -> None:
    """Écrit le JSON Schema d'un genre de fichier : l'éditeur complète et signale pendant la frappe.

    Exemple : sicommun schema commune > commune.schema.json
    """
    if not genre:
        write("".join(f"{nom}\n" for nom in GENRES))
        return
    check_choice("GENRE", genre, GENRES)
    from sicommun.api.schema import schema as schema_of
    from sicommun.reporters.json import dump

    write(dump(schema_of(genre)))

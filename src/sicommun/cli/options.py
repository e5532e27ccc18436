"""The options that several commands share, and how their text becomes a value or a refusal."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Final

from typer import Option

from sicommun.cli.usage import ErreurUsage, check_choice
from sicommun.reporters.formats import FORMATS
from sicommun.reporters.visible import visible

_ISO: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_ANNEE: Final = re.compile(r"2[01][0-9]{2}")
_FRANCAISE: Final = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")


def complete_from(choix: Sequence[str]) -> Callable[[str], list[str]]:
    """Make the shell complete a value from a list."""

    def complete(incomplete: str) -> list[str]:
        return [mot for mot in choix if mot.startswith(incomplete)]

    return complete


Depot = Annotated[
    str, Option("--depot", "-C", metavar="DOSSIER", help="Racine du dépôt (par défaut : le dossier courant).")
]
At = Annotated[
    str, Option("--at", metavar="AAAA-MM-JJ", help="Date à laquelle on se place (par défaut : aujourd'hui).")
]
VERSION: Final = "une branche, une étiquette, une empreinte ou une date AAAA-MM-JJ"
Rev = Annotated[
    str | None,
    Option(
        "--rev",
        metavar="RÉVISION",
        help="Lit une version que git garde : branche, étiquette, empreinte, ou AAAA-MM-JJ pour ce qu'on "
        "savait ce jour-là.",
    ),
]
Strict = Annotated[bool, Option("--strict", help="Un avertissement fait échouer aussi (code de sortie 1).")]
Fichier = Annotated[
    str,
    Option("--output", "-o", metavar="FICHIER", help="Fichier à écrire (par défaut : un nom parlant, ici)."),
]
Ecraser = Annotated[bool, Option("--ecraser", help="Remplace le fichier s'il existe déjà.")]
FormatRapport = Annotated[
    str,
    Option(
        "--format",
        metavar="|".join(FORMATS),
        help="Forme de la sortie (par défaut : text).",
        autocompletion=complete_from(list(FORMATS)),
    ),
]


def parse_jour(texte: str) -> date:
    """Read `--at`; no text means today: the command line is the one place that looks at the clock."""
    if not texte:
        return date.today()  # noqa: DTZ011 — the day where the user sits
    found = _ISO.fullmatch(texte)
    if found is None:
        raise ErreurUsage(f"--at : « {visible(texte)} » ne se lit pas ; écrire {iso_hint(texte)}")
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        raise ErreurUsage(f"--at : « {texte} » n'est pas une date du calendrier") from None


def iso_hint(texte: str) -> str:
    """Give the date as it should have been written when it can be guessed, else the form."""
    found = _FRANCAISE.fullmatch(texte)
    if found is None:
        return "AAAA-MM-JJ, par exemple 2024-12-31"
    jour, mois, annee = found.groups()
    return f"{annee}-{mois:0>2}-{jour:0>2}"


def parse_rev(texte: str | None, contraires: Mapping[str, object] | None = None) -> str:
    """Read `--rev`; left out, it is nothing. `contraires`: options that cannot stand beside it when given."""
    if texte is None:
        return ""
    if not texte:
        raise ErreurUsage(f"--rev : il manque {VERSION}")
    for option, donnee in (contraires or {}).items():
        if donnee:
            raise ErreurUsage(f"{option} porte sur le dossier d'aujourd'hui : sans --rev")
    return texte


def parse_annee(nom: str, texte: str) -> int:
    """Read a fiscal year: four digits, from 2000 to 2199."""
    if not _ANNEE.fullmatch(texte):
        raise ErreurUsage(f"{nom} : « {visible(texte)} » n'est pas une année de 2000 à 2199")
    return int(texte)


def parse_depot(texte: str) -> Path:
    """Read `--depot`: a folder that exists."""
    dossier = Path(texte)
    if not dossier.is_dir():
        raise ErreurUsage(f"--depot : « {visible(texte)} » n'est pas un dossier")
    return dossier


def parse_format(texte: str, possibles: Sequence[str] = tuple(FORMATS)) -> str:
    """Read `--format`."""
    return check_choice("--format", texte, possibles)

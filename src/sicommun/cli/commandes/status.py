"""`sicommun status`: where the adherents stand on a day, or one of them in depth."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NoReturn

from typer import Argument, Exit, Option

from sicommun.cli.options import (
    At,
    Depot,
    Ecraser,
    Fichier,
    Rev,
    complete_from,
    parse_depot,
    parse_jour,
    parse_rev,
)
from sicommun.cli.sortie import ecran, show, write
from sicommun.cli.usage import ErreurUsage, check_choice

if TYPE_CHECKING:
    from sicommun.api.status import Situation

FORMATS: Final = ("table", "json", "html")


def complete_adherents(incomplete: str) -> list[str]:
    """Make the shell complete the folder of an adherent of the repository around here."""
    from sicommun.api.record.propositions import adherents

    return [nom for nom in adherents(Path()) if nom.startswith(incomplete)]


Commune = Annotated[
    str | None,
    Argument(
        metavar="COMMUNE",
        help="Un seul adhérent, par son dossier, son nom, son SIREN ou son code INSEE.",
        autocompletion=complete_adherents,
    ),
]
Sortie = Annotated[
    str,
    Option(
        "--format",
        metavar="|".join(FORMATS),
        help="Forme de la sortie (par défaut : table).",
        autocompletion=complete_from(FORMATS),
    ),
]
Public = Annotated[
    bool,
    Option("--public", help="Avec --format html : rien que ce qui peut se publier, sans les procédures."),
]


def status(  # noqa: PLR0913 — one parameter for each option
    commune: Commune = None,
    *,
    sortie: Sortie = "table",
    fichier: Fichier = "",
    ecraser: Ecraser = False,
    public: Public = False,
    at: At = "",
    rev: Rev = None,
    depot: Depot = ".",
) -> None:
    """Où en est chaque adhérent : état, ensembles, description, échéances, et ce qui vient ensuite.

    Avec COMMUNE, tout d'un seul : parcours, lignes qui manquent, procédures, prochaine étape et commande à
    taper. `--format html` écrit une page à déposer sur un dossier partagé. Code de sortie : 0, 1 quand un
    fichier ne se lit pas, 2 si l'outil n'a pas pu travailler.

    Exemple : sicommun status chenove --at 2024-12-31
    """
    check_choice("--format", sortie, FORMATS)
    if sortie != "html" and (fichier or ecraser or public):
        raise ErreurUsage("-o, --ecraser et --public vont avec --format html")
    racine, jour = parse_depot(depot), parse_jour(at)
    from sicommun.api.status import find_adherent, situation

    vue = situation(racine, jour=jour, rev=parse_rev(rev))
    slug = find_adherent(commune, vue.tableau) if commune is not None else ""
    if sortie == "html":
        _write_page(vue, slug, fichier, ecraser=ecraser, public=public)
    write(_rendered(vue, slug, sortie))
    raise Exit(int(bool(vue.tableau.illisibles)))


def _rendered(vue: Situation, slug: str, sortie: str) -> str:
    """Give the state of all adherents, or of one, in the form asked for."""
    if sortie == "json":
        from sicommun.reporters.status.json import render as as_json

        return as_json(vue.tableau, vue.situer, slug)
    if slug:
        from sicommun.reporters.status.fiche import render as as_page

        return as_page(vue.tableau, slug, vue.situer, ecran())
    from sicommun.reporters.status.tableau import render as as_table

    return as_table(vue.tableau, vue.situer, ecran())


def _write_page(vue: Situation, slug: str, fichier: str, *, ecraser: bool, public: bool) -> NoReturn:
    """Write the page and say so."""
    from sicommun.api.status import write_page

    show(write_page(vue, Path(fichier) if fichier else None, slug=slug, public=public, ecraser=ecraser))
    raise Exit(int(bool(vue.tableau.illisibles)))

"""`sicommun agenda`: what falls due, for whom, and where it stands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, cast

from typer import Argument, Exit, Option

from sicommun.cli.options import (
    At,
    Depot,
    Ecraser,
    Rev,
    complete_from,
    parse_annee,
    parse_depot,
    parse_format,
    parse_jour,
    parse_rev,
)
from sicommun.cli.sortie import complain, ecran, show, write
from sicommun.cli.usage import ErreurUsage, check_choice, near
from sicommun.reporters.agenda.formats import FORMATS
from sicommun.reporters.visible import visible

if TYPE_CHECKING:
    from sicommun.agenda.echeance import Etat
    from sicommun.agenda.rapport import RapportAgenda

ETATS: Final = ("en_retard", "a_venir", "faite")

Annee = Annotated[str, Argument(metavar="ANNÉE", help="Année civile (par défaut : celle de --at).")]
Commune = Annotated[
    str, Option("--commune", metavar="DOSSIER", help="Un seul adhérent : un dossier de data/communes.")
]
ChoixEtat = Annotated[
    str,
    Option(
        "--etat",
        metavar="|".join(ETATS),
        help="Un seul état : en_retard, a_venir ou faite.",
        autocompletion=complete_from(ETATS),
    ),
]
Sortie = Annotated[
    str,
    Option(
        "--format",
        metavar="|".join(FORMATS),
        help="Forme de la sortie (par défaut : table) ; ics est un calendrier.",
        autocompletion=complete_from(list(FORMATS)),
    ),
]
Fichier = Annotated[
    str, Option("--output", "-o", metavar="FICHIER", help="Fichier à écrire (par défaut : l'écran).")
]


def agenda(  # noqa: PLR0913 — one parameter for each option
    annee: Annee = "",
    *,
    commune: Commune = "",
    etat: ChoixEtat = "",
    sortie: Sortie = "table",
    fichier: Fichier = "",
    ecraser: Ecraser = False,
    at: At = "",
    rev: Rev = None,
    depot: Depot = ".",
) -> None:
    """Ce qui vient à échéance dans l'année : quoi, pour qui, selon quel texte, et ce qui est en retard.

    Code de sortie : 0, ou 1 si un fichier du dépôt ne se lit pas : l'agenda est alors incomplet, et le
    calendrier (ics) refusé.

    Exemple : sicommun agenda 2026 --etat en_retard
    """
    racine, jour, nom = parse_depot(depot), parse_jour(at), parse_format(sortie, tuple(FORMATS))
    an = parse_annee("ANNÉE", annee or str(jour.year))
    choisi = cast("Etat | None", check_choice("--etat", etat, ETATS) if etat else None)
    from sicommun.api.agenda import yearly_agenda
    from sicommun.reporters.agenda.formats import render

    rapport = yearly_agenda(racine, an, jour=jour, commune=commune, etat=choisi, rev=parse_rev(rev))
    _check_commune(commune, rapport)
    if rapport.illisibles and nom == "ics":
        complain(render(rapport, "table"))
        raise Exit(1)
    _give(render(rapport, nom, ecran()), fichier, rapport, ecraser=ecraser)
    raise Exit(int(bool(rapport.illisibles)))


def _check_commune(qui: str, rapport: RapportAgenda) -> None:
    """Refuse the name of nobody."""
    if qui and qui not in rapport.noms and not rapport.illisibles:
        raise ErreurUsage(
            f"--commune : « {visible(qui)} » n'est pas un dossier de data/communes{near(qui, rapport.noms)}"
        )


def _give(texte: str, fichier: str, rapport: RapportAgenda, *, ecraser: bool) -> None:
    """Show the text, or write it and say so."""
    if not fichier:
        write(texte)
        return
    from sicommun.api.agenda import write_agenda

    show(write_agenda(rapport, texte, Path(fichier), ecraser=ecraser))

"""The options of `sicommun record`: one for each key of an act, described and completed from the model."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any, Final

from typer import Argument, Option

from sicommun.adhesion.faits import actes
from sicommun.cli.options import complete_from

if TYPE_CHECKING:
    from sicommun.api.record.actes import Acte, Question

_METAVARS: Final = {
    "jour": "AAAA-MM-JJ",
    "entier": "NOMBRE",
    "portee": "CODES",
    "code": "CODE",
    "siren": "SIREN",
    "texte": "TEXTE",
}


def who(acte: Acte) -> Any:
    """Describe the argument that names the adherent."""
    ou = " ; ou epci" if acte.nom == "comptage" else ""
    aide = f"Dossier de l'adhérent, son nom, son code INSEE ou son SIREN{ou}."
    return Annotated[
        str | None, Argument(metavar="COMMUNE", help=aide, autocompletion=_completes("adherents"))
    ]


def option(question: Question) -> Any:
    """Describe the option of one key."""
    aide = question.aide + (" À répéter." if question.plusieurs else "")
    choix = Option(
        question.option,
        metavar=metavar(question),
        help=f"{aide} Obligatoire." if question.obligatoire else aide,
        autocompletion=_completion(question),
    )
    return Annotated[list[str] | None if question.liste or question.table else str | None, choix]


def metavar(question: Question) -> str:
    """Say what an option waits for."""
    if question.choix:
        return "|".join(question.choix)
    if question.sous:
        return question.forme
    return "NOM=NOMBRE,…" if question.table else _METAVARS[question.sorte]


def _completion(question: Question) -> Callable[[str], list[str]] | None:
    """Make the shell complete the choices, the codes of a portée, the versions of the convention."""
    if question.choix:
        return complete_from(question.choix)
    if question.sorte == "portee":
        return _complete_codes
    return _completes("conventions") if question.cle == "convention" else None


def _completes(quoi: str) -> Callable[[str], list[str]]:
    """Make the shell complete the names of what the repository around here holds."""

    def complete(incomplete: str) -> list[str]:
        from pathlib import Path

        from sicommun.api.record import propositions

        return [nom for nom in getattr(propositions, quoi)(Path()) if nom.startswith(incomplete)]

    return complete


def _complete_codes(incomplete: str) -> list[str]:
    """Make the shell complete the last code of a list."""
    from sicommun.api.record.propositions import codes

    tete, virgule, mot = incomplete.rpartition(",")
    return [f"{tete}{virgule}{code}" for code in codes() if code.startswith(mot)]


def page(acte: Acte) -> str:
    """Write the help of an act: what it changes, when it may come, by which text, an example."""
    from sicommun.api.record.actes import conditions_in_french

    fiche = actes()[acte.nom]
    return "\n\n".join(
        [
            f"{fiche.resume}.",
            f"{fiche.effet}.",
            *conditions_in_french(acte),
            f"Exemple : sicommun record {acte.nom} valombre {fiche.exemple}",
        ]
    )

"""The command line: the only module that knows every command and that builds the Typer application."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, cast

from typer import Typer
from typer.main import get_command

from sicommun.cli.accueil import accueil
from sicommun.cli.completion import PROGRAMME, VARIABLE, prepare
from sicommun.cli.groupes import Commande, Groupe

if TYPE_CHECKING:
    from typer._click import Command

COMMANDES: Final[dict[str, str | dict[str, str]]] = {
    "init": "init:init",
    "new": {"": "new:new", "commune": "new:commune", "contract": "new:contract", "budget": "new:budget"},
    "validate": "validate:validate",
    "status": "status:status",
    "quota": "quota:quota",
    "render": "render:render",
    "agenda": "agenda:agenda",
    "verify": "verify:verify",
    "gabarit": {"": "gabarit:gabarit", "copier": "gabarit:copier"},
    "diff": "diff:diff",
    "export": {
        "": "tableurs:export",
        "budget": "tableurs:export_budget",
        "comptages": "tableurs:export_comptages",
    },
    "import": {
        "": "tableurs:importe",
        "budget": "tableurs:import_budget",
        "comptages": "tableurs:import_comptages",
    },
    "record": {"": "record:record", "*": "record:commandes"},
    "explain": "explain:explain",
    "schema": "schema:schema",
}
"""Name → `module:function` in `cli.commandes`, or the commands of a group, its own function under "".

Under "*", a function gives commands that are many and alike: a line for each, and what makes its function.
"""


def execute(args: Sequence[str]) -> int:
    """Run a command line; gives 0 or the code that the command left with."""
    prepare(os.environ)
    groupe = build_group(accueil, COMMANDES)
    code = groupe.main(args=list(args), prog_name=PROGRAMME, complete_var=VARIABLE, standalone_mode=False)
    return code if isinstance(code, int) else 0


def build_group(rappel: Callable[..., Any], table: Mapping[str, str | dict[str, str]]) -> Groupe:
    """Build a group whose commands are loaded when they are called or shown."""
    app = Typer(
        cls=Groupe,
        add_completion=False,
        rich_markup_mode=None,
        invoke_without_command=True,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(rappel)
    groupe = cast("Groupe", get_command(app))
    groupe.chargeurs = {nom: partial(_build, nom, entree) for nom, entree in table.items() if nom.strip("*")}
    if isinstance(semblables := table.get("*"), str):
        faites = _load(semblables)()
        groupe.chargeurs |= {nom: partial(_make, nom, fait) for nom, (_, fait) in faites.items()}
        groupe.inconnue = "acte inconnu"
        groupe.resumes = {nom: resume for nom, (resume, _) in faites.items()}
    return groupe


def _build(nom: str, entree: str | dict[str, str]) -> Command:
    if isinstance(entree, dict):
        return build_group(_load(entree[""]), entree)
    return _make(nom, partial(_load, entree))


def _make(nom: str, fait: Callable[[], Callable[..., Any]]) -> Command:
    app = Typer(add_completion=False, rich_markup_mode=None)
    app.command(nom, cls=Commande)(fait())
    return get_command(app)


def _load(entree: str) -> Callable[..., Any]:
    module, _, fonction = entree.partition(":")
    return cast("Callable[..., Any]", getattr(import_module(f"sicommun.cli.commandes.{module}"), fonction))

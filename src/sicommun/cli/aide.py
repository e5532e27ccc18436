"""The pages of `--help`, in French, laid out without `rich`: they must come at once."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any, Final

from sicommun.reporters.phrases import wrap

if TYPE_CHECKING:
    from typer._click import Command, Context

Rangee = tuple[str, str]
_LARGEUR: Final = 100
_COLONNE: Final = 24


def help_page(commande: Command, ctx: Context, sous_commandes: list[Rangee]) -> str:
    """Write a page of help: usage, text, arguments, options, commands."""
    params = commande.get_params(ctx)
    arguments = [_argument(param) for param in params if param.param_type_name == "argument"]
    options = [_option(param) for param in params if param.param_type_name == "option"]
    usage = [ctx.command_path, "[OPTIONS]", *map(_usage, params), *(["COMMANDE …"] if sous_commandes else [])]
    lignes = [f"Utilisation : {' '.join(filter(None, usage))}", "", *_text(commande.help or "")]
    for titre, rangees in (("Arguments", arguments), ("Options", options), ("Commandes", sous_commandes)):
        lignes += ["", f"{titre} :", *_table(rangees)] if rangees else []
    return "\n".join(lignes) + "\n"


def _usage(param: Any) -> str:
    if param.param_type_name != "argument":
        return ""
    nom = _name(param)
    return nom if param.required or "[" in nom else f"[{nom}]"


def _name(param: Any) -> str:
    """Name a parameter; a metavar that has brackets says by itself what may come, and how often."""
    nom = param.metavar or param.name.upper()
    return f"{nom}…" if param.nargs != 1 and "[" not in nom else nom


def _argument(param: Any) -> Rangee:
    return _name(param), param.help or ""


def _option(param: Any) -> Rangee:
    noms = ", ".join(sorted(param.opts, key=len))
    valeur = "" if param.is_flag or param.count else f" {param.metavar or 'VALEUR'}"
    plus = " (obligatoire)" if param.required else ""
    return noms + valeur, f"{param.help or ''}{plus}"


def _text(aide: str) -> Iterator[str]:
    """Wrap each paragraph; an example stays on its line, ready to copy."""
    for rang, paragraphe in enumerate(inspect.cleandoc(aide).split("\n\n")):
        if rang:
            yield ""
        if paragraphe.startswith("Exemple"):
            yield from (f"  {ligne}" for ligne in paragraphe.splitlines())
        else:
            yield from (f"  {ligne}" for ligne in wrap(" ".join(paragraphe.split()), _width() - 2))


def _table(rangees: list[Rangee]) -> Iterator[str]:
    """Set two columns; a long name gives its text a line of its own."""
    colonne = min(max(len(nom) for nom, _ in rangees), _COLONNE)
    for nom, texte in rangees:
        first, *suite = wrap(texte, max(_width() - colonne - 4, 30))
        if len(nom) > colonne:
            yield f"  {nom}"
            nom = ""  # noqa: PLW2901 — the name stands above
        yield f"  {nom:{colonne}}  {first}".rstrip()
        yield from (f"  {'':{colonne}}  {ligne}" for ligne in suite)


def _width() -> int:
    return min(get_terminal_size().columns, _LARGEUR)

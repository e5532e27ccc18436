"""Faults of the command line itself, said in French: no word of Click or Typer reaches the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from sicommun.reporters.visible import visible


class ErreurUsage(Exception):  # noqa: N818 — the French word of the house
    """What was typed cannot be obeyed: exit 2; `commande` is the one whose help is worth reading."""

    def __init__(self, message: str, *, commande: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.commande = commande


def check_choice(nom: str, valeur: str, possibles: Iterable[str]) -> str:
    """Give the value back when it is one of the choices; the error lists them."""
    choix = list(possibles)
    if valeur in choix:
        return valeur
    proches = near(valeur, choix) or "."
    raise ErreurUsage(
        f"{nom} : « {visible(valeur)} » n'est pas un choix{proches} Possibles : {', '.join(choix)}."
    )


def near(mot: str, possibles: Iterable[str]) -> str:
    """Give ` ; vouliez-vous dire « x » ?`, or nothing; imported late, for a good command line needs none."""
    from sicommun.diagnostics.suggestion import vouliez_vous_dire

    return vouliez_vous_dire(mot, possibles)


def translate(erreur: Exception) -> ErreurUsage | None:
    """Turn a usage error of Typer into ours; None when the exception is something else.

    Typer ≥ 0.29 carries its own Click, older ones import it: the classes are known by their names.
    """
    for classe in type(erreur).__mro__:
        if classe.__name__ in _PHRASES:
            contexte = getattr(erreur, "ctx", None)
            commande = contexte.command_path if contexte else ""
            return ErreurUsage(_PHRASES[classe.__name__](erreur), commande=commande)
    return None


def _no_such_option(erreur: Any) -> str:
    nom = erreur.option_name
    proches = near(nom, [opt for param in _params(erreur.ctx) for opt in param.opts])
    if not proches and (commande := _owner(erreur.ctx, nom)):
        proches = f" ; elle se met après la commande : {commande} {nom}"
    return f"option inconnue « {visible(nom)} »{proches}"


def _owner(contexte: Any, option: str) -> str:
    """Name a command of the group that knows the option: it was typed too early, as often happens."""
    commandes = contexte.command.list_commands(contexte) if hasattr(contexte.command, "list_commands") else []
    for nom in commandes:
        params = contexte.command.get_command(contexte, nom).params
        if any(option in param.opts for param in params):
            return f"{contexte.command_path} {nom}"
    return ""


def _bad_option(erreur: Any) -> str:
    param = next((p for p in _params(erreur.ctx) if erreur.option_name in p.opts), None)
    if param is not None and getattr(param, "is_flag", False):
        return f"l'option {erreur.option_name} ne prend pas de valeur"
    attendu = f" : {erreur.option_name} {param.metavar}" if param is not None and param.metavar else ""
    return f"l'option {erreur.option_name} attend une valeur{attendu}"


def _missing(erreur: Any) -> str:
    if erreur.param is None:
        return "il manque un élément à la commande"
    nom = erreur.param.metavar or (erreur.param.name or "").upper()
    if erreur.param.param_type_name == "option":
        return f"il manque l'option {max(erreur.param.opts, key=len)} {nom}"
    return f"il manque {nom}"


def _bad_value(erreur: Any) -> str:
    """Name the option and no more: Typer's own reason is in English, ours never takes this way."""
    if erreur.param is None:
        return "une valeur de la commande ne se lit pas"
    nom = (
        erreur.param.metavar
        if erreur.param.param_type_name == "argument"
        else max(erreur.param.opts, key=len)
    )
    return f"la valeur de {nom} ne se lit pas"


def _unknown(_: Any) -> str:
    return "la commande ne se comprend pas"


def _params(contexte: Any) -> list[Any]:
    if contexte is None:
        return []
    return [param for param in contexte.command.get_params(contexte) if param.param_type_name == "option"]


_PHRASES: Final[dict[str, Callable[[Any], str]]] = {
    "NoSuchOption": _no_such_option,
    "BadOptionUsage": _bad_option,
    "MissingParameter": _missing,
    "BadParameter": _bad_value,
    "ClickException": _unknown,
}

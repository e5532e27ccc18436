"""Codes named on the command line: whole codes or families, separated by commas or repeated."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from typer import Option

from sicommun.cli.usage import ErreurUsage, near
from sicommun.reporters.visible import visible


def complete_code(incomplete: str) -> list[str]:
    """Make the shell complete the last code of a list."""
    debut, virgule, mot = incomplete.rpartition(",")
    return [f"{debut}{virgule}{code}" for code in _known() if code.startswith(mot.upper())]


def complete_clause(incomplete: str) -> list[str]:
    """Make the shell complete a clause, a row, a law or a family."""
    from sicommun.api.explain import text_names

    return [nom for nom in text_names() if nom.upper().startswith(incomplete.upper())]


Select = Annotated[
    list[str] | None,
    Option(
        "--select",
        metavar="CODES",
        help="Ne montrer que ces codes, ou ces familles : EXC009,DES.",
        autocompletion=complete_code,
    ),
]
Ignore = Annotated[
    list[str] | None,
    Option(
        "--ignore",
        metavar="CODES",
        help="Ne pas montrer ces codes, ou ces familles.",
        autocompletion=complete_code,
    ),
]


def parse_codes(option: str, valeurs: Sequence[str] | None) -> tuple[str, ...]:
    """Read `EXC009,DES` as codes and families in capitals; a name that nobody declared is refused."""
    codes = [code.strip().upper() for valeur in valeurs or () for code in valeur.split(",") if code.strip()]
    if not codes:
        return ()
    connus = _known()
    for code in codes:
        if code not in connus:
            proches = near(code, connus) or " ; la liste : sicommun explain"
            raise ErreurUsage(f"{option} : code inconnu « {visible(code)} »{proches}")
    return tuple(dict.fromkeys(codes))


def _known() -> tuple[str, ...]:
    """Give every family and every code, in order."""
    from sicommun.api.explain import all_fiches

    fiches = all_fiches()
    return (*sorted({fiche.famille for fiche in fiches}), *(fiche.code for fiche in fiches))

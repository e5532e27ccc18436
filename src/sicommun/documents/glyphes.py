"""The characters that our fonts can print: what they lack is named before a paper is composed."""

from __future__ import annotations

from functools import cache
from typing import Final

from sicommun.diagnostics import Panne
from sicommun.ressources import gabarits
from sicommun.store.citation import name_character

_TOUJOURS: Final = frozenset("\n\t ")
_AUTOUR: Final = 24
_SIGNES: Final = str.maketrans("", "", "\\*#|")
"""Signs of Markdown, which are no words of the data."""


@cache
def printable() -> frozenset[str]:
    """Give the characters that every shipped font has, from the list that `scripts/polices.py` wrote."""
    plages = (gabarits() / "style" / "polices" / "caracteres.txt").read_text(encoding="ascii").split()
    lettres: set[str] = set()
    for plage in plages:
        debut, _, fin = plage.partition("-")
        lettres.update(map(chr, range(int(debut, 16), int(fin or debut, 16) + 1)))
    return frozenset(lettres) | _TOUJOURS


def check_printable(texte: str) -> None:
    """Raise Panne for the first character that no font has, with the words around it."""
    manquants = set(texte) - printable()
    if not manquants:
        return
    rang = next(rang for rang, lettre in enumerate(texte) if lettre in manquants)
    autour = " ".join(texte[max(0, rang - _AUTOUR) : rang + _AUTOUR].translate(_SIGNES).split())
    raise Panne(
        f"aucune police livrée n'a ce caractère : {name_character(texte[rang])}, dans « {autour} »",
        "l'écrire autrement dans les données, ou rendre en docx, odt ou html",
    )

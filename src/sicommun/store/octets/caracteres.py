"""The characters that have no place in a data file: what is read must be what is seen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple
from unicodedata import category

from sicommun.diagnostics import Fiche
from sicommun.store.citation import name_character
from sicommun.store.octets.pages import COMMANDE, FIN_DE_LIGNE, INVISIBLE, SANS_SENS, SENS

_INVISIBLES: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u2800\u3164\uffa0")
_FINS_DE_LIGNE: Final = frozenset("\r\x85\u2028\u2029")
_SENS: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_CATEGORIES: Final = {
    "Cc": COMMANDE,
    "Zl": FIN_DE_LIGNE,
    "Zp": FIN_DE_LIGNE,
    "Cf": INVISIBLE,
    "Co": SANS_SENS,
    "Cn": SANS_SENS,
    "Cs": SANS_SENS,
}


class Fautif(NamedTuple):
    """One character out of place: its page, its offset in the text, what to say of it."""

    fiche: Fiche
    rang: int
    message: str


def judge(lettre: str) -> Fiche | None:
    """Give the page of a character that has no place in a value; None for an ordinary one."""
    if lettre in "\n\t" or " " <= lettre <= "~":
        return None
    if lettre in _FINS_DE_LIGNE:
        return FIN_DE_LIGNE
    if lettre in _SENS:
        return SENS
    if lettre in _INVISIBLES or _hides_data(lettre):
        return INVISIBLE
    return _CATEGORIES.get(category(lettre))


def _hides_data(lettre: str) -> bool:
    """Tell a variation selector, which can carry a hidden text; the two that dress emojis are let through."""
    return "\ufe00" <= lettre <= "\ufe0d" or "\U000e0100" <= lettre <= "\U000e01ef"


def describe(lettre: str) -> str:
    """Say which character it is, and why it is refused."""
    fiche = judge(lettre)
    sorte = fiche.titre if fiche else "caractère"
    return f"{sorte} : {name_character(lettre)}"


def find_faulty(texte: str) -> Iterator[Fautif]:
    r"""Give every character out of place, in order; the `\r` of `\r\n` is none."""
    fautes = {lettre: (fiche, describe(lettre)) for lettre in set(texte) if (fiche := judge(lettre))}
    if not fautes:
        return
    for rang, lettre in enumerate(texte):
        if lettre in fautes and not (lettre == "\r" and texte[rang + 1 : rang + 2] == "\n"):
            fiche, message = fautes[lettre]
            yield Fautif(fiche, rang, message)

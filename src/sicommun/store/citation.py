"""A value from outside, quoted in a message: short, on one line, with nothing that drives a screen."""

from __future__ import annotations

from typing import Final
from unicodedata import category

from sicommun.secrets import mask

_LONGUEUR: Final = 60

_NOMS: Final = {
    "\x00": "octet nul",
    "\x07": "sonnerie",
    "\x08": "retour arrière",
    "\x0b": "tabulation verticale",
    "\x0c": "saut de page",
    "\r": "retour de chariot",
    "\x1b": "échappement de terminal",
    "\x7f": "effacement",
    "\x85": "saut de ligne ancien",
    "\xad": "trait d'union conditionnel",
    "\u061c": "marque arabe de sens",
    "\u200b": "espace de largeur nulle",
    "\u200c": "antiliant de largeur nulle",
    "\u200d": "liant de largeur nulle",
    "\u200e": "marque de gauche à droite",
    "\u200f": "marque de droite à gauche",
    "\u2028": "séparateur de lignes",
    "\u2029": "séparateur de paragraphes",
    "\u202a": "enchâssement de gauche à droite",
    "\u202b": "enchâssement de droite à gauche",
    "\u202c": "fin d'un sens forcé",
    "\u202d": "lecture forcée de gauche à droite",
    "\u202e": "lecture forcée de droite à gauche",
    "\u2060": "liant de mots",
    "\ufeff": "marque d'ordre des octets, au milieu du texte",
}
"""French names of the characters out of place that one meets."""


def cite(valeur: str) -> str:
    """Quote a value the French way: no secret, sixty characters at most, the unseen written as escapes."""
    court = mask(valeur)[: _LONGUEUR + 1]
    reste = "…" if len(court) > _LONGUEUR else ""
    return f"« {visible(court[: _LONGUEUR - len(reste)])}{reste} »"


def visible(texte: str) -> str:
    """Write as escapes the characters that a screen would obey or not show; spaces of every width stay."""
    if texte.isprintable():
        return texte
    return "".join(
        lettre
        if lettre.isprintable() or category(lettre) == "Zs"
        else lettre.encode("unicode_escape").decode("ascii")
        for lettre in texte
    )


def name_character(lettre: str) -> str:
    """Name a character that cannot be shown: `U+200B, espace de largeur nulle`."""
    code = f"U+{ord(lettre):04X}"
    return f"{code}, {_NOMS[lettre]}" if lettre in _NOMS else code

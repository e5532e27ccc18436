"""French typography of a rendered Markdown: the spaces that keep signs and numbers with their words."""

from __future__ import annotations

import re
from typing import Final

FINE: Final = "\u202f"
INSECABLE: Final = "\u00a0"

_UNITES: Final = (
    "mois|jours?|ans?|années?|semaines?|heures?|minutes?|euros?|centimes?|postes?|agents?|habitants?|sites?|"
    "lignes?|pages?|exemplaires?|communes?|adhérents?|km|Go|To|Mo|Mbit/s|Gbit/s|%|€|h"
)
_MOIS: Final = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_REGLES: Final = (
    (re.compile(r"« ?(?=\S)|«[\u00a0\u202f]"), f"«{FINE}"),
    (re.compile(r"(?<=\S)[ \u00a0\u202f]?»"), f"{FINE}»"),
    (re.compile(r"(?<=[\w»)\]*.…%€]) (?=[;!?](?:\s|$|\*|»|\)))"), FINE),
    (re.compile(r"(?<=[\w»)\]*…%€]) (?=:(?:\s|$|\*))"), INSECABLE),
    (re.compile(rf"(?<=[0-9]) (?=(?:{_UNITES})(?![\w-]))"), INSECABLE),
    (
        re.compile(rf"(?<=\b[0-9]) (?={_MOIS})|(?<=\b[0-9]{{2}}) (?={_MOIS})|(?<=\b1er) (?={_MOIS})"),
        INSECABLE,
    ),
    (re.compile(r"(?<=\b[Aa]rticle) (?=[0-9LRD])|(?<=\bart\.) (?=[0-9LRD])|(?<=n°) ?(?=\S)"), INSECABLE),
    (re.compile(r"(?<=\b[LRD]\.) (?=[0-9])"), INSECABLE),
    (re.compile(r"(?<=\b[Mm]\.) (?=[A-ZÉÈÀ])|(?<=\bMme) (?=[A-ZÉÈÀ])"), INSECABLE),
)
_APOSTROPHE: Final = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_]|[*\[«\\])")
"""Between two letters, or before the sign that opens a word; a word between two of them is quoted."""
_GARDES: Final = re.compile(r"^\s*:::|^\s*\|[-:| ]+\|\s*$")
"""Lines that are structure: the fence of a block, the rule of a table."""


def apostrophes(texte: str) -> str:
    """Set the apostrophes of print, for the eye only: what reads a Markdown back wants it as it is."""
    return _APOSTROPHE.sub("’", texte)


def typeset(markdown: str) -> str:
    """Set the unbreakable spaces of a Markdown text; doing it twice changes nothing."""
    return "\n".join(ligne if _GARDES.match(ligne) else _line(ligne) for ligne in markdown.split("\n"))


def _line(ligne: str) -> str:
    for motif, espace in _REGLES:
        ligne = motif.sub(espace, ligne)
    return ligne

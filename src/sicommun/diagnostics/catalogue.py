"""The codes that the tool can produce, each declared once, where it is born."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from sicommun.diagnostics.gravite import Gravite
from sicommun.textes import Reference

_CODE: Final = re.compile(r"[A-Z]{3}[0-9]{3}")
_CATALOGUE: Final[dict[str, Fiche]] = {}


@dataclass(frozen=True, slots=True)
class Fiche:
    """The published page of one code: what it means, by which text, and how to mend it.

    `texte` is French Markdown: a sentence, then what follows `Bon :` and `Mauvais :`. `masque` asks the
    reporters to keep to themselves the line at fault: it bears a secret.
    """

    code: str
    titre: str
    gravite: Gravite
    source: Reference
    texte: str
    remede: str
    masque: bool = False

    @property
    def famille(self) -> str:
        """Give the three letters of the code."""
        return self.code[:3]


def declare(fiche: Fiche) -> Fiche:
    """Enter a code in the catalogue; two codes alike or a badly built one are faults of the program."""
    if not _CODE.fullmatch(fiche.code):
        raise ValueError(f"code mal formé : {fiche.code}")
    if fiche.code in _CATALOGUE:
        raise ValueError(f"code déclaré deux fois : {fiche.code}")
    _CATALOGUE[fiche.code] = fiche
    return fiche


def fiche(code: str) -> Fiche:
    """Give the page of a code; raises KeyError when nobody declared it."""
    return _CATALOGUE[code]


def catalogue() -> tuple[Fiche, ...]:
    """Give the pages declared so far, by code."""
    return tuple(_CATALOGUE[code] for code in sorted(_CATALOGUE))

"""The differences as tables of Markdown, ready for a note: one by subject."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from sicommun.history.rapport import RapportDiff
from sicommun.reporters.sens.texte import heading, reserves, totals
from sicommun.reporters.visible import visible

_ACTIFS: Final = re.compile(r"[\\`*_{}\[\]<>#|~!&$^@]|:(?=//)|(?<=www)\.", re.IGNORECASE)
"""The marks of Markdown inside a line, and what some readers turn into links."""
_RIEN: Final = "—"


def render(rapport: RapportDiff) -> str:
    """Give the document: a heading, a table by subject, the totals, what was not compared."""
    return "\n".join(_lines(rapport)) + "\n"


def _lines(rapport: RapportDiff) -> Iterator[str]:
    yield f"# {_safe(heading(rapport))}"
    for sujet, siennes in groupby(rapport.differences, key=lambda difference: difference.sujet):
        yield ""
        yield f"## {_safe(sujet.nom)}"
        yield ""
        yield "| Donnée | Avant | Après | Texte |"
        yield "|---|---|---|---|"
        for difference in siennes:
            cellules = (difference.titre, difference.avant, difference.apres, difference.clause)
            yield f"| {' | '.join(_safe(cellule or _RIEN) for cellule in cellules)} |"
    for phrase in (totals(rapport.differences), *reserves(rapport)):
        yield ""
        yield _safe(phrase)


def _safe(texte: str) -> str:
    """Write a text so that it stays a text, whatever it holds."""
    return _ACTIFS.sub(lambda found: f"\\{found[0]}", visible(texte))

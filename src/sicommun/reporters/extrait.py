"""The excerpt of a finding: its line, windowed when long, and the carets under its span."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import accumulate
from typing import Final

from sicommun.positions import DEBUT, Span
from sicommun.reporters.ecran import Ligne
from sicommun.reporters.visible import cell_width, visible
from sicommun.secrets import mask_file

LARGEUR_DE_TUBE: Final = 120
"""Cells of an excerpt when no terminal says its width."""

_MARGE: Final = 5
_COMMENTAIRE: Final = re.compile(r"(?<!\s)\s+#\s.*")
_FIN_DE_LIGNE: Final = re.compile("\r?\n")
"""The line breaks that the spans count; the rare others are faults, and have their place in a line."""


def split_lines(texte: str) -> list[str]:
    """Cut a file into lines the way its spans count them; a byte order mark has no column."""
    return _FIN_DE_LIGNE.split(texte.removeprefix("\ufeff"))


def read_lines(fichier: str, lire: Callable[[str], str]) -> list[str]:
    """Give the lines of a file; none when it cannot be read again. Only `safe_line` may be shown."""
    try:
        return split_lines(lire(fichier))
    except (OSError, KeyError):
        return []


def safe_line(lignes: list[str], numero: int) -> str:
    """Give one line, from 1, its secrets blotted out, those that the line before announces included."""
    deux = lignes[max(0, numero - 2) : numero]
    return mask_file("\n".join(deux)).rpartition("\n")[2]


def excerpt(lignes: list[str], span: Span, *, largeur: int | None = None) -> list[Ligne]:
    """Give the numbered line and its carets; nothing for a whole file or a line that is not there."""
    if span == DEBUT or span.line > len(lignes):
        return []
    numero = str(span.line).rjust(_MARGE)
    place = (largeur or LARGEUR_DE_TUBE) - len(numero) - len(" │ ")
    shown, before, carets = window(safe_line(lignes, span.line), span, largeur=max(place, 20))
    return [
        ((f"{numero} │ ", "marge"), (shown, "")),
        ((f"{' ' * len(numero)} │ ", "marge"), (" " * before, ""), ("^" * carets, "erreur")),
    ]


def window(ligne: str, span: Span, *, largeur: int) -> tuple[str, int, int]:
    """Fit a line into `largeur` cells around its span: the text, the cells before the carets, their number.

    A span that goes on below is underlined to the end of its first line, less its comment; an empty one
    gets one caret.
    """
    start = min(span.column - 1, len(ligne))
    end = span.end_column - 1 if span.end_line == span.line else len(_COMMENTAIRE.sub("", ligne).rstrip())
    first, last = _bounds(ligne, start, largeur)
    left = "…" if first else ""
    right = "…" if last < len(ligne) else ""
    before = cell_width(left + visible(ligne[first:start]))
    carets = cell_width(visible(ligne[start : max(start, min(end, last))]))
    return f"{left}{visible(ligne[first:last])}{right}", before, max(carets, 1)


def _bounds(ligne: str, start: int, largeur: int) -> tuple[int, int]:
    """Choose the characters shown: all, or a third of the room before `start` and the rest after it."""
    if len(ligne) <= largeur and cell_width(visible(ligne)) <= largeur:
        return 0, len(ligne)
    room = largeur - 2  # the two « … »
    after = cell_width(visible(ligne[start : start + room]))
    before = max(room // 3, room - after)
    first = start - _fit(reversed(ligne[max(0, start - before) : start]), before)
    used = cell_width(visible(ligne[first:start]))
    return first, start + _fit(ligne[start : start + room], room - used)


def _fit(caracteres: Iterable[str], room: int) -> int:
    """Count the characters, in order, that fit into so many cells."""
    cells = accumulate(cell_width(visible(caractere)) for caractere in caracteres)
    return sum(1 for total in cells if total <= room)

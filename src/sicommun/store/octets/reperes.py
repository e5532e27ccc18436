"""From offsets in a text to lines and columns, and back."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from sicommun.positions import Span


def span_at(texte: str, rang: int, longueur: int = 1) -> Span:
    r"""Give the span of characters that stand on one line; only `\n` ends a line."""
    ligne = texte.count("\n", 0, rang) + 1
    colonne = rang - texte.rfind("\n", 0, rang)
    return Span(ligne, colonne, ligne, colonne + longueur)


def line_starts(texte: str) -> list[int]:
    """Give the offset at which each line starts; the last one may be the end of the text."""
    return [0, *accumulate(len(ligne) + 1 for ligne in texte.split("\n"))][:-1]


def place(debuts: list[int], rang: int) -> tuple[int, int]:
    """Give the line and the column of an offset, both from 1."""
    ligne = bisect_right(debuts, rang)
    return ligne, rang - debuts[ligne - 1] + 1


def offset(debuts: list[int], ligne: int, colonne: int) -> int:
    """Give the offset of a line and a column, both from 1."""
    return debuts[ligne - 1] + colonne - 1

"""The positions of the values and keys of one file, noted while it is walked."""

from __future__ import annotations

from typing import Any, Final

from yaml import Mark
from yaml.events import ScalarEvent

from sicommun.positions import Chemin, SourceMap, Span

_BLOCS: Final = frozenset("|>")


class Releve:
    """Notes spans as the events of a file go by; the end of a block is the end of its last value.

    Parsers do not agree on where a block ends (blank lines and comments that follow it); the end of its
    last value is the same for all of them.
    """

    __slots__ = ("_fin", "_keys", "_texte", "_values")

    def __init__(self, texte: str) -> None:
        self._texte = texte
        self._values: dict[Chemin, Span] = {}
        self._keys: dict[Chemin, Span] = {}
        self._fin = (1, 1)

    def key(self, chemin: Chemin | None, event: Any) -> None:
        """Note where a key stands; a refused one has no path."""
        span = self._span(event)
        if chemin is not None:
            self._keys.setdefault(chemin, span)

    def value(self, chemin: Chemin | None, event: Any) -> None:
        """Note where a value stands, or where a list or a block of keys starts."""
        span = self._span(event)
        if chemin is not None:
            self._values[chemin] = span

    def close(self, chemin: Chemin | None, event: Any) -> None:
        """Note where a list or a block of keys ends."""
        if event.end_mark.index > event.start_mark.index:
            self._fin = _place(event.end_mark)
        if chemin is not None:
            debut = self._values[chemin]
            self._values[chemin] = Span(debut.line, debut.column, *self._fin)

    def source_map(self) -> SourceMap:
        """Give the positions noted so far."""
        return SourceMap(self._values, self._keys)

    def _span(self, event: Any) -> Span:
        """Give the span of an event; a text in a block ends with its last visible character."""
        debut = _place(event.start_mark)
        self._fin = _place(event.end_mark)
        if isinstance(event, ScalarEvent) and event.style and event.style in _BLOCS:
            self._fin = self._end_of_block(event)
        return Span(*debut, *self._fin)

    def _end_of_block(self, event: Any) -> tuple[int, int]:
        debut = event.start_mark
        morceau = self._texte[debut.index : event.end_mark.index].rstrip()
        lignes = morceau.count("\n")
        derniere = len(morceau) - morceau.rfind("\n") - 1
        return debut.line + 1 + lignes, derniere + 1 + (0 if lignes else debut.column)


def _place(mark: Mark) -> tuple[int, int]:
    """Count from 1."""
    return mark.line + 1, mark.column + 1

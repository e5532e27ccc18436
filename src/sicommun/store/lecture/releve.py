"""The positions of the values and keys of one file, noted while it is walked."""

from __future__ import annotations

from typing import Any, Final

from yaml import Mark
from yaml.events import AliasEvent, ScalarEvent

from sicommun.positions import Chemin, SourceMap, Span
from sicommun.store.octets.reperes import line_starts, place

_BLOCS: Final = frozenset("|>")
_BLANCS: Final = frozenset(" \r\n")


class Atteint(Exception):  # noqa: N818 — nothing is wrong
    """The value looked for has been noted: the walk is over."""


class Releve:
    """Notes spans as the events of a file go by; the end of a block is the end of its last value.

    Parsers do not agree on where a block ends (blank lines and comments that follow it); the end of its
    last value is the same for all of them.
    """

    __slots__ = ("_bases", "_debuts", "_fin", "_jusqu_a", "_keys", "_texte", "_values")

    def __init__(self, texte: str, jusqu_a: Chemin | None = None) -> None:
        self._texte = texte
        self._jusqu_a = jusqu_a
        self._values: dict[Chemin, Span] = {}
        self._keys: dict[Chemin, Span] = {}
        self._bases: list[Chemin | None] = []
        self._debuts = line_starts(texte)
        self._fin = (1, 1)

    def key(self, part: object, event: Any) -> None:
        """Note where a key stands; a refused one has no path."""
        chemin, span = self._chemin(part), self._span(event)
        if chemin is not None:
            self._keys[chemin] = span

    def value(self, part: object, event: Any) -> None:
        """Note where a scalar stands, or where a list or a block starts; raises Atteint at the last one."""
        chemin, span = self._chemin(part), self._span(event)
        if chemin is not None:
            self._values[chemin] = span
            if chemin == self._jusqu_a:
                raise Atteint
        if not isinstance(event, ScalarEvent | AliasEvent):
            self._bases.append(chemin)

    def close(self, event: Any) -> None:
        """Note where the last list or block of keys opened ends."""
        if event.end_mark.index > event.start_mark.index:
            self._fin = _place(event.end_mark)
        chemin = self._bases.pop()
        if chemin is not None:
            debut = self._values[chemin]
            self._values[chemin] = Span(debut.line, debut.column, *self._fin)

    def source_map(self) -> SourceMap:
        """Give the positions noted so far."""
        return SourceMap(self._values, self._keys)

    def _chemin(self, part: object) -> Chemin | None:
        """Give the way to a child of what is open; None under a refused key."""
        if not self._bases:
            return ()
        base = self._bases[-1]
        return (*base, part) if base is not None and isinstance(part, str | int) else None

    def _span(self, event: Any) -> Span:
        """Give the span of an event; a text in a block ends with its last visible character."""
        debut, fin = event.start_mark, event.end_mark
        if fin.index == debut.index and isinstance(event, ScalarEvent):
            self._fin = self._end_of_text(0, fin.index)
            return Span(*self._fin, *self._fin)
        self._fin = _place(fin)
        if isinstance(event, ScalarEvent) and event.style and event.style in _BLOCS:
            self._fin = self._end_of_text(debut.index, fin.index)
        return Span(*_place(debut), *self._fin)

    def _end_of_text(self, debut: int, fin: int) -> tuple[int, int]:
        """Give the place after the last visible character of a stretch of text."""
        fin = min(fin, len(self._texte))
        while fin > debut and self._texte[fin - 1] in _BLANCS:
            fin -= 1
        return place(self._debuts, fin)


def _place(mark: Mark) -> tuple[int, int]:
    """Count from 1."""
    return mark.line + 1, mark.column + 1

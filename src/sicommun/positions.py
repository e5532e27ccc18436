"""Where things stand in a file: spans, the map of a file, and findings by path."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal, NamedTuple, TypeAlias

Chemin: TypeAlias = tuple[str | int, ...]
"""The way from the top of a file to a value: `("parcours", 3, "le")`."""

Cible: TypeAlias = Literal["valeur", "cle"]
"""What a finding points at: the value of a path, or the key that names it."""


class Span(NamedTuple):
    """A stretch of text: lines and columns count characters from 1; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


DEBUT: Final = Span(1, 1, 1, 1)
"""The position of a finding that concerns a whole file."""


@dataclass(frozen=True, slots=True)
class SourceMap:
    """The spans of the values and keys of one file, by path."""

    values: Mapping[Chemin, Span]
    keys: Mapping[Chemin, Span] = field(default_factory=dict)

    def find(self, path: Chemin, cible: Cible = "valeur") -> Span:
        """Give the span of a path; a path that is not in the file gives its nearest parent."""
        if cible == "cle" and path in self.keys:
            return self.keys[path]
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, DEBUT)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule or a form has to say of one value, by its path in the file of its subject.

    `piece` names another root record when the fault stands in that record's file; `source` names
    the clause or the article that refuses, when it is not the one of the rule's page.
    """

    path: Chemin
    message: str
    advice: str = ""
    cible: Cible = "valeur"
    piece: Any = None
    source: str = ""

"""Writing a paper from records: what is known goes in, what is missing leaves a named blank and is noted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from sicommun.periodes import jour_fr
from sicommun.trace import Origine

BLANC: Final = "[à compléter : {}]"


class Manque(NamedTuple):
    """What a paper lacks before it may be signed: what, where in the data, by which text, what to do."""

    quoi: str
    origine: Origine
    clause: str = ""
    remede: str = ""


@dataclass(slots=True)
class Redaction:
    """The lacks met while a paper is being written, in the order of its text, each once.

    `obstacles` are the legal conditions that an act does not meet: it is refused, not left with blanks.
    """

    manques: list[Manque] = field(default_factory=list)
    obstacles: list[Manque] = field(default_factory=list)

    def exige(
        self, texte: str | None, quoi: str, origine: Origine, *, clause: str = "", remede: str = ""
    ) -> str:
        """Give a text that the paper needs; without it, note the lack and give a named blank."""
        if texte:
            return texte
        return self.blank(Manque(quoi, origine, clause, remede))

    def blank(self, manque: Manque) -> str:
        """Note a lack, and give the blank that it leaves."""
        self.manque(manque)
        return BLANC.format(manque.quoi)

    def exige_jour(
        self, jour: date | None, quoi: str, origine: Origine, *, clause: str = "", remede: str = ""
    ) -> str:
        """Give a day in French that the paper needs, or a named blank."""
        return self.exige(jour_fr(jour) if jour else None, quoi, origine, clause=clause, remede=remede)

    def obstacle(self, obstacle: Manque) -> None:
        """Note a legal condition that is not met, once."""
        if obstacle not in self.obstacles:
            self.obstacles.append(obstacle)

    def manque(self, manque: Manque) -> None:
        """Note a lack, once."""
        if manque not in self.manques:
            self.manques.append(manque)


def enumerate_fr(elements: Sequence[str], *, dernier: str = "et") -> str:
    """Join texts as French does: `a, b et c`."""
    if len(elements) <= 1:
        return "".join(elements)
    return f"{', '.join(elements[:-1])} {dernier} {elements[-1]}"

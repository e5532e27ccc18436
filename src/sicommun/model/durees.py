"""Delays and service hours, as a service contract writes them: `1j`, `4h`, `08:00-12:00`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Final, Literal

from sicommun.model.base import montre, refuse
from sicommun.model.lu import Lu

_DELAI: Final = re.compile(r"([1-9][0-9]{0,3})\s?(min|h|j)")
_PLAGE: Final = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])-([01][0-9]|2[0-3]|24):([0-5][0-9])")


@dataclass(frozen=True, slots=True)
class Delai:
    """A guaranteed delay: a number of minutes, hours or days; what a day holds, the contract says."""

    nombre: int
    unite: Literal["min", "h", "j"]

    def minutes(self, minutes_par_jour: int) -> int:
        """Give the delay in working minutes."""
        return self.nombre * {"min": 1, "h": 60, "j": minutes_par_jour}[self.unite]

    def __str__(self) -> str:
        return f"{self.nombre} {self.unite}"


@dataclass(frozen=True, slots=True, order=True)
class PlageHoraire:
    """A stretch of a day when the clock runs, in minutes since midnight; the end is exclusive."""

    debut: int
    fin: int

    def __str__(self) -> str:
        return f"{self.debut // 60:02d}:{self.debut % 60:02d}-{self.fin // 60:02d}:{self.fin % 60:02d}"


def read_delai(brut: object) -> Delai:
    """Read `30min`, `4h` or `8j`."""
    found = _DELAI.fullmatch(brut) if isinstance(brut, str) else None
    if found is None:
        refuse(
            f"un délai est attendu (30min, 4h, 8j), pas {montre(brut)}", "écrire par exemple 1j, 4h ou 30min"
        )
    unite: Literal["min", "h", "j"] = found[2]  # type: ignore[assignment]  # the expression admits these three alone
    return Delai(int(found[1]), unite)


def read_plage(brut: object) -> PlageHoraire:
    """Read `08:00-12:00`; that the end follows the start is a rule's affair."""
    found = _PLAGE.fullmatch(brut) if isinstance(brut, str) else None
    if found is None:
        refuse(
            f"une plage horaire est attendue (08:00-12:00), pas {montre(brut)}",
            'écrire par exemple "08:00-12:00"',
        )
    h1, m1, h2, m2 = (int(part) for part in found.groups())
    return PlageHoraire(h1 * 60 + m1, h2 * 60 + m2)


DelaiGaranti = Annotated[
    Delai,
    Lu(read_delai, {"type": "string", "pattern": "^[1-9][0-9]{0,3} ?(min|h|j)$"}),
]
Plage = Annotated[
    PlageHoraire,
    Lu(
        read_plage,
        {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-4]):[0-5][0-9]$"},
    ),
]

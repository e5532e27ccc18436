"""What is open to an adherent: codes granted, less those taken back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


def couvre(large: str, code: str) -> bool:
    """Tell whether a code contains another: `B` contains `B` and `B/telecoms`."""
    return code == large or code.startswith(f"{large}/")


def est_couvert(code: str, portee: Iterable[str]) -> bool:
    """Tell whether one code of a portée contains a code."""
    return any(couvre(large, code) for large in portee)


def rencontre(code: str, portee: Iterable[str]) -> bool:
    """Tell whether a portée holds a code, or a part of it."""
    return any(couvre(autre, code) or couvre(code, autre) for autre in portee)


@dataclass(frozen=True, slots=True)
class PorteeActive:
    """The codes open at a moment: `B` less `B/telecoms`, `C/finances`."""

    codes: frozenset[str] = frozenset()
    sauf: frozenset[str] = frozenset()

    def __contains__(self, code: str) -> bool:
        return est_couvert(code, self.codes) and not est_couvert(code, self.sauf)

    def __bool__(self) -> bool:
        return bool(self.codes)

    def touche(self, code: str) -> bool:
        """Tell whether something of a code is open: the code itself, or a part of it."""
        return code in self or any(couvre(code, ouvert) for ouvert in self.codes)

    def ouvre(self, portee: Iterable[str]) -> PorteeActive:
        """Open codes; what had been taken back inside them comes back."""
        nouveaux = frozenset(portee)
        sauf = frozenset(code for code in self.sauf if not est_couvert(code, nouveaux))
        return PorteeActive(_sans_redites(self.codes | nouveaux), sauf)

    def ferme(self, portee: Iterable[str]) -> PorteeActive:
        """Close codes: whole ones go, parts of a code that stays are taken back."""
        fermes = frozenset(portee)
        codes = frozenset(code for code in self.codes if not est_couvert(code, fermes))
        sauf = frozenset(code for code in self.sauf | fermes if est_couvert(code, codes))
        return PorteeActive(codes, sauf)

    def triee(self) -> tuple[str, ...]:
        """Give the codes in order."""
        return tuple(sorted(self.codes))

    def __str__(self) -> str:
        """Give `A, B sauf B/telecoms`, or « rien »."""
        if not self.codes:
            return "rien"
        reste = f" sauf {', '.join(sorted(self.sauf))}" if self.sauf else ""
        return ", ".join(self.triee()) + reste


def _sans_redites(codes: frozenset[str]) -> frozenset[str]:
    """Drop the codes that another one contains."""
    return frozenset(code for code in codes if not est_couvert(code, codes - {code}))

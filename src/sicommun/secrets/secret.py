"""A stretch of a text that gives a secret away."""

from __future__ import annotations

from typing import Final, NamedTuple

CLE_PRIVEE: Final = "clé privée"
"""The kind of a private key, whose first line says nothing of it."""
MONTRABLE: Final = 6
"""Letters from which on the first two may be shown."""


class Secret(NamedTuple):
    """The bounds of a secret in its text, its kind in French, and what may be shown of it."""

    debut: int
    fin: int
    nature: str
    montre: str


def masked(debut: int, valeur: str, nature: str) -> Secret:
    """Make a secret that shows its first two letters: `Fl***`; a short one shows nothing."""
    montre = f"{valeur[:2]}***" if len(valeur) >= MONTRABLE else "***"
    return Secret(debut, debut + len(valeur), nature, montre)

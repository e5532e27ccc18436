"""A value that explains itself: where it comes from, by which text, from which other values."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal, NamedTuple, TypeAlias

from sicommun.positions import Chemin

Unite: TypeAlias = Literal["centimes", "jours", "nombre", "rapport", "texte"]


class Origine(NamedTuple):
    """The place of a value in the data: the file (relative, with `/`) and the path inside it."""

    fichier: str
    chemin: Chemin


class Step(NamedTuple):
    """One step of a calculation: its name in French, its exact value, and the steps that it is made from.

    An amount in `centimes` is exact, hence a fraction before rounding; a `rapport` is a numerator over
    its denominator, not reduced. `clause` names the text that commands the step.
    """

    libelle: str
    valeur: int | Fraction | tuple[Fraction, Fraction] | str
    unite: Unite
    detail: str = ""
    clause: str = ""
    origine: Origine | None = None
    entrees: tuple[Step, ...] = ()


def walk(step: Step) -> Iterator[Step]:
    """Give a step, then all those below it, in order of reading."""
    yield step
    for entree in step.entrees:
        yield from walk(entree)


def find(step: Step, libelle: str) -> Step:
    """Give the first step of that name; raises KeyError."""
    trouve = next((s for s in walk(step) if s.libelle == libelle), None)
    if trouve is None:
        raise KeyError(libelle)
    return trouve

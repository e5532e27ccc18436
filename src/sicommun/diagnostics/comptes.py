"""How many findings there are of each gravity, and whether a run fails on them."""

from __future__ import annotations

from collections.abc import Iterable

from sicommun.diagnostics.diagnostic import Diagnostic
from sicommun.diagnostics.gravite import AVERTISSEMENT, ERREUR, Gravite


def count(diagnostics: Iterable[Diagnostic]) -> dict[Gravite, int]:
    """Count the findings of each gravity, zeros included, gravest first."""
    totaux = dict.fromkeys(Gravite, 0)
    for diagnostic in diagnostics:
        totaux[diagnostic.fiche.gravite] += 1
    return totaux


def gravest(diagnostics: Iterable[Diagnostic]) -> Gravite | None:
    """Give the heaviest gravity found; None when there is no finding."""
    return next((gravite for gravite, combien in count(diagnostics).items() if combien), None)


def fails(diagnostics: Iterable[Diagnostic], *, strict: bool) -> bool:
    """Tell whether the run fails: on an error, and with `strict` on a warning too."""
    return gravest(diagnostics) in ({ERREUR, AVERTISSEMENT} if strict else {ERREUR})

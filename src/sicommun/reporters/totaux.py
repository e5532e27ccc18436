"""How many findings of each gravity, in words."""

from __future__ import annotations

from collections.abc import Mapping

from sicommun.diagnostics.gravite import ERREUR, Gravite
from sicommun.reporters.phrases import plural


def totals(comptes: Mapping[Gravite, int], *, communes: int) -> str:
    """Write the last line of a report: `12 communes · 1 erreur · 1 avertissement`."""
    return " · ".join([plural(communes, "commune"), *counts(comptes)])


def counts(comptes: Mapping[Gravite, int]) -> list[str]:
    """Name each count; errors are said even when there is none, the rest only when there is some."""
    return [plural(n, gravite) for gravite, n in comptes.items() if n or gravite == ERREUR]

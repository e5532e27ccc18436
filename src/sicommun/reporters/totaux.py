"""How many findings of each gravity, in words, and the decisions that set some aside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sicommun.diagnostics.gravite import ERREUR, Gravite
from sicommun.periodes import jour_fr
from sicommun.reporters.phrases import plural, thousands

if TYPE_CHECKING:
    from sicommun.diagnostics.rapport import Ecarte


def totals(comptes: Mapping[Gravite, int], *, communes: int, ecartes: int = 0) -> str:
    """Write the last line of a report: `12 communes · 1 erreur · 1 avertissement`, then what is set aside."""
    derniers = [waived(ecartes)] if ecartes else []
    return " · ".join([plural(communes, "commune"), *counts(comptes), *derniers])


def waived(ecartes: int) -> str:
    """Write `2 constats écartés par dérogation`."""
    return f"{thousands(ecartes)} constat{'s écartés' if ecartes > 1 else ' écarté'} par dérogation"


def counts(comptes: Mapping[Gravite, int]) -> list[str]:
    """Name each count; errors are said even when there is none, the rest only when there is some."""
    return [plural(n, gravite) for gravite, n in comptes.items() if n or gravite == ERREUR]


def decision(ecarte: Ecarte) -> str:
    """Write by whom, when and until when a finding is set aside, and where it is written."""
    quand = f"le {jour_fr(ecarte.decidee_le)}, jusqu'au {jour_fr(ecarte.jusqu_au)}"
    return f"{quand}, par : {ecarte.auteur} ({ecarte.ou})"

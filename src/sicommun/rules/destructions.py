"""A destruction waits for the end of use: what is still in service is not left over (CSQ-07)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

from sicommun.adhesion.etat import prise_d_effet
from sicommun.adhesion.journal import Pas, play
from sicommun.diagnostics import ERREUR
from sicommun.model.commune import Commune
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr
from sicommun.positions import Finding
from sicommun.rules.regle import rule
from sicommun.textes import clause

_SORTIES: Final = frozenset({"exclusion", "retrait", "fusion", "sortie_epci"})


@rule(
    "CSQ011",
    "destruction avant la fin de l'usage",
    sur=Commune,
    severity=ERREUR,
    source=clause("CSQ-07"),
    remede="corriger la date de la destruction, ou celle d'effet de la sortie",
)
def destruction_after_use(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """On ne détruit que ce qui « subsiste » : une sortie décidée d'avance laisse courir l'usage jusque-là.

    La restitution peut précéder : elle n'ôte rien.

    Bon : `retrait` avec `effet: 2024-12-31`, destruction le 2025-03-17

    Mauvais : le même retrait, destruction le 2024-12-16
    """
    pas = play(commune.parcours).pas if commune.has_fact("destruction") else ()
    for place, un in enumerate(pas):
        premier = _first_day_without_use(pas[:place]) if un.fait.fait == "destruction" else None
        if premier is not None and un.fait.le < premier:
            message = f"détruit le {jour_fr(un.fait.le)}, quand l'usage ne cesse que le {jour_fr(premier)}"
            yield Finding(("parcours", un.rang, "le"), message)


def _first_day_without_use(avant: Sequence[Pas]) -> date | None:
    """Give the day on which the exit that the last demand is about shows; None without a demand."""
    demandes = [place for place, un in enumerate(avant) if un.fait.fait == "demande_destruction"]
    sorties: list[Any] = [
        un.fait for un in avant[: demandes[-1] if demandes else 0] if un.fait.fait in _SORTIES
    ]
    return prise_d_effet(sorties[-1]) if sorties else None

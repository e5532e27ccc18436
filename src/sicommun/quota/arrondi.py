"""What rounding did to each share, in words: who received the cents that were left, and at which rank."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sicommun.quota.partage import Partage

AU_PLUS_PROCHE: Final = "au centime le plus proche"
_NOMMES: Final = 3
"""How many of those who received a cent are named."""


def rounding_words(partage: Partage) -> Mapping[str, str]:
    """Say for each share what its rounding was."""
    if partage.gestionnaire:
        mot = "centimes" if abs(partage.centimes) > 1 else "centime"
        residu = f"résidu du gestionnaire : {partage.centimes:+d} {mot} après l'arrondi de chacun"
        return dict.fromkeys(partage.parts, AU_PLUS_PROCHE) | {partage.gestionnaire: residu}
    if not partage.rangs:
        return dict.fromkeys(partage.parts, AU_PLUS_PROCHE)
    if not partage.centimes:
        return dict.fromkeys(partage.parts, "plus forts restes : aucun centime à répartir")
    servis = [qui for qui, rang in partage.rangs.items() if rang <= partage.centimes]
    return {qui: _words(rang, partage, servis) for qui, rang in partage.rangs.items()}


def _words(rang: int, partage: Partage, servis: list[str]) -> str:
    """Say the rank of a remainder, and whether a cent went to it or else to whom."""
    place = f"{rang}{'er' if rang == 1 else 'e'} reste sur {len(partage.rangs)}"
    combien = f"{partage.centimes} centime{'s' if partage.centimes > 1 else ''} à répartir"
    if rang <= partage.centimes:
        return f"plus forts restes : {place}, {combien} : un ici"
    suite = "…" if len(servis) > _NOMMES else ""
    return f"plus forts restes : {place}, {combien} : aucun ici ({', '.join(servis[:_NOMMES])}{suite})"

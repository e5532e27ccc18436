"""The effects of a shared service on agents, as the impact sheet gives them: counted, never named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sicommun.documents.vue import var
from sicommun.periodes import jour_fr

RUBRIQUES: Final = {
    "organisation": "effets sur l'organisation",
    "conditions": "effets sur les conditions de travail",
    "remuneration": "effets sur la rémunération",
    "droits_acquis": "effets sur les droits acquis",
}


@dataclass(frozen=True, slots=True)
class Agents:
    """What the last impact sheet says."""

    connue: bool = var("Oui si une fiche d'impact est enregistrée.")
    le: str = var("Date de la fiche.")
    aucun: bool = var("Oui si la fiche dit qu'aucun agent n'est concerné.")
    effets: str = var("Résumé des effets ; vide si la fiche n'en donne pas.")
    transferes: str = var("Nombre d'agents transférés ; « 0 » s'il n'y en a pas, vide s'il n'est pas connu.")
    mis_a_disposition: str = var("Nombre d'agents mis à disposition ; même règle.")


def last_sheet(faits: Sequence[Any]) -> Any | None:
    """Give the last impact sheet among facts in order."""
    fiches = [fait for fait in faits if fait.fait == "fiche_impact"]
    return fiches[-1] if fiches else None


def touches_nobody(fiche: Any) -> bool:
    """Tell whether a sheet says that no agent is concerned; a count above zero says that some are."""
    concernes = (fiche.agents_transferes or 0) + (fiche.agents_mis_a_disposition or 0)
    return not concernes and (fiche.effets or "").strip().casefold().startswith("aucun")


def agents(fiche: Any | None) -> Agents:
    """Say a sheet, or that there is none."""
    if fiche is None:
        return Agents(connue=False, le="", aucun=False, effets="", transferes="", mis_a_disposition="")
    aucun = touches_nobody(fiche)
    return Agents(
        connue=True,
        le=jour_fr(fiche.le),
        aucun=aucun,
        effets=_sentence(fiche.effets or ""),
        transferes=_count(fiche.agents_transferes, aucun=aucun),
        mis_a_disposition=_count(fiche.agents_mis_a_disposition, aucun=aucun),
    )


def _count(nombre: int | None, *, aucun: bool) -> str:
    if nombre is None:
        return "0" if aucun else ""
    return str(nombre)


def _sentence(texte: str) -> str:
    """Give a text without its last full stop, which the template puts."""
    return texte.strip().removesuffix(".")

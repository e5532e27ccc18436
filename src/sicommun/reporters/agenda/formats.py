"""The forms of an agenda, by name; each is imported only when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final, Protocol, cast

from sicommun.diagnostics import Panne
from sicommun.reporters.ecran import TUBE, Ecran

if TYPE_CHECKING:
    from sicommun.agenda.rapport import RapportAgenda

FORMATS: Final[dict[str, str]] = {
    "table": "sicommun.reporters.agenda.tableau",
    "json": "sicommun.reporters.agenda.json",
    "ics": "sicommun.reporters.agenda.ics",
}


class Rendu(Protocol):
    """What every module of `FORMATS` offers as `render`."""

    def __call__(self, rapport: RapportAgenda, ecran: Ecran = TUBE) -> str:
        """Give the whole output."""
        ...


def render(rapport: RapportAgenda, nom: str, ecran: Ecran = TUBE) -> str:
    """Write an agenda in the form of that name; raises Panne when its library is not installed."""
    try:
        module = import_module(FORMATS[nom])
    except ModuleNotFoundError as absente:
        raise Panne(
            f"le calendrier demande une bibliothèque absente ({absente.name})",
            'python -m pip install ".[agenda]", dans le dossier du code de sicommun',
        ) from absente
    rendu = cast("Rendu", module.render)
    return rendu(rapport, ecran)

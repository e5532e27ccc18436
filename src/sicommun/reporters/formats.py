"""The formats of a report, by name; each is imported only when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final, Protocol, cast

from sicommun.reporters.ecran import TUBE, Ecran

if TYPE_CHECKING:
    from sicommun.diagnostics.rapport import Rapport

FORMATS: Final[dict[str, str]] = {
    "text": "sicommun.reporters.texte",
    "json": "sicommun.reporters.json",
    "sarif": "sicommun.reporters.sarif",
    "github": "sicommun.reporters.github",
    "gitlab": "sicommun.reporters.gitlab",
    "junit": "sicommun.reporters.junit",
}


class Rendu(Protocol):
    """What every module of `FORMATS` offers as `render`."""

    def __call__(self, rapport: Rapport, ecran: Ecran = TUBE) -> str:
        """Give the whole output, final line break included."""
        ...


def render(rapport: Rapport, nom: str, ecran: Ecran = TUBE) -> str:
    """Write a report in the format of that name; raises KeyError on an unknown one."""
    rendu = cast("Rendu", import_module(FORMATS[nom]).render)
    return rendu(rapport, ecran)

"""The options of `quota` and `validate` that go together, and those that do not: none is left aside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from sicommun.cli.usage import ErreurUsage

_OPTIONS: Final = (
    "--arreter",
    "--rouvrir",
    "--hypothese",
    "--passer-outre",
    "--provisoire",
    "--explain",
    "--commune",
    "--csv-mapping",
    "--output",
)
_SEULES: Final[Mapping[str, frozenset[str]]] = {
    "--rouvrir": frozenset(),
    "--arreter": frozenset({"--passer-outre"}),
    "--hypothese": frozenset(),
}
"""What does something else than show a statement, and what may be said with it."""
_POUR: Final[Mapping[str, tuple[str, ...]]] = {
    "--rouvrir": ("table",),
    "--arreter": ("table",),
    "--hypothese": ("table", "json"),
    "--csv-mapping": ("csv",),
    "--explain": ("table", "json"),
    "--commune": ("table", "json", "csv"),
}
"""The forms that an option bears on."""

_RAPPORT: Final = (
    "--format",
    "--strict",
    "--at",
    "--select",
    "--ignore",
    "--voir-derogations",
    "--historique",
)
"""The options of `validate` that bear on its report: repairing gives none."""


def check_together(dites: Sequence[object], sortie: str) -> None:
    """Refuse an option that would change nothing beside the others, or with this form of output.

    `dites` gives what was typed for each of `_OPTIONS`, in their order; nothing is None, False or no text.
    """
    presentes = [nom for nom, dite in zip(_OPTIONS, dites, strict=True) if dite]
    for seule, permises in _SEULES.items():
        autres = [nom for nom in presentes if nom != seule and nom not in permises]
        if seule in presentes and autres:
            raise ErreurUsage(f"{seule} ne va pas avec {autres[0]} : une chose à la fois")
    if "--passer-outre" in presentes and "--arreter" not in presentes:
        raise ErreurUsage("--passer-outre ne vaut qu'avec --arreter")
    for nom, formes in _POUR.items():
        if nom in presentes and sortie not in formes:
            possibles = " ou ".join(formes)
            raise ErreurUsage(f"{nom} ne va pas avec --format {sortie} ; possible : --format {possibles}")


def check_repairing(*, corriger: bool, oui: bool, autres: Sequence[object]) -> None:
    """Refuse `--oui` alone, and beside `--corriger` what bears on a report; `autres` follows `_RAPPORT`."""
    if oui and not corriger:
        raise ErreurUsage("--oui ne vaut qu'avec --corriger")
    dites = [nom for nom, dite in zip(_RAPPORT, autres, strict=True) if dite]
    if corriger and dites:
        raise ErreurUsage(f"--corriger ne va pas avec {dites[0]} : réparer d'abord, puis vérifier")

"""A paper against the repository: the fields that differ, and whether it is the file made today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

Verdict = Literal["identique", "complete", "conforme", "retouche", "differe"]
"""`identique`: the same bytes. `complete`: those bytes, and more after them that leave the pages alone, as
a signature does. `conforme`: the same data, made by other versions. `retouche`: the same data and versions,
other bytes or other pages. `differe`: other data."""


class Champ(NamedTuple):
    """A field that differs: its path, what the paper says, what the repository says; None where absent."""

    chemin: str
    papier: str | None
    depot: str | None


@dataclass(frozen=True, slots=True)
class Comparaison:
    """What a paper and the repository have to say of each other."""

    verdict: Verdict
    champs: tuple[Champ, ...] = ()
    versions: tuple[Champ, ...] = ()

    @property
    def est_fidele(self) -> bool:
        """Tell whether the paper says what the repository says."""
        return self.verdict not in {"differe", "retouche"}


VERSIONS = ("contexte", "sicommun", "gabarits", "outils")
"""What a paper was made with."""


def compare(papier: Mapping[str, Any], depot: Mapping[str, Any], lu: bytes, refait: bytes) -> Comparaison:
    """Compare what a paper carries with what the repository gives today, then the bytes of both."""
    champs = tuple(_differences(papier.get("valeurs", {}), depot["valeurs"]))
    versions = tuple(
        Champ(nom, _say(papier.get(nom)), _say(depot[nom]))
        for nom in VERSIONS
        if papier.get(nom) != depot[nom]
    )
    return Comparaison(_verdict(champs, versions, lu, refait), champs, versions)


def _verdict(champs: tuple[Champ, ...], versions: tuple[Champ, ...], lu: bytes, refait: bytes) -> Verdict:
    if champs:
        return "differe"
    if lu == refait:
        return "identique"
    if lu.startswith(refait):
        return "complete"
    return "conforme" if versions else "retouche"


def _differences(papier: Any, depot: Any, chemin: str = "") -> Iterator[Champ]:
    """Give the leaves that differ, in the order of their paths."""
    if isinstance(papier, Mapping) and isinstance(depot, Mapping):
        for cle in sorted(papier.keys() | depot.keys()):
            yield from _differences(
                papier.get(cle), depot.get(cle), f"{chemin}.{cle}" if chemin else str(cle)
            )
    elif isinstance(papier, list) and isinstance(depot, list):
        for rang in range(max(len(papier), len(depot))):
            ici, la = (liste[rang] if rang < len(liste) else None for liste in (papier, depot))
            yield from _differences(ici, la, f"{chemin}[{rang + 1}]")
    elif papier != depot:
        yield Champ(chemin, _say(papier), _say(depot))


def _say(valeur: Any) -> str | None:
    """Write a value for a reader; a block is named, not shown."""
    if valeur is None:
        return None
    return "un bloc" if isinstance(valeur, Mapping | list) else str(valeur)

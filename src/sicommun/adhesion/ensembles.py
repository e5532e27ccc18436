"""An adhesion ensemble by ensemble: what is signed, what is open, how far each is described."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from sicommun.adhesion.completude import completude
from sicommun.adhesion.dossier import Dossier
from sicommun.adhesion.etat import Etat
from sicommun.model.description import Description
from sicommun.model.modele import ModeleSi
from sicommun.model.portee import PorteeActive, est_couvert

LETTRES: Final = "ABC"


class CompletudeEnsemble(NamedTuple):
    """The rows answered and the rows due for one ensemble."""

    lettre: str
    repondues: int
    exigibles: int


def subscribed(dossier: Dossier) -> tuple[str, ...]:
    """Give the codes signed and not excluded since, in order."""
    return tuple(sorted(code for code in dossier.signee if not est_couvert(code, dossier.exclue)))


def domains_of(codes: Iterable[str]) -> int:
    """Count the functional domains of C."""
    return sum(code.startswith("C/") for code in codes)


def by_ensemble(
    description: Description | None, portee: Iterable[str], modele: ModeleSi
) -> Iterator[CompletudeEnsemble]:
    """Give the completeness of each ensemble of a portée that has rows due."""
    codes = tuple(portee)
    for lettre in LETTRES:
        siens = [code for code in codes if code.partition("/")[0] == lettre]
        compte = completude(description, siens, modele=modele)
        if siens and compte.exigibles:
            yield CompletudeEnsemble(lettre, compte.repondues, compte.exigibles)


def say_status(situation: Etat) -> str:
    """Say « effective sur A, B et 2 domaines de C »."""
    return (
        f"{situation.libelle} sur {_say_scope(situation.portee)}" if situation.portee else situation.libelle
    )


def _say_scope(portee: PorteeActive) -> str:
    """Name the ensembles, and count the domains of C."""
    domaines = domains_of(portee.codes)
    noms = sorted(code for code in portee.codes if not code.startswith("C/"))
    noms += [f"{domaines} domaine{'s' if domaines > 1 else ''} de C"] if domaines else []
    return " et ".join(part for part in (", ".join(noms[:-1]), noms[-1]) if part)

"""What the acts of a parcours share: the fact they put on paper, and what a text holds against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

from sicommun.diagnostics import ERREUR
from sicommun.documents.redaction import Manque, Redaction
from sicommun.model.commune import Commune
from sicommun.model.registre import Registre
from sicommun.rules.moteur import check
from sicommun.trace import Origine

FAMILLES: Final = ("ADH", "ENS", "EXC", "RET", "CSQ", "ARC")
"""The rules whose errors on a fact forbid the act that puts it on paper."""


def targets_of(registre: Registre, jour: date, *faits: str) -> list[str]:
    """Give `valombre/2025-03-10` for each fact of some kinds, up to a day."""
    return [
        f"{slug}/{fait.le.isoformat()}"
        for slug, commune in registre.communes.items()
        for fait in sorted(commune.parcours, key=lambda fait: fait.le)
        if fait.fait in faits and fait.le <= jour
    ]


def find_act(registre: Registre, cible: str, *faits: str) -> tuple[Commune, int, Any]:
    """Give the adherent, the rank and the fact of a target."""
    slug, _, le = cible.partition("/")
    commune = registre.communes[slug]
    rang = next(
        rang for rang, fait in enumerate(commune.parcours) if fait.fait in faits and fait.le.isoformat() == le
    )
    return commune, rang, commune.parcours[rang]


def note_obstacles(registre: Registre, commune: Commune, rang: int, jour: date, redaction: Redaction) -> None:
    """Note what forbids a fact: the errors that the rules find on it, with their clauses."""
    for obstacle in _obstacles(registre, commune, rang, jour):
        redaction.obstacle(obstacle)


def _obstacles(registre: Registre, commune: Commune, rang: int, jour: date) -> Iterator[Manque]:
    ici = ("parcours", rang)
    for fiche, piece, finding in check(registre, jour, FAMILLES, sur=(commune,)):
        if piece is commune and fiche.gravite is ERREUR and finding.path[:2] == ici:
            clause = finding.source or fiche.source.id
            yield Manque(
                finding.message,
                Origine(commune.fichier, finding.path),
                clause,
                finding.advice or fiche.remede,
            )


def origine(commune: Commune, rang: int, *suite: str | int) -> Origine:
    """Give the place of a fact, or of a field of it."""
    return Origine(commune.fichier, ("parcours", rang, *suite))


def before(commune: Commune, rang: int, *faits: str) -> tuple[int, Any] | None:
    """Give the last fact of some kinds that comes before another one, with its rank."""
    borne = commune.parcours[rang]
    avant: Sequence[tuple[int, Any]] = [
        (autre, fait)
        for autre, fait in enumerate(commune.parcours)
        if fait.fait in faits and (fait.le, autre) < (borne.le, rang)
    ]
    return max(avant, key=lambda couple: (couple[1].le, couple[0]), default=None)


def made_at(registre: Registre, redaction: Redaction) -> str:
    """Give the commune where acts are signed: that of the seat."""
    siege = registre.epci.siege if registre.epci else None
    return redaction.exige(
        siege.commune if siege else None,
        "lieu de signature",
        Origine("data/epci.yaml", ("siege", "commune")),
        remede="ajouter siege: {adresse: …, commune: …}",
    )

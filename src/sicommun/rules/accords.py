"""The agreement of the commune to its own exclusion, where the convention puts it first (GOV-02, EXC-06)."""

from __future__ import annotations

from collections.abc import Iterator

from sicommun.diagnostics import ERREUR
from sicommun.model.commune import Commune
from sicommun.model.parcours import Exclusion, MiseEnDemeure
from sicommun.model.registre import Registre
from sicommun.periodes import Periode, jour_fr
from sicommun.positions import Finding
from sicommun.rules.exclusion import exclusions_with_notice
from sicommun.rules.regle import rule
from sicommun.textes import clause


@rule(
    "EXC016",
    "exclusion sans l'accord que la convention demande",
    sur=Commune,
    severity=ERREUR,
    source=clause("GOV-02"),
    remede="noter l'accord (gouvernance, decisions: accords), ou le joindre à l'exclusion (pieces)",
)
def agreed_exclusion(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """La source veut l'accord de la commune à toute décision, et laisse l'exclusion à l'EPCI seul.

    Quand la convention en vigueur à la mise en demeure fait passer l'accord d'abord (`exclusion.priorite:
    accord`), l'exclusion attend celui de la commune : un accord noté dans la gouvernance entre la mise en
    demeure et l'exclusion, ou une pièce de nature « Accord » jointe à l'exclusion.

    Bon : `priorite: accord`, et `accords: [{commune: valombre, le: 2024-12-09}]`

    Mauvais : `priorite: accord`, et l'exclusion seule
    """
    for exclusion, notice in exclusions_with_notice(commune):
        convention = registre.convention_at(notice.fait.le)
        voulu = convention is not None and convention.exclusion.priorite == "accord"
        if voulu and not _agreed(commune, registre, notice.fait, exclusion.fait):
            message = (
                f"la convention « {convention.version if convention else ''} » demande l'accord de "
                f"{commune.nom} à son exclusion : aucun n'est noté au {jour_fr(exclusion.fait.le)}"
            )
            yield Finding(("parcours", exclusion.rang, "fait"), message)


def _agreed(commune: Commune, registre: Registre, notice: MiseEnDemeure, exclusion: Exclusion) -> bool:
    """Tell whether the commune agreed between the notice and the exclusion, or in a paper joined to it."""
    if any(piece.nature.casefold().startswith("accord") for piece in exclusion.pieces):
        return True
    periode = Periode(notice.le, exclusion.le)
    return any(
        accord.commune == commune.slug and accord.le in periode
        for annee in registre.gouvernances.values()
        for decision in annee.decisions
        for accord in decision.accords
    )

"""The accounting documents of a ledger: one payment counts once."""

from __future__ import annotations

from collections.abc import Iterator

from sicommun.diagnostics import AVERTISSEMENT
from sicommun.model.budget import Budget
from sicommun.model.registre import Registre
from sicommun.montants import format_cents
from sicommun.positions import Finding
from sicommun.rules.regle import rule
from sicommun.textes import clause


@rule(
    "BUD012",
    "pièce comptable portée deux fois",
    sur=Budget,
    severity=AVERTISSEMENT,
    source=clause("BUD-04"),
    remede="ôter la ligne en trop ; si un mandat se partage entre deux objets, y écrire la part de chacun",
)
def one_payment_once(budget: Budget, registre: Registre) -> Iterator[Finding]:
    """Un mandat ne compte qu'une fois : la même pièce, au même montant, serait partagée deux fois.

    Bon : `M-2024-118`, 18 250 € dans l'objet « Internet »

    Mauvais : `M-2024-118`, 18 250 €, dans « Internet », puis encore dans « Réseau »
    """
    portees: dict[tuple[str, int], str] = {}
    for rang, objet in enumerate(budget.objets):
        for place, depense in enumerate(objet.depenses):
            if depense.piece is None:
                continue
            paiement = (depense.piece, depense.montant)
            if paiement in portees:
                message = (
                    f"{depense.piece}, {format_cents(depense.montant)}, est déjà dans « {portees[paiement]} »"
                )
                yield Finding(("objets", rang, "depenses", place, "piece"), message)
            portees.setdefault(paiement, objet.libelle)

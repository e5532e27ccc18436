"""The keys of the shared objects: parts that make a whole, and the act that chose another key (BUD-06)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from sicommun.diagnostics import AVERTISSEMENT, ERREUR
from sicommun.model.budget import Budget
from sicommun.model.registre import Registre
from sicommun.montants import format_decimal
from sicommun.periodes import jour_fr
from sicommun.positions import Finding
from sicommun.rules.regle import rule
from sicommun.textes import clause

_CENT, _UN = Decimal(100), Decimal(1)


@rule(
    "BUD009",
    "parts qui ne font pas le tout",
    sur=Budget,
    severity=ERREUR,
    source=clause("BUD-06"),
    remede="corriger les parts : 100 en tout pour `parts`, 1 pour `mixte`",
)
def shares_add_up(budget: Budget, registre: Registre) -> Iterator[Finding]:
    """Des parts fixes font 100 % exactement ; les poids d'une clé mixte font 1.

    Bon : `parts: {chenove: 60, epci: 40}` ; `mixte` : `postes` pour 0.6 et `habitants` pour 0.4

    Mauvais : `parts: {chenove: 60, epci: 30}` ; des poids de 0.6 et 0.3
    """
    for rang, objet in enumerate(budget.objets):
        parts, poids = sum(objet.parts.values(), Decimal(0)), sum((p.poids for p in objet.mixte), Decimal(0))
        if (objet.parts or objet.cle == "parts") and parts != _CENT:
            yield Finding(
                ("objets", rang, "parts"), f"les parts font {format_decimal(parts)} %, et non 100 %"
            )
        if (objet.mixte or objet.cle == "mixte") and poids != _UN:
            yield Finding(("objets", rang, "mixte"), f"les poids font {format_decimal(poids)}, et non 1")


@rule(
    "BUD011",
    "clé particulière sans décision",
    sur=Budget,
    severity=AVERTISSEMENT,
    source=clause("BUD-06"),
    remede="ajouter cle_decision: {reference: …, le: …}",
    requires=("BUD001",),
)
def key_decided(budget: Budget, registre: Registre) -> Iterator[Finding]:
    """Une autre clé que celle de la convention se décide, au cas par cas ; l'état annuel cite la décision.

    Bon : `cle: habitants` et `cle_decision: {reference: DM2023-12-14_052, le: 2023-12-14}`

    Mauvais : `cle: habitants` seul
    """
    convention = registre.convention_at(date(budget.exercice, 12, 31))
    defaut = convention.cle_par_defaut if convention else "postes"
    for rang, objet in enumerate(budget.objets):
        if objet.cle not in {None, defaut} and objet.cle_decision is None:
            message = f"« {objet.libelle} » suit la clé {objet.cle}, la convention dit {defaut}"
            yield Finding(("objets", rang, "cle"), message)


@rule(
    "BUD013",
    "clé décidée après l'exercice",
    sur=Budget,
    severity=AVERTISSEMENT,
    source=clause("BUD-06"),
    remede="corriger la date de la décision ; sinon garder la clé de la convention pour cet exercice",
    requires=("BUD001",),
)
def key_decided_in_time(budget: Budget, registre: Registre) -> Iterator[Finding]:
    """La clé d'un objet se fixe avant qu'on partage : une décision d'après l'exercice le refait.

    Bon : exercice 2024, `cle_decision: {reference: DM2023-12-14_052, le: 2023-12-14}`

    Mauvais : exercice 2024, `le: 2025-02-13`
    """
    fin = date(budget.exercice, 12, 31)
    for rang, objet in enumerate(budget.objets):
        decision = objet.cle_decision
        if decision is not None and decision.le > fin:
            message = f"clé de « {objet.libelle} » décidée le {jour_fr(decision.le)}, après l'exercice"
            yield Finding(("objets", rang, "cle_decision", "le"), message)


@rule(
    "BUD019",
    "clé changée en cours d'année",
    sur=Budget,
    severity=AVERTISSEMENT,
    source=clause("BUD-06"),
    remede="clore l'objet la veille (`au`) et en ouvrir un autre (`du`), ou attendre le 1er janvier",
    requires=("BUD001",),
)
def key_changed_within_the_year(budget: Budget, registre: Registre) -> Iterator[Finding]:
    """Une clé change au 1er janvier ; décidée en cours d'année, elle ne vaut pas pour les mois d'avant.

    Bon : `cle_decision: {reference: DM2023-12-14_052, le: 2023-12-14}` pour l'exercice 2024

    Mauvais : une décision du 3 mai 2024, pour un objet qui court depuis le 1er janvier 2024
    """
    for rang, objet in enumerate(budget.objets):
        decision = objet.cle_decision
        if (
            decision is None
            or decision.le.year != budget.exercice
            or decision.le == date(budget.exercice, 1, 1)
        ):
            continue
        if objet.du is None or objet.du < decision.le:
            message = (
                f"« {objet.libelle} » : clé décidée le {jour_fr(decision.le)}, après le début de l'objet"
            )
            yield Finding(("objets", rang, "cle_decision", "le"), message)

"""What a ledger calls for after the statement: revenue orders, corrections of past years (BUD-08)."""

from __future__ import annotations

from collections.abc import Iterator

from sicommun.diagnostics import AVERTISSEMENT, ERREUR
from sicommun.model.budget import Budget, Titre
from sicommun.model.registre import Registre
from sicommun.periodes import annee_civile, jour_fr
from sicommun.positions import Finding
from sicommun.rules.regle import rule
from sicommun.textes import clause, loi


@rule(
    "BUD015",
    "titre de recettes impossible",
    sur=Budget,
    severity=ERREUR,
    source=loi("L1617-5"),
    remede="corriger le numéro ou la date du titre",
    requires=("BUD001",),
)
def revenue_orders(budget: Budget, registre: Registre) -> Iterator[Finding]:
    """Un titre a son numéro, et ne précède pas l'exercice dont il appelle la quote-part.

    Bon : `{qui: chenove, numero: T-2025-0031, le: 2025-01-28}` dans le budget 2024

    Mauvais : le même numéro pour deux adhérents, ou `le: 2023-01-28`
    """
    debut = annee_civile(budget.exercice).du
    vus: dict[str, Titre] = {}
    for rang, titre in enumerate(budget.titres):
        premier = vus.setdefault(titre.numero, titre)
        if premier is not titre:
            message = f"le titre {titre.numero} est déjà celui de « {premier.qui} »"
            yield Finding(("titres", rang, "numero"), message)
        if titre.le < debut:
            message = f"titre du {jour_fr(titre.le)}, avant l'exercice {budget.exercice}"
            yield Finding(("titres", rang, "le"), message)


@rule(
    "BUD016",
    "titre émis, et état annuel jamais arrêté",
    sur=Budget,
    severity=AVERTISSEMENT,
    source=clause("BUD-08"),
    remede="arrêter l'état : sicommun quota ANNÉE --arreter",
    requires=("BUD001",),
)
def statement_settled_first(budget: Budget, registre: Registre) -> Iterator[Finding]:
    """Un titre de recettes s'appuie sur l'état annuel arrêté : sans lui, la somme appelée peut encore bouger.

    Bon : `titres: […]` dans le budget 2024, et `data/arretes/2024.yaml`

    Mauvais : les mêmes titres, et pas d'état arrêté, ou un état rouvert
    """
    arrete = any(a.exercice == budget.exercice and a.statut == "arrete" for a in registre.arretes.values())
    if budget.titres and not arrete and not registre.illisible(f"/arretes/{budget.exercice}.yaml"):
        message = f"titre {budget.titres[0].numero} du {jour_fr(budget.titres[0].le)}, sans état arrêté"
        yield Finding(("titres",), message, cible="cle")


@rule(
    "BUD017",
    "régularisation d'un exercice qui n'est pas passé",
    sur=Budget,
    severity=ERREUR,
    source=clause("BUD-05"),
    remede="écrire l'exercice que l'on corrige, d'avant celui du budget",
    requires=("BUD001",),
)
def former_years(budget: Budget, registre: Registre) -> Iterator[Finding]:
    """Une régularisation corrige un exercice passé ; celui du budget se corrige dans ses propres objets.

    Bon : `{qui: chenove, exercice: 2023, montant: -120.00, …}` dans le budget 2024

    Mauvais : `exercice: 2024`, dans le même budget
    """
    for rang, ligne in enumerate(budget.regularisations):
        if ligne.exercice is not None and ligne.exercice >= budget.exercice:
            message = f"« {ligne.libelle} » régularise {ligne.exercice}, dans le budget {budget.exercice}"
            yield Finding(("regularisations", rang, "exercice"), message)

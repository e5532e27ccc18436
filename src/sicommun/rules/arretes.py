"""Frozen statements: nobody edits them, and what has moved since is put right in a later ledger."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sicommun.diagnostics import AVERTISSEMENT, ERREUR
from sicommun.model.arrete import Arrete
from sicommun.model.budget import Budget
from sicommun.model.registre import Registre
from sicommun.montants import format_cents, write_cents
from sicommun.positions import Finding
from sicommun.quota.arret import Changement, changed_inputs, is_intact, moved, payers_by_siren
from sicommun.quota.constats import ESTIMEE, REPORTE
from sicommun.quota.etat_annuel import EtatAnnuel, yearly_statement
from sicommun.rules.budgets import check_year
from sicommun.rules.cles import shares_add_up
from sicommun.rules.regle import rule
from sicommun.textes import clause, loi

_MONTREES: Final = 3
"""How many moved inputs a finding names."""


@rule(
    "ARR001",
    "état arrêté modifié à la main",
    sur=Arrete,
    severity=ERREUR,
    source=clause("BUD-08"),
    remede="rendre le fichier écrit par l'outil : git restore ; corriger par une ligne `regularisations`",
)
def frozen_by_hand(arrete: Arrete, registre: Registre) -> Iterator[Finding]:
    """Un état arrêté fonde des titres de recettes : son empreinte dit que nul ne l'a changé depuis.

    Bon : le fichier tel que `sicommun quota 2024 --arreter` l'a écrit

    Mauvais : un montant corrigé dans `data/arretes/2024.yaml`
    """
    if not is_intact(arrete):
        yield Finding(
            ("empreinte",), f"les valeurs de l'état {arrete.exercice} ne sont plus celles de son empreinte"
        )


@rule(
    "ARR002",
    "donnée qui a bougé depuis l'arrêté",
    sur=Arrete,
    severity=AVERTISSEMENT,
    source=clause("BUD-05"),
    remede="écrire la régularisation au budget suivant, ou rétablir la donnée",
    requires=("ARR001",),
)
def inputs_have_moved(arrete: Arrete, registre: Registre) -> Iterator[Finding]:
    """Les données d'un exercice arrêté donnent encore les mêmes parts, ou bien une régularisation est écrite.

    Bon : `regularisations: [{qui: chenove, libelle: Correction du comptage, montant: 12.34, exercice: 2024}]`
    au budget 2025

    Mauvais : un comptage de 2024 corrigé après l'arrêté, et rien au budget 2025

    Des données qui ne se calculent plus ne proposent rien : la faute se lève d'abord.
    """
    budget = registre.budgets.get(str(arrete.exercice))
    if arrete.statut == "rouvert" or budget is None:
        return
    faute = _unreadable(registre) or _fault(budget, registre)
    if faute:
        message = f"l'état {arrete.exercice} ne se recalcule plus : {faute}"
        yield Finding(("exercice",), message, _LEVER)
        return
    etat = yearly_statement(budget, registre)
    usagers = payers_by_siren(registre, arrete.exercice)
    causes = _causes(arrete, etat)
    for siren, cents in moved(arrete, etat, registre.budgets, registre).items():
        usager = usagers.get(siren)
        sens = "de plus" if cents > 0 else "de moins"
        nom = usager.qui if usager else f"{arrete.payeurs[siren].nom} ({siren})"
        message = f"{nom} : {format_cents(abs(cents))} {sens} aujourd'hui qu'à l'arrêté{causes}"
        conseil = _correction(arrete.exercice, usager.qui, cents) if usager else _GONE
        yield Finding(("payeurs", siren), message, conseil, cible="cle")


_LEVER: Final = "lever d'abord cette faute ; rien n'est à régulariser d'ici là"


def _unreadable(registre: Registre) -> str:
    """Name a file that cannot be read and that every share may rest on."""
    lus = (f for f in registre.illisibles if f.endswith(("/commune.yaml", "/epci.yaml")) or _CONVENTIONS in f)
    fichier = min(lus, default="")
    return fichier and f"{fichier} ne se lit pas"


_CONVENTIONS: Final = "data/conventions/"


def _fault(budget: Budget, registre: Registre) -> str:
    """Say what keeps a year from being worked out today: estimates and counts carried over do not."""
    constats = (
        constat.finding.message
        for constat in yearly_statement(budget, registre).constats
        if constat.fiche.gravite is ERREUR and constat.fiche not in (ESTIMEE, REPORTE)
    )
    parts = (finding.message for finding in shares_add_up(budget, registre))
    return next(constats, "") or next(parts, "")


_GONE: Final = "rendre son dossier à ce payeur (git log -- data/communes), puis recommencer"


def _correction(exercice: int, qui: str, cents: int) -> str:
    """Write the line that would put a frozen statement right."""
    montant = write_cents(cents)
    ligne = f"qui: {qui}, libelle: Régularisation {exercice}, montant: {montant}, exercice: {exercice}"
    return f"au budget suivant, sous regularisations : - {{{ligne}}}"


def _causes(arrete: Arrete, etat: EtatAnnuel) -> str:
    """Name the inputs that are no longer what they were."""
    changees = changed_inputs(arrete, etat)
    if not changees:
        return ""
    suite = "…" if len(changees) > _MONTREES else ""
    return f" ; a changé : {', '.join(map(_words, changees[:_MONTREES]))}{suite}"


def _words(change: Changement) -> str:
    """Say one change: what it was, what it is."""
    avant, apres = change.avant or "absent", change.apres or "absent"
    return f"{change.fichier} « {change.quoi} » {avant} → {apres}"


@rule(
    "ARR003",
    "exercice arrêté étranger au nom du fichier",
    sur=Arrete,
    severity=ERREUR,
    source=loi("FORMAT"),
    remede="rendre son nom au fichier : data/arretes/2024.yaml",
)
def frozen_year(arrete: Arrete, registre: Registre) -> Iterator[Finding]:
    """Un état arrêté est celui de l'année qui donne son nom au fichier.

    Bon : `exercice: 2024` dans `data/arretes/2024.yaml`

    Mauvais : `data/arretes/2024.yaml` copié en `2025.yaml`
    """
    yield from check_year(("exercice",), arrete.exercice, arrete.fichier)

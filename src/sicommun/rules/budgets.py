"""The ledger of a year: its objects, who uses them, from when to when, by which key."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from sicommun.diagnostics import ERREUR, vouliez_vous_dire
from sicommun.model.budget import Budget, Objet
from sicommun.model.registre import Registre
from sicommun.model.utilisateurs import Utilisateur
from sicommun.periodes import Periode, jour_fr
from sicommun.positions import Chemin, Cible, Finding
from sicommun.rules.regle import rule
from sicommun.textes import clause, loi

PREMIERE, DERNIERE = 2000, 2199
"""The years that a file may be about."""

EPCI: Final = "epci"
"""The name that the EPCI bears among the users of an object."""

_MINIMUM: Final = 2


@rule(
    "BUD001",
    "exercice étranger au nom du fichier",
    sur=Budget,
    severity=ERREUR,
    source=loi("FORMAT"),
    remede="accorder `exercice` et le nom du fichier : data/budgets/2024.yaml",
)
def fiscal_year(budget: Budget, registre: Registre) -> Iterator[Finding]:
    """L'exercice est l'année civile qui donne son nom au fichier, de 2000 à 2199.

    Bon : `exercice: 2024` dans `data/budgets/2024.yaml`

    Mauvais : `exercice: 2024` dans `data/budgets/2025.yaml`, après une copie
    """
    yield from check_year(("exercice",), budget.exercice, budget.fichier)


def check_year(chemin: Chemin, annee: int, fichier: str) -> Iterator[Finding]:
    """Check that a year is a plausible one, and the one that the file's name announces."""
    nom = fichier.rpartition("/")[2].removesuffix(".yaml")
    if not PREMIERE <= annee <= DERNIERE:
        yield Finding(chemin, f"{annee} n'est pas une année de {PREMIERE} à {DERNIERE}")
    elif str(annee) != nom:
        message = f"l'année {annee} est écrite dans le fichier {nom}.yaml"
        yield Finding(chemin, message, f"écrire {nom} ici, ou nommer le fichier {annee}.yaml")


@rule(
    "BUD002",
    "code d'objet en double",
    sur=Budget,
    severity=ERREUR,
    source=clause("BUD-04"),
    remede="donner à chaque objet son propre code, ou réunir les deux",
)
def object_codes(budget: Budget, registre: Registre) -> Iterator[Finding]:
    """Chaque objet mutualisé a son code : l'état annuel et les comparaisons d'une année à l'autre le suivent.

    Bon : `code: internet` et `code: messagerie`

    Mauvais : deux fois `code: internet`
    """
    vus: dict[str, Objet] = {}
    for rang, objet in enumerate(budget.objets):
        premier = vus.setdefault(objet.code, objet)
        if premier is not objet:
            message = f"le code {objet.code} est déjà celui de « {premier.libelle} »"
            yield Finding(("objets", rang, "code"), message)


@rule(
    "BUD003",
    "objet mutualisé à un seul utilisateur",
    sur=Budget,
    severity=ERREUR,
    source=clause("CSQ-03"),
    remede="nommer les autres utilisateurs, l'EPCI compris ; sinon porter la dépense aux refacturations",
)
def shared_by_several(budget: Budget, registre: Registre) -> Iterator[Finding]:
    """Un objet est mutualisé quand la métropole ou d'autres communes l'utilisent aussi.

    Bon : `utilisateurs: [{qui: chenove}, {qui: epci}]`, ou `[{qui: chenove}]` et `epci_utilise: oui`

    Mauvais : `utilisateurs: [{qui: chenove}]`
    """
    for rang, objet in enumerate(budget.objets):
        utilisateurs = {utilisateur.qui for utilisateur in objet.utilisateurs or ()}
        utilisateurs |= {EPCI} if objet.epci_utilise else set()
        if objet.utilisateurs is not None and len(utilisateurs) < _MINIMUM:
            combien = (
                f"n'a qu'un utilisateur ({utilisateurs.pop()})" if utilisateurs else "n'a aucun utilisateur"
            )
            yield Finding(("objets", rang, "utilisateurs"), f"« {objet.libelle} » {combien}")


@rule(
    "BUD004",
    "« tous », avec ou sans l'EPCI",
    sur=Budget,
    severity=ERREUR,
    source=clause("BUD-07"),
    remede="ajouter epci_utilise: oui, ou epci_utilise: non",
)
def all_and_epci(budget: Budget, registre: Registre) -> Iterator[Finding]:
    """« tous » désigne les adhérents : il faut dire si l'EPCI, qui utilise souvent l'objet, prend sa part.

    Bon : `utilisateurs: tous` et `epci_utilise: oui`

    Mauvais : `utilisateurs: tous` seul : la part de chacun en dépend
    """
    for rang, objet in enumerate(budget.objets):
        if objet.utilisateurs is None and objet.epci_utilise is None:
            message = f"« {objet.libelle} » sert à tous ; l'EPCI en est-il ?"
            yield Finding(("objets", rang, "utilisateurs"), message)


@rule(
    "BUD005",
    "adhérent inconnu au budget",
    sur=Budget,
    severity=ERREUR,
    source=clause("BUD-05"),
    remede="écrire le nom d'un dossier de data/communes/, ou epci",
)
def known_payers(budget: Budget, registre: Registre) -> Iterator[Finding]:
    """Qui utilise un objet, ou paie une somme, est un adhérent du dépôt, ou l'EPCI.

    Bon : `qui: chenove` quand `data/communes/chenove/` existe, ou `qui: epci`

    Mauvais : `qui: chenowe`
    """
    for chemin, qui, cible in _named(budget):
        if qui != EPCI and not is_known(qui, registre):
            proches = vouliez_vous_dire(qui, (*registre.communes, EPCI))
            yield Finding(chemin, f"« {qui} » n'est pas un adhérent du dépôt{proches}", cible=cible)


def is_known(slug: str, registre: Registre) -> bool:
    """Tell whether a folder is one of an adherent, readable or not."""
    return slug in registre.communes or registre.illisible(f"/communes/{slug}/commune.yaml")


def _named(budget: Budget) -> Iterator[tuple[Chemin, str, Cible]]:
    """Give every adherent that a budget names, and where."""
    for rang, objet in enumerate(budget.objets):
        for place, utilisateur in enumerate(objet.utilisateurs or ()):
            yield ("objets", rang, "utilisateurs", place, "qui"), utilisateur.qui, "valeur"
        for qui in objet.parts:
            yield ("objets", rang, "parts", qui), qui, "cle"
    for cle in ("refacturations", "acomptes", "regularisations", "titres"):
        for rang, ligne in enumerate(getattr(budget, cle)):
            yield (cle, rang, "qui"), ligne.qui, "valeur"


@rule(
    "BUD006",
    "période impossible",
    sur=Budget,
    severity=ERREUR,
    source=clause("BUD-05"),
    remede="corriger les dates",
    requires=("BUD001",),
)
def periods(budget: Budget, registre: Registre) -> Iterator[Finding]:
    """Une période finit après son début et touche l'exercice ; un utilisateur n'en a pas deux le même jour.

    Bon : `{qui: chenove, du: 2024-07-01}` dans l'exercice 2024, ou `du: 2019-01-01` : il s'en sert depuis

    Mauvais : `{qui: chenove, du: 2025-01-01}` dans l'exercice 2024 : pas un jour ne compterait
    """
    annee = Periode(date(budget.exercice, 1, 1), date(budget.exercice, 12, 31))
    for rang, objet in enumerate(budget.objets):
        chemin: Chemin = ("objets", rang)
        yield from _check_period(chemin, objet.du, objet.au, annee)
        for place, utilisateur in enumerate(objet.utilisateurs or ()):
            yield from _check_period((*chemin, "utilisateurs", place), utilisateur.du, utilisateur.au, annee)
        yield from _twice_a_day((*chemin, "utilisateurs"), objet.utilisateurs or ())
        for cle in ("depenses", "recettes"):
            for place, ecriture in enumerate(getattr(objet, cle)):
                if ecriture.periode:
                    yield from _check_period(
                        (*chemin, cle, place, "periode"), ecriture.periode.du, ecriture.periode.au, None
                    )


def _check_period(
    chemin: Chemin, du: date | None, au: date | None, annee: Periode | None
) -> Iterator[Finding]:
    """Check one period; that of an expense may lie in other years."""
    periode = Periode(du or date.min, au)
    if du and au and au < du:
        yield Finding(
            (*chemin, "au"), f"la période finit le {jour_fr(au)}, avant son début, le {jour_fr(du)}"
        )
    elif annee and not periode.chevauche(annee):
        cle, jour = ("du", du) if du and du > annee.du else ("au", au)
        assert jour is not None  # noqa: S101 — a period without bounds meets every year
        message = f"la période n'a aucun jour dans l'exercice : {cle} {jour_fr(jour)}"
        yield Finding((*chemin, cle), message)


def _twice_a_day(chemin: Chemin, utilisateurs: tuple[Utilisateur, ...]) -> Iterator[Finding]:
    """Find the users written twice for the same day: they would weigh twice in the key."""
    vus: dict[str, list[Periode]] = {}
    for place, utilisateur in enumerate(utilisateurs):
        periode = Periode(utilisateur.du or date.min, utilisateur.au)
        if any(periode.chevauche(autre) for autre in vus.get(utilisateur.qui, ())):
            yield Finding((*chemin, place, "qui"), f"« {utilisateur.qui} » est déjà utilisateur ces jours-là")
        vus.setdefault(utilisateur.qui, []).append(periode)

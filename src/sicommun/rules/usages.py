"""Who a ledger names among the users of an object, against who has the use of it (CSQ-03, BUD-04)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sicommun.adhesion.presence import active_periods
from sicommun.diagnostics import AVERTISSEMENT
from sicommun.model.budget import Budget, Objet
from sicommun.model.registre import Registre
from sicommun.model.utilisateurs import Utilisateur
from sicommun.periodes import Periode, annee_civile
from sicommun.positions import Finding
from sicommun.quota.usagers import portee_of
from sicommun.rules.regle import rule
from sicommun.textes import clause


@rule(
    "BUD014",
    "utilisateur qui n'a pas l'usage de l'objet",
    sur=Budget,
    severity=AVERTISSEMENT,
    source=clause("CSQ-03"),
    remede="ôter cet utilisateur, corriger la portée de l'objet, ou écrire le fondement qui l'admet",
    requires=("BUD001", "BUD005"),
)
def users_are_members(budget: Budget, registre: Registre) -> Iterator[Finding]:
    """Un adhérent utilise ce à quoi il adhère : sans un jour d'adhésion dans l'exercice, il ne paie rien.

    Qui a quitté le service commun perd l'usage de ce qui est mutualisé. Un utilisateur non adhérent se
    justifie par le texte qui l'admet (`fondement`).

    Bon : `portee: [B/telecoms]` et `utilisateurs: [{qui: chenove}, {qui: epci}]`, si Chenôve adhère à B

    Mauvais : la même liste, quand Chenôve n'a que C/finances
    """
    for rang, objet in enumerate(budget.objets):
        portee = portee_of(objet, registre)
        for place, utilisateur in enumerate(objet.utilisateurs or ()):
            commune = registre.communes.get(utilisateur.qui)
            if commune is None or objet.fondement is not None or not portee:
                continue
            jours = active_periods(
                commune.parcours, portee, annee_civile(budget.exercice), suspension_due=True
            )
            if not any(periode.chevauche(_written(objet, utilisateur)) for periode in jours):
                message = (
                    f"{commune.nom} n'a pas l'usage de {', '.join(portee)} en {budget.exercice}, "
                    f"et figure parmi les utilisateurs de « {objet.libelle} »"
                )
                yield Finding(("objets", rang, "utilisateurs", place, "qui"), message)


def _written(objet: Objet, utilisateur: Utilisateur) -> Periode:
    """Give the days that the ledger itself gives to a user of an object."""
    vie, sienne = (Periode(un.du or date.min, un.au) for un in (objet, utilisateur))
    return vie.commun(sienne) or sienne

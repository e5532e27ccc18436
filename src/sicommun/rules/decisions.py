"""A waiver is well written: a code that may be set aside, a target that exists, dates that make sense."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from sicommun.diagnostics import AVERTISSEMENT, ERREUR, INFORMATION, catalogue, vouliez_vous_dire
from sicommun.diagnostics.derogable import MOIS_AU_PLUS, forbids, refusal
from sicommun.model.epci import Epci
from sicommun.model.registre import Registre
from sicommun.periodes import add_months, jour_fr
from sicommun.positions import Finding
from sicommun.rules.cibles import aim, names
from sicommun.rules.regle import rule
from sicommun.textes import loi

_ANNONCE: Final = 30
"""Days before its end when a waiver says that it is about to end: the time to decide again."""


@rule(
    "DER002",
    "dérogation à un code inconnu",
    sur=Epci,
    severity=ERREUR,
    source=loi("DEROGATION"),
    remede="recopier le code que validate affiche ; la liste : sicommun explain",
)
def known_code(epci: Epci, registre: Registre) -> Iterator[Finding]:
    """Une dérogation nomme le code du constat qu'elle écarte, un par ligne, jamais une famille.

    Bon : `code: CTR015`

    Mauvais : `code: CTR`, ou `code: CTR15`
    """
    codes = {fiche.code for fiche in catalogue()}
    for rang, derogation in enumerate(epci.derogations):
        if derogation.code not in codes and not forbids(derogation.code):
            proches = vouliez_vous_dire(derogation.code, codes)
            message = f"aucun constat n'a le code « {derogation.code} »{proches}"
            yield Finding(("derogations", rang, "code"), message)


@rule(
    "DER003",
    "dérogation impossible",
    sur=Epci,
    severity=ERREUR,
    source=loi("DEROGATION"),
    remede="corriger ce que le constat signale, et retirer la dérogation",
)
def waivable(epci: Epci, registre: Registre) -> Iterator[Finding]:
    """On ne déroge ni à la loi, ni à la forme des fichiers, ni à l'identité, aux comptes, aux secrets.

    `sicommun explain CODE` dit de chaque code si une dérogation est possible, et sinon pourquoi.

    Bon : `code: CTR015`, un délai garanti que le contrat ne dit pas encore

    Mauvais : `code: ARC001`, une destruction d'archives sans visa
    """
    refus = {fiche.code: refusal(fiche) for fiche in catalogue()}
    for rang, derogation in enumerate(epci.derogations):
        if motif := refus.get(derogation.code) or forbids(derogation.code):
            message = f"{derogation.code} ne s'écarte pas : {motif}"
            yield Finding(("derogations", rang, "code"), message)


@rule(
    "DER004",
    "dérogation sans cible",
    sur=Epci,
    severity=ERREUR,
    source=loi("DEROGATION"),
    remede="écrire un adhérent, un contrat, budget/2024, epci ou le chemin du fichier, puis l'endroit",
)
def known_target(epci: Epci, registre: Registre) -> Iterator[Finding]:
    """Une dérogation vise ce qui existe : un enregistrement, ou un endroit de cet enregistrement.

    Un adhérent se nomme par son dossier ou par son SIREN, un élément d'une liste par son nom, son code ou
    sa date. Rien n'est dit tant qu'un fichier du dépôt ne se lit pas.

    Bon : `cible: valombre`, `cible: A007`, `cible: valombre/parcours/2019-01-07`

    Mauvais : `cible: valonbre`
    """
    if registre.illisibles:
        return
    for rang, derogation in enumerate(epci.derogations):
        if not aim(derogation.cible, registre):
            proches = vouliez_vous_dire(derogation.cible, names(registre))
            message = f"rien ne s'appelle « {derogation.cible} » dans le dépôt{proches}"
            yield Finding(("derogations", rang, "cible"), message)


@rule(
    "DER006",
    "dérogation trop longue",
    sur=Epci,
    severity=AVERTISSEMENT,
    source=loi("DEROGATION"),
    remede="ramener jusqu_au à douze mois, et décider de nouveau alors ; ou changer la convention",
    requires=("DER007.derogations",),
)
def not_too_long(epci: Epci, registre: Registre) -> Iterator[Finding]:
    """Une dérogation dure douze mois au plus : au-delà, c'est la règle commune qui a changé.

    Elle vaut tout de même jusqu'à sa date.

    Bon : `decidee_le: 2025-01-15` et `jusqu_au: 2025-12-31`

    Mauvais : `decidee_le: 2025-01-15` et `jusqu_au: 2030-12-31`
    """
    for rang, derogation in enumerate(epci.derogations):
        limite = add_months(derogation.decidee_le, MOIS_AU_PLUS)
        if derogation.jusqu_au > limite:
            decidee = jour_fr(derogation.decidee_le)
            message = f"décidée le {decidee}, elle devrait finir le {jour_fr(limite)} au plus tard"
            yield Finding(("derogations", rang, "jusqu_au"), message)


@rule(
    "DER007",
    "dérogation finie avant d'être décidée",
    sur=Epci,
    severity=ERREUR,
    source=loi("DEROGATION"),
    remede="corriger l'une des deux dates",
)
def dates_in_order(epci: Epci, registre: Registre) -> Iterator[Finding]:
    """Le dernier jour d'une dérogation suit sa décision ; celle-ci n'écarte rien tant qu'il la précède.

    Bon : `decidee_le: 2025-01-15` et `jusqu_au: 2025-09-30`

    Mauvais : `decidee_le: 2025-01-15` et `jusqu_au: 2024-09-30`
    """
    for rang, derogation in enumerate(epci.derogations):
        if derogation.jusqu_au < derogation.decidee_le:
            message = f"décidée le {jour_fr(derogation.decidee_le)}, finie le {jour_fr(derogation.jusqu_au)}"
            yield Finding(("derogations", rang, "jusqu_au"), message)


@rule(
    "DER008",
    "dérogation décidée dans l'avenir",
    sur=Epci,
    severity=AVERTISSEMENT,
    source=loi("DEROGATION"),
    remede="corriger la date, ou attendre la décision",
    requires=("DER007.derogations",),
    a_venir=True,
)
def already_decided(epci: Epci, registre: Registre, jour: date) -> Iterator[Finding]:
    """Une dérogation qui n'est pas encore décidée n'écarte rien.

    Bon : `decidee_le: 2025-01-15`, lue le lendemain

    Mauvais : `decidee_le: 2052-01-15`
    """
    for rang, derogation in enumerate(epci.derogations):
        if derogation.decidee_le > jour:
            message = f"la décision est datée du {jour_fr(derogation.decidee_le)}, qui n'est pas venu"
            yield Finding(("derogations", rang, "decidee_le"), message)


@rule(
    "DER009",
    "dérogation près de son terme",
    sur=Epci,
    severity=INFORMATION,
    source=loi("DEROGATION"),
    remede="corriger ce qu'elle admet, ou décider de nouveau avant ce jour",
    requires=("DER007.derogations", "DER008.derogations"),
    au_jour=True,
)
def soon_over(epci: Epci, registre: Registre, jour: date) -> Iterator[Finding]:
    """Trente jours avant la fin d'une dérogation, il est temps d'y penser : après, DER001 est une erreur.

    Bon : `jusqu_au: 2025-09-30`, lue le 1er août 2025

    Mauvais : la même, lue le 15 septembre 2025
    """
    for rang, derogation in enumerate(epci.derogations):
        restent = (derogation.jusqu_au - jour).days
        if 0 <= restent < _ANNONCE:
            fin = jour_fr(derogation.jusqu_au)
            message = f"{derogation.code} revient pour « {derogation.cible} » après le {fin}"
            yield Finding(("derogations", rang, "jusqu_au"), message)

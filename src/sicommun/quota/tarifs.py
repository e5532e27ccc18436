"""Shares at a rate: so many euros by unit, the gap to the real cost borne by the EPCI, never a margin."""

from __future__ import annotations

from collections.abc import Sequence

from sicommun.model.convention import Convention
from sicommun.montants import format_cents, round_cents
from sicommun.periodes import annee_civile
from sicommun.positions import Finding
from sicommun.quota.assiette import Assiette
from sicommun.quota.cles import Cle, Contexte
from sicommun.quota.constats import PLAFONNE, SANS_TARIF, Constat
from sicommun.quota.partage import Partage, apportion


def rated(
    contexte: Contexte, assiette: Assiette, cle: Cle, convention: Convention | None, ordre: Sequence[str]
) -> tuple[Partage, int, list[Constat]] | None:
    """Give the shares at the object's rate, and the gap to the base that the EPCI bears, in cents.

    A rate is for a year and counts by days. One that would bring in more than the base is brought
    down to it. None when a unit cost has no rate: the base itself is then shared by units.
    """
    tarif = contexte.objet.tarif
    if tarif is None and contexte.choix.cle == "cout_unitaire":
        return None
    if tarif is None and convention is not None:
        tarif = convention.tarif_forfait
    if tarif is None:
        message = f"« {contexte.objet.libelle} » est au forfait, et n'a pas de tarif"
        finding = Finding(contexte.origine("cle").chemin, message)
        return Partage({}, {}, {}, 0), 0, [Constat(SANS_TARIF, contexte.budget.fichier, finding)]
    return _charged(tarif, contexte, assiette, cle, ordre)


def _charged(
    tarif: int, contexte: Contexte, assiette: Assiette, cle: Cle, ordre: Sequence[str]
) -> tuple[Partage, int, list[Constat]]:
    """Multiply a rate by units and days of the year, then round each share."""
    jours = annee_civile(contexte.budget.exercice).jours
    if contexte.choix.presence == "annee_entiere":
        jours = contexte.vie.jours
    exactes = {qui: tarif * poids / jours for qui, poids in cle.poids.items()}
    parts = {qui: round_cents(exacte) for qui, exacte in exactes.items()}
    ecart = assiette.cents - sum(parts.values())
    if ecart >= 0:
        return Partage(parts, exactes, {}, 0), ecart, []
    rapport, base = format_cents(sum(parts.values())), format_cents(assiette.cents)
    message = (
        f"« {contexte.objet.libelle} » : le tarif rapporterait {rapport} pour une base de {base} ; "
        "les parts sont ramenées à la base"
    )
    finding = Finding(
        contexte.origine("tarif" if contexte.objet.tarif is not None else "cle").chemin, message
    )
    return (
        apportion(assiette.cents, cle.poids, ordre=ordre),
        0,
        [Constat(PLAFONNE, contexte.budget.fichier, finding)],
    )

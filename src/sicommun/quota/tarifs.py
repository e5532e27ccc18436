"""Shares at a rate: so many euros by unit, the gap to the real cost borne by the EPCI, never a margin."""

from __future__ import annotations

from typing import Final, NamedTuple

from sicommun.model.convention import Convention
from sicommun.montants import format_cents, round_cents
from sicommun.periodes import annee_civile
from sicommun.positions import Finding
from sicommun.quota.assiette import Assiette
from sicommun.quota.cles import Cle, Contexte, measure_of_rate
from sicommun.quota.constats import PLAFONNE, SANS_TARIF, Constat
from sicommun.quota.partage import Partage
from sicommun.trace import Origine, Step


class Tarifee(NamedTuple):
    """Shares at a rate: what the rate leaves to the EPCI, in cents, and the step that shows it.

    `plein` tells that the rate applies as it is; else there are no shares yet: the base is to be shared.
    """

    partage: Partage
    ecart: int
    constats: tuple[Constat, ...]
    step: Step | None = None
    plein: bool = False


_AUCUNE: Final = Partage({}, {}, {}, 0)
"""No shares yet, or none at all."""


def rated(contexte: Contexte, assiette: Assiette, cle: Cle, convention: Convention | None) -> Tarifee | None:
    """Give the shares at the object's rate, else at that of the convention.

    A rate is for a year and counts by days. One that would bring in more than the base is brought
    down to it. None when a unit cost has no rate: the base itself is then shared by units.
    """
    tarif, lieu = contexte.objet.tarif, contexte.origine("tarif")
    if tarif is None and contexte.choix.cle == "cout_unitaire":
        return None
    if tarif is None and convention is not None:
        tarif, lieu = convention.tarif_forfait, Origine(convention.fichier, ("tarif_forfait",))
    if tarif is None:
        message = f"« {contexte.objet.libelle} » est au forfait, et n'a pas de tarif"
        finding = Finding(contexte.origine("cle").chemin, message)
        constat = Constat(SANS_TARIF, contexte.budget.fichier, finding)
        return Tarifee(_AUCUNE, 0, (constat,), plein=True)
    step = Step(
        "tarif",
        tarif,
        "centimes",
        f"par an et par unité ({measure_of_rate(contexte)})",
        "BUD-06",
        lieu,
    )
    return _charged(step, contexte, assiette, cle)


def _charged(step: Step, contexte: Contexte, assiette: Assiette, cle: Cle) -> Tarifee:
    """Multiply a rate by units and days of the year, then round each share."""
    assert isinstance(step.valeur, int)  # noqa: S101 — built so by rated
    jours = annee_civile(contexte.budget.exercice).jours
    if contexte.choix.presence == "annee_entiere":
        jours = contexte.vie.jours
    exactes = {qui: step.valeur * poids / jours for qui, poids in cle.poids.items()}
    parts = {qui: round_cents(exacte) for qui, exacte in exactes.items()}
    ecart = assiette.cents - sum(parts.values())
    if ecart >= 0:
        return Tarifee(Partage(parts, exactes, {}, 0), ecart, (), step, plein=True)
    rapport, base = format_cents(sum(parts.values())), format_cents(assiette.cents)
    message = (
        f"« {contexte.objet.libelle} » : le tarif rapporterait {rapport} pour une base de {base} ; "
        "les parts sont ramenées à la base"
    )
    finding = Finding(
        contexte.origine("tarif" if contexte.objet.tarif is not None else "cle").chemin, message
    )
    constat = Constat(PLAFONNE, contexte.budget.fichier, finding)
    detail = f"{step.detail} ; rapporterait {rapport}, ramené à la base nette"
    return Tarifee(_AUCUNE, 0, (constat,), step._replace(detail=detail))

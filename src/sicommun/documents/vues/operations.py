"""The initial plan of operations, which the parties agree on once an adhesion is valid (ADH-11, ADH-12)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sicommun.adhesion.etat import etat
from sicommun.documents.catalogue import Demande
from sicommun.documents.redaction import Redaction
from sicommun.documents.vue import var
from sicommun.documents.vues.actes import Acte, acte, engagement, parties
from sicommun.documents.vues.commun import Organisme, Partie
from sicommun.documents.vues.convention import targets
from sicommun.model.commune import Commune
from sicommun.model.commune import Operation as OperationConvenue
from sicommun.montants import format_cents
from sicommun.periodes import jour_fr
from sicommun.trace import Origine

_NATURES: Final = {
    "mise_a_jour": "mise à jour technologique",
    "outils": "acquisition d'outils d'exploitation",
    "investissement": "investissement",
    "autre": "autre opération",
}
_VIDE: Final = "–"


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of the plan."""

    intitule: str = var("Ce qui est à faire.")
    nature: str = var("« mise à jour technologique », « investissement »…")
    convenue_le: str = var("Date de l'accord des parties.")
    responsable: str = var("Qui s'en charge ; « – » s'il n'est pas dit.")
    echeance: str = var("Terme convenu.")
    cout: str = var("Coût en euros ; « non chiffré » s'il n'est pas connu.")
    budget: str = var("« budget de la Commune » ; vide s'il n'est pas dit.")
    etat: str = var("« À faire », « Faite le 12 septembre 2023 » ou « Abandonnée ».")


@dataclass(frozen=True, slots=True)
class Vue:
    """What the plan says."""

    titre: str = var("Titre du document.")
    sujet: str = var("Ce que porte l'en-tête des pages.")
    jour: str = var("Jour auquel le plan est donné.")
    organisme: Organisme = var("L'intercommunalité.")
    partie: Partie = var("L'adhérent.")
    acte: Acte = var("La convention à laquelle le plan s'annexe.")
    effective_le: str = var("Date d'effet de l'adhésion ; vide tant qu'elle n'est pas validée.")
    operations: tuple[Operation, ...] = var("Les opérations, dans l'ordre du fichier.")
    total: str = var("Coût total des opérations chiffrées ; vide s'il n'y en a pas.")


def write(demande: Demande, redaction: Redaction) -> Vue:
    """Write the plan of one adherent; an empty one is an answer."""
    registre, jour = demande.registre, demande.jour
    commune = registre.communes[demande.cible]
    engage = engagement(registre, commune, jour)
    organisme, partie = parties(registre, commune, jour, redaction)
    prevues = [
        (rang, operation)
        for rang, operation in enumerate(commune.operations)
        if operation.cadre == "adhesion" and (operation.convenue_le is None or operation.convenue_le <= jour)
    ]
    couts = [operation.cout for _, operation in prevues if operation.cout is not None]
    effective = opening(commune, jour)
    return Vue(
        titre=f"Plan d'opérations initial – {commune.nom}",
        sujet=f"Plan d'opérations initial – {commune.nom}",
        jour=jour_fr(jour),
        organisme=organisme,
        partie=partie,
        acte=acte(registre, engage, jour, redaction),
        effective_le=jour_fr(effective) if effective else "",
        operations=tuple(
            _operation(commune, rang, operation, partie, organisme, jour, redaction)
            for rang, operation in prevues
        ),
        total=format_cents(sum(couts)) if couts else "",
    )


def opening(commune: Commune, jour: date) -> date | None:
    """Give the day from which the adhesion is effective, or None."""
    return etat(commune.parcours, jour).dossier.effective_depuis


def _operation(  # noqa: PLR0913, PLR0917 — one parameter for each thing that a row says
    commune: Commune,
    rang: int,
    operation: OperationConvenue,
    partie: Partie,
    organisme: Organisme,
    jour: date,
    redaction: Redaction,
) -> Operation:
    """Say an operation; the day of the agreement and its term are what makes it a decision."""

    def ask(valeur: date | None, quoi: str, cle: str) -> str:
        origine = Origine(commune.fichier, ("operations", rang, cle))
        return redaction.exige_jour(
            valeur, quoi, origine, clause="ADH-12", remede=f"ajouter {cle}: AAAA-MM-JJ"
        )

    budgets = {"commune": f"budget {partie.du}", "epci": f"budget de la {organisme.terme}", None: ""}
    return Operation(
        intitule=operation.intitule,
        nature=_NATURES[operation.nature],
        convenue_le=ask(operation.convenue_le, "date de l'accord sur l'opération", "convenue_le"),
        responsable=operation.responsable or _VIDE,
        echeance=ask(operation.echeance, "échéance de l'opération", "echeance"),
        cout=format_cents(operation.cout) if operation.cout is not None else "non chiffré",
        budget=budgets[operation.budget],
        etat=_state(operation, jour),
    )


def _state(operation: OperationConvenue, jour: date) -> str:
    if operation.faite_le is not None and operation.faite_le <= jour:
        return f"Faite le {jour_fr(operation.faite_le)}"
    return "Abandonnée" if operation.abandonnee else "À faire"


__all__: Sequence[str] = ("Operation", "Vue", "opening", "targets", "write")

"""The payers of a yearly statement in words: what each owes, what it has paid, what is left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from sicommun.documents.vue import var
from sicommun.documents.vues.commun import group_siren, named
from sicommun.documents.vues.en_lettres import say_cents
from sicommun.documents.vues.etat_objets import say_key
from sicommun.model.budget import Budget, LigneDirecte
from sicommun.model.commune import Commune
from sicommun.montants import format_cents, format_euros
from sicommun.periodes import jour_fr
from sicommun.quota.etat_annuel import EtatAnnuel, LignePayeur
from sicommun.quota.usagers import EPCI

_SANS_DETAIL: Final = {
    "refacturations": "Dépenses faites pour lui seul",
    "regularisations": "Régularisations d'exercices antérieurs",
    "acomptes": "Acomptes appelés",
}


@dataclass(frozen=True, slots=True)
class PayeurDit:
    """One line of the table of payers, in euros."""

    nom: str = var("Nom du payeur.")
    quote_part: str = var("Somme de ses parts dans les objets.")
    hors_cle: str = var("Refacturations et régularisations.")
    ac: str = var("Part imputée sur l'attribution de compensation.")
    acomptes: str = var("Acomptes déjà appelés.")
    solde: str = var("Ce qui reste dû, négatif pour un avoir ; un tiret pour l'EPCI, qui ne doit rien.")


@dataclass(frozen=True, slots=True)
class LigneDeCompte:
    """One object on the first page of a payer."""

    libelle: str = var("Nom de l'objet.")
    cle: str = var("La clé en mots.")
    base: str = var("Base nette de l'objet, en euros.")
    part: str = var("Part du payeur, en euros.")


@dataclass(frozen=True, slots=True)
class Mouvement:
    """A sum outside the keys: what it is, its day and its document, its amount."""

    libelle: str = var("Objet de la somme, avec sa date et sa pièce quand elles sont connues.")
    montant: str = var("Montant en euros.")


@dataclass(frozen=True, slots=True)
class Compte:
    """What one payer owes, from its shares to its balance."""

    nom: str = var("Nom du payeur.")
    article: str = var("Le payeur dans une phrase : « la commune de Chenôve ».")
    siren: str = var("SIREN, par groupes de trois chiffres.")
    lignes: tuple[LigneDeCompte, ...] = var("Sa part dans chaque objet.")
    quote_part: str = var("Somme de ses parts, en euros.")
    refacturations: tuple[Mouvement, ...] = var("Dépenses faites pour lui seul, hors clé.")
    regularisations: tuple[Mouvement, ...] = var("Corrections d'exercices passés.")
    total: str = var("Total de l'exercice, en euros.")
    ac: str = var("Part imputée sur l'attribution de compensation, en euros ; vide s'il n'y en a pas.")
    acomptes: tuple[Mouvement, ...] = var("Acomptes déjà appelés, en euros.")
    solde: str = var("Ce qui reste dû, ou à rendre : un montant sans signe, avec sa monnaie.")
    en_lettres: str = var("Le même montant en lettres.")
    avoir: bool = var("Le solde est-il en faveur du payeur ?")
    nul: bool = var("Ne reste-t-il rien à payer ni à rendre ?")


def say_payers(etat: EtatAnnuel) -> tuple[tuple[PayeurDit, ...], PayeurDit]:
    """Say every payer, then the sums of the columns; the EPCI owes nothing."""
    lignes = tuple(
        PayeurDit(
            ligne.payeur.nom,
            format_euros(ligne.quote_part),
            format_euros(ligne.refacturations + ligne.regularisations),
            format_euros(ligne.ac),
            format_euros(ligne.acomptes),
            "–" if ligne.payeur.qui == EPCI else format_euros(ligne.solde),
        )
        for ligne in etat.payeurs
    )
    return lignes, PayeurDit(
        "Total",
        _sum(ligne.quote_part for ligne in etat.payeurs),
        _sum(ligne.refacturations + ligne.regularisations for ligne in etat.payeurs),
        _sum(ligne.ac for ligne in etat.payeurs),
        _sum(ligne.acomptes for ligne in etat.payeurs),
        _sum(ligne.solde for ligne in etat.payeurs if ligne.payeur.qui != EPCI),
    )


def _sum(cents: Iterable[int]) -> str:
    return format_euros(sum(cents))


def say_account(ligne: LignePayeur, etat: EtatAnnuel, budget: Budget | None) -> Compte:
    """Say the account of one payer."""
    piece = ligne.payeur.piece
    return Compte(
        nom=ligne.payeur.nom,
        article=named(piece) if isinstance(piece, Commune) else ligne.payeur.nom,
        siren=group_siren(ligne.payeur.siren),
        lignes=tuple(
            LigneDeCompte(
                objet.libelle,
                say_key(objet),
                format_euros(objet.cents),
                format_euros(ligne.parts[objet.code]),
            )
            for objet in etat.objets
            if objet.code in ligne.parts
        ),
        quote_part=format_euros(ligne.quote_part),
        refacturations=_movements(ligne, "refacturations", budget),
        regularisations=_movements(ligne, "regularisations", budget),
        total=format_euros(ligne.total),
        ac=format_euros(ligne.ac) if ligne.ac else "",
        acomptes=_movements(ligne, "acomptes", budget),
        solde=format_cents(abs(ligne.solde)),
        en_lettres=say_cents(abs(ligne.solde)),
        avoir=ligne.solde < 0,
        nul=not ligne.solde,
    )


def _movements(ligne: LignePayeur, genre: str, budget: Budget | None) -> tuple[Mouvement, ...]:
    """Say the sums of a kind one by one; of a statement whose steps are lost, their total alone."""
    somme: int = getattr(ligne, genre)
    rangs = [
        int(etape.origine.chemin[1])
        for etape in ligne.etapes
        if etape.origine is not None and etape.origine.chemin[0] == genre
    ]
    if budget is None or not rangs:
        return (Mouvement(_SANS_DETAIL[genre], format_euros(somme)),) if somme else ()
    lignes: Sequence[LigneDirecte] = getattr(budget, genre)
    return tuple(Mouvement(_named(lignes[rang]), format_euros(lignes[rang].montant)) for rang in rangs)


def _named(ligne: LigneDirecte) -> str:
    """Say what a sum is, with its day and its document."""
    precisions = [f"exercice {ligne.exercice}"] if ligne.exercice else []
    precisions += [jour_fr(ligne.le)] if ligne.le else []
    precisions += [f"pièce {ligne.piece}"] if ligne.piece else []
    return f"{ligne.libelle} ({', '.join(precisions)})" if precisions else ligne.libelle

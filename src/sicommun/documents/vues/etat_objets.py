"""The objects of a yearly statement in words: their base line by line, their key, who bears what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from sicommun.documents.vue import var
from sicommun.model.budget import Budget, Ecriture, Investissement, Objet
from sicommun.montants import decimals, format_cents, format_euros, number_fr
from sicommun.periodes import jour_fr
from sicommun.quota.etat_annuel import EtatAnnuel
from sicommun.quota.objets import Part, ResultatObjet, key_step
from sicommun.trace import Step

CLES: Final = {
    "postes": "nombre de postes",
    "agents": "nombre d'agents",
    "boites": "nombre de boîtes de messagerie",
    "habitants": "population totale",
    "parts": "parts fixées en pourcentage",
    "mixte": "clé mixte",
    "forfait": "forfait par unité",
    "cout_unitaire": "coût par unité",
}
_GENRES: Final = {"depenses": "Dépense", "recettes": "Recette", "investissements": "Investissement"}
_CHOIX: Final = ("comptage", "presence", "arrondi", "personnel", "tva")
_COURT: Final = 24
"""Rows up to which an object is kept on one page."""


@dataclass(frozen=True, slots=True)
class EcritureDite:
    """One line of a net base."""

    nature: str = var("« Dépense », « Recette » ou « Investissement ».")
    libelle: str = var("Ce qui est payé, reçu ou acquis ; pour un investissement, son coût net et sa durée.")
    piece: str = var("Numéro de pièce ; un tiret s'il n'y en a pas.")
    montant: str = var("Montant en euros, négatif pour une recette.")


@dataclass(frozen=True, slots=True)
class PartDite:
    """What one user bears in an object."""

    nom: str = var("Nom de l'utilisateur.")
    poids: str = var("Son poids sur la somme des poids : « 69 540 / 1 890 296 ».")
    jours: str = var("Ses jours sur ceux de l'objet : « 233 / 366 ».")
    exacte: str = var("Part exacte en euros, six décimales.")
    arrondie: str = var("Part en euros et centimes.")
    sienne: bool = var("Est-ce la part de celui à qui l'état s'adresse ?")


@dataclass(frozen=True, slots=True)
class ObjetDit:
    """An object, from its expenses to the share of each."""

    libelle: str = var("Nom de l'objet.")
    cle: str = var("La clé en mots : « nombre de postes ».")
    methode: str = var("Ce que la clé a lu : « comptage du 31 décembre 2024 » ; vide sans calcul.")
    decision: str = var("L'acte qui a choisi la clé ; vide pour la clé de la convention.")
    propres: str = var("Les choix de méthode propres à l'objet ; vide d'ordinaire.")
    ecritures: tuple[EcritureDite, ...] = var("Les lignes de l'assiette ; vide sans calcul.")
    base: str = var("Base nette en euros.")
    parts: tuple[PartDite, ...] = var("Ce que porte chaque utilisateur.")
    somme: str = var("Somme des parts en euros.")
    ecart: str = var("Ce qu'un tarif laisse à la charge de l'EPCI ; vide d'ordinaire.")
    exact: bool = var("La somme des parts et de l'écart est-elle la base ?")
    court: bool = var("L'objet tient-il d'un seul tenant sur une page ?")


def say_objects(etat: EtatAnnuel, budget: Budget | None, siens: frozenset[str]) -> tuple[ObjetDit, ...]:
    """Say the objects; for one payer, those in which one of its users (`siens`) bears a share."""
    return tuple(
        _object(objet, etat, _ledger(objet, budget), siens)
        for objet in etat.objets
        if not siens or any(qui in siens for qui in bearers(objet, etat))
    )


def bearers(objet: ResultatObjet, etat: EtatAnnuel) -> Iterator[str]:
    """Give who bears a share of an object; of a frozen one, the payers."""
    if objet.parts:
        yield from (part.usager.qui for part in objet.parts)
    else:
        yield from (ligne.payeur.qui for ligne in etat.payeurs if objet.code in ligne.parts)


def say_key(objet: ResultatObjet) -> str:
    """Name the key of an object."""
    return CLES.get(objet.cle, f"mesure « {objet.cle} »")


def _ledger(objet: ResultatObjet, budget: Budget | None) -> Objet | None:
    """Give the object as the budget has it."""
    return next((o for o in budget.objets if o.code == objet.code), None) if budget else None


def _object(objet: ResultatObjet, etat: EtatAnnuel, ecrit: Objet | None, siens: frozenset[str]) -> ObjetDit:
    ecritures = tuple(_entry(etape, ecrit) for etape in objet.base.entrees) if ecrit else ()
    parts = tuple(_share(part, siens) for part in objet.parts) or tuple(_frozen(objet, etat, siens))
    somme = sum(ligne.parts.get(objet.code, 0) for ligne in etat.payeurs)
    return ObjetDit(
        libelle=objet.libelle,
        cle=say_key(objet),
        methode=_method(objet),
        decision=_decision(ecrit),
        propres=_own_choices(ecrit),
        ecritures=ecritures,
        base=format_euros(objet.cents),
        parts=parts,
        somme=format_euros(somme),
        ecart=format_euros(objet.ecart) if objet.ecart else "",
        exact=somme + objet.ecart == objet.cents,
        court=len(ecritures) + len(parts) <= _COURT,
    )


def _entry(etape: Step, objet: Objet) -> EcritureDite:
    """Say one line of a base, from its step and from the ledger."""
    assert etape.origine is not None  # noqa: S101 — every line of a base has its place
    assert isinstance(etape.valeur, int)  # noqa: S101 — a line of the ledger is in cents
    genre, rang = str(etape.origine.chemin[2]), int(etape.origine.chemin[3])
    ligne: Ecriture | Investissement = getattr(objet, genre)[rang]
    if isinstance(ligne, Investissement):
        libelle = f"{ligne.libelle} : {_net_cost(ligne)}"
    else:
        libelle = f"{ligne.libelle} ({etape.detail})" if etape.detail else ligne.libelle
    return EcritureDite(_GENRES[genre], libelle, ligne.piece or "–", format_euros(etape.valeur))


def _net_cost(bien: Investissement) -> str:
    """Say what an investment costs once helped, and over how long it is spread."""
    aides = ((bien.subventions, "de subventions"), (bien.fctva, "de FCTVA"))
    moins = "".join(f" − {format_cents(montant)} {nom}" for montant, nom in aides if montant)
    annees = "1 an" if bien.duree == 1 else f"{bien.duree} ans"
    depuis = jour_fr(bien.mise_en_service)
    return f"{format_cents(bien.montant_ttc)} TTC{moins}, amorti sur {annees} depuis le {depuis}"


def _method(objet: ResultatObjet) -> str:
    """Say what the key has read, once for all the users who were read alike."""
    if not objet.parts:
        return ""
    dits = dict.fromkeys(detail for part in objet.parts if (detail := key_step(part).detail))
    tarifs = (etape for part in objet.parts[:1] for etape in part.step.entrees if etape.libelle == "tarif")
    prix = [f"{format_cents(e.valeur)} {e.detail}" for e in tarifs if isinstance(e.valeur, int)]
    return " ; ".join([*prix, *dits])


def _decision(objet: Objet | None) -> str:
    """Say the act that chose the key."""
    decision = objet.cle_decision if objet else None
    if decision is None:
        return ""
    motif = f" ({decision.motif})" if decision.motif else ""
    return f"{decision.reference} du {jour_fr(decision.le)}{motif}"


def _own_choices(objet: Objet | None) -> str:
    """Say the choices that an object makes otherwise than the convention."""
    if objet is None:
        return ""
    choix = {nom: getattr(objet, nom) for nom in _CHOIX}
    return " ; ".join(f"{nom} : {valeur.replace('_', ' ')}" for nom, valeur in choix.items() if valeur)


def _share(part: Part, siens: frozenset[str]) -> PartDite:
    """Say the share of one user."""
    rapport, presence = key_step(part).valeur, part.step.entrees[2].valeur
    return PartDite(
        nom=part.usager.nom,
        poids=_ratio(rapport),
        jours=_ratio(presence),
        exacte=decimals(part.exacte / 100),
        arrondie=format_euros(part.cents),
        sienne=part.usager.qui in siens,
    )


def _ratio(valeur: int | Fraction | tuple[Fraction, Fraction] | str) -> str:
    """Say a numerator over its denominator."""
    assert isinstance(valeur, tuple)  # noqa: S101 — a ratio
    return f"{number_fr(valeur[0])}\u00a0/\u00a0{number_fr(valeur[1])}"


def _frozen(objet: ResultatObjet, etat: EtatAnnuel, siens: frozenset[str]) -> Iterator[PartDite]:
    """Say the shares of a frozen object whose calculation can no longer be shown."""
    for ligne in etat.payeurs:
        if objet.code in ligne.parts:
            arrondie = format_euros(ligne.parts[objet.code])
            yield PartDite(ligne.payeur.nom, "", "", "", arrondie, sienne=ligne.payeur.qui in siens)

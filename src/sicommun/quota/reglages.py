"""What was settled for an object before any figure: its choices, its key, its rate, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sicommun.model.budget import Budget, Objet
from sicommun.model.convention import Convention
from sicommun.montants import write_cents
from sicommun.quota.choix import SUPPOSES, Choix
from sicommun.trace import Origine


class Reglage(NamedTuple):
    """One thing settled: its name, its value as a file holds it, and where it is written."""

    quoi: str
    valeur: str
    origine: Origine


def settings(rang: int, budget: Budget, choix: Choix, convention: Convention | None) -> tuple[Reglage, ...]:
    """Give what was settled for the `rang`-th object of a budget; what is only supposed is left out."""
    objet = budget.objets[rang]
    choisis = (_choice(nom, choix, objet, budget) for nom in (*SUPPOSES, "cle"))
    ecrits = (
        Reglage(f"{quoi} de « {objet.code} »", valeur, Origine(budget.fichier, ("objets", rang, *suite)))
        for quoi, valeur, suite in _written(objet)
    )
    return (*(r for r in choisis if r is not None), *ecrits, *_rate_of(convention, objet, choix))


def _choice(nom: str, choix: Choix, objet: Objet, budget: Budget) -> Reglage | None:
    """Give a choice under the name of its key; one of the object alone names it."""
    origine = choix.origines.get(nom)
    if origine is None:
        return None
    propre = origine.fichier == budget.fichier
    quoi = f"{nom} de « {objet.code} »" if propre else str(origine.chemin[-1])
    return Reglage(quoi, getattr(choix, nom), origine)


def _written(objet: Objet) -> Iterator[tuple[str, str, tuple[str | int, ...]]]:
    """Give the figures of the key that the object holds: name, value, path."""
    for rang, part in enumerate(objet.mixte):
        yield f"poids de la clé {part.cle}", f"{part.poids:f}", ("mixte", rang, "poids")
    for qui, valeur in objet.parts.items():
        yield f"part de {qui}", f"{valeur:f}", ("parts", qui)
    if objet.part_epci is not None:
        yield "part_epci", f"{objet.part_epci:f}", ("part_epci",)
    if objet.tarif is not None:
        yield "tarif", write_cents(objet.tarif), ("tarif",)
    if objet.mesure is not None:
        yield "mesure", objet.mesure, ("mesure",)


def _rate_of(convention: Convention | None, objet: Objet, choix: Choix) -> Iterator[Reglage]:
    """Give the rate of the convention when the object relies on it."""
    if convention is None or objet.tarif is not None or choix.cle != "forfait":
        return
    if convention.tarif_forfait is not None:
        lieu = Origine(convention.fichier, ("tarif_forfait",))
        yield Reglage("tarif_forfait", write_cents(convention.tarif_forfait), lieu)

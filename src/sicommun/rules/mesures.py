"""What can be wrong with a series of counts, whoever was counted (BUD-07)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from sicommun.model.comptages import Comptage
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr
from sicommun.positions import Finding

MESURES: Final = ("postes", "agents", "boites")
"""The measures that every count has a place for; others go by their own names."""

_SANS_COMPTAGE: Final = frozenset({"habitants", "parts", "mixte", "forfait", "cout_unitaire"})
"""The keys that are no measure of a count, as a default one."""

_BRUIT: Final = 5
"""Changes smaller than this tell nothing: from four workstations to seven, a school has opened."""


def on_the_same_day(comptages: Sequence[Comptage]) -> Iterator[Finding]:
    """Find the counts of a day that has one already."""
    vus: dict[date, Comptage] = {}
    for rang, comptage in enumerate(comptages):
        premier = vus.setdefault(comptage.au, comptage)
        if premier is not comptage:
            message = f"deux comptages au {jour_fr(comptage.au)} : {_difference(premier, comptage)}"
            yield Finding(("comptages", rang, "au"), message)


def _difference(premier: Comptage, second: Comptage) -> str:
    """Say the first measure on which two counts differ."""
    for nom in (*MESURES, *premier.mesures, *second.mesures):
        avant, apres = measure(premier, nom), measure(second, nom)
        if avant != apres:
            valeurs = (str(valeur) if valeur is not None else "rien" for valeur in (avant, apres))
            return f"« {nom} » dit {', puis '.join(valeurs)}"
    return "les mêmes mesures"


def measure(comptage: Comptage, nom: str) -> int | None:
    """Give a measure of a count by its name; None when it was not counted."""
    if nom in MESURES:
        valeur: int | None = getattr(comptage, nom)
        return valeur
    return comptage.mesures.get(nom)


def counted_key(registre: Registre) -> str:
    """Give the measure that the default key of the last version reads; else nothing."""
    derniere = max(registre.conventions.values(), key=lambda c: c.en_vigueur_du, default=None)
    cle = derniere.cle_par_defaut if derniere else "postes"
    return "" if cle in _SANS_COMPTAGE else cle


def badly_accepted(comptages: Sequence[Comptage]) -> Iterator[Finding]:
    """Find the counts agreed to without a date, or before they were made."""
    for rang, comptage in enumerate(comptages):
        if comptage.etat == "accepte" and comptage.accepte_le is None:
            message = f"comptage au {jour_fr(comptage.au)} accepté, sans la date de l'accord"
            yield Finding(("comptages", rang, "etat"), message)
        elif comptage.accepte_le is not None and comptage.accepte_le < comptage.au:
            message = (
                f"accepté le {jour_fr(comptage.accepte_le)}, avant le comptage du {jour_fr(comptage.au)}"
            )
            yield Finding(("comptages", rang, "accepte_le"), message)
        elif comptage.accepte_le is not None and comptage.etat == "propose":
            message = f"accord du {jour_fr(comptage.accepte_le)}, et le comptage n'est que proposé"
            yield Finding(("comptages", rang, "accepte_le"), message, "écrire etat: accepte, ou ôter la date")


def without_key_measure(comptages: Sequence[Comptage], registre: Registre) -> Iterator[Finding]:
    """Find the last count when it lacks what the default key of the convention reads."""
    if not comptages:
        return
    rang, dernier = max(enumerate(comptages), key=lambda numerote: (numerote[1].au, numerote[0]))
    cle = counted_key(registre)
    if cle and measure(dernier, cle) is None:
        message = f"le comptage au {jour_fr(dernier.au)} n'a pas « {cle} », que lit la clé de la convention"
        yield Finding(("comptages", rang, "au"), message)


def still_to_come(comptages: Sequence[Comptage], jour: date) -> Iterator[Finding]:
    """Find the first count dated after a day, and say how many follow."""
    a_venir = sorted((c.au, rang) for rang, c in enumerate(comptages) if c.au > jour)
    if a_venir:
        au, rang = a_venir[0]
        autres = len(a_venir) - 1
        suite = f", et {autres} autre{'s' if autres > 1 else ''} après lui" if autres else ""
        message = f"comptage au {jour_fr(au)}{suite} : ce jour n'est pas encore venu"
        yield Finding(("comptages", rang, "au"), message)


def sudden_changes(comptages: Sequence[Comptage]) -> Iterator[Finding]:
    """Find the measures that change by more than half from a count to the next."""
    ordre = sorted(range(len(comptages)), key=lambda rang: (comptages[rang].au, rang))
    for avant, apres in pairwise(ordre):
        for mesure in (*MESURES, *comptages[apres].mesures):
            ancienne, nouvelle = measure(comptages[avant], mesure), measure(comptages[apres], mesure)
            if ancienne is None or nouvelle is None:
                continue
            ecart = abs(nouvelle - ancienne)
            if ecart >= _BRUIT and 2 * ecart > ancienne:
                chemin = (mesure,) if mesure in MESURES else ("mesures", mesure)
                message = f"« {mesure} » passe de {ancienne} à {nouvelle} d'un comptage au suivant"
                yield Finding(("comptages", apres, *chemin), message)

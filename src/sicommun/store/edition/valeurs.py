"""Plain data on its way into a file: what may be written, and the data as it will be once written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sicommun.diagnostics import Panne
from sicommun.limites import CARACTERES_PAR_SCALAIRE
from sicommun.model.nu import Nu
from sicommun.positions import Chemin
from sicommun.store.citation import cite
from sicommun.store.lecture.scalaires import resolve
from sicommun.store.octets.caracteres import describe, judge


def check_value(valeur: Any) -> None:
    """Check that a value can be written: dict, list, str, Nu, bool, None, and no forbidden character.

    Raises TypeError for another kind, Panne for a character.
    """
    if isinstance(valeur, dict):
        for cle, contenu in valeur.items():
            _check_words(cle)
            check_value(contenu)
    elif isinstance(valeur, list):
        for contenu in valeur:
            check_value(contenu)
    elif valeur is not None and not isinstance(valeur, bool):
        _check_words(valeur)


def _check_words(texte: Any) -> None:
    """Check words, a number or a date."""
    if not isinstance(texte, str):
        raise TypeError(f"{type(texte).__name__} n'est pas une donnée simple : str, Nu, bool ou None")
    if isinstance(texte, Nu) and not isinstance(resolve(str(texte)), Nu):
        raise TypeError(f"{cite(texte)} n'est ni un nombre ni une date")
    if len(texte) > CARACTERES_PAR_SCALAIRE:
        message = f"{cite(texte)} compte plus de {CARACTERES_PAR_SCALAIRE} caractères"
        raise Panne(message, "raccourcir, ou joindre un fichier")
    fautif = next(filter(judge, texte), None)
    if fautif is not None:
        message = f"{cite(texte)} contient un {describe(fautif)}"
        raise Panne(message, "effacer ce caractère ; au besoin, retaper la valeur")


def changed(donnees: Any, chemin: Chemin, change: Callable[[Any], Any]) -> Any:
    """Give data in which the value at a path is changed; what is given stays as it is."""
    if not chemin:
        return change(donnees)
    copie = donnees.copy()
    copie[chemin[0]] = changed(donnees[chemin[0]], chemin[1:], change)
    return copie


def same(un: Any, autre: Any) -> bool:
    """Tell whether two pieces of data are one: kinds of words, order of keys and all."""
    if type(un) is not type(autre):
        return False
    if isinstance(un, dict):
        return list(un) == list(autre) and all(map(same, un.values(), autre.values()))
    if isinstance(un, list):
        return len(un) == len(autre) and all(map(same, un, autre))
    return bool(un == autre)

"""The answers of a description in words: addresses, free lists, quantities with their unit."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from sicommun.model.description import Adresse, Mention, Reponse
from sicommun.model.modele import Ligne
from sicommun.montants import thousands
from sicommun.periodes import jour_fr

SANS_OBJET: Final = "sans objet"
_TETES: Final = ("Nb de ", "Nb d'", "Nb ", "En ")
"""What an unit begins with in the source, and a quantity that bears it does not say again."""


def say_answer(reponse: Reponse) -> str:
    """Say what stands in the column « Description »: the list, then the words, then a date of their own."""
    if reponse.sans_objet:
        return SANS_OBJET
    liste = " ; ".join(_item(element) for element in reponse.valeur)
    mots = " – ".join(partie for partie in (liste, reponse.description) if partie)
    date = f"(au {jour_fr(reponse.au)})" if reponse.au else ""
    return " ".join(partie for partie in (mots, date) if partie)


def _item(element: Adresse | Mention) -> str:
    """Say an address, or a line of a free list: `Écrans interactifs (écoles) : 31`."""
    if isinstance(element, Adresse):
        ville = f"{element.code_postal} {element.commune}".strip()
        return ", ".join(partie for partie in (element.libelle, element.voie, ville) if partie)
    precision = f" ({element.description})" if element.description else ""
    compte = f" : {say_number(element.quantite)}" if element.quantite is not None else ""
    return f"{element.libelle}{precision}{compte}"


def say_quantity(ligne: Ligne, reponse: Reponse) -> str:
    """Say a quantity with its unit: `214 utilisateurs`, `12,4 km`, `7,5 To / mois`; nothing without one."""
    if reponse.quantite is None:
        return ""
    unite = say_unit(ligne.unite)
    if ligne.nature == "volume":
        periode = unite.partition(" / ")[2]
        unite = f"{reponse.unite} / {periode}" if reponse.unite else f"par {periode}"
    if abs(reponse.quantite) < 2:  # noqa: PLR2004 — in French the plural begins at two
        unite = _singular(unite)
    return f"{say_number(reponse.quantite)} {unite}".strip()


def say_unit(unite: str) -> str:
    """Give the unit of the source as it follows a number: `Nb de postes` gives `postes`."""
    tete = next((tete for tete in _TETES if unite.startswith(tete)), "")
    reste = unite.removeprefix(tete)
    return reste if reste.isupper() else reste[:1].lower() + reste[1:]


def _singular(unite: str) -> str:
    """Take the mark of the plural off the thing counted."""
    chose, barre, periode = unite.partition(" / ")
    seul = chose if chose.isupper() else chose.removesuffix("s")
    return f"{seul}{barre}{periode}"


def say_number(nombre: Decimal) -> str:
    """Write a number the French way: `1 860 000`, `12,4`."""
    entier, _, decimales = f"{abs(nombre):f}".partition(".")
    decimales = decimales.rstrip("0")
    signe = "−" if nombre < 0 else ""
    return f"{signe}{thousands(int(entier))}{f',{decimales}' if decimales else ''}"

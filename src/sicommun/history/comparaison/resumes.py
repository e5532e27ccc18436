"""A record in one line: what it says beyond its name, by the titles of its fields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from sicommun.history.comparaison.cotes import Cote
from sicommun.history.comparaison.identites import IDENTITES, TUS
from sicommun.history.comparaison.valeurs import Champ, canonical, show
from sicommun.model.base import Modele
from sicommun.model.confidentialite import Classe, class_of
from sicommun.montants import format_cents
from sicommun.secrets import mask

_RANGS: Final[dict[Classe, int]] = {"public": 0, "interne": 1, "personnel": 2}


def widest(*classes: Classe) -> Classe:
    """Give the class that the fewest may read."""
    return max(classes, key=_RANGS.__getitem__)


def name_of(item: Modele, cote: Cote) -> str:
    """Name an item of a list."""
    identite = IDENTITES.get(type(item))
    return mask(identite.nom(item, cote)) if identite else ""


def class_of_item(item: Modele, parent: Classe) -> Classe:
    """Give who may read that an item is there: its place and what names it."""
    identite = IDENTITES.get(type(item))
    nommants = identite.nommants if identite else ()
    return widest(parent, *(class_of(type(item), champ) for champ in nommants))


def summary(item: Modele, cote: Cote, classe: Classe) -> str:
    """Give what an item says, those fields alone that the readers of `classe` may see."""
    return " ; ".join(_parts(item, cote, classe))


def _parts(item: Modele, cote: Cote, classe: Classe) -> Iterator[str]:
    modele = type(item)
    identite = IDENTITES.get(modele)
    nommants = identite.nommants if identite else ()
    for champ, info in modele.model_fields.items():
        valeur = getattr(item, champ)
        defaut = info.get_default(call_default_factory=True) if not info.is_required() else None
        if champ in nommants or (modele, champ) in TUS or _is_said(valeur, defaut, (modele, champ), cote):
            continue
        if _RANGS[class_of(modele, champ)] <= _RANGS[classe] and (dit := _say(valeur, (modele, champ), cote)):
            yield f"{lower(info.title or champ)} : {dit}"


def _is_said(valeur: Any, defaut: Any, champ: Champ, cote: Cote) -> bool:
    """Tell a value that goes without saying: none, or the default one in whatever order."""
    return valeur in (None, ()) or bool(canonical(valeur, champ, cote) == canonical(defaut, champ, cote))


def _say(valeur: Any, champ: Champ, cote: Cote) -> str | None:
    """Say a value; records below are summed up when they are amounts, or else counted."""
    if isinstance(valeur, Modele):
        return f"({', '.join(_parts(valeur, cote, 'personnel'))})"
    items = tuple(valeur.values()) if isinstance(valeur, dict) else valeur
    if isinstance(items, tuple) and items and isinstance(items[0], Modele):
        if hasattr(items[0], "montant"):
            return format_cents(sum(item.montant or 0 for item in items))
        return str(len(items))
    return show(valeur, champ, cote)


def lower(titre: str) -> str:
    """Begin a title with a small letter, unless it is a set of initials: « GTI », « AC »."""
    mot = titre.split(" ", 1)[0]
    return titre if mot.isupper() and len(mot) > 1 else titre[0].lower() + titre[1:]

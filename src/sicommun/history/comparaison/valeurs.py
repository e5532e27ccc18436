"""The values of records: what makes two of them equal, the French words that show them, plain data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, get_args

from sicommun.history.comparaison.cotes import Cote
from sicommun.history.comparaison.identites import ANNEES, CIBLES, ORDONNES, REFERENCES, SIRENS, UNITES
from sicommun.model.base import Modele
from sicommun.model.lu import Lu
from sicommun.model.types import read_montant, read_texte
from sicommun.montants import format_cents, thousands
from sicommun.periodes import jour_fr
from sicommun.secrets import mask

Champ = tuple[type[Modele], str]
"""A field: the record it belongs to, and its name."""


def canonical(valeur: Any, champ: Champ, cote: Cote) -> Any:
    """Give what a value means, to be compared: folders as adherents, lists without their order."""
    if isinstance(valeur, Modele):
        return canonical_record(valeur, cote)
    if isinstance(valeur, tuple):
        items = [canonical(item, champ, cote) for item in valeur]
        return tuple(items if champ in ORDONNES else sorted(items, key=repr))
    if isinstance(valeur, dict):
        items = [(_meant(cle, champ, cote), canonical(item, champ, cote)) for cle, item in valeur.items()]
        return tuple(sorted(items, key=repr))
    if isinstance(valeur, Decimal):
        return valeur.normalize()
    return _meant(valeur, champ, cote) if isinstance(valeur, str) else valeur


def canonical_record(item: Modele, cote: Cote) -> tuple[Any, ...]:
    """Give what a record means, field by field."""
    classe = type(item)
    return tuple((nom, canonical(getattr(item, nom), (classe, nom), cote)) for nom in classe.model_fields)


def _meant(texte: str, champ: Champ, cote: Cote) -> str:
    """Give the adherent that a text names by its folder, where the field holds such names."""
    if champ in REFERENCES:
        return cote.who(texte).identite
    if champ in CIBLES:
        tete, barre, suite = texte.partition("/")
        return cote.who(tete).identite + barre + suite
    return texte


def show(valeur: Any, champ: Champ, cote: Cote) -> str | None:
    """Write a value in French; None for nothing: no value, an empty list. No secret is repeated."""
    if valeur is None or valeur in ((), {}):
        return None
    if isinstance(valeur, tuple):
        rangs = _choices(champ)
        textes = [show(item, champ, cote) or "" for item in valeur]
        if champ not in ORDONNES:
            textes.sort(key=lambda texte: (rangs.get(texte, 0), texte))
        return ", ".join(textes)
    if isinstance(valeur, dict):
        parts = (f"{show_name(cle, champ, cote)} : {show(item, champ, cote)}" for cle, item in valeur.items())
        return ", ".join(sorted(parts))
    if isinstance(valeur, str):
        return mask(show_name(valeur, champ, cote))
    return _show_scalar(valeur, champ)


def show_name(texte: str, champ: Champ, cote: Cote) -> str:
    """Name the adherent that a text means, where the field holds such names; else the text itself."""
    if champ in SIRENS and texte in cote.registre.sirens:
        return f"{cote.registre.sirens[texte].nom} ({texte})"
    return cote.who(texte).nom if champ in REFERENCES else texte


def _show_scalar(valeur: Any, champ: Champ) -> str:
    if isinstance(valeur, bool):
        return "oui" if valeur else "non"
    if isinstance(valeur, date):
        return jour_fr(valeur)
    if isinstance(valeur, Decimal):
        return show_decimal(valeur)
    if isinstance(valeur, int):
        if is_money(champ):
            return format_cents(valeur)
        return str(valeur) if champ[1] in ANNEES else thousands(valeur) + _unit(champ)
    return str(valeur)


def _unit(champ: Champ) -> str:
    """Give what a number counts, when the name of its field ends with it: `preavis_mois`."""
    unite = UNITES.get(champ[1].rpartition("_")[2])
    return f"\u00a0{unite}" if unite else ""


def show_decimal(nombre: Decimal) -> str:
    """Write a number with a comma, without the zeros that say nothing."""
    entier, _, decimales = f"{nombre:f}".partition(".")
    decimales = decimales.rstrip("0")
    return thousands(int(entier)) + (f",{decimales}" if decimales else "")


def plain(valeur: Any, champ: Champ) -> Any:
    """Give a value as plain data: amounts in cents, days as `2024-03-01`; None for a record."""
    if valeur is None or isinstance(valeur, bool | int):
        return valeur
    if isinstance(valeur, str):
        return mask(valeur)
    if isinstance(valeur, date):
        return valeur.isoformat()
    if isinstance(valeur, tuple):
        items = [plain(item, champ) for item in valeur]
        return None if None in items else items if champ in ORDONNES else sorted(items)
    return None if isinstance(valeur, Modele | dict) else str(valeur)


def is_money(champ: Champ) -> bool:
    """Tell a field whose numbers are cents."""
    return read_montant in _readers(champ)


def is_words(champ: Champ) -> bool:
    """Tell a field of free words, or a list of them."""
    return read_texte in _readers(champ)


@cache
def _choices(champ: Champ) -> dict[str, int]:
    """Give the words that a field chooses among, with their ranks: the days of the week as they follow."""
    return {mot: rang for rang, mot in enumerate(_literals(champ[0].model_fields[champ[1]].annotation))}


def _literals(annotation: Any) -> Iterator[str]:
    for partie in get_args(annotation):
        yield from (partie,) if isinstance(partie, str) else _literals(partie)


@cache
def _readers(champ: Champ) -> frozenset[Callable[..., Any]]:
    """Give the functions that read a field."""
    info = champ[0].model_fields[champ[1]]
    return frozenset((*_validators(info.metadata), *_nested(info.annotation)))


def _nested(annotation: Any) -> Iterator[Callable[..., Any]]:
    yield from _validators(getattr(annotation, "__metadata__", ()))
    for partie in get_args(annotation):
        if not isinstance(partie, Lu):
            yield from _nested(partie)


def _validators(metadonnees: Any) -> Iterator[Callable[..., Any]]:
    return (meta.func for meta in metadonnees if isinstance(meta, Lu))

"""What a waiver aims at: the files of a record, and the place in them when one is named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final, TypeAlias

from pydantic import BaseModel

from sicommun.model.description import Bloc, Description
from sicommun.model.registre import Registre
from sicommun.positions import Chemin

Zone: TypeAlias = tuple[str, Chemin]
"""A file and a place in it; the empty path is the whole file."""

GENRES: Final = {"budget": "budgets", "convention": "conventions", "gouvernance": "gouvernances"}
"""The first word of a target that a year or a version follows, and where the register keeps the record."""

_NOMS: Final = ("code", "nom", "siren", "le", "du", "au", "version", "libelle", "objet", "reference")
"""The keys by which a person tells an element of a list from the others: never its rank, which moves."""


def aim(cible: str, registre: Registre) -> tuple[Zone, ...]:
    """Give the zones that a target names; none when nothing in the repository goes by that name."""
    pieces, etages = _records(cible, registre)
    places = ((fichier, chemin) for fichier, piece in pieces for chemin in _places(piece, etages))
    return tuple(dict.fromkeys(places))


def names(registre: Registre) -> Iterator[str]:
    """Give the names that a target may begin with, for « vouliez-vous dire »."""
    yield "epci"
    yield from registre.communes
    yield from (contrat.code for contrat in registre.contrats.values())
    for genre, endroit in GENRES.items():
        yield from (f"{genre}/{nom}" for nom in getattr(registre, endroit))


def _records(cible: str, registre: Registre) -> tuple[list[tuple[str, Any]], list[str]]:
    """Give the records that a target begins with, each with its file, and the floors left to go down."""
    debut, _, reste = cible.partition("/")
    etages = reste.split("/") if reste else []
    if debut == "data":
        fichier, _, suite = cible.partition(".yaml")
        fichier += ".yaml"
        pieces = [(nom, piece) for nom, piece in _files(registre) if nom == fichier]
        return pieces, [etage for etage in suite.split("/") if etage]
    if debut == "epci" and registre.epci is not None:
        return [(registre.epci.fichier, registre.epci)], etages
    if debut in GENRES and etages:
        found = getattr(registre, GENRES[debut]).get(etages[0])
        return [(found.fichier, found)] if found else [], etages[1:]
    return _named(debut, registre), etages


def _named(nom: str, registre: Registre) -> list[tuple[str, Any]]:
    """Give the records of an adherent, by folder or by SIREN, or of a contract, by code."""
    commune = registre.communes.get(nom) or registre.sirens.get(nom)
    contrats = [(c.fichier, c) for c in registre.contrats.values() if c.code == nom]
    if commune is None:
        return contrats
    description = registre.descriptions.get(commune.slug)
    siennes = [(commune.fichier, commune), (description.fichier, description)] if description else []
    return siennes or [(commune.fichier, commune)]


def _files(registre: Registre) -> Iterator[tuple[str, Any]]:
    """Give every record with its file."""
    if registre.epci is not None:
        yield registre.epci.fichier, registre.epci
    for nom in ("conventions", "communes", "descriptions", "contrats", "budgets", "arretes", "gouvernances"):
        yield from ((piece.fichier, piece) for piece in getattr(registre, nom).values())


def _places(piece: Any, etages: list[str]) -> Iterator[Chemin]:
    """Give the paths that the floors lead to; an object of a budget may be named without `objets`."""
    yield from _down(piece, etages)
    if etages and hasattr(piece, "objets") and not hasattr(piece, etages[0]):
        yield from (("objets", *chemin) for chemin in _down(piece.objets, etages))


def _down(valeur: Any, etages: list[str]) -> Iterator[Chemin]:
    """Go down one floor for each name: a key, or what names an element of a list."""
    if not etages:
        yield ()
        return
    for marche, fille in _steps(valeur, etages[0]):
        yield from ((*marche, *chemin) for chemin in _down(fille, etages[1:]))


def _steps(valeur: Any, etage: str) -> Iterator[tuple[Chemin, Any]]:
    """Give the step or steps that one name takes, each with what stands there."""
    if isinstance(valeur, Description):
        if etage in valeur.blocs:
            yield (etage,), valeur.blocs[etage]
    elif isinstance(valeur, Mapping):
        if etage in valeur:
            yield (etage,), valeur[etage]
    elif isinstance(valeur, BaseModel):
        if etage in type(valeur).model_fields:
            yield (etage,), getattr(valeur, etage)
    elif isinstance(valeur, tuple):
        yield from _elements(valeur, etage)


def _elements(valeurs: tuple[Any, ...], etage: str) -> Iterator[tuple[Chemin, Any]]:
    """Give the elements of a list that bear a name; the rows of a plain domain need none."""
    for rang, valeur in enumerate(valeurs):
        if isinstance(valeur, Bloc):
            yield from _rows(valeur, etage)
        elif etage in {_said(getattr(valeur, nom, None)) for nom in _NOMS} or etage == valeur:
            yield (rang,), valeur


def _rows(bloc: Bloc, etage: str) -> Iterator[tuple[Chemin, Any]]:
    """Give the element of a repeatable domain that bears a name, or the row of a plain one."""
    if bloc.nom and bloc.nom == etage:
        yield bloc.chemin[1:], bloc.reponses
    elif not bloc.nom and etage in bloc.reponses:
        yield (*bloc.chemin[1:], etage), bloc.reponses[etage]


def _said(valeur: object) -> str | None:
    """Write a value as it stands in a target."""
    return valeur.isoformat() if isinstance(valeur, date) else valeur if isinstance(valeur, str) else None

"""A key of the files named by its path: `commune.parcours.mise_en_demeure.recu_le`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, get_args

from sicommun.model.arrete import Arrete
from sicommun.model.base import Modele, Piece
from sicommun.model.budget import Budget
from sicommun.model.commune import Commune
from sicommun.model.contrat import Contrat
from sicommun.model.convention import Convention
from sicommun.model.description import EnTete
from sicommun.model.epci import Epci
from sicommun.model.gouvernance import AnneeGouvernance
from sicommun.model.modele import ModeleSi

GENRES: Final[dict[str, type[Piece]]] = {
    piece.genre: piece for piece in (Epci, Convention, Commune, Contrat, Budget, Arrete, AnneeGouvernance)
}
"""The kinds of files that records shape; the description has the table of its rows."""


def find_title(chemin: str, modele: ModeleSi) -> str | None:
    """Give the French title of a key, or None when the model has no such key.

    A path starts with the kind of the file. Lists are crossed without a number; a fact of the journal is
    named by its `fait`, a row of the description by its domain and its key.
    """
    genre, *cles = chemin.split(".")
    if genre == "description" and cles and cles[0] in modele.organique:
        return _row_title(cles, modele)
    racine = EnTete if genre == "description" else GENRES.get(genre)
    titre: str | None = None
    classes: tuple[type[Modele], ...] = (racine,) if racine else ()
    for cle in cles:
        titre, classes = _step(classes, cle)
    return titre


def _row_title(cles: list[str], modele: ModeleSi) -> str | None:
    """Name a domain, or a row of it."""
    domaine = modele.organique[cles[0]]
    if len(cles) == 1:
        return domaine.libelle
    ligne = domaine.lignes.get(".".join(cles[1:]))
    return ligne.libelle if ligne else None


def _step(classes: tuple[type[Modele], ...], cle: str) -> tuple[str | None, tuple[type[Modele], ...]]:
    """Go down one key: its title, and the records that stand under it."""
    for classe in classes:
        fait = classe.model_fields.get("fait")
        if fait is not None and get_args(fait.annotation) == (cle,):
            return fait.description, (classe,)
        if cle in classe.model_fields:
            info = classe.model_fields[cle]
            return info.title, tuple(_records(info.annotation))
    return None, ()


def _records(annotation: Any) -> Iterator[type[Modele]]:
    """Give the records that a type is made of."""
    if isinstance(annotation, type) and issubclass(annotation, Modele):
        yield annotation
    for partie in get_args(annotation):
        yield from _records(partie)

"""A file outside the repository, given on the command line, read into a record."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from sicommun.diagnostics import Diagnostic
from sicommun.model.base import Piece
from sicommun.store.forme.formes import form
from sicommun.store.rangement.arbre import Isole
from sicommun.store.sources import Sources, place
from sicommun.store.yamlfile import read

P = TypeVar("P", bound=Piece)


def read_record(fichier: Path, modele: type[P]) -> tuple[P | None, list[Diagnostic], Sources]:
    """Give the record of a file, or all that is wrong with it. Raises Panne when it cannot be opened."""
    nom, sources = fichier.name, Sources(Isole(fichier))
    texte, constats = sources.decode(nom)
    lecture = read(texte, nom) if texte is not None else None
    if lecture is None or lecture.donnees is None:
        return None, list(map(sources.hush, (*constats, *(lecture.constats if lecture else ())))), sources
    piece, formes = form(modele, lecture.donnees)
    lus = map(sources.hush, (*constats, *lecture.constats))
    tous = [*lus, *(place(fiche, finding, nom, sources) for fiche, finding in formes)]
    return piece.lue_dans(nom) if piece else None, tous, sources

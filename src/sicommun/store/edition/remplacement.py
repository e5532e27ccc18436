"""Putting a whole list or block of keys in place of another one, where it stands and as it is laid out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sicommun.positions import Chemin
from sicommun.store.edition import fragment
from sicommun.store.edition.brouillon import Brouillon, Retouche
from sicommun.store.edition.insertion import Essai, in_place
from sicommun.store.octets.reperes import offset


def whole(b: Brouillon, chemin: Chemin, valeur: Any) -> Iterator[Essai]:
    """Give the ways of putting a list or a block of keys in place of a value that has some."""
    if b.is_flow(chemin):
        yield from in_place(b, chemin, fragment.flow(valeur))
    elif not valeur:
        yield _emptied(b, chemin, fragment.flow(valeur))
    else:
        marge = " " * (b.positions.values[chemin].column - 1)
        premiere, *suite = _lines(valeur)
        texte = b.saut.join([premiere, *(marge + ligne if ligne else "" for ligne in suite)])
        yield [Retouche(b.debut(chemin), b.fin(chemin), texte)]


def _lines(valeur: Any) -> list[str]:
    """Give the lines of a list in dashes or of a block of keys."""
    if isinstance(valeur, list):
        return [ligne for element in valeur for ligne in fragment.block_item(element)]
    return [ligne for cle, contenu in valeur.items() for ligne in fragment.block_entry(cle, contenu)]


def _emptied(b: Brouillon, chemin: Chemin, vide: str) -> Essai:
    """Put brackets on the line of the key, in place of the lines below it."""
    cle = b.positions.keys[chemin]
    return [Retouche(offset(b.debuts, cle.end_line, cle.end_column), b.fin(chemin), f": {vide}")]

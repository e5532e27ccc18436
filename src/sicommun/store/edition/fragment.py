"""A value as a piece of YAML in the style of the house: on one line when it reads well so."""

from __future__ import annotations

from typing import Any, Final

from sicommun.model.nu import Nu
from sicommun.store.edition.rendu import Ligne, dump

_LARGEUR: Final = 100
"""A block of keys or a list that fits in this width is written on one line."""


def flow(valeur: Any) -> str:
    """Write a value on one line, to stand anywhere, even between brackets."""
    return dump(_styled([valeur], en_ligne=True))[1:-1]


def flow_entry(cle: str, valeur: Any) -> str:
    """Write a key and its value on one line, to stand between braces."""
    return dump(_styled({cle: valeur}, en_ligne=True))[1:-1]


def block_item(valeur: Any, *, en_ligne: bool | None = None) -> list[str]:
    """Write the lines of an item of a list in dashes; `en_ligne` forces one line, or several."""
    lignes = dump(_block([_styled(valeur, en_ligne=en_ligne)])).split("\n")
    return [ligne[2:] for ligne in lignes]


def block_entry(cle: str, valeur: Any, *, en_ligne: bool | None = None) -> list[str]:
    """Write the lines of a key and its value; `en_ligne` forces one line, or several."""
    return dump(_block({cle: _styled(valeur, en_ligne=en_ligne)})).split("\n")


def fits(valeur: Any) -> bool:
    """Tell a value that reads well on one line: no block in a block, no paragraph, not too long."""
    return _is_flat(valeur) and len(flow(valeur)) <= _LARGEUR


def _is_flat(valeur: Any, *, dans: bool = False) -> bool:
    """Tell words, lists of words, and blocks of these."""
    if isinstance(valeur, dict):
        return not dans and all(_is_flat(v, dans=True) for v in valeur.values())
    if isinstance(valeur, list):
        return all(_is_flat(v, dans=True) for v in valeur)
    return not (isinstance(valeur, str) and "\n" in valeur)


def _styled(valeur: Any, *, en_ligne: bool | None) -> Any:
    """Give a value its style, all the way down; None leaves the choice to its length."""
    if not isinstance(valeur, dict | list):
        return valeur
    if en_ligne or not valeur or (en_ligne is None and fits(valeur)):
        return _flow(valeur)
    if isinstance(valeur, dict):
        return _block({cle: _styled(v, en_ligne=None) for cle, v in valeur.items()})
    return _block([_styled(v, en_ligne=None) for v in valeur])


def _flow(valeur: Any) -> Any:
    """Mark a value, and all that it holds, to be written on one line."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    if isinstance(valeur, dict):
        noeud: Any = CommentedMap((Ligne(cle), _flow(v)) for cle, v in valeur.items())
    elif isinstance(valeur, list):
        noeud = CommentedSeq(map(_flow, valeur))
    else:
        return Ligne(valeur) if isinstance(valeur, str) and not isinstance(valeur, Nu) else valeur
    noeud.fa.set_flow_style()
    return noeud


def _block(valeur: Any) -> Any:
    """Mark a list or a block of keys, not what it holds, to be written on several lines."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    noeud = CommentedMap(valeur) if isinstance(valeur, dict) else CommentedSeq(valeur)
    noeud.fa.set_block_style()
    return noeud

"""A value as a piece of YAML in the style of the house: ruamel lays it out, this module chooses the style."""

from __future__ import annotations

import re
from functools import cache
from io import StringIO
from typing import Any, Final

from sicommun.model.nu import Nu
from sicommun.store.scalaires import resolve

_LARGEUR: Final = 100
"""A block of keys or a list that fits in this width is written on one line."""

_BLOC_SUR: Final = re.compile(r"[\w(«/€](?:[^\n\t:#]|:(?=[^\s])|(?<=[^\s])#)*(?<=[^\s])")
_LIGNE_SURE: Final = re.compile(r"[\w(«/€](?:[^\n\t:#,\[\]{}])*(?<=[^\s])")
"""Words that need no quotes, in a block and between brackets."""
_MOTS_1_1: Final = frozenset({"y", "n", "yes", "no", "on", "off"})
"""Words that a reader of YAML 1.1 takes for true or false."""


def flow(valeur: Any) -> str:
    """Write a value on one line, to stand anywhere, even between brackets."""
    return _dump(_styled([valeur], en_ligne=True))[1:-1]


def flow_entry(cle: str, valeur: Any) -> str:
    """Write a key and its value on one line, to stand between braces."""
    return _dump(_styled({cle: valeur}, en_ligne=True))[1:-1]


def block_item(valeur: Any, *, en_ligne: bool | None = None) -> list[str]:
    """Write the lines of an item of a list in dashes; `en_ligne` forces one line, or several."""
    lignes = _dump(_block([_styled(valeur, en_ligne=en_ligne)])).split("\n")
    return [ligne[2:] for ligne in lignes]


def block_entry(cle: str, valeur: Any, *, en_ligne: bool | None = None) -> list[str]:
    """Write the lines of a key and its value; `en_ligne` forces one line, or several."""
    return _dump(_block({cle: _styled(valeur, en_ligne=en_ligne)})).split("\n")


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
        noeud: Any = CommentedMap((_Ligne(cle), _flow(v)) for cle, v in valeur.items())
    elif isinstance(valeur, list):
        noeud = CommentedSeq(map(_flow, valeur))
    else:
        return _Ligne(valeur) if isinstance(valeur, str) and not isinstance(valeur, Nu) else valeur
    noeud.fa.set_flow_style()
    return noeud


def _block(valeur: Any) -> Any:
    """Mark a list or a block of keys, not what it holds, to be written on several lines."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    noeud = CommentedMap(valeur) if isinstance(valeur, dict) else CommentedSeq(valeur)
    noeud.fa.set_block_style()
    return noeud


class _Ligne(str):
    """Words to be written between brackets."""

    __slots__ = ()


def _style_in_block(texte: str) -> str | None:
    """Give the style of words in a block: bare, a paragraph, or double quotes."""
    if "\n" in texte:
        return "|" if _is_paragraph(texte) else '"'
    return None if _BLOC_SUR.fullmatch(texte) and _stays_words(texte) else '"'


def _style_in_line(texte: str) -> str | None:
    """Give the style of words between brackets: bare, or double quotes."""
    return None if _LIGNE_SURE.fullmatch(texte) and _stays_words(texte) else '"'


def _stays_words(texte: str) -> bool:
    """Tell words that no reader takes for a number, a date, true or false."""
    return resolve(texte) is texte and texte.lower() not in _MOTS_1_1


def _is_paragraph(texte: str) -> bool:
    """Tell a text that a block renders exactly: no space ends a line, one line end at most ends the text."""
    lignes = texte.removesuffix("\n").split("\n")
    return (
        bool(lignes[0] and lignes[-1])
        and not lignes[0][0].isspace()
        and all(ligne == ligne.rstrip() and "\t" not in ligne and "\r" not in ligne for ligne in lignes)
    )


def _dump(valeur: Any) -> str:
    """Have ruamel write a value, without the end of its last line."""
    flux = StringIO()
    _yaml().dump(valeur, flux)
    return flux.getvalue().removesuffix("\n")


@cache
def _yaml() -> Any:
    """Set ruamel up; imported here, for the commands that write."""
    from ruamel.yaml import YAML
    from ruamel.yaml.emitter import Emitter
    from ruamel.yaml.nodes import ScalarNode
    from ruamel.yaml.representer import RoundTripRepresenter

    class Ecrivain(Emitter):
        """Writes a number or an hour bare, even `8:30` between braces, where ruamel would put quotes."""

        def choose_scalar_style(self) -> Any:
            return "" if isinstance(self.event.value, Nu) else super().choose_scalar_style()

    class Representant(RoundTripRepresenter):
        """Knows our words and our numbers; a class of its own, for ruamel's is shared by the process."""

    def number(representant: Any, nu: Nu) -> Any:
        etiquette = representant.dumper.resolver.resolve(ScalarNode, nu, (True, False))
        return representant.represent_scalar(etiquette, nu)

    def words(representant: Any, texte: str) -> Any:
        style = _style_in_line(texte) if isinstance(texte, _Ligne) else _style_in_block(texte)
        return representant.represent_scalar("tag:yaml.org,2002:str", str(texte), style=style)

    def nothing(representant: Any, _: None) -> Any:
        return representant.represent_scalar("tag:yaml.org,2002:null", "null")

    Representant.add_representer(Nu, number)
    Representant.add_representer(_Ligne, words)
    Representant.add_representer(str, words)
    Representant.add_representer(type(None), nothing)
    yaml = YAML()
    yaml.Emitter, yaml.Representer = Ecrivain, Representant
    yaml.width = 1 << 30
    yaml.brace_single_entry_mapping_in_flow_sequence = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml

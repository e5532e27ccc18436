"""How ruamel is made to write: our words, our numbers, one width, no choice of its own."""

from __future__ import annotations

import re
from functools import cache
from io import StringIO
from typing import Any, Final

from sicommun.model.nu import Nu
from sicommun.store.lecture.scalaires import resolve

_BLOC_SUR: Final = re.compile(r"[\w(«/€](?:[^\n\t:#]|:(?=[^\s])|(?<=[^\s])#)*(?<=[^\s])")
_LIGNE_SURE: Final = re.compile(r"[\w(«/€](?:[^\n\t:#,\[\]{}])*(?<=[^\s])")
"""Words that need no quotes, in a block and between brackets."""
_MOTS_1_1: Final = frozenset({"y", "n", "yes", "no", "on", "off"})
"""Words that a reader of YAML 1.1 takes for true or false."""


class Ligne(str):
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


def dump(valeur: Any) -> str:
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
        style = _style_in_line(texte) if isinstance(texte, Ligne) else _style_in_block(texte)
        return representant.represent_scalar("tag:yaml.org,2002:str", str(texte), style=style)

    def nothing(representant: Any, _: None) -> Any:
        return representant.represent_scalar("tag:yaml.org,2002:null", "null")

    Representant.add_representer(Nu, number)
    Representant.add_representer(Ligne, words)
    Representant.add_representer(str, words)
    Representant.add_representer(type(None), nothing)
    yaml = YAML()
    yaml.Emitter, yaml.Representer = Ecrivain, Representant
    yaml.width = 1 << 30
    yaml.brace_single_entry_mapping_in_flow_sequence = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml

"""What an unquoted scalar is: nothing, true or false, a number or date left as written, or words."""

from __future__ import annotations

import re
from typing import Final

from sicommun.model.nu import Nu

_CHIFFRES: Final = frozenset("0123456789+-.")
"""First characters of every number and date."""

_MOTS: Final[dict[str, bool | None]] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}

# YAML 1.1 and 1.2 together, and a little wider: what one reader turns into a number or a date,
# no reader of ours may take for words. The commonest shapes come first: this is read at every value.
_NU: Final = re.compile(
    r"""
      [0-9]+ (?: \.[0-9]+ )? \Z
    | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2} \Z
    | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2} (?:[Tt]|[ \t]+) [0-9]{1,2}:[0-9]{2}:[0-9]{2} (?:\.[0-9]*)?
      (?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::?[0-9]{2})?))? \Z
    | [-+]? (?:
          [0-9][0-9_]* (?: \.[0-9_]* )? (?: [eE][-+]?[0-9]+ )? \Z
        | \.[0-9][0-9_]* (?: [eE][-+]?[0-9]+ )? \Z
        | [0-9][0-9_]* (?: :[0-5]?[0-9] )+ (?: \.[0-9_]* )? \Z
        | 0b[01_]+ \Z
        | 0o[0-7_]+ \Z
        | 0x[0-9a-fA-F_]+ \Z
        | \.(?:inf|Inf|INF) \Z
      )
    | \.(?:nan|NaN|NAN) \Z
    """,
    re.VERBOSE,
)
_looks_like_a_number: Final = _NU.match


class _Resolus(dict[str, str | bool | None]):
    """Scalars with their values: the same few words and numbers come back in every file."""

    def __missing__(self, texte: str) -> str | bool | None:
        valeur = resolve(texte)
        if len(texte) <= _COURT:
            if len(self) >= _AU_PLUS:
                self.clear()
            self[texte] = valeur
        return valeur


RESOLUS: Final = _Resolus()
"""`RESOLUS[texte]` is `resolve(texte)`, without a call for what has been seen lately."""
_COURT: Final = 40
_AU_PLUS: Final = 20_000
"""Longest scalar and most scalars kept: a repository without end takes no more memory."""


def resolve(texte: str) -> str | bool | None:
    """Give the value of an unquoted scalar by the core schema of YAML 1.2.

    `oui`, `no` and `on` are words; numbers and dates, even impossible ones, come back as `Nu`.
    """
    if texte[:1] in _CHIFFRES:
        return Nu(texte) if _looks_like_a_number(texte) else texte
    return _MOTS.get(texte, texte)

"""Secrets that a machine made and that their shape betrays: keys, tokens, addresses with a password."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sicommun.secrets.secret import CLE_PRIVEE, Secret, masked

_CLE_PRIVEE: Final = re.compile(
    r"-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----(?:[\s\S]*?-----END[A-Z0-9 ]*-----|[^\n]*)"
)
_JETON: Final = re.compile(
    r"""
    \b(?: gh[pousr]_[A-Za-z0-9]{30,} | github_pat_[A-Za-z0-9_]{22,} | glpat-[A-Za-z0-9_-]{20,}
        | (?:AKIA|ASIA)[0-9A-Z]{16} | AIza[0-9A-Za-z_-]{35} | xox[abprs]-[A-Za-z0-9-]{10,}
        | sk-[A-Za-z0-9_-]{20,} | hvs\.[A-Za-z0-9_-]{20,}
        | eyJ[A-Za-z0-9_-]{8,2000}\.[A-Za-z0-9_-]{8,2000}(?:\.[A-Za-z0-9_-]{0,2000})?
      )
    | (?<=Bearer[ ])[A-Za-z0-9._~+/-]{16,}
    """,
    re.VERBOSE,
)
_LICENCE: Final = re.compile(
    r"(?<![\w-])(?=[0-9-]*[A-Z])(?=[A-Z-]*[0-9])[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}(?![\w-])"
)
"""The key of a licence, five times five."""
_URL: Final = re.compile(r"[a-z][a-z0-9+.-]{1,20}://[^\s/:@]*:(?P<valeur>[^\s/@]+)@[^\s/@]", re.IGNORECASE)
_VARIABLE: Final = re.compile(r"[$%<{].*|[*•….x]+|mot_?de_?passe|mdp|password|passwd|pass|pwd", re.IGNORECASE)
"""What stands in an address in the place of a password."""


def find_tokens(texte: str) -> Iterator[Secret]:
    """Find private keys, tokens of known makers, and `user:password@` in addresses."""
    for found in _CLE_PRIVEE.finditer(texte):
        yield Secret(found.start(), found.end(), CLE_PRIVEE, "-----BEGIN***")
    for found in _JETON.finditer(texte):
        yield masked(found.start(), found[0], "jeton d'accès")
    for found in _LICENCE.finditer(texte):
        yield masked(found.start(), found[0], "clé de licence")
    for found in _URL.finditer(texte):
        if not _VARIABLE.fullmatch(found["valeur"]):
            yield masked(found.start("valeur"), found["valeur"], "mot de passe")

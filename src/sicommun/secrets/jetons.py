"""Secrets that a machine made and that their shape betrays: keys, tokens, addresses with a password."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sicommun.secrets.secret import Secret, masked

CLE_PRIVEE: Final = "clé privée"
"""The kind of a private key, whose first line says nothing of it."""

_TETE: Final = re.compile(r"-----|h[pousr]_|github_pat_|glpat-|AKIA|ASIA|AIza|xox|yJ|k-|vs\.|Bearer ")
"""How they begin, or nearly so, each with a first letter of its own: the search skips all other letters."""

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
_COMPTE: Final = re.compile(r"://[^\s/:@]*:[^\s/@]+@")
"""A name and a password in an address, whatever its beginning."""
_VARIABLE: Final = re.compile(r"[$%<{].*|[*•….x]+|mot_?de_?passe|mdp|password|passwd|pass|pwd", re.IGNORECASE)
"""What stands in an address in the place of a password."""


_MILIEU: Final = re.compile(r"-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}-")
"""The middle of the key of a licence; its first letter is rare enough for a quick search."""


def may_hold(texte: str) -> bool:
    """Tell at little cost whether a text has the head of a token, or an address with a name."""
    return (
        _TETE.search(texte) is not None
        or _MILIEU.search(texte) is not None
        or ("://" in texte and _COMPTE.search(texte) is not None)
    )


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

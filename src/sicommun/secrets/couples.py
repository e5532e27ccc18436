"""Secrets that a name announces: « admin / Livebox2022! », the words of a command, a wifi and its key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sicommun.secrets.etiquettes import stands_alone
from sicommun.secrets.secret import Secret, masked

_COURT: Final = 6
"""Letters of the shortest secret that nothing announces."""

_PAIRE: Final = re.compile(
    r"""
    (?<![\w/.-])
    (?: (?: identifiants? | logins? | connect\w* )\b [^\n/]{0,40}? (?<![\w/.-])
        (?: [\w-]{2,40} | [\w.-]{2,40}@[\w.-]{2,40} ) [ ]?/[ ]?
      | (?: admin(?:istrat(?:eur|or))? | root | sa ) [ ]/[ ]
    )
    (?P<valeur> [^\s,;"'«»{}\[\]<>/]+ ) (?! [ ]? / )
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""A name and its password, a bar between."""

_COMMANDE: Final = re.compile(
    r"""
    \bcurl\b[^\n]{0,200}?[ ](?:-u|--user)[ =]?["']?[^\s:"']{1,60}:(?P<curl>[^\s"']+)
    | \bsshpass[ ]+-p[ ]?["']?(?P<ssh>[^\s"']+)
    | \bmysql\w*\b[^\n]{0,200}?[ ]-p(?P<sql>[^\s"']+)
    | /user:[^\s]{1,60}[ ]+["']?(?P<net>[^\s"'/*]+)
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""A password given to a command."""

_WIFI: Final = re.compile(
    r"\bSSID\b[^\n]{0,60}?\bcl(?:é|e|ef)[ ]*[:=]?[ ]*[\"'«]?[ ]?(?P<valeur>[^\s,;\"'«»{}\[\]<>:=]+)",
    re.IGNORECASE,
)
"""The name of a wireless network, then its key."""

_VARIABLE: Final = re.compile(r"[$%<{*•…].*|\W+")
"""What stands in a command in the place of a password."""


def find_pairs(texte: str) -> Iterator[Secret]:
    """Find the strong word beside a name of account or network, and what a command is given."""
    for found in (*_PAIRE.finditer(texte), *_WIFI.finditer(texte)):
        valeur = found["valeur"].rstrip(".:)")
        if len(valeur) >= _COURT and stands_alone(valeur):
            yield masked(found.start("valeur"), valeur, "mot de passe")
    for found in _COMMANDE.finditer(texte):
        groupe = found.lastgroup or ""
        if not _VARIABLE.fullmatch(found[groupe]):
            yield masked(found.start(groupe), found[groupe], "mot de passe")

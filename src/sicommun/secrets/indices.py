"""The cheap looks that end the search of most texts: one for each kind of secret, and no more to import."""

from __future__ import annotations

import re
from typing import Final

_LIENS: Final = (
    ":",
    "=",
    "→",
    "->",
    "est ",
    " is ",
    " sera ",
    " reste ",
    "mdp ",
    "de passe ",
    "psk ",
    "ode ",
)
"""What ties a label to its word: a sign, a verb, or nothing at all (« mdp vpn01!2024 »)."""

_ETIQUETTES: Final = (
    "pass", "mdp", "pwd", "psk", "pin", "puk", "code", "secr", "key", "token", "jeton", "cle", "clé", "snmp",
    "munity", "bearer",
)  # fmt: skip
"""What all labels have in them, one or another, in small letters."""

_COMMANDES: Final = ("SSID", "ssid", "/user:", "curl", "sshpass", "mysql")
_NOMS: Final = ("dentifiant", "ogin", "onnect")
_COMPTES: Final = ("dmin", "oot ", "sa ")
"""What the sentences have, one or another: alone, with a bar, with a bar between spaces."""

_TETES: Final = (
    "-----", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "AKIA", "ASIA", "AIza", "xox",
    "eyJ", "sk-", "hvs.", "Bearer ",
)  # fmt: skip
"""How private keys and the tokens of known makers begin."""
_MILIEU: Final = re.compile(r"-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}-")
"""The middle of the key of a licence; its first letter is rare enough for a quick search."""
_COMPTE: Final = re.compile(r"://[^\s/:@]*:[^\s/@]+@")
"""A name and a password in an address, whatever its beginning."""
_CHIFFRES: Final = re.compile(r"[0-9](?:[ .]?[0-9ABab]){12}")
"""Thirteen digits in a row, the letter of a Corsican department among them."""


def may_hold(texte: str) -> bool:
    """Tell at little cost (ten nanoseconds a letter) whether a text is worth the search; most are not."""
    return may_be_labelled(texte) or may_be_paired(texte) or may_have_token(texte) or may_have_number(texte)


def may_be_labelled(texte: str) -> bool:
    """Tell whether a line of a text has both a label and what ties it to a word."""
    if not any(map(texte.__contains__, _LIENS)):
        return False
    bas = texte.lower()
    return any(_tied(bas, indice) for indice in _ETIQUETTES if indice in bas)


def _tied(bas: str, indice: str) -> bool:
    """Tell whether a clue stands in a line with what ties it to a word."""
    debut = bas.find(indice)
    while debut >= 0:
        fin = bas.find("\n", debut)
        ligne = bas[bas.rfind("\n", 0, debut) + 1 : fin if fin >= 0 else len(bas)]
        if any(map(ligne.__contains__, _LIENS)):
            return True
        debut = bas.find(indice, fin) if fin >= 0 else -1
    return False


def may_be_paired(texte: str) -> bool:
    """Tell whether a text has the name of an account, a command or a network, and the sign that ties it."""
    return (
        any(map(texte.__contains__, _COMMANDES))
        or ("/" in texte and any(map(texte.__contains__, _NOMS)))
        or (" / " in texte and any(map(texte.__contains__, _COMPTES)))
    )


def may_have_token(texte: str) -> bool:
    """Tell whether a text has the head of a token, the middle of a licence, or an address with a name."""
    return (
        any(map(texte.__contains__, _TETES))
        or _MILIEU.search(texte) is not None
        or ("://" in texte and _COMPTE.search(texte) is not None)
    )


def may_have_number(texte: str) -> bool:
    """Tell whether a text has digits enough in a row."""
    return _CHIFFRES.search(texte) is not None

"""The cheap looks that end the search of most texts: one for each kind of secret, and no more to import."""

from __future__ import annotations

import re
from typing import Final

_SEULES: Final = {
    "mdp": "mdp",
    "pwd": "pwd",
    "psk": "psk",
    "pin": r"pin(?![a-zà-ÿ0-9])",
    "puk": "puk",
    "pass": r"pass(?<!impass)(?:e?(?![a-zà-ÿ0-9])|[ _-]?(?:phrase|code|key|w))",
    "digicode": "digicode",
    "code": r"code[ _-](?:d['’]|du[ _-]|de[ _-]l(?:['’]|a[ _-]))?(?:al|acc|ent|coff|por|vis|int|w)",
}
"""Labels whose word needs no sign (« mdp vpn01!2024 »): what they have in them, and their pattern."""
_SUIVIES: Final = {
    "secret": "secret(?!ar)",
    "secrè": "secrè",
    "key": "key",
    "token": "token",
    "jeton": "jeton",
    "snmp": "snmp",
    "munity": "munity",
    "bearer": "bearer",
    "cl": r"cl(?:é|e|ef)s?[ _-](?:d['’]a|api|de[ _-]s|s[ée]c|pr|du[ _-]|w)",
}
"""Labels that a sign or a verb must follow; « secretariat@… » and « clé de répartition » are none."""
_LIEN: Final = re.compile(r"[:=→]|->|(?:est|is|sera|reste)\b")
"""What ties a label to its word."""
_MOT: Final = re.compile(r"\S")

_COMMANDES: Final = ("ssid", "/user:", "curl", "sshpass", "mysql")
_NOMS: Final = ("identifiant", "login", "connect")
_COMPTES: Final = ("admin", "root ", "sa ")
"""What the sentences have, in small letters, one or another: alone, with a bar, with a bar between spaces."""

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
LONGUEURS: Final = {
    "AT": 20, "BE": 16, "CH": 21, "DE": 22, "ES": 24, "FR": 27, "GB": 22, "IE": 22, "IT": 27, "LU": 20,
    "MC": 27, "NL": 18, "PT": 25,
}  # fmt: skip
"""Length of an account number, for the countries that a French body deals with."""
_IBAN: Final = re.compile(rf"(?:{'|'.join(LONGUEURS)})[0-9]{{2}}(?:[ .]?[0-9A-Z]){{11}}")
"""The beginning of an account number, whose letters may cut the row of digits short."""


def may_hold(texte: str) -> bool:
    """Tell at little cost (thirty nanoseconds a letter) whether a text is worth the search; most are not."""
    bas = texte.lower()
    return may_be_labelled(bas) or may_be_paired(bas) or may_have_token(texte) or may_have_number(texte)


def may_be_labelled(bas: str) -> bool:
    """Tell whether a text in small letters has a label that goes without sign, or another and its sign."""
    for labels, lien in ((_SEULES, _MOT), (_SUIVIES, _LIEN)):
        for indice, motif in labels.items():
            if indice in bas and _is_tied(bas, re.compile(motif), lien):
                return True
    return False


def _is_tied(bas: str, motif: re.Pattern[str], lien: re.Pattern[str]) -> bool:
    """Tell whether a line has a label and, after it, what ties it to a word; each line is read once."""
    fin = 0
    while found := motif.search(bas, fin):
        fin = bas.find("\n", found.end())
        fin = len(bas) if fin < 0 else fin
        if lien.search(bas, found.end(), fin):
            return True
    return False


def may_be_paired(bas: str) -> bool:
    """Tell whether a text in small letters names an account, a command or a network, and has what ties it."""
    return (
        any(map(bas.__contains__, _COMMANDES))
        or ("/" in bas and any(map(bas.__contains__, _NOMS)))
        or (" / " in bas and any(map(bas.__contains__, _COMPTES)))
    )


def may_have_token(texte: str) -> bool:
    """Tell whether a text has the head of a token, the middle of a licence, or an address with a name."""
    return (
        any(map(texte.__contains__, _TETES))
        or _MILIEU.search(texte) is not None
        or ("://" in texte and _COMPTE.search(texte) is not None)
    )


def may_have_number(texte: str) -> bool:
    """Tell whether a text has digits enough in a row, or a country before its account number."""
    return _CHIFFRES.search(texte) is not None or _IBAN.search(texte) is not None

"""Bank account and social security numbers, told from other long numbers by their checksums."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sicommun.secrets.indices import LONGUEURS
from sicommun.secrets.secret import Secret, masked

_IBAN: Final = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}[0-9]{2}(?:[ .]?[0-9A-Z]){11,30}")
_NIR: Final = re.compile(
    r"(?<![0-9])([12])[ .]?([0-9]{2})[ .]?(0[1-9]|1[0-2]|[2-9][0-9])[ .]?([0-9]{2}|2[ABab])[ .]?([0-9]{3})"
    r"[ .]?([0-9]{3})[ .-]?([0-9]{2})(?![0-9])"
)
_DIVISEUR: Final = 97


def find_numbers(texte: str) -> Iterator[Secret]:
    """Find the numbers whose checksum holds; of a social security number nothing is shown."""
    for found in _IBAN.finditer(texte):
        valeur = _account(found[0])
        suite = texte[found.start() + len(valeur) :][:1]
        if valeur and not suite.isalnum() and _iban_holds(valeur):
            yield masked(found.start(), valeur, "numéro de compte (IBAN)")
    for found in _NIR.finditer(texte):
        if _nir_holds(found):
            yield Secret(found.start(), found.end(), "numéro de sécurité sociale", "***")


def _account(lu: str) -> str:
    """Cut what was read to the length of its country's numbers; a word in capitals may follow."""
    reste = LONGUEURS.get(lu[:2], 0)
    for rang, lettre in enumerate(lu):
        reste -= lettre.isalnum()
        if reste == 0:
            return lu[: rang + 1]
    return ""


def _iban_holds(valeur: str) -> bool:
    """Check an account number: ISO 13616, remainder 1."""
    brut = "".join(lettre for lettre in valeur if lettre.isalnum())
    return int("".join(str(int(lettre, 36)) for lettre in brut[4:] + brut[:4])) % _DIVISEUR == 1


def _nir_holds(found: re.Match[str]) -> bool:
    """Check a social security number: its key completes the remainder; Corsica counts as 19 and 18."""
    *corps, cle = found.groups()
    corps[3] = {"2A": "19", "2B": "18"}.get(corps[3].upper(), corps[3])
    return _DIVISEUR - int("".join(corps)) % _DIVISEUR == int(cle)

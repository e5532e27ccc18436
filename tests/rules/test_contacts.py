"""Numbers that ring and addresses that arrive, by their form."""

from __future__ import annotations

import pytest

from sicommun.rules.contacts import is_courriel, is_telephone

NUMEROS = [
    "03 53 01 00 01",
    "0353010001",
    "03.53.01.00.01",
    "+33 3 53 01 00 01",
    "+32 2 345 67 89",
    "03\u202f53\u202f01\u202f00\u202f01",
]
FAUX = [
    "",
    "3 53 01 00 01",
    "03 80 XX XX XX",
    "00 53 01 00 01",
    "+33 3 53 01 00",
    "+33 03 53 01 00 01",
    "03 53 01 00 01 02",
    "٠٣٥٣٠١٠٠٠١",
]
ADRESSES = ["numerique@valombre.example.org", "a.b+c@x.example.org", "é@mairie.example.org"]
PERDUES = [
    "",
    "support(at)example.org",
    "numerique@valombre",
    "a b@example.org",
    "a@@example.org",
    "a@.org",
    "<a@example.org>",
]


@pytest.mark.parametrize(("texte", "bon"), [*((n, True) for n in NUMEROS), *((n, False) for n in FAUX)])
def test_a_number(texte, bon):
    assert is_telephone(texte) is bon


@pytest.mark.parametrize(("texte", "bon"), [*((a, True) for a in ADRESSES), *((a, False) for a in PERDUES)])
def test_an_address(texte, bon):
    assert is_courriel(texte) is bon

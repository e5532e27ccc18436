"""Account and social security numbers: only those whose checksum holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sicommun.secrets import find_secrets

IBAN = "FR7630006000011234567890189"


def natures(texte):
    return [secret.nature for secret in find_secrets(texte)]


@pytest.mark.parametrize(
    "texte",
    [
        IBAN,
        "FR76 3000 6000 0112 3456 7890 189",
        f"RIB de la régie : {IBAN}, BIC AGRIFRPP",
        "FR14 2004 1010 0505 0001 3M02 606 TRESOR",
        "BE68 5390 0754 7034",
    ],
)
def test_an_account_number_is_found_whatever_its_spaces(texte):
    (secret,) = find_secrets(texte)
    assert secret.nature == "numéro de compte (IBAN)"
    assert secret.montre in {"FR***", "BE***"}


@given(st.integers(0, len(IBAN) - 5), st.integers(1, 9))
def test_one_digit_changed_is_no_account_number(rang, ecart):
    rang += 4
    chiffre = str((int(IBAN[rang]) + ecart) % 10)
    assert natures(IBAN[:rang] + chiffre + IBAN[rang + 1 :]) == []


@given(st.from_regex(r"[12][0-9]{2}(0[1-9]|1[0-2])(2[AB]|[0-9]{2})[0-9]{6}", fullmatch=True))
def test_a_social_security_number_is_found_with_its_key_and_not_with_another(corps):
    cle = 97 - int(corps.replace("2A", "19").replace("2B", "18")) % 97
    assert natures(f"{corps}{cle:02d}") == ["numéro de sécurité sociale"]
    assert natures(f"{corps}{cle % 97 + 1:02d}") == []


def test_nothing_of_a_social_security_number_is_shown():
    (secret,) = find_secrets("n° 1 85 05 78 006 084 91")
    assert (secret.debut, secret.fin, secret.montre) == (3, 24, "***")


@pytest.mark.parametrize(
    "texte",
    [
        "24210041000022",
        "ZZ76 3000 6000 0112 3456 7890 189",
        "FR76 3000 6000 0112 3456",
        "021-242100410-20181220-DM2018_031-DE",
        "FR24 2100 41",
    ],
)
def test_the_numbers_of_a_french_body_are_quiet(texte):
    assert natures(texte) == []

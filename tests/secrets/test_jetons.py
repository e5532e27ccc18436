"""Keys, tokens and addresses with a password."""

from __future__ import annotations

import pytest

from sicommun.secrets import find_secrets

JETON = "ghp_abcdefghijklmnopqrstuvwxyz0123456789"


@pytest.mark.parametrize(
    ("texte", "valeur", "montre"),
    [
        ("ftp://admin:Fl4mme@ftp.example.org/depot", "Fl4mme", "Fl***"),
        (f"clone https://x:{JETON}@git", JETON, "gh***"),
        ("AKIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7EXAMPLE", "AK***"),
        ("-----BEGIN RSA PRIVATE KEY-----", "-----BEGIN RSA PRIVATE KEY-----", "-----BEGIN***"),
    ],
)
def test_the_value_and_nothing_else_is_pointed_at(texte, valeur, montre):
    (secret,) = find_secrets(texte)
    assert texte[secret.debut : secret.fin] == valeur
    assert secret.montre == montre


def test_a_key_is_taken_to_its_end():
    texte = "avant\n-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\naprès"
    (secret,) = find_secrets(texte)
    assert texte[secret.fin :] == "\naprès"


@pytest.mark.parametrize(
    "adresse", ["https://${USER}:${PASS}@host/x", "https://user:password@host/x", "ssh://git@h:22/x"]
)
def test_an_address_without_a_true_password_is_quiet(adresse):
    assert find_secrets(adresse) == []


def test_the_key_of_a_licence_has_letters_and_digits():
    (secret,) = find_secrets("Office, clé ABCDE-12345-FGHIJ-67890-KLMNO")
    assert (secret.nature, secret.montre) == ("clé de licence", "AB***")
    assert find_secrets("réf. 12345-67890-12345-67890-12345") == []
    assert find_secrets("ABCDE-FGHIJ-KLMNO-PQRST-UVWXY") == []

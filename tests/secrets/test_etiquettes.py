"""Secrets that people write: where the value begins and ends."""

from __future__ import annotations

import pytest

from sicommun.secrets import find_secrets


@pytest.mark.parametrize(
    ("texte", "valeur", "nature"),
    [
        ("Le mot de passe FTP est Fl4mme2024.", "Fl4mme2024.", "mot de passe"),
        ("{mdp: hunter2, login: x}", "hunter2", "mot de passe"),
        ('password: "tata toto"', "tata toto", "mot de passe"),
        ("le mot de passe est « soleil »", "soleil", "mot de passe"),
        ("login: admin, pwd=azerty;", "azerty", "mot de passe"),
        ("accès ftp, mot de passe webmaster2019", "webmaster2019", "mot de passe"),
        ("api_key: 9f8a7b6c5d4e", "9f8a7b6c5d4e", "jeton d'accès"),
        ("digicode : 45B7", "45B7", "mot de passe"),
    ],
)
def test_the_value_and_nothing_else_is_pointed_at(texte, valeur, nature):
    (secret,) = find_secrets(texte)
    assert texte[secret.debut : secret.fin] == valeur
    assert secret.nature == nature


def test_a_text_may_hold_several():
    texte = "ancien mot de passe : Dijon2023, nouveau mot de passe : Dijon2024"
    assert [texte[s.debut : s.fin] for s in find_secrets(texte)] == ["Dijon2023", "Dijon2024"]


@pytest.mark.parametrize("produit", ["Office365", "Windows11", "Exchange2019"])
def test_a_product_after_the_words_is_no_secret(produit):
    assert find_secrets(f"gestion du mot de passe {produit}") == []

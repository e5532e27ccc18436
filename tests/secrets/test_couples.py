"""Secrets that a name announces: where the value begins and ends; paths and products are none."""

from __future__ import annotations

import pytest

from sicommun.secrets import find_secrets


@pytest.mark.parametrize(
    ("texte", "valeur"),
    [
        ("accès routeur : admin / Livebox2022!", "Livebox2022!"),
        ("On se connecte avec admin/admin123.", "admin123"),
        ("identifiants FTP : mairie@example.org / Tr4vaux2023, en lecture", "Tr4vaux2023"),
        ("Wifi invités : SSID Mairie, clé 8H2kd93Ks1", "8H2kd93Ks1"),
        ("curl -u admin:Fl4mme2024 https://api.example.org", "Fl4mme2024"),
        ("sshpass -p Fl4mme2024 ssh root@10.0.0.1", "Fl4mme2024"),
        ("mysql -u root -pFl4mme2024", "Fl4mme2024"),
        (r"net use Z: \\srv\commun /user:mairie Mairie2023!", "Mairie2023!"),
    ],
)
def test_the_value_and_nothing_else_is_pointed_at(texte, valeur):
    (secret,) = find_secrets(texte)
    assert texte[secret.debut : secret.fin] == valeur


@pytest.mark.parametrize(
    "texte",
    [
        "dossier admin/compta2024",
        "se connecter sur support.example.org/tickets2024",
        "identifiants : nom / prénom",
        "compte admin / Office365",
        "curl -u $USER:$PASS https://api.example.org",
        "mysql -u root -p",
        "SSID Mairie, clé changée chaque mois",
    ],
)
def test_paths_products_and_variables_are_quiet(texte):
    assert find_secrets(texte) == []

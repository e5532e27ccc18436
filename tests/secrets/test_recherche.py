"""The search for secrets: recall and precision on a corpus, and the laws of masking."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sicommun.secrets import find_secrets, mask, scan_text

CORPUS = Path(__file__).parent
SECRETS = (CORPUS / "corpus_secrets.txt").read_text(encoding="utf-8").splitlines()
FAUX_AMIS = (CORPUS / "corpus_faux_amis.txt").read_text(encoding="utf-8").splitlines()
CONNUS_POUR_ECHAPPER = {"phrase secrète : le chat dort"}
"""Several ordinary words after a label: nothing tells them from a sentence."""


@pytest.mark.parametrize("texte", [t for t in SECRETS if t not in CONNUS_POUR_ECHAPPER])
def test_a_secret_is_found(texte):
    assert find_secrets(texte)


@pytest.mark.parametrize("texte", FAUX_AMIS)
def test_words_about_secrets_are_no_secret(texte):
    assert find_secrets(texte) == []


def test_what_escapes_is_known_and_rare():
    assert {t for t in SECRETS if not find_secrets(t)} == CONNUS_POUR_ECHAPPER
    assert len(CONNUS_POUR_ECHAPPER) / len(SECRETS) < 0.02


@pytest.mark.parametrize("texte", SECRETS)
def test_a_mask_takes_the_whole_value_and_moves_nothing(texte):
    masque = mask(texte)
    assert len(masque) == len(texte)
    assert all(a in {b, "•"} for a, b in zip(masque, texte, strict=True))
    for secret in find_secrets(texte):
        valeur = texte[secret.debut : secret.fin]
        assert masque[secret.debut : secret.fin] == "•" * len(valeur)
        assert valeur not in masque


@pytest.mark.parametrize("texte", SECRETS)
def test_what_is_shown_is_a_third_of_the_value_at_most(texte):
    for secret in find_secrets(texte):
        visible = secret.montre.removesuffix("***")
        if secret.nature != "clé privée":
            assert len(visible) <= 2
            assert len(visible) * 3 <= secret.fin - secret.debut


@given(
    st.text(st.characters(codec="ascii", categories=["Ll", "Lu", "Nd"]), min_size=8, max_size=40),
    st.sampled_from(["mot de passe : {}", "mdp={}", 'password: "{}"', "ftp://mairie:{}@ftp.example.org"]),
)
def test_a_random_password_never_shows(valeur, phrase):
    valeur = f"{valeur}9zQ"
    texte = phrase.format(valeur)
    secrets = find_secrets(texte)
    assert secrets
    assert all(valeur not in secret.montre for secret in secrets)
    assert valeur not in mask(texte)


@given(st.text(max_size=300))
def test_any_text_is_searched_without_a_fault(texte):
    secrets = find_secrets(texte)
    assert all(0 <= s.debut < s.fin <= len(texte) for s in secrets)
    assert all(avant.fin <= apres.debut for avant, apres in pairwise(secrets))
    list(scan_text(texte))


def test_the_raw_text_of_a_file_is_read_line_by_line():
    texte = "nom: Valombre\r\nmot_de_passe: hunter2\n# mdp : Fl4mme2024\ncle: postes\n"
    assert list(scan_text(texte)) == [
        (2, 15, 22, "mot de passe", "hu***"),
        (3, 9, 19, "mot de passe", "Fl***"),
    ]


def test_a_value_that_stands_below_its_key_is_found():
    texte = "acces:\n  mot_de_passe: >-\n    hunter2\n  note: |\n    hunter2\n"
    assert list(scan_text(texte)) == [(3, 5, 12, "mot de passe", "hu***")]


HOSTILES = {
    "espaces": "mdp" + " " * 19_990 + "x",
    "étiquettes": "mdp : abcd " * 1_800,
    "sujets": "gestion de " * 900 + "mdp: abc " * 900,
    "jetons": "eyJaaaaaaaa-" * 1_600,
    "clés": "-----BEGIN PRIVATE KEY-----" * 700,
    "chiffres": "1 " * 10_000,
    "guillemets": 'mdp: "' * 3_000,
    "guillemets français": "mdp: « " * 2_800,
    "adresses": "a://b:" * 3_000 + "@",
    "comptes": "identifiants connecte " * 900 + "/",
    "commandes": "curl -u a " * 1_000 + "mysql " * 1_600,
    "réseaux": "SSID x " * 1_400 + "SSIDclé" * 1_400,
    "tirets": "ABCD1-" * 3_300,
    "codes": "code porte 1234 " * 1_200,
}


@pytest.mark.parametrize("cas", HOSTILES)
def test_a_hostile_text_of_twenty_thousand_letters_takes_no_time(cas):
    debut = time.perf_counter()
    find_secrets(HOSTILES[cas])
    assert time.perf_counter() - debut < 1

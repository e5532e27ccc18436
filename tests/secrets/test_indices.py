"""The cheap look lets nothing through that the search would find: every text that the patterns can make."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sicommun.secrets import couples, etiquettes, jetons, may_hold, numeros

MOTIFS = {
    module.__name__.rpartition(".")[2] + nom: motif
    for module in (couples, etiquettes, jetons, numeros)
    for nom, motif in vars(module).items()
    if nom in {"_PAIRE", "_COMMANDE", "_WIFI", "_ETIQUETTE", "_SANS_SIGNE", "_CODE_SEUL"}
    or nom in {"_CLE_PRIVEE", "_JETON", "_URL", "_NIR"}
}


@pytest.mark.parametrize("nom", MOTIFS)
@settings(max_examples=400)
@given(donnees=st.data())
def test_what_a_pattern_finds_is_looked_at(nom, donnees):
    texte = donnees.draw(st.from_regex(MOTIFS[nom]))
    assert may_hold(texte) or not MOTIFS[nom].search(texte)


@pytest.mark.parametrize(
    "texte",
    [
        "ADMIN / Livebox2022!",
        "DIGICODE 1492A",
        "clé ABCDE-12345-FGHIJ-67890-KLMNO",
        "password Fl4mme2024",
        "code porte 4512A",
        "code_pin 4512",
        "NL91 ABNA 0417 1643 00",
        "FR76 3000 6000 01A2 3456 7890 189",
    ],
)
def test_capitals_and_short_rows_of_digits_are_looked_at(texte):
    assert may_hold(texte)


@pytest.mark.parametrize(
    "texte",
    [
        "# Public : nom, code INSEE et SIREN",
        "    cle: boites   # une boîte pèse ce qu'elle coûte",
        "Convention-cadre, article 14   # ce que le service commun héberge : B et C",
        "parcours:   # effective depuis 2019, passée à la convention 2024",
        "la commune : une clé de répartition",
        "Mots de passe",
        "Local des associations, 2 impasse du Croquis",
        "secretariat@mairie.example.org : le secrétariat",
        "# ce que la commune joint à l'état des lieux : jamais un secret",
    ],
)
def test_the_words_of_the_house_are_not_looked_at(texte):
    assert not may_hold(texte)


def test_every_kind_has_its_patterns():
    assert len(MOTIFS) == 10
    assert all(isinstance(motif, re.Pattern) for motif in MOTIFS.values())

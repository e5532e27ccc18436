"""The spaces of French."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sicommun.documents.typographie import FINE, INSECABLE, apostrophes, typeset

F, N = FINE, INSECABLE


@pytest.mark.parametrize(
    ("ecrit", "compose"),
    [
        ("« cité »", f"«{F}cité{F}»"),
        ("«cité»", f"«{F}cité{F}»"),
        ("oui ; non ! quoi ?", f"oui{F}; non{F}! quoi{F}?"),
        ("Il faut : ceci", f"Il faut{N}: ceci"),
        ("**Objet :** ceci", f"**Objet{N}:** ceci"),
        ("le 1er janvier 2024", f"le 1er{N}janvier 2024"),
        ("le 31 décembre", f"le 31{N}décembre"),
        ("12 mois et 3 jours", f"12{N}mois et 3{N}jours"),
        ("article 5, article L. 5211-4-2", f"article{N}5, article{N}L.{N}5211-4-2"),
        ("n° 4, n°5", f"n°{N}4, n°{N}5"),
        ("20 %", f"20{N}%"),
        ("M. Exemple", f"M.{N}Exemple"),
        ("https://x.example.org", "https://x.example.org"),
        ("8h00 : 12h00", f"8h00{N}: 12h00"),
        ("::: {.tableau largeurs=\"3 5\"}", "::: {.tableau largeurs=\"3 5\"}"),
        ("|:---|---:|", "|:---|---:|"),
        ("| --- | :--- |", "| --- | :--- |"),
        ("12 moisson", "12 moisson"),
    ],
)  # fmt: skip
def test_a_text_is_set(ecrit, compose):
    assert typeset(ecrit) == compose


@given(st.text(st.sampled_from("a1 :;!?«»%n°|-.\u00a0\u202f\nMmois"), max_size=60))
def test_twice_is_once(texte):
    assert typeset(typeset(texte)) == typeset(texte)


@given(st.text(st.sampled_from("ab1 :;!?«»%n°|-.\n"), max_size=60))
def test_only_spaces_change(texte):
    def without_spaces(t):
        return "".join(t.split())

    assert without_spaces(typeset(texte)) == without_spaces(texte)


def test_an_apostrophe_follows_a_letter():
    assert apostrophes("Communauté de communes du Val d'Orgeval, l'été, 5' et 'mot") == (
        "Communauté de communes du Val d’Orgeval, l’été, 5' et 'mot"
    )

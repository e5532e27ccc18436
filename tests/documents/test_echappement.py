"""A value is read as words, wherever it stands."""

import json
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sicommun.documents.echappement import escape, paragraphs, unescape
from sicommun.documents.pandoc import convert

LETTRES = st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"])


def ast(markdown):
    return json.loads(convert(markdown, "json"))["blocks"]


def said(blocs):
    """Give the words of a paragraph as pandoc read them, spaces folded."""
    mots = [{"Str": noeud.get("c"), "Space": " ", "SoftBreak": " "}[noeud["t"]] for noeud in blocs[0]["c"]]
    return " ".join("".join(mots).split())


@pytest.mark.parametrize(
    "texte",
    [
        "# titre", "1. point", "1) point", "- point", "+ point", "* point", "> cité", "::: {.saut}", "---", "===",
        "```code", "~~~", "    retrait", "| a | b |", "|---|---|", "[lien](https://x.example.org)", "<b>gras</b>",
        "<!-- non -->", "&amp; &#35; &copy;", "a_b_c *d* **e** `f` ~g~ ^h^ $i$", "![image](/etc/passwd)",
        "[^1]: note", "[réf]: /x", "\\# \\\\", "{.classe}", "texte{#ancre}", "[mot]{.mention}", "@cite", ":smile:",
        "12. fin", "https://x.example.org", "% titre", ": définition", "\\", "a\\", "(c)", "'x' \"y\"", "...",
    ],
)  # fmt: skip
def test_a_hostile_text_is_one_paragraph_of_words(texte):
    blocs = ast(str(escape(texte)))
    assert [bloc["t"] for bloc in blocs] == ["Para"]
    assert said(blocs) == " ".join(texte.split())


@given(st.lists(st.text(LETTRES, min_size=1, max_size=20), min_size=1, max_size=8))
def test_any_texts_in_a_row_are_words_alone(textes):
    """Values that follow each other, each after a word: one paragraph, every word kept."""
    blocs = ast("x " + " x ".join(str(escape(texte)) for texte in textes))
    assert [bloc["t"] for bloc in blocs] == ["Para"]
    attendu = " ".join(("x " + " x ".join(textes)).split())
    assert said(blocs).split() == normalize("NFC", attendu).split()


@given(st.text(LETTRES, max_size=40))
def test_an_escaped_text_is_found_again(texte):
    assert unescape(str(escape(texte))) == " ".join(texte.strip(" ").split(" ")) or "  " in texte


def test_lines_and_paragraphs():
    assert str(escape("a\nb\n\n# c")) == "a b # c"
    assert str(paragraphs("a\nb\n\n# c")) == "a b\n\n\\# c"
    assert escape(escape("# a")) == "\\# a"

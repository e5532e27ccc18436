"""The corpus of injections: every value of every document made hostile, its structure unchanged, its text whole."""

import json
from datetime import date

import pytest

from sicommun.documents.environnement import render
from sicommun.documents.feuille import Feuille
from sicommun.documents.pandoc import convert
from sicommun.documents.pdf import render as as_pdf
from sicommun.documents.typographie import typeset

CORPUS = [
    "# Titre", "## Titre 2", "Titre\n===", "Titre\n---", "---", "***", "___", "- point", "* point", "+ point",
    "1. point", "1) point", "42) point", "> citation", "    code en retrait", "\tcode", "```\ncode\n```", "~~~",
    "`code`", "*emphase*", "**gras**", "_emphase_", "__gras__", "~~barré~~", "^haut^", "~bas~", "$x^2$", "$$x$$",
    "| a | b |", "a|b|c", "|---|", "||", "\\|", "\\\\|", "<b>gras</b>", "<script>alert(1)</script>", "<!-- -->",
    "<?php ?>", "<![CDATA[x]]>", "<https://x.example.org>", "[lien](https://x.example.org)", "[lien][ref]",
    "[ref]: /etc/passwd", "![image](/etc/passwd)", "[^1]", "[^1]: note", "&amp;lt;", "&#35; &#x41;", "&nbsp;",
    "\\# \\* \\\\", "\\", "texte\\", "{.classe #id}", "[mot]{.mention}", "::: {.saut}", ":::", "::: signatures",
    "a\n\n::: saut\n:::\n\nb", "a\n\n# b\n\nc", "%% commentaire", "% titre", "@auteur", ":emoji:", "(c) (tm)",
    "{{ nom }}", "{% for x in y %}", "{# fin #}", "#let x = 1", "#panic(\"x\")", "#image(\"/etc/passwd\")",
    "$ x $ #eval(1)", "\"); panic(\"", "\\begin{x} \\input{/etc/passwd}", "«guillemets»", "a : b ; c ! d ?",
    "12 mois ; 1er janvier", "=cmd|' /C calc'!A0", "+33", "-1", "''", "\"\"", "...", "–—", "a  b   c", "x" * 400,
]  # fmt: skip
TEMOIN = "Mot"
_LISSES = {"Str", "Space", "SoftBreak"}
_SUITES = ("T", ("Para", ["T"]))
"""What counts once when it repeats: words, and the plain paragraphs that a long text may be made of."""


def test_the_corpus_is_large():
    assert len(set(CORPUS)) >= 60


def hostile(contexte, texte):
    """Give a context whose every text is the same one."""
    if isinstance(contexte, dict):
        return {cle: hostile(valeur, texte) for cle, valeur in contexte.items()}
    if isinstance(contexte, list):
        return [hostile(valeur, texte) for valeur in contexte]
    return texte if isinstance(contexte, str) and contexte else contexte


def shape(noeud):
    """Give what pandoc read, its words left out."""
    if isinstance(noeud, list):
        formes = [forme for n in noeud if (forme := shape(n)) is not None]
        return [f for rang, f in enumerate(formes) if f not in _SUITES or formes[rang - 1 : rang] != [f]]
    if isinstance(noeud, dict) and "t" in noeud:
        return "T" if noeud["t"] in _LISSES else (noeud["t"], shape(noeud.get("c")))
    return str(noeud)


def words(noeud):
    """Give all that pandoc read, without a space."""
    if isinstance(noeud, list):
        return "".join(map(words, noeud))
    if isinstance(noeud, dict):
        return squeeze(noeud["c"]) if noeud.get("t") == "Str" else words(list(noeud.values()))
    return ""


def parse(textes):
    """Have pandoc read several papers at once, parted by rules of its own making."""
    borne = "\n\n[borne]{.borne}\n\n"
    blocs = json.loads(convert(borne.join(textes), "json"))["blocks"]
    parties, courante = [], []
    for bloc in blocs:
        if bloc["t"] == "Para" and bloc["c"][0]["t"] == "Span" and "borne" in bloc["c"][0]["c"][0][1]:
            parties.append(courante)
            courante = []
        else:
            courante.append(bloc)
    return [*parties, courante]


def squeeze(texte):
    return "".join(texte.split())


def test_every_insertion_point_of_every_document_holds(contextes):
    """Each text of the corpus stands in all the places of each document at once."""
    for document, gabarits, contexte in contextes:
        nom = f"{document.nom}/{document.nom}.md"
        rendus = [typeset(render(gabarits, nom, hostile(contexte, t))) for t in [TEMOIN, *CORPUS]]
        temoin, *papiers = parse(rendus)
        assert len(papiers) == len(CORPUS), document.nom
        attendue, fois = shape(temoin), words(temoin).count(TEMOIN)
        assert fois, document.nom
        for texte, papier in zip(CORPUS, papiers, strict=True):
            assert shape(papier) == attendue, (document.nom, texte)
            assert words(papier).count(squeeze(texte)) >= 1, (document.nom, texte)


@pytest.mark.parametrize(
    "texte", ['"); panic("', '#panic("x")', "$ x $ #eval(1)", "\\", "*/", "// /* x", "@x <y>", "]"]
)
def test_typst_reads_words(texte, contextes):
    document, gabarits, contexte = contextes[0]
    markdown = typeset(render(gabarits, f"{document.nom}/{document.nom}.md", hostile(contexte, texte)))
    feuille = Feuille(titre=texte, organisme=texte, sujet=texte, jour=date(2024, 1, 1))
    assert as_pdf(markdown, feuille).startswith(b"%PDF-1.7")

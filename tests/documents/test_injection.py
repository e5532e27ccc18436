"""The corpus of injections: every value of every document made hostile, its structure unchanged, its text whole."""

import json
import re
from collections.abc import Mapping
from dataclasses import is_dataclass
from datetime import date
from importlib import import_module
from types import UnionType
from typing import get_args, get_origin, get_type_hints

import pytest

from sicommun.documents.catalogue import DOCUMENTS
from sicommun.documents.environnement import render
from sicommun.documents.feuille import Feuille
from sicommun.documents.gabarits import Gabarits, of_document
from sicommun.documents.pandoc import convert
from sicommun.documents.pdf import render as as_pdf
from sicommun.documents.typographie import typeset
from sicommun.documents.vues.reunion import Vue as Reunion

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


def test_the_papers_of_real_records_hold(contextes):
    """One text in eight of the corpus, in all the places of each document as its records make it."""
    choisis = CORPUS[::8]
    for document, gabarits, contexte in contextes:
        nom = f"{document.nom}/{document.nom}.md"
        rendus = [typeset(render(gabarits, nom, hostile(contexte, t))) for t in [TEMOIN, *choisis]]
        temoin, *papiers = parse(rendus)
        assert len(papiers) == len(choisis), document.nom
        attendue, fois = shape(temoin), words(temoin).count(TEMOIN)
        assert fois, document.nom
        for texte, papier in zip(choisis, papiers, strict=True):
            assert shape(papier) == attendue, (document.nom, texte)
            assert words(papier).count(squeeze(texte)) >= 1, (document.nom, texte)


_CHOIX = r"\{%-?\s*(?:if|elif|else|endif)\b.*?%\}"
_CHOIX_SEUL, _CHOIX_DANS = re.compile(rf"^[ \t]*{_CHOIX}[ \t]*\n", re.MULTILINE), re.compile(_CHOIX)
_SORTIE = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)


def flat(texte, lus):
    """Give a template without its choices, each place where it prints noted when it does."""
    sans = _CHOIX_DANS.sub("", _CHOIX_SEUL.sub("", texte))

    def noted(sortie):
        lus.append(sortie[1].strip())
        return f"{sortie[0]}⟦{len(lus) - 1}⟧"

    return _SORTIE.sub(noted, sans)


class Partout(dict):
    """A table of texts that has every key."""

    def __init__(self, texte):
        self.texte = texte

    def __missing__(self, _cle):
        return self.texte


def filled(genre, texte):
    """Give a value of a type of view, every text the same and every list two long."""
    if isinstance(genre, UnionType):
        return filled(next(autre for autre in get_args(genre) if autre is not type(None)), texte)
    if get_origin(genre) is tuple:
        return [filled(get_args(genre)[0], texte)] * 2
    if get_origin(genre) in {Mapping, dict}:
        return Partout(texte)
    if is_dataclass(genre):
        return {nom: filled(sous, texte) for nom, sous in get_type_hints(genre).items()}
    return {str: texte, bool: True, int: 1}[genre]


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_every_place_of_a_template_is_reached_whatever_the_choices(document):
    """The choices are taken out of the templates: what any data could print is printed, and it is hostile."""
    lus = []
    textes = {nom: flat(texte, lus) for nom, texte in of_document(document.nom).items()}
    vues = import_module(f"sicommun.documents.vues.{document.module}")
    genre = vues.Vue if hasattr(vues, "Vue") else Reunion
    nom, inclus = f"{document.nom}/{document.nom}.md", Gabarits(textes)
    temoin = render(inclus, nom, filled(genre, TEMOIN))
    atteints = {int(rang) for rang in re.findall("⟦([0-9]+)⟧", temoin)}
    assert atteints >= {r for r, _ in enumerate(lus)} - unused(textes, nom)
    propres = Gabarits({cle: re.sub("⟦[0-9]+⟧", "", texte) for cle, texte in textes.items()})
    attendu, *papiers = parse([typeset(render(propres, nom, filled(genre, t))) for t in [TEMOIN, *CORPUS]])
    forme, fois = shape(attendu), words(attendu).count(TEMOIN)
    for texte, papier in zip(CORPUS, papiers, strict=True):
        assert shape(papier) == forme, texte
        assert words(papier).casefold().count(squeeze(texte).casefold()) >= fois, texte


def unused(textes, nom):
    """Give the places of the common templates that a document does not include."""
    a_voir, vus = [nom], set()
    while a_voir:
        autre = a_voir.pop()
        vus.add(autre)
        a_voir += set(re.findall(r'include "([^"]+)"', textes[autre])) - vus
    hors = "".join(texte for autre, texte in textes.items() if autre not in vus)
    return {int(rang) for rang in re.findall("⟦([0-9]+)⟧", hors)}


@pytest.mark.parametrize(
    "texte", ['"); panic("', '#panic("x")', "$ x $ #eval(1)", "\\", "*/", "// /* x", "@x <y>", "]"]
)
def test_typst_reads_words(texte, contextes):
    document, gabarits, contexte = contextes[0]
    markdown = typeset(render(gabarits, f"{document.nom}/{document.nom}.md", hostile(contexte, texte)))
    feuille = Feuille(titre=texte, organisme=texte, sujet=texte, jour=date(2024, 1, 1))
    assert as_pdf(markdown, feuille).startswith(b"%PDF-1.7")

"""The table of duties: each has its clause, its page says the same, and some data show it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sicommun.agenda.genres import GENRES
from sicommun.agenda.rapport import DEBITEURS
from sicommun.api.explain import all_fiches
from sicommun.textes import lire, reference

PAGE = Path(__file__).parents[2] / "docs" / "agenda.md"
TABLE = re.compile(r"(<!-- début[^>]*-->\n).*?(<!-- fin -->)", re.DOTALL)
TETE = """\
| échéance | texte | terme | à la charge de | ce qui la dit faite | rappels |
|---|---|---|---|---|---|
"""


def rappels(genre):
    jours = [f"J-{jours}" if jours else "le jour même" for jours in genre.rappels]
    return ", ".join(jours) or "aucun"


def ligne(cle, genre):
    jalon = " (jalon)" if genre.jalon else ""
    debiteur = DEBITEURS[genre.debiteur]
    nom = f"{genre.titre}{jalon}<br>`{cle}`"
    return f"| {nom} | {genre.clause} | {genre.terme} | {debiteur} | {genre.faite} | {rappels(genre)} |\n"


def test_the_page_has_the_table_of_the_code(request):
    attendue = TETE + "".join(ligne(cle, genre) for cle, genre in GENRES.items())
    texte = PAGE.read_text(encoding="utf-8")
    neuve = TABLE.sub(lambda trouve: f"{trouve[1]}{attendue}{trouve[2]}", texte)
    if request.config.getoption("--refresh-cases"):
        PAGE.write_text(neuve, encoding="utf-8", newline="\n")
    assert TABLE.search(texte)
    assert texte == neuve, "à refaire : pytest tests/agenda/test_genres.py --refresh-cases"


def test_every_code_of_the_page_exists():
    codes = set(re.findall(r"\b[A-Z]{3}[0-9]{3}\b", PAGE.read_text(encoding="utf-8")))
    assert len(codes) > 10
    assert codes <= {fiche.code for fiche in all_fiches()}


@pytest.mark.parametrize("cle", GENRES)
def test_a_kind_names_a_text_that_exists(cle):
    genre = GENRES[cle]
    assert lire(reference(genre.clause)).citation
    assert re.fullmatch("[a-z_]+", cle)
    assert list(genre.rappels) == sorted(genre.rappels, reverse=True)
    assert genre.titre
    assert genre.terme
    assert genre.faite


def test_a_milestone_comes_of_itself():
    assert {cle for cle, genre in GENRES.items() if genre.jalon} == {
        cle for cle, genre in GENRES.items() if genre.faite.startswith("le jour venu")
    }

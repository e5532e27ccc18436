"""The gallery of errors: it is up to date, it names every code, and it stays readable."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from sicommun.api.explain import all_fiches
from sicommun.secrets import mask_file

RACINE = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location("erreurs", RACINE / "scripts" / "erreurs.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def page(script):
    return script.gallery()


def test_the_gallery_is_up_to_date(script, page):
    ecrite = script.PAGE.read_text(encoding="utf-8")
    assert ecrite == page, "docs/erreurs.md a vieilli ; la refaire : python scripts/erreurs.py"


def test_every_code_has_its_entry_in_order(page):
    assert re.findall(r"^### (\w{6}) · ", page, re.MULTILINE) == [fiche.code for fiche in all_fiches()]


def test_every_family_of_the_contents_has_its_place(page):
    renvois = re.findall(r"^- \[.*\]\(#(\w+)\)", page, re.MULTILINE)
    assert renvois == re.findall(r'^<a id="(\w+)"></a>$', page, re.MULTILINE)


def test_an_entry_fits_in_two_screens(page):
    entrees = re.split(r"^### ", page, flags=re.MULTILINE)[1:]
    longues = {entree[:6]: entree.count("\n") for entree in entrees if entree.count("\n") > 70}
    assert longues == {}


def test_every_entry_says_what_to_do(page):
    entrees = re.split(r"^### ", page, flags=re.MULTILINE)[1:]
    assert [entree[:6] for entree in entrees if "Remède" not in entree] == []


def test_no_secret_is_shown(page):
    assert mask_file(page) == page


def test_blocks_are_closed(page):
    assert len(re.findall(r"^(?:```|~~~~)\w+$", page, re.MULTILINE)) == len(
        re.findall(r"^(?:```|~~~~)$", page, re.MULTILINE)
    )


def test_a_line_keeps_the_keys_above_it_and_gaps_are_marked(script):
    lignes = ["a: 1", "b:", "  c: 2", "  d:", "    e: 3", "    f: 4", "g: 5"]
    assert script._window(lignes, {5}, {5}) == ["…", "b:", "  c: 2", "  d:", "    e: 3", "    f: 4", "…"]
    assert script._window(lignes, {0, 6}, set()) == ["a: 1", "…", "g: 5"]
    assert script._window(lignes, set(), set()) == []


def test_of_many_lines_those_that_the_output_names_are_shown(script):
    lignes = [f"l{rang}: 1" for rang in range(100)]
    montrees = script._window(lignes, set(range(100)), {50})
    assert len([ligne for ligne in montrees if ligne != "…"]) == script.LIGNES
    assert "l50: 1" in montrees

"""The page of the templates: up to date, every variable explained, every link leading somewhere."""

from __future__ import annotations

import importlib.util
import re
from dataclasses import fields
from pathlib import Path
from typing import get_type_hints

import pytest

from sicommun.documents.catalogue import DOCUMENTS
from sicommun.documents.gabarits import shipped

RACINE = Path(__file__).parents[1]
SCRIPT = RACINE / "scripts" / "gabarits.py"
PAGE = RACINE / "docs" / "gabarits.md"


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location("script_gabarits", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_of_the_templates_is_up_to_date(request, script, monkeypatch, tmp_path):
    """`python scripts/gabarits.py` writes it anew, and so does `pytest --refresh-cases`."""
    monkeypatch.setattr(
        script, "PAGE", PAGE if request.config.getoption("--refresh-cases") else tmp_path / "p"
    )
    assert script.main() == 0
    neuve = script.PAGE.read_text(encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == neuve, "à refaire : python scripts/gabarits.py"


def test_every_document_has_its_section_and_every_link_its_title(script):
    page = script.page()
    titres = re.findall(r"^##+ (.+)$", page, re.MULTILINE)
    assert set(DOCUMENTS) <= set(titres)
    ancres = {titre.lower().replace(".", "").replace(" ", "-") for titre in titres}
    assert sorted(set(re.findall(r"\(#([^)]+)\)", page)) - ancres) == []
    assert len(titres) == len(set(titres))


@pytest.mark.parametrize("nom", DOCUMENTS)
def test_every_variable_is_explained(script, nom):
    vue = script.view_of(DOCUMENTS[nom])
    assert {"titre", "sujet"} <= {champ.name for champ in fields(vue)}
    a_voir, vues = [vue], set()
    while a_voir:
        bloc = a_voir.pop()
        vues.add(bloc)
        assert [champ.name for champ in fields(bloc) if not champ.metadata.get("aide")] == [], bloc
        dedans = {b for annotation in get_type_hints(bloc).values() for b in script._views(annotation)}
        a_voir += dedans - vues


def test_a_template_says_only_what_the_page_knows(script):
    """Each `{{ a.b }}` of a shipped template is a row of the page."""
    page = script.page()
    connues = set(re.findall(r"^\| `([a-z_]+)` \|", page, re.MULTILINE))
    dites = {
        nom
        for texte in shipped().values()
        for chemin in re.findall(r"\{\{ ([a-z_.]+)", texte)
        for nom in chemin.split(".")[1:]
        if not chemin.startswith("loop.")
    }
    domaines = {nom for texte in shipped().values() for nom in re.findall(r"confie\.([a-z_]+)", texte)}
    assert sorted(dites - connues - domaines) == []

"""The two pages that answer for the source: what becomes of each clause, and what settles each silence."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from typing import Any, get_args

import pytest

from sicommun.api.explain import all_fiches
from sicommun.model.base import Modele
from sicommun.model.convention import Convention
from sicommun.model.types import Booleen
from sicommun.rules.convention import _QUESTIONS
from sicommun.textes import toutes

RACINE = Path(__file__).parents[1]
SCRIPT = RACINE / "scripts" / "clauses.py"
CLAUSES = RACINE / "docs" / "clauses.md"
CHOIX = RACINE / "docs" / "choix-juridiques.md"
LIGNE = re.compile(r"^\| `([a-z_.]+)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
MOT = re.compile(r"`([^`]+)`")
CODE = re.compile(r"\b[A-Z]{3}[0-9]{3}\b")
TEXTE = re.compile(r"\b(?:[A-Z]{2,4}-[0-9S]+|L[0-9]+(?:-[0-9]+)+)\b")
IDENTITE = {"titre", "en_vigueur_du"}
"""Keys of the convention that are no choice."""


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location("script_clauses", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def choix():
    """Give the rows of the page of choices: key, answers, start, what depends on it."""
    return {cle: tuple(reste) for cle, *reste in LIGNE.findall(CHOIX.read_text(encoding="utf-8"))}


def feuilles(modele: type[Modele], debut: str = "") -> dict[str, tuple[Any, Any]]:
    """Give the keys of a record down to the last, with their type and their default."""
    trouvees: dict[str, tuple[Any, Any]] = {}
    for nom, info in modele.model_fields.items():
        sous = [t for t in (info.annotation, *get_args(info.annotation)) if isinstance(t, type)]
        enfants = [t for t in sous if issubclass(t, Modele)]
        if enfants:
            trouvees |= feuilles(enfants[0], f"{debut}{nom}.")
        else:
            trouvees[debut + nom] = (info, None if info.is_required() else info.default)
    return trouvees


def reponses(info: Any) -> set[str]:
    """Give the closed answers of a key: the words of a list, oui and non, or none."""
    if info.annotation in (bool, get_args(Booleen)[0]) or bool in get_args(info.annotation):
        return {"oui", "non"}
    mots: set[str] = set()
    a_voir = [info.annotation]
    while a_voir:
        vu = a_voir.pop()
        mots |= {vu} if isinstance(vu, str) else set()
        a_voir.extend(get_args(vu))
    return mots


def test_the_page_of_the_clauses_is_up_to_date(request, script, monkeypatch, tmp_path):
    """`python scripts/clauses.py` writes it anew, and so does `pytest --refresh-cases`."""
    monkeypatch.setattr(
        script, "PAGE", CLAUSES if request.config.getoption("--refresh-cases") else tmp_path / "p"
    )
    assert script.main() == 0
    neuve = script.PAGE.read_text(encoding="utf-8")
    assert CLAUSES.read_text(encoding="utf-8") == neuve, "à refaire : python scripts/clauses.py"


def test_a_bar_does_not_end_a_cell(script):
    assert script._row(("a|b", "c")) == "| a\\|b | c |\n"


def test_every_choice_of_the_convention_is_in_the_page_and_every_key_of_the_page_exists(choix):
    assert sorted(choix) == sorted(feuilles(Convention).keys() - IDENTITE)


def test_a_question_is_said_to_be_filled(choix):
    """An answer that is supposed, a question that CNV003 recalls, or what may stay empty."""
    for cle, (info, defaut) in feuilles(Convention).items():
        if cle in IDENTITE:
            continue
        depart = choix[cle][1]
        if cle in _QUESTIONS:
            assert (cle, depart, defaut) == (cle, "à remplir", None)
        elif defaut is None:
            assert (cle, depart) == (cle, "facultatif")
        else:
            oui_non = {True: "oui", False: "non"}
            dits = defaut if isinstance(defaut, tuple) else (oui_non.get(defaut, defaut),)
            assert (cle, MOT.findall(depart)) == (cle, list(dits))
        assert info.title


def test_a_row_gives_every_possible_answer(choix):
    for cle, (info, _) in feuilles(Convention).items():
        if cle not in IDENTITE and (possibles := reponses(info)):
            assert (cle, set(MOT.findall(choix[cle][0]))) == (cle, possibles)


def test_every_code_and_every_text_of_the_page_exists():
    page = CHOIX.read_text(encoding="utf-8")
    assert set(CODE.findall(page)) <= {fiche.code for fiche in all_fiches()}
    nommes = set(TEXTE.findall(page))
    assert {"GOV-02", "EXC-06", "ENSA-12", "L5211-4-2"} <= nommes
    assert nommes <= {source.id for source in toutes()}


def test_each_section_names_the_clauses_that_leave_the_question_open():
    sections = re.split(r"^### ", CHOIX.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    assert [s.partition("\n")[0] for s in sections if not TEXTE.search(s.partition("\n")[0])] == []


def test_the_init_template_asks_every_choice(choix):
    modele = (RACINE / "src/sicommun/donnees/init/convention.yaml").read_text(encoding="utf-8")
    assert [cle for cle in choix if f"{cle.rpartition('.')[2]}:" not in modele] == []

"""The page of the acts: up to date, whole, and its commands are real."""

from __future__ import annotations

import importlib.util
import re
import shlex
from pathlib import Path

import pytest

from sicommun.adhesion.conditions import CONDITIONS, D_ETAT, PHRASES
from sicommun.adhesion.faits import actes
from sicommun.adhesion.transitions import states_before, transitions
from sicommun.api.record.actes import ACTES, answer
from sicommun.model.parcours import FaitCommun

RACINE = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location("parcours", RACINE / "scripts" / "parcours.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_up_to_date(script):
    ecrite = script.PAGE.read_text(encoding="utf-8")
    assert ecrite == script.page(), "docs/parcours.md a vieilli ; la refaire : python scripts/parcours.py"


def test_every_act_has_its_line_its_record_and_its_section(script):
    faits = {modele.model_fields["fait"].annotation.__args__[0] for modele in FaitCommun.__subclasses__()}
    assert actes().keys() == ACTES.keys() == faits | {"reception", "comptage", "confirmation"}
    assert re.findall(r"^### `(\w+)`", script.page(), re.MULTILINE) == list(actes())


def test_every_fact_of_the_table_is_an_act_that_may_come():
    assert {fait for _, fait in transitions()} == ACTES.keys() - {"reception", "comptage", "confirmation"}
    assert all(states_before(fait) for _, fait in transitions())


def test_every_condition_is_said():
    assert PHRASES.keys() == CONDITIONS.keys()
    assert CONDITIONS.keys() >= D_ETAT


@pytest.mark.parametrize("fiche", actes().values(), ids=lambda fiche: fiche.nom)
def test_an_example_says_what_is_obligatory_and_can_be_read(fiche):
    questions = {question.option: question for question in ACTES[fiche.nom].questions}
    mots = shlex.split(fiche.exemple)
    dits = dict(zip(mots[::2], mots[1::2], strict=True))
    assert {option for option, question in questions.items() if question.obligatoire} <= dits.keys()
    for option, valeur in dits.items():
        assert answer(questions[option], [valeur])

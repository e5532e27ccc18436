"""A list done by two processes at once: the same results, and the same errors, as by one."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

import pytest

from sicommun.api.validate import validate
from sicommun.store import equipe

FAUTES = Path(__file__).parents[2] / "examples" / "fautes"
ici = os.getpid()


@pytest.fixture(autouse=True)
def _two_names_are_enough(monkeypatch):
    monkeypatch.setattr(equipe, "ASSEZ", 2)


@pytest.fixture
def deux(monkeypatch):
    """Two processes, whatever the number of cores."""
    if sys.platform != "linux":
        pytest.skip("un seul processus hors de Linux")
    monkeypatch.setattr(equipe, "_may_fork", lambda: True)


@pytest.mark.usefixtures("deux")
def test_each_does_its_half_in_order():
    (mien, a), (autre, b) = equipe.share(lambda noms: (os.getpid(), list(noms)), ["a", "b", "c"])
    assert (mien, a, b) == (ici, ["a"], ["b", "c"])
    assert autre != ici


@pytest.mark.usefixtures("deux")
@pytest.mark.parametrize(
    "panne", [lambda: 1 / 0, lambda: os._exit(3), lambda: open], ids=["faute", "mort", "muet"]
)
def test_what_the_other_cannot_do_is_done_here(panne, capfd):
    def travail(noms):
        return list(noms) if os.getpid() == ici else [panne(), lambda: "rien à envoyer"]

    assert list(equipe.share(travail, ["a", "b", "c"])) == [["a"], ["b", "c"]]
    assert capfd.readouterr() == ("", "")


def test_one_process_is_enough_for_a_few_names_or_one_core(monkeypatch):
    monkeypatch.setattr(equipe, "_may_fork", lambda: False)
    assert list(equipe.share(list, ["a", "b", "c"])) == [["a", "b", "c"]]


@pytest.mark.usefixtures("deux")
def test_the_findings_are_the_same(monkeypatch):
    a_deux = validate(FAUTES, jour=date(2026, 6, 30))
    monkeypatch.setattr(equipe, "ASSEZ", 10_000)
    seul = validate(FAUTES, jour=date(2026, 6, 30))
    assert seul.diagnostics == a_deux.diagnostics
    assert seul.resumes == a_deux.resumes

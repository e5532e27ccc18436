"""A list done by two processes at once: the same results, and the same errors, as by one."""

from __future__ import annotations

import os
import sys
import time
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
def test_each_takes_the_next_piece_and_the_order_stays():
    def travail(rangs):
        time.sleep(0.02)
        return os.getpid(), list(rangs)

    parts = list(equipe.share(travail, range(100)))
    assert [rang for _, rangs in parts for rang in rangs] == list(range(100))
    assert len(parts) <= equipe.MORCEAUX
    assert ici in {qui for qui, _ in parts}
    assert len({qui for qui, _ in parts}) == 2


@pytest.mark.usefixtures("deux")
def test_the_faster_does_more():
    def travail(rangs):
        time.sleep(0.01 if os.getpid() == ici else 0.3)
        return os.getpid()

    qui = list(equipe.share(travail, range(32)))
    assert qui.count(ici) > 20


@pytest.mark.usefixtures("deux")
@pytest.mark.parametrize(
    "panne", [lambda: 1 / 0, lambda: os._exit(3), lambda: open], ids=["faute", "mort", "muet"]
)
def test_what_the_other_cannot_do_is_done_here(panne, capfd):
    def travail(noms):
        time.sleep(0.05)
        return list(noms) if os.getpid() == ici else [panne(), lambda: "rien à envoyer"]

    assert list(equipe.share(travail, ["a", "b", "c"])) == [["a"], ["b"], ["c"]]
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

"""Codes and families on the command line."""

from types import SimpleNamespace

import pytest

from sicommun.cli import codes
from sicommun.cli.usage import ErreurUsage


@pytest.fixture(autouse=True)
def connus(monkeypatch):
    monkeypatch.setattr(codes, "_known", lambda: ("DES", "EXC", "DES021", "EXC008", "EXC009"))


@pytest.mark.parametrize(
    ("valeurs", "lus"),
    [
        (None, ()),
        ([], ()),
        (["", " , "], ()),
        (["EXC009"], ("EXC009",)),
        (["exc009, des", "EXC009"], ("EXC009", "DES")),
    ],
)
def test_commas_repeats_and_case(valeurs, lus):
    assert codes.parse_codes("--select", valeurs) == lus


def test_an_unknown_code_has_neighbours():
    with pytest.raises(ErreurUsage, match="--select : code inconnu « EXC09 » ; vouliez-vous dire « EXC00"):
        codes.parse_codes("--select", ["EXC09"])


def test_a_code_near_nothing():
    with pytest.raises(ErreurUsage, match="--ignore : code inconnu « 42 » ; la liste : sicommun explain"):
        codes.parse_codes("--ignore", ["42"])


def test_completion_goes_on_after_a_comma():
    assert codes.complete_code("DES,exc00") == ["DES,EXC008", "DES,EXC009"]


def test_families_come_before_codes(monkeypatch):
    monkeypatch.undo()
    fiches = [SimpleNamespace(code="DES021", famille="DES"), SimpleNamespace(code="EXC009", famille="EXC")]
    monkeypatch.setattr("sicommun.api.explain.all_fiches", lambda: fiches)
    assert codes._known() == ("DES", "EXC", "DES021", "EXC009")

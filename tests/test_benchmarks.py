"""The repository of the benchmarks: the same at every run, sound at its day, of a realistic size."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sicommun.api.validate import validate
from sicommun.diagnostics import ERREUR

RACINE = Path(__file__).parents[1]


@pytest.fixture
def banc(monkeypatch):
    """The programs of `benchmarks/` stand side by side, outside any package."""
    monkeypatch.syspath_prepend(RACINE / "benchmarks")
    import generate

    return generate


def octets(depot):
    return {f.relative_to(depot).as_posix(): f.read_bytes() for f in depot.rglob("*") if f.is_file()}


def test_the_same_number_gives_the_same_bytes(banc, tmp_path):
    for nom in ("un", "deux"):
        banc.generate(8, tmp_path / nom)
    assert octets(tmp_path / "un") == octets(tmp_path / "deux")
    banc.generate(8, tmp_path / "trois", graine=1)
    assert octets(tmp_path / "un") != octets(tmp_path / "trois")


def test_the_repository_is_sound_and_of_a_realistic_size(banc, tmp_path):
    banc.generate(30, tmp_path / "depot")
    rapport = validate(tmp_path / "depot", (), jour=date.fromisoformat(banc.JOUR))
    assert rapport.communes == 30
    assert [d.message for d in rapport.diagnostics if d.fiche.gravite is ERREUR] == []
    assert {d.fichier for d in rapport.diagnostics} <= {"data/contracts/A003.yaml"}
    tailles = [len(texte) for nom, texte in octets(tmp_path / "depot").items() if "/communes/" in nom]
    assert 6_000 < sum(tailles) / 30 < 12_000

"""`docs/deux-temps.md`, played: the three commits of its table, then each of its commands."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from sicommun.cli.erreurs import run

PAGE = Path(__file__).parents[2] / "docs" / "deux-temps.md"
COMMUNE = "data/communes/valombre/commune.yaml"
CORRECTION = ("le: 2024-03-18, fait: validation", "le: 2024-07-08, fait: validation")
COMPTAGE = ("au: 2024-12-31, postes: 34", "au: 2024-12-31, postes: 36")
FIN = "par: Directrice du service commun}\n"
AVENANT = f"""{FIN}  - {{le: 2025-03-03, fait: avenant, numero: "1", portee: [C/culture]}}
  - {{le: 2025-04-28, fait: validation, avis: valide, portee: [C/culture], par: Directrice du service commun}}
"""
BLOCS = re.compile(r"^```\n\$ sicommun ([^\n]+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def depot(git, monkeypatch):
    """The repository of the page."""
    git.env["GIT_COMMITTER_DATE"] = "2024-12-20T17:00:00+0100"
    git("commit", "-q", "--amend", "--no-edit")
    texte = (git.depot / COMMUNE).read_text(encoding="utf-8")
    for jour, couples in (("2025-02-03", [CORRECTION]), ("2025-05-05", [COMPTAGE, (FIN, AVENANT)])):
        git.env["GIT_COMMITTER_DATE"] = f"{jour}T17:00:00+0100"
        for avant, apres in couples:
            assert texte.count(avant) == 1
            texte = texte.replace(avant, apres)
        git.ecrire(texte, COMMUNE)
    monkeypatch.chdir(git.depot)
    monkeypatch.setenv("NO_COLOR", "1")
    return git.depot


def test_the_page_shows_what_the_command_says(depot, capsys, request):
    page = PAGE.read_text(encoding="utf-8")
    blocs = BLOCS.findall(page)
    assert len(blocs) == 3
    joues = []
    for commande, _ in blocs:
        assert run(shlex.split(commande)) == 0
        joues.append(re.sub(r"\b[0-9a-f]{12}\b", "1a2b3c4d5e6f", capsys.readouterr().out))
    if request.config.getoption("--refresh-cases"):
        voulus = iter(joues)
        neuve = BLOCS.sub(lambda bloc: f"```\n$ sicommun {bloc[1]}\n{next(voulus)}```", page)
        PAGE.write_text(neuve, encoding="utf-8")
    else:
        assert [ecran for _, ecran in blocs] == joues


def test_who_was_a_member_that_day_depends_on_what_was_known(depot, capsys):
    """The two answers of the page, one knowledge after the other."""
    ecrans = {}
    for rev in ("2024-12-31", "2025-02-28"):
        assert run(["diff", "valombre", rev, "--at", "2024-07-01"]) == 0
        ecrans[rev] = capsys.readouterr().out
    assert "~ Statut : effective → description remise" in ecrans["2024-12-31"]
    assert "Statut" not in ecrans["2025-02-28"]

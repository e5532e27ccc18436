"""Golden screens: each folder of `cases/status/` is a command on the data of this repository, and its screen.

`expected.txt` is what `commande.txt` prints at the root of the repository, then the exit code.
`pytest tests/test_cases_status.py --refresh-cases` writes them anew: read each again.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from sicommun.cli.erreurs import run

RACINE = Path(__file__).parents[1]
CAS = sorted((Path(__file__).parent / "cases" / "status").iterdir())
LARGEUR = 80
SUIVI = RACINE / "docs" / "suivi.md"


@pytest.mark.parametrize("cas", CAS, ids=lambda cas: cas.name)
def test_a_screen(cas, capsys, monkeypatch, request):
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.chdir(RACINE)
    code = run(shlex.split((cas / "commande.txt").read_text(encoding="utf-8")))
    imprime = capsys.readouterr()
    obtenu = f"{imprime.out}{imprime.err}code de sortie : {code}\n"
    attendu = cas / "expected.txt"
    if request.config.getoption("--refresh-cases"):
        attendu.write_text(obtenu, encoding="utf-8", newline="\n")
    assert obtenu == attendu.read_text(encoding="utf-8")


ECRANS = re.findall(
    r"^\$ sicommun (status [^\n]+)\n(.+?)^```$", SUIVI.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
)


@pytest.mark.parametrize(("commande", "dit"), ECRANS, ids=[commande for commande, _ in ECRANS])
def test_the_page_shows_what_the_tool_prints(commande, dit, capsys, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.chdir(RACINE)
    assert run(shlex.split(commande)) == 0
    assert dit in capsys.readouterr().out


def test_the_page_has_its_screens():
    assert len(ECRANS) == 2


@pytest.mark.parametrize("cas", CAS, ids=lambda cas: cas.name)
def test_a_screen_fits_in_eighty_columns(cas):
    """All but a command, which is there to be copied, and what goes to stderr."""
    lignes = (cas / "expected.txt").read_text(encoding="utf-8").splitlines()
    longues = [ligne for ligne in lignes if len(ligne) > LARGEUR]
    permises = ("  sicommun record", "Erreur : ", "Remède : ")
    assert [ligne for ligne in longues if not ligne.startswith(permises)] == []

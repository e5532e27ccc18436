"""The worked examples: each folder of `cases/quota/` is a small repository and the statement it must give.

`expected.txt` is what `sicommun quota 2026` prints there, or the command of `commande.txt`, then the exit
code. `pytest tests/test_cases_quota.py --refresh-cases` writes them anew: check each by hand.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from sicommun.cli.erreurs import run

CAS = sorted(dossier for dossier in (Path(__file__).parent / "cases" / "quota").iterdir())


@pytest.mark.parametrize("cas", CAS, ids=lambda cas: cas.name)
def test_a_worked_example(cas, capsys, monkeypatch, request):
    monkeypatch.setenv("NO_COLOR", "1")
    commande = cas / "commande.txt"
    mots = commande.read_text(encoding="utf-8").split() if commande.exists() else ["quota", "2026"]
    mots = [str(cas / "hypothese.yaml") if mot == "HYPOTHESE" else mot for mot in mots]
    code = run([*mots, "--depot", str(cas), "--at", "2027-01-20"])
    imprime = capsys.readouterr()
    obtenu = f"{imprime.out}{imprime.err}code de sortie : {code}\n"
    attendu = cas / "expected.txt"
    if request.config.getoption("--refresh-cases"):
        attendu.write_text(obtenu, encoding="utf-8", newline="\n")
    assert obtenu == attendu.read_text(encoding="utf-8")

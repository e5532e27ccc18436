"""Acts recorded, or refused: each folder of `cases/record/` is a story on the repository of `cases/base/`.

`commande.txt` holds what follows `sicommun record`, a line for each act; all but the last succeed.
`expected.txt` is what the last one prints, its exit code, then what it changed in the files, as git would
say it. `pytest tests/test_cases_record.py --refresh-cases` writes them anew: read the difference.
"""

from __future__ import annotations

import json
import shlex
from difflib import unified_diff
from pathlib import Path
from shutil import copytree

import pytest

from sicommun.api.record.actes import ACTES
from sicommun.cli.erreurs import run

CASES = Path(__file__).parent / "cases"
CAS = sorted(dossier for dossier in (CASES / "record").iterdir())
JOUR = "2025-03-31"


def texts(depot):
    return {f.relative_to(depot).as_posix(): f.read_bytes().decode() for f in depot.rglob("*") if f.is_file()}


def changes(avant, apres):
    assert avant.keys() == apres.keys()
    for nom in sorted(avant):
        lignes = unified_diff(avant[nom].splitlines(), apres[nom].splitlines(), nom, nom, n=0, lineterm="")
        yield from (f"{ligne}\n" for ligne in lignes if not ligne.startswith("@@"))


@pytest.fixture
def raconter(tmp_path, capsys, monkeypatch):
    """Run the acts of a story; give what the last one said, its code and what it changed."""
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.chdir(tmp_path)
    depot = tmp_path / "depot"
    copytree(CASES / "base", depot)

    def lancer(lignes):
        for numero, ligne in enumerate(lignes, 1):
            avant = texts(depot)
            code = run(["record", *shlex.split(ligne), "--at", JOUR, "--depot", str(depot)])
            dit = capsys.readouterr()
            assert numero == len(lignes) or code == 0, f"{ligne}\n{dit.out}{dit.err}"
        return f"{dit.out}{dit.err}", code, list(changes(avant, texts(depot)))

    return lancer


@pytest.mark.parametrize("cas", CAS, ids=lambda cas: cas.name)
def test_a_story_ends_as_it_ends(cas, raconter, request):
    lignes = (cas / "commande.txt").read_text(encoding="utf-8").splitlines()
    dit, code, change = raconter(lignes)
    obtenu = f"{dit}code de sortie : {code}\n{''.join(change)}"
    attendu = cas / "expected.txt"
    if request.config.getoption("--refresh-cases"):
        attendu.write_text(obtenu, encoding="utf-8", newline="\n")
    assert obtenu == attendu.read_text(encoding="utf-8")
    assert not (code and change), "un refus n'écrit rien"
    assert all(ligne[:1] in "+-" for ligne in change)


def test_every_act_is_recorded_once_at_least():
    ecrits = set()
    for cas in CAS:
        lignes = (cas / "commande.txt").read_text(encoding="utf-8").splitlines()
        fin = (cas / "expected.txt").read_text(encoding="utf-8")
        ecrits |= {ligne.split()[0] for ligne in (lignes if "sortie : 0" in fin else lignes[:-1])}
    assert sorted(ACTES.keys() - ecrits) == []


AVENANT = "avenant valombre --le 2025-02-03 --numero 1 --portee C/culture --json"


def test_a_machine_is_told_what_is_written(raconter):
    dit, code, change = raconter([AVENANT])
    lu = json.loads(dit)
    assert (code, lu["ecrit"], lu["refus"], len(change)) == (0, True, [], 3)
    assert lu["texte"] == [change[2].removeprefix("+").rstrip("\n")]
    assert lu["adherent"] == {"slug": "valombre", "siren": "219900016", "nom": "Valombre"}
    assert lu["avant"] == lu["apres"] | {"jour": "2025-02-03"}
    assert lu["apres"]["ouverte"] == ["A", "B", "C/finances"]
    assert [(e["fait"], e["acteur"]) for e in lu["etapes"]] == [("depot_prefecture", "epci")]


def test_a_machine_is_told_what_would_be_written(raconter):
    dit, code, change = raconter([f"{AVENANT} --montrer"])
    lu = json.loads(dit)
    assert (code, lu["ecrit"], lu["ligne"] > 1, change) == (0, False, True, [])


def test_a_machine_is_told_what_refuses(raconter):
    """A text that is refused is not said again: it may hold a secret."""
    dit, code, change = raconter(
        ["exclusion valombre --le 2025-02-03 --portee B --motif peril_grave --note 'mdp: Fl4mme2024' --json"]
    )
    lu = json.loads(dit)
    assert (code, lu["ecrit"], lu["texte"], lu["apres"], change) == (1, False, [], None, [])
    assert [(c["code"], c["source"]["id"]) for c in lu["refus"]] == [("EXC001", "EXC-09")]
    assert "Fl4mme2024" not in dit


def test_a_machine_is_asked_nothing(raconter):
    dit, code, change = raconter(["avenant --json"])
    assert (code, "il manque COMMUNE" in dit, change) == (2, True, [])


def test_a_count_changes_no_state(raconter):
    dit, code, _ = raconter(["comptage valombre --au 2025-03-03 --postes 35 --json"])
    lu = json.loads(dit)
    assert (code, lu["acte"], lu["avant"], lu["etapes"]) == (0, "comptage", None, [])

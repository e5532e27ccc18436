"""The gallery of errors: each folder of `cases/bad/` is a small repository with what the tool says of it.

`cases/bad/<CODE>-<slug>/` holds the files that differ from `cases/base/`, and `expected.txt`, what
`sicommun validate --at 2025-03-31 --select CODE` prints there, then the exit code. A file of the base
that must go is named in `supprimer.txt`, a line each. `pytest tests/test_cases.py --refresh-cases`
writes every `expected.txt` anew: read the difference before committing it.
"""

from __future__ import annotations

import re
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from sicommun.api.explain import all_fiches
from sicommun.cli.erreurs import run
from sicommun.rules.moteur import rules

CASES = Path(__file__).parent / "cases"
BASE = CASES / "base"
MAUVAIS = sorted(dossier for dossier in (CASES / "bad").glob("*") if dossier.is_dir())
JOUR = "2025-03-31"
PLACES = 0.95
"""The least part of the cases whose finding stands at a place of its own, not at the head of its file."""
QUOTA = CASES / "quota"
RECORD = CASES / "record"
AILLEURS = {
    "LEC001": "store/rangement/test_arbre",
    "LEC003": "store/octets/test_texte",
    "LEC041": "hostile/entrees",
    "LEC042": "hostile/entrees",
    "LEC043": "store/test_yamlfile",
    "LEC050": "store/rangement/test_arbre",
    "LEC051": "store/rangement/test_arbre",
    "LEC052": "store/rangement/test_arbre",
    "LEC053": "store/rangement/test_arbre",
    "LEC054": "store/rangement/test_arbre",
    "LEC055": "store/rangement/test_arbre",
    "SEC003": "history/test_secrets",
    "SEC004": "history/test_secrets",
    "TAB001": "api/test_tableurs",
    "TAB002": "api/test_tableurs",
    "TAB003": "api/test_tableurs",
    "TAB004": "api/test_tableurs",
    "TAB005": "api/test_tableurs",
    "TAB006": "api/test_tableurs",
}
"""Codes that no small tree of text shows (a link, two million bytes, the past), and the test that does."""
A_PART = ("expected.txt", "supprimer.txt")


def compose(cas: Path, depot: Path) -> None:
    """Lay the files of a case over those of the base."""
    copytree(BASE, depot)
    copytree(cas, depot, ignore=ignore_patterns(*A_PART), dirs_exist_ok=True)
    a_supprimer = cas / "supprimer.txt"
    for nom in a_supprimer.read_text(encoding="utf-8").split() if a_supprimer.exists() else ():
        (depot / nom).unlink()


@pytest.fixture
def valider(tmp_path, capsys, monkeypatch):
    """Run `sicommun validate` over a case and give all that it prints, then its exit code."""
    monkeypatch.setenv("NO_COLOR", "1")

    def lancer(cas, *options):
        compose(cas, tmp_path / "depot")
        code = run(["validate", "--depot", str(tmp_path / "depot"), "--at", JOUR, *options])
        imprime = capsys.readouterr()
        assert imprime.err == ""
        return f"{imprime.out}code de sortie : {code}\n"

    return lancer


def test_the_base_is_silent(valider):
    assert valider(BASE) == "3 communes · aucune erreur\ncode de sortie : 0\n"


@pytest.mark.parametrize("cas", MAUVAIS, ids=lambda cas: cas.name)
def test_a_bad_case_says_what_it_says(cas, valider, request):
    obtenu = valider(cas, "--select", cas.name[:6])
    attendu = cas / "expected.txt"
    if request.config.getoption("--refresh-cases"):
        attendu.write_text(obtenu, encoding="utf-8", newline="\n")
    assert f" {cas.name[:6]}  " in obtenu, f"le cas ne montre aucun {cas.name[:6]}"
    assert obtenu == attendu.read_text(encoding="utf-8")


def test_a_case_is_named_after_its_code():
    mal_nommes = [cas.name for cas in MAUVAIS if not re.fullmatch(r"[A-Z]{3}[0-9]{3}-[a-z0-9-]+", cas.name)]
    assert mal_nommes == []


def test_every_rule_has_a_bad_case():
    montres = {cas.name[:6] for cas in MAUVAIS}
    manquants = sorted(regle.fiche.code for regle in rules() if regle.fiche.code not in montres)
    assert not manquants, f"règles sans mauvais cas dans tests/cases/bad/ : {', '.join(manquants)}"


def test_every_code_is_shown_by_a_file():
    """Whoever adds a code adds what makes the tool say it."""
    calculs = {
        code
        for attendu in (*QUOTA.glob("*/expected.txt"), *RECORD.glob("*/expected.txt"))
        for code in re.findall(
            r"^ *\S+:[0-9]+\b.*?  (?:\w+ )?([A-Z]{3}[0-9]{3})  ", attendu.read_text("utf-8"), re.MULTILINE
        )
    }
    montres = {cas.name[:6] for cas in MAUVAIS} | calculs
    assert {fiche.code for fiche in all_fiches()} - montres == AILLEURS.keys()
    muets = [
        code for code, ou in AILLEURS.items() if code not in (CASES.parent / f"{ou}.py").read_text("utf-8")
    ]
    assert muets == []


def test_nearly_every_case_points_at_a_place_of_its_own():
    ailleurs = [
        cas.name
        for cas in MAUVAIS
        if not re.search(
            rf"^\S.*:(?!1:1 )[0-9]+:[0-9]+  \w+ {cas.name[:6]}  ",
            (cas / "expected.txt").read_text(encoding="utf-8"),
            re.MULTILINE,
        )
    ]
    assert len(ailleurs) <= (1 - PLACES) * len(MAUVAIS), ailleurs

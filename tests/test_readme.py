"""The README keeps its word: its screen is the tool's, its commands run, its links lead somewhere."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

import pytest

from sicommun.cli.erreurs import run
from sicommun.cli.main import COMMANDES

RACINE = Path(__file__).parents[1]
README = RACINE / "README.md"
PAGES = sorted([*RACINE.glob("*.md"), *(RACINE / "docs").glob("*.md"), *(RACINE / "benchmarks").glob("*.md")])

ECRAN = re.compile(
    r"(?P<tete><!-- écran[^\n]*-->\n```\n\$ cd (?P<ou>\S+)\n\$ (?P<ligne>[^\n]+)\n)(?P<dit>.*?)```\n",
    re.DOTALL,
)
COMMANDE = re.compile(r"```sh\n(python3 [^\n]+)\n```")
LIEN = re.compile(r"\[[^\]]+\]\((?!https?:)([^)#\s]+)")


def lu(fichier):
    return fichier.read_text(encoding="utf-8")


@pytest.fixture
def deux_commandes():
    """Give the parts of the two commands: of the one that runs the tool, of the one that runs the tests."""
    essayer, developper = COMMANDE.findall(lu(README))
    return essayer.split(" && "), developper.split(" && ")


def test_the_screen_is_what_the_tool_prints(request, monkeypatch, capsys):
    texte = lu(README)
    ecran = ECRAN.search(texte)
    monkeypatch.chdir(RACINE / ecran["ou"])
    monkeypatch.setenv("NO_COLOR", "1")
    programme, *mots = shlex.split(ecran["ligne"])
    assert programme == "sicommun"
    assert run(mots) == 1
    dit = capsys.readouterr().out
    if request.config.getoption("--refresh-cases"):
        neuf = texte[: ecran.start("dit")] + dit + texte[ecran.end("dit") :]
        README.write_text(neuf, encoding="utf-8", newline="\n")
    else:
        assert ecran["dit"] == dit


def test_the_first_command_installs_and_does_the_main_job(deux_commandes):
    venv, installe, lance = deux_commandes[0]
    assert venv == "python3 -m venv --without-pip .venv"
    assert installe == 'python3 -m pip --python .venv/bin/python install ".[tout]"'
    programme, commande = shlex.split(lance)
    assert programme == ".venv/bin/sicommun"
    assert run([commande, "--depot", str(RACINE)]) == 0


def test_the_second_command_is_what_the_checks_run(deux_commandes):
    venv, installe, lance = deux_commandes[1]
    assert venv == deux_commandes[0][0]
    outil = deux_commandes[0][1].removesuffix(' ".[tout]"')
    assert installe == f"{outil} -r requirements-dev.lock -e ."
    assert (RACINE / "requirements-dev.lock").is_file()
    essais = lance.removeprefix(".venv/bin/python ")
    assert essais.startswith("-m pytest")
    assert f'"$bin/python" {essais}' in lu(RACINE / ".ci" / "run")


def test_every_command_of_the_tool_is_named():
    manquantes = [nom for nom in COMMANDES if not re.search(rf"`[^`]*\b{nom}\b[^`]*`", lu(README))]
    assert manquantes == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(RACINE).as_posix())
def test_links_lead_somewhere(page):
    perdus = [lien for lien in LIEN.findall(lu(page)) if not (page.parent / lien).exists()]
    assert perdus == []


def test_the_lock_names_versions_and_nothing_else():
    lignes = [ligne for ligne in lu(RACINE / "requirements-dev.lock").splitlines() if ligne[:1] != "#"]
    assert [ligne for ligne in lignes if not re.fullmatch(r"[A-Za-z0-9_.-]+==[A-Za-z0-9_.+!-]+", ligne)] == []
    noms = [ligne.split("==")[0].lower() for ligne in lignes]
    assert sorted(set(noms)) == sorted(noms)
    assert "sicommun" not in noms


def test_the_checks_can_be_run():
    script = RACINE / ".ci" / "run"
    assert lu(script).startswith("#!/usr/bin/env bash\n")
    if os.name == "posix":
        assert os.access(script, os.X_OK)

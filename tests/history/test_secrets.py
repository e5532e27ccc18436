"""Secrets in real git repositories: erased, merged, renamed, binary, and repositories that bite."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from shutil import copytree

import pytest

from sicommun.api.historique import secrets_of_the_past
from sicommun.cli.avancement import progress
from sicommun.cli.erreurs import run
from sicommun.diagnostics import Panne
from sicommun.history.git import open_git

BASE = Path(__file__).parents[1] / "cases" / "base"


@pytest.fixture
def git(tmp_path):
    depot = tmp_path / "d"
    copytree(BASE, depot)
    env = {nom: v for nom, v in os.environ.items() if not nom.startswith("GIT_")}
    env |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    identite = ("-c", "user.name=Essai", "-c", "user.email=essai@example.org", "-c", "commit.gpgsign=false")

    def lancer(*mots):
        subprocess.run(["git", *identite, *mots], cwd=depot, env=env, check=True, capture_output=True)
        return depot

    lancer("init", "-q", "-b", "main")
    return lancer


def ajouter(depot, texte, fichier="data/epci.yaml"):
    with (depot / fichier).open("a", encoding="utf-8", newline="\n") as flux:
        flux.write(texte)


def garder(git, titre="x"):
    git("add", "-A")
    return git("commit", "-q", "-m", titre)


def trouves(depot):
    return [
        (d.fichier.split(":", 1)[1], d.span.line, d.message)
        for d in secrets_of_the_past(depot, lambda *_: None)
    ]


def test_a_secret_erased_since_is_found_and_not_repeated(git):
    depot = garder(git)
    propre = (depot / "data/epci.yaml").read_text(encoding="utf-8")
    ajouter(depot, "# mdp : Fl4mme2024\n")
    garder(git)
    assert trouves(depot) == []  # it is still there: SEC002 says it
    (depot / "data/epci.yaml").write_text(propre, encoding="utf-8", newline="\n")
    garder(git)
    (constat,) = secrets_of_the_past(depot, lambda *_: None)
    assert constat.code == "SEC003"
    assert constat.span.line == propre.count("\n") + 1
    assert constat.message == "mot de passe en clair : Fl***"
    assert "Fl4mme2024" not in repr(constat)


def test_merges_branches_and_renames(git):
    depot = garder(git)
    git("checkout", "-q", "-b", "autre")
    ajouter(depot, "# clé wifi : Zx81-Spectrum\n", "data/contracts/A002.yaml")
    garder(git)
    git("mv", "data/contracts/A002.yaml", "data/contracts/A009.yaml")
    garder(git)
    git("checkout", "-q", "main")
    ajouter(depot, "# rien\n")
    garder(git)
    git("merge", "-q", "autre", "-m", "fusion")
    ajouter(depot, "", "data/contracts/A009.yaml")
    texte = (
        (depot / "data/contracts/A009.yaml")
        .read_text(encoding="utf-8")
        .replace("Zx81-Spectrum", "coffre://x")
    )
    (depot / "data/contracts/A009.yaml").write_text(texte, encoding="utf-8", newline="\n")
    garder(git)
    assert {fichier for fichier, *_ in trouves(depot)} == {
        "data/contracts/A002.yaml",
        "data/contracts/A009.yaml",
    }


def test_binary_and_large_files_and_hostile_names_are_passed_over(git):
    depot = garder(git)
    (depot / "b.bin").write_bytes(b"mdp : Fl4mme2024\n\0\0")
    (depot / "gros.txt").write_text("mdp : Fl4mme2024\n" * 200_000, encoding="utf-8")
    (depot / "--output=x.yaml").write_text("mdp : Fl4mme2024\n", encoding="utf-8")
    garder(git)
    git("rm", "-q", "--", "b.bin", "gros.txt", "--output=x.yaml")
    garder(git)
    assert [fichier for fichier, *_ in trouves(depot)] == ["--output=x.yaml"]
    assert not (depot / "x.yaml").exists()


@pytest.mark.skipif(os.name == "nt", reason="le piège est un script POSIX")
def test_the_settings_of_a_repository_run_nothing(git, tmp_path, monkeypatch):
    depot = garder(git)
    piege = tmp_path / "piege.sh"
    piege.write_text(f"#!/bin/sh\ntouch {tmp_path}/pris\n", encoding="utf-8")
    piege.chmod(0o755)
    git("config", "core.fsmonitor", str(piege))
    git("config", "diff.external", str(piege))
    git("config", "core.pager", str(piege))
    git("config", "core.hooksPath", str(tmp_path))
    (depot / ".gitattributes").write_text("*.yaml diff=piege\n", encoding="utf-8")
    git("config", "diff.piege.textconv", str(piege))
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "ailleurs"))
    (tmp_path / "pris").unlink(missing_ok=True)
    assert trouves(depot) == []
    assert not (tmp_path / "pris").exists()


def test_a_shallow_clone_says_nothing_sure(git, tmp_path):
    depot = garder(git)
    ajouter(depot, "# a\n")
    garder(git)
    clone = tmp_path / "clone"
    subprocess.run(
        ["git", "clone", "-q", "--depth", "1", depot.as_uri(), str(clone)], check=True, capture_output=True
    )
    with pytest.raises(Panne, match="une partie de l'historique"):
        secrets_of_the_past(clone, lambda *_: None)


def test_outside_of_git_and_without_it(tmp_path, monkeypatch):
    copytree(BASE, tmp_path / "nu")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    monkeypatch.setattr("sicommun.history.git.which", lambda _: None)
    with pytest.raises(Panne, match="git n'est pas installé"):
        open_git(tmp_path / "nu")


def test_progress_is_told(git):
    vus = []
    depot = garder(git)
    secrets_of_the_past(depot, lambda fait, total: vus.append((fait, total)))
    assert vus[0] == (1, len(vus))
    assert vus[-1] == (len(vus), len(vus))


def test_the_command_shows_them_with_their_commit(git, capsys, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    depot = garder(git)
    ajouter(depot, "# mdp : Fl4mme2024\n")
    garder(git)
    propre = (depot / "data/epci.yaml").read_text(encoding="utf-8").replace("# mdp : Fl4mme2024\n", "")
    (depot / "data/epci.yaml").write_text(propre, encoding="utf-8", newline="\n")
    garder(git)
    assert run(["validate", "--depot", str(depot), "--at", "2025-03-31"]) == 0
    assert run(["validate", "--historique", "--depot", str(depot), "--at", "2025-03-31"]) == 1
    dit = capsys.readouterr().out
    assert re.search(r"^[0-9a-f]{12}:data/epci.yaml:24:9  erreur SEC003", dit, re.MULTILINE)
    assert "Fl4mme2024" not in dit


def test_a_bar_moves_on_a_terminal_only(monkeypatch, capsys):
    with progress("essai") as avance:
        avance(1, 2)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    with progress("essai") as avance:
        avance(1, 2)
    assert "essai" in capsys.readouterr().err

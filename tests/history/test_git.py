"""Repositories that bite: settings that are programs, variables that lead elsewhere, a git among the data."""

import os
from pathlib import Path
from shutil import copytree

import pytest

from sicommun.api.historique import secrets_of_the_past
from sicommun.diagnostics import Panne
from sicommun.history.git import open_git
from sicommun.history.prudence import find_git

BASE = Path(__file__).parents[1] / "cases" / "base"

posix = pytest.mark.skipif(os.name == "nt", reason="le piège est un script POSIX")


@pytest.fixture
def piege(tmp_path):
    """A program that leaves a trace when it is run."""
    script = tmp_path / "piege.sh"
    script.write_text(f"#!/bin/sh\ntouch '{tmp_path}/pris'\n", encoding="utf-8")
    script.chmod(0o755)
    return script


def chercher(git):
    return list(secrets_of_the_past(git.depot, lambda *_: None))


SIGNATURE = b"gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n"


@posix
def test_the_settings_of_a_repository_run_nothing(git, piege, monkeypatch):
    for cle in ("core.fsmonitor", "core.pager", "diff.external", "diff.piege.textconv", "gpg.program"):
        git("config", cle, str(piege))
    git("config", "core.alternateRefsCommand", str(piege))
    git("config", "alias.diff-tree", f"!{piege}")
    git("config", "log.showSignature", "true")
    git("config", "core.hooksPath", str(piege.parent))
    git.ecrire("*.yaml diff=piege filter=piege\n", ".gitattributes")
    entete, corps = git("cat-file", "commit", "HEAD").split(b"\n\n", 1)
    signe = entete + b"\n" + SIGNATURE + b"\n" + corps
    git(
        "update-ref",
        "refs/heads/main",
        git("hash-object", "-t", "commit", "-w", "--stdin", entree=signe).strip(),
    )
    (piege.parent / "pris").unlink(missing_ok=True)
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", str(piege))
    assert chercher(git) == []
    assert not (piege.parent / "pris").exists()


@posix
def test_a_content_that_is_elsewhere_is_not_fetched(git, piege):
    git.ajouter("# mdp : Fl4mme2024\n")
    objet = git("rev-parse", "HEAD:data/epci.yaml").decode().strip()
    git("config", "remote.origin.url", f"ext::{piege}")
    git("config", "remote.origin.promisor", "true")
    git("config", "protocol.allow", "always")
    git("config", "protocol.ext.allow", "always")
    git("config", "core.repositoryFormatVersion", "1")
    git("config", "extensions.partialClone", "origin")
    (git.depot / ".git/objects" / objet[:2] / objet[2:]).unlink()
    assert [constat.code for constat in chercher(git)] == ["SEC004"]
    assert not (piege.parent / "pris").exists()


@posix
def test_a_git_beside_the_data_is_not_run(git, piege, monkeypatch):
    piege.rename(git.depot / "git")
    vrai = find_git()
    monkeypatch.chdir(git.depot)
    monkeypatch.setenv("PATH", os.pathsep.join([".", "", str(Path(vrai).parent)]))
    assert find_git() == vrai
    assert chercher(git) == []


def test_variables_lead_nowhere_else(git, tmp_path, monkeypatch):
    git.ajouter("# mdp : Fl4mme2024\n")
    git.retirer("# mdp : Fl4mme2024\n")
    for nom in ("GIT_DIR", "GIT_WORK_TREE", "GIT_OBJECT_DIRECTORY", "GIT_INDEX_FILE"):
        monkeypatch.setenv(nom, str(tmp_path / "ailleurs"))
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    assert [constat.code for constat in chercher(git)] == ["SEC003"]


def test_a_replaced_commit_hides_nothing(git):
    propre = git("rev-parse", "HEAD").decode().strip()
    git.ajouter("# mdp : Fl4mme2024\n")
    git.retirer("# mdp : Fl4mme2024\n")
    git("replace", "HEAD~1", propre)
    (git.depot / ".git/info/grafts").write_bytes(git("rev-parse", "HEAD"))
    assert [constat.code for constat in chercher(git)] == ["SEC003"]


def test_nothing_is_written(git):
    def empreinte():
        return {
            (nom, nom.stat().st_mtime_ns, nom.stat().st_size) for nom in git.depot.rglob("*") if nom.is_file()
        }

    avant = empreinte()
    chercher(git)
    assert empreinte() == avant


def test_outside_of_git(tmp_path):
    copytree(BASE, tmp_path / "nu")
    with pytest.raises(Panne, match="n'est pas suivi par git") as panne:
        open_git(tmp_path / "nu")
    assert panne.value.remede == "le mettre sous git : git init"


@posix
def test_the_repository_of_another_account(git, monkeypatch):
    ailleurs = git.depot.parent / "faux"
    ailleurs.mkdir()
    refus = 'echo "fatal: detected dubious ownership; git config --add safe.directory /x" >&2; exit 128'
    (ailleurs / "git").write_text(f"#!/bin/sh\n{refus}\n", encoding="utf-8")
    (ailleurs / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(ailleurs), prepend=os.pathsep)
    with pytest.raises(Panne, match="un autre compte") as panne:
        open_git(git.depot)
    assert "safe.directory" in panne.value.remede


def test_without_git(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Panne, match="git n'est pas installé"):
        open_git(tmp_path)

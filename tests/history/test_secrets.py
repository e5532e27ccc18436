"""Secrets in real git repositories: erased, merged, renamed, binary, out of bounds."""

from __future__ import annotations

import json
import re
import subprocess

import pytest

from sicommun.api.historique import secrets_of_the_past
from sicommun.cli.avancement import progress
from sicommun.cli.erreurs import run
from sicommun.diagnostics import Panne


def trouves(depot):
    """Give code, path, line and message of each finding; the commit is a name of its own."""
    return [
        (d.code, d.fichier.split(":", 1)[1], d.span.line, d.message)
        for d in secrets_of_the_past(depot, lambda *_: None)
    ]


def test_a_secret_erased_since_is_found_and_not_repeated(git):
    lignes = (git.depot / "data/epci.yaml").read_text(encoding="utf-8").count("\n")
    git.ajouter("# mdp : Fl4mme2024\n")
    premier = git("rev-parse", "HEAD").decode().strip()
    assert trouves(git.depot) == []  # it is still there: SEC002 says it
    git.retirer("# mdp : Fl4mme2024\n")
    (constat,) = secrets_of_the_past(git.depot, lambda *_: None)
    assert (constat.code, constat.fichier) == ("SEC003", f"{premier[:12]}:data/epci.yaml")
    assert (constat.span.line, constat.span.column, constat.span.end_column) == (lignes + 1, 9, 19)
    assert constat.message == "mot de passe en clair : Fl***"
    assert "changer ce secret d'abord" in constat.remede
    assert "Fl4mme2024" not in repr(constat)


def test_a_secret_is_said_once_with_the_number_of_its_versions(git):
    git.ajouter("# mdp : Fl4mme2024\n")
    git.ajouter("# mdp : hunter2\n")
    git.ajouter("# encore\n")
    git.retirer("# mdp : Fl4mme2024\n")
    git.retirer("# mdp : hunter2\n")
    assert [message for *_, message in trouves(git.depot)] == [
        "mot de passe en clair : Fl***, dans 3 versions",
        "mot de passe en clair : hu***, dans 3 versions",
    ]


def test_merges_branches_and_renames(git):
    git("checkout", "-q", "-b", "autre")
    git.ajouter("# clé wifi : Zx81-Spectrum\n", "data/contracts/A002.yaml")
    git("mv", "data/contracts/A002.yaml", "data/contracts/A009.yaml")
    git.garder()
    git("checkout", "-q", "main")
    git.ajouter("# rien\n")
    git("merge", "-q", "autre", "-m", "fusion")
    git.retirer("# clé wifi : Zx81-Spectrum\n", "data/contracts/A009.yaml")
    git("checkout", "-q", "-b", "oubliée")
    git.ajouter("# psk : Maquis-1944\n")
    git("checkout", "-q", "main")
    assert [(fichier, message) for _, fichier, _, message in trouves(git.depot)] == [
        ("data/contracts/A002.yaml", "mot de passe en clair : Zx***"),
        ("data/epci.yaml", "mot de passe en clair : Ma***"),
    ]


def test_a_secret_that_a_merge_alone_brought(git):
    git("checkout", "-q", "-b", "autre")
    git.ajouter("# un\n", "data/contracts/A002.yaml")
    git("checkout", "-q", "main")
    git.ajouter("# deux\n")
    git("merge", "-q", "--no-commit", "autre")
    git.ajouter("# mdp : Fl4mme2024\n")
    git.retirer("# mdp : Fl4mme2024\n")
    assert [message for *_, message in trouves(git.depot)] == ["mot de passe en clair : Fl***"]


def test_a_secret_moved_to_another_file_of_data_is_not_said_twice(git):
    git.ajouter("# mdp : Fl4mme2024\n")
    git.retirer("# mdp : Fl4mme2024\n")
    git.ajouter("# mdp : Fl4mme2024\n", "data/contracts/A002.yaml")
    assert trouves(git.depot) == []


def test_a_file_that_validate_does_not_read_is_searched_too(git):
    git.ecrire("Accès FTP, mot de passe : Fl4mme2024\n", "LISEZMOI.txt")
    assert [(fichier, ligne) for _, fichier, ligne, _ in trouves(git.depot)] == [("LISEZMOI.txt", 1)]


def test_a_binary_content_holds_no_text_and_utf_16_does(git):
    git.ecrire(b"mdp : Fl4mme2024\n\0\0", "b.bin")
    git.ecrire("mdp : hunter2\r\n".encode("utf-16"), "bloc-notes.txt")
    assert [fichier for _, fichier, *_ in trouves(git.depot)] == ["bloc-notes.txt"]


def test_two_private_keys_are_two_secrets(git):
    for corps in ("MIIEpAIBAAKCAQEAwJ8r", "MIIEpAIBAAKCAQEAzzzz"):
        git.ecrire(f"-----BEGIN PRIVATE KEY-----\n{corps}\n-----END PRIVATE KEY-----\n", "cle.pem")
    assert len(trouves(git.depot)) == 2


def test_names_that_bite(git):
    for nom in ("--output=x.yaml", "a:b\n: c\x1b[31m.yaml", " é « x » .yaml", "-z"):
        git.ecrire(f"mdp : Fl4mme{len(nom)}\n", nom)
        (git.depot / nom).unlink()
    git.garder()
    assert [fichier for _, fichier, *_ in trouves(git.depot)] == [
        "--output=x.yaml",
        "a:b\n: c\x1b[31m.yaml",
        " é « x » .yaml",
        "-z",
    ]
    assert not (git.depot / "x.yaml").exists()


def test_a_link_and_a_submodule_are_no_text(git):
    objet = git("hash-object", "-w", "--stdin", entree=b"mdp : Fl4mme2024\n").decode().strip()
    git("update-index", "--add", "--cacheinfo", f"120000,{objet},lien")
    git("update-index", "--add", "--cacheinfo", f"160000,{git('rev-parse', 'HEAD').decode().strip()},sous")
    git("commit", "-q", "-m", "x")
    assert trouves(git.depot) == []


def test_a_folder_of_a_larger_repository(git):
    git.ecrire("mdp : Fl4mme2024\n", "ailleurs.txt")
    (git.depot / "dedans").mkdir()
    git("mv", "data", "dedans/data")
    git.garder()
    git.ajouter("# mdp : hunter2\n", "dedans/data/epci.yaml")
    git.retirer("# mdp : hunter2\n", "dedans/data/epci.yaml")
    assert [(fichier, message[-5:]) for _, fichier, _, message in trouves(git.depot / "dedans")] == [
        ("data/epci.yaml", "hu***")
    ]


def test_what_is_too_large_is_read_in_part_and_said(git):
    git.ecrire("mdp : Fl4mme2024\n" + "x" * 2_000_000 + "\nmdp : hunter2\n", "gros.txt")
    git.ecrire(b"\0" * 2_000_001, "gros.bin")
    assert [(code, fichier, message) for code, fichier, _, message in trouves(git.depot)] == [
        ("SEC004", "gros.txt", "seuls les 2000000 premiers octets ont été lus"),
        ("SEC003", "gros.txt", "mot de passe en clair : Fl***"),
    ]


def test_a_content_that_git_lost_is_said(git):
    git.ajouter("# mdp : Fl4mme2024\n")
    objet = git("rev-parse", "HEAD:data/epci.yaml").decode().strip()
    perdu = git.depot / ".git/objects" / objet[:2] / objet[2:]
    perdu.chmod(0o600)
    perdu.unlink()
    assert [(code, message) for code, *_, message in trouves(git.depot)] == [
        ("SEC004", "git n'a pas ce contenu")
    ]


def test_a_content_that_is_broken_stops_the_search_and_is_said(git):
    git.ajouter("# cassé\n")
    objet = git("rev-parse", "HEAD:data/epci.yaml").decode().strip()
    casse = git.depot / ".git/objects" / objet[:2] / objet[2:]
    casse.chmod(0o600)
    casse.write_bytes(casse.read_bytes()[:20] + b"x" * 20)
    git.ecrire("rien\n", "après.txt")
    (dernier,) = trouves(git.depot)
    assert dernier[0] == "SEC004"


def test_a_search_has_an_end(git, monkeypatch):
    monkeypatch.setattr("sicommun.history.git.SECONDES_DE_GIT", 0)
    with pytest.raises(Panne, match="git n'a pas fini"):
        trouves(git.depot)


def test_a_broken_history_is_no_silence(git):
    git.ajouter("# un\n")
    tete = git("rev-parse", "HEAD~1").decode().strip()
    perdu = git.depot / ".git/objects" / tete[:2] / tete[2:]
    perdu.chmod(0o600)
    perdu.unlink()
    with pytest.raises(Panne, match="jusqu'au bout"):
        trouves(git.depot)


def test_a_repository_without_commit(git, tmp_path):
    (git.depot / ".git").rename(tmp_path / "ancien")
    git("init", "-q")
    assert trouves(git.depot) == []


def test_a_shallow_clone_says_nothing_sure(git, tmp_path):
    git.ajouter("# a\n")
    clone = tmp_path / "clone"
    subprocess.run(
        ["git", "clone", "-q", "--depth", "1", git.depot.as_uri(), str(clone)],
        check=True,
        capture_output=True,
    )
    with pytest.raises(Panne, match="une partie de l'historique") as panne:
        secrets_of_the_past(clone, lambda *_: None)
    assert "git fetch --unshallow" in panne.value.remede


def test_progress_is_told(git):
    vus = []
    secrets_of_the_past(git.depot, lambda fait, total: vus.append((fait, total)))
    assert vus == [(rang, len(vus)) for rang in range(1, len(vus) + 1)]


def test_the_command_shows_them_with_their_commit(git, capsys, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    git.ajouter("# mdp : Fl4mme2024\n")
    git.retirer("# mdp : Fl4mme2024\n")
    mots = ["validate", "--depot", str(git.depot), "--at", "2025-03-31"]
    assert run(mots) == 0
    assert run([*mots, "--historique"]) == 1
    dit = capsys.readouterr().out
    assert re.search(r"^[0-9a-f]{12}:data/epci.yaml:\d+:9  erreur SEC003", dit, re.MULTILINE)
    assert "Fl4mme2024" not in dit


@pytest.mark.parametrize(
    ("mots", "codes"),
    [
        ([], ["SEC003"]),
        (["--ignore", "SEC"], []),
        (["--select", "SEC003"], ["SEC003"]),
        (["--select", "ADH"], []),
        (["data/epci.yaml"], ["SEC003"]),
        (["data/communes"], []),
    ],
)
def test_filters_hold_for_past_versions_too(git, capsys, monkeypatch, mots, codes):
    git.ajouter("# mdp : Fl4mme2024\n")
    git.retirer("# mdp : Fl4mme2024\n")
    monkeypatch.chdir(git.depot)
    run(["validate", "--historique", "--at", "2025-03-31", "--format", "json", *mots])
    dit = capsys.readouterr()
    assert [constat["code"] for constat in json.loads(dit.out)["constats"]] == codes
    assert dit.err == ""


def test_a_bar_moves_on_a_terminal_only(monkeypatch, capsys):
    with progress("essai") as avance:
        avance(1, 2)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    with progress("essai") as avance:
        avance(1, 2)
    assert "essai" in capsys.readouterr().err

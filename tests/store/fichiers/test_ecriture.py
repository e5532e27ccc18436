"""Writing: whole or not at all, never over what one has not read, nothing left behind."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from sicommun.diagnostics import Panne
from sicommun.store.fichiers import arborescence
from sicommun.store.fichiers.ecriture import create_tree, digest, write_file

posix = pytest.mark.skipif(os.name != "posix", reason="liens et permissions : POSIX seulement")
APPELS = ("open", "write", "fsync", "link", "rename", "replace", "mkdir", "fchmod")


def arbre(racine):
    """Every name under a folder, with its bytes."""
    return {
        chemin.relative_to(racine).as_posix(): chemin.read_bytes() if chemin.is_file() else None
        for chemin in racine.rglob("*")
    }


def failing_at(monkeypatch, rang, numero=errno.ENOSPC):
    """Make the `rang`-th call that writes fail; tell how many there were."""
    compte = {"appels": 0}

    def faulty(vrai):
        def appel(*args, **options):
            compte["appels"] += 1
            if compte["appels"] == rang:
                raise OSError(numero, "No space left on device")
            return vrai(*args, **options)

        return appel

    for nom in APPELS:
        if hasattr(os, nom):
            monkeypatch.setattr(os, nom, faulty(getattr(os, nom)))
    return compte


def test_a_new_file_is_written_in_utf8_with_plain_line_ends(tmp_path):
    write_file(tmp_path / "a.yaml", "nom: Chenôve\n", attendu=None)
    assert arbre(tmp_path) == {"a.yaml": "nom: Chenôve\n".encode()}


def test_a_file_read_is_replaced(tmp_path):
    chemin = tmp_path / "a.yaml"
    chemin.write_bytes(b"a: 1\r\n")
    write_file(chemin, "a: 2\r\n", attendu=digest(b"a: 1\r\n"))
    assert arbre(tmp_path) == {"a.yaml": b"a: 2\r\n"}


@pytest.mark.parametrize("attendu", [None, digest(b"autre")])
def test_a_file_not_read_is_never_replaced(tmp_path, attendu):
    chemin = tmp_path / "a.yaml"
    chemin.write_bytes(b"a: 1\n")
    with pytest.raises(Panne, match=r"existe déjà|a changé") as panne:
        write_file(chemin, "a: 2\n", attendu=attendu)
    assert panne.value.remede
    assert arbre(tmp_path) == {"a.yaml": b"a: 1\n"}


def test_a_file_gone_since_it_was_read_is_not_made_again(tmp_path):
    with pytest.raises(Panne, match="a disparu"):
        write_file(tmp_path / "a.yaml", "a: 2\n", attendu=digest(b""))
    assert arbre(tmp_path) == {}


def test_a_file_that_comes_at_the_last_moment_is_kept(tmp_path, monkeypatch):
    chemin = tmp_path / "a.yaml"
    lier = os.link

    def link(source, cible, **options):
        chemin.write_bytes(b"autre")
        return lier(source, cible, **options)

    monkeypatch.setattr(os, "link", link)
    with pytest.raises(Panne, match="existe déjà"):
        write_file(chemin, "a: 2\n", attendu=None)
    assert arbre(tmp_path) == {"a.yaml": b"autre"}


def test_a_file_system_without_links_will_do(tmp_path, monkeypatch):
    def link(*_, **__):
        raise OSError(errno.ENOTSUP, "")

    monkeypatch.setattr(os, "link", link)
    write_file(tmp_path / "a.yaml", "a: 1\n", attendu=None)
    assert arbre(tmp_path) == {"a.yaml": b"a: 1\n"}
    assert create_tree(tmp_path, {"b.yaml": "b: 1\n"}) == ("b.yaml",)


def test_without_links_either_a_file_that_comes_at_the_last_moment_is_kept(tmp_path, monkeypatch):
    def link(source, cible, **_):
        Path(cible).write_bytes(b"autre")
        raise OSError(errno.ENOTSUP, "")

    monkeypatch.setattr(os, "link", link)
    with pytest.raises(Panne, match="existe déjà"):
        write_file(tmp_path / "a.yaml", "a: 2\n", attendu=None)
    assert arbre(tmp_path) == {"a.yaml": b"autre"}


@posix
def test_permissions_are_kept(tmp_path):
    chemin = tmp_path / "a.yaml"
    chemin.write_bytes(b"")
    chemin.chmod(0o640)
    write_file(chemin, "a: 1\n", attendu=digest(b""))
    assert stat.S_IMODE(chemin.stat().st_mode) == 0o640


@posix
def test_no_link_is_followed_to_write(tmp_path):
    dehors, depot = tmp_path / "dehors", tmp_path / "depot"
    (dehors / "data").mkdir(parents=True)
    depot.mkdir()
    (dehors / "a.yaml").write_bytes(b"intact")
    (depot / "a.yaml").symlink_to(dehors / "a.yaml")
    (depot / "data").symlink_to(dehors / "data")
    with pytest.raises(Panne, match="ordinaire"):
        write_file(depot / "a.yaml", "x\n", attendu=digest(b"intact"))
    with pytest.raises(Panne, match="vrai dossier"):
        write_file(depot / "data/b.yaml", "x\n", attendu=None, racine=depot)
    with pytest.raises(Panne, match="vrai dossier"):
        create_tree(depot, {"data/b.yaml": "x\n"})
    assert arbre(dehors) == {"a.yaml": b"intact", "data": None}


@pytest.mark.parametrize(
    ("numero", "mots"),
    [
        (errno.ENOSPC, "le disque est plein"),
        (errno.EACCES, "ne permet pas d'écrire"),
        (errno.EROFS, "lecture seule"),
        (errno.EIO, "a refusé l'écriture"),
    ],
)
def test_the_system_fails_in_french(tmp_path, monkeypatch, numero, mots):
    failing_at(monkeypatch, 2, numero)
    with pytest.raises(Panne, match=mots) as panne:
        write_file(tmp_path / "a.yaml", "a: 1\n", attendu=None)
    assert "« a.yaml »" in panne.value.message
    assert "space" not in panne.value.message
    assert panne.value.remede


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(Panne, match="le dossier n'existe pas"):
        write_file(tmp_path / "absent/a.yaml", "a: 1\n", attendu=None)


def test_a_character_that_no_file_can_hold_is_said(tmp_path):
    with pytest.raises(Panne, match="UTF-8"):
        write_file(tmp_path / "a.yaml", "a: \ud800\n", attendu=None)
    assert arbre(tmp_path) == {}


def test_whatever_call_fails_the_old_file_is_whole_and_nothing_is_left(tmp_path, monkeypatch):
    chemin = tmp_path / "a.yaml"
    chemin.write_bytes(b"ancien")
    for rang in range(1, 20):
        with monkeypatch.context() as essai:
            compte = failing_at(essai, rang)
            try:
                write_file(chemin, "nouveau", attendu=digest(b"ancien"))
            except Panne:
                assert arbre(tmp_path) == {"a.yaml": b"ancien"}
                continue
        assert arbre(tmp_path) == {"a.yaml": b"nouveau"}
        if compte["appels"] < rang:
            break
        chemin.write_bytes(b"ancien")
    assert compte["appels"] >= 4


FICHIERS = {"data/epci.yaml": "a: 1\n", "data/communes/x/commune.yaml": "b: é\n", "README.md": "# Lisez\n"}


def ecrits(racine):
    return {nom: octets.decode() for nom, octets in arbre(racine).items() if octets is not None}


@pytest.mark.parametrize("dossier", ["neuf", "a/b/neuf"])
def test_a_new_tree_is_made_at_one_stroke(tmp_path, dossier):
    assert create_tree(tmp_path / dossier, FICHIERS) == tuple(sorted(FICHIERS))
    assert ecrits(tmp_path / dossier) == FICHIERS
    assert list((tmp_path / dossier).parent.iterdir()) == [tmp_path / dossier]


def test_a_folder_named_through_another_that_does_not_exist_yet(tmp_path):
    create_tree(tmp_path / "a" / ".." / "neuf", FICHIERS)
    assert set(FICHIERS) <= set(ecrits(tmp_path / "neuf"))


@posix
def test_a_link_that_leads_nowhere_is_said(tmp_path):
    (tmp_path / "lien").symlink_to(tmp_path / "nulle-part")
    with pytest.raises(Panne, match="« lien » est un lien qui ne mène à rien"):
        create_tree(tmp_path / "lien" / "neuf", FICHIERS)
    assert [chemin.name for chemin in tmp_path.iterdir()] == ["lien"]


def test_a_tree_goes_beside_what_is_there(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git/config").write_text("x", encoding="utf-8")
    (tmp_path / "data").mkdir()
    identite = tmp_path.stat().st_ino
    create_tree(tmp_path, FICHIERS)
    assert ecrits(tmp_path) == {**FICHIERS, ".git/config": "x"}
    assert tmp_path.stat().st_ino == identite


def test_nothing_is_written_over_and_all_the_culprits_are_named(tmp_path):
    (tmp_path / "README.md").write_bytes(b"le mien")
    (tmp_path / "data").mkdir()
    (tmp_path / "data/epci.yaml").write_bytes(b"le mien aussi")
    avant = arbre(tmp_path)
    with pytest.raises(Panne, match=r"« README.md », « data/epci.yaml » existent déjà"):
        create_tree(tmp_path, FICHIERS)
    assert arbre(tmp_path) == avant


def test_a_file_in_place_of_a_folder_is_said(tmp_path):
    (tmp_path / "data").write_bytes(b"")
    with pytest.raises(Panne, match="« data »"):
        create_tree(tmp_path, FICHIERS)
    with pytest.raises(Panne, match="n'est pas un dossier"):
        create_tree(tmp_path / "data", FICHIERS)
    assert arbre(tmp_path) == {"data": b""}


@pytest.mark.parametrize("avec", [True, False], ids=["dossier en usage", "dossier neuf"])
def test_whatever_call_fails_the_tree_is_as_before(tmp_path, monkeypatch, avec):
    """Every call that writes fails in turn: the disk is as it was, to the byte."""
    for rang in range(1, 100):
        racine = tmp_path / f"r{rang}/depot"
        (racine if avec else tmp_path / f"r{rang}").mkdir(parents=True)
        if avec:
            (racine / "autre.txt").write_bytes(b"x")
        avant = arbre(tmp_path / f"r{rang}")
        with monkeypatch.context() as essai:
            compte = failing_at(essai, rang)
            try:
                create_tree(racine, FICHIERS)
            except Panne:
                assert arbre(tmp_path / f"r{rang}") == avant
                continue
        assert set(FICHIERS) <= set(ecrits(racine))
        if compte["appels"] < rang:
            break
    assert compte["appels"] > 15


def test_a_folder_that_comes_meanwhile_is_kept(tmp_path, monkeypatch):
    ecrire = arborescence.write_new

    def write_new(chemin, texte):
        (tmp_path / "neuf").mkdir(exist_ok=True)
        ecrire(chemin, texte)

    monkeypatch.setattr(arborescence, "write_new", write_new)
    with pytest.raises(Panne, match="existe déjà"):
        create_tree(tmp_path / "neuf", FICHIERS)
    assert arbre(tmp_path) == {"neuf": None}


def test_an_interruption_leaves_nothing(tmp_path, monkeypatch):
    def link(*_, **__):
        raise KeyboardInterrupt

    (tmp_path / "autre.txt").write_bytes(b"x")
    monkeypatch.setattr(os, "link", link)
    with pytest.raises(KeyboardInterrupt):
        create_tree(tmp_path, FICHIERS)
    assert arbre(tmp_path) == {"autre.txt": b"x"}


@pytest.mark.parametrize(
    "nom",
    [
        "../a", "a/../../b", "/etc/a", "a//b", "a/", "", ".", "a/./b", "C:/a", "a\\b", "nul", "data/aux.yaml",
        "com1/a", "a.", "a ", " a", "a\nb", "a\0b", "a\u202eb", "a?b",
    ],
)  # fmt: skip
def test_a_path_that_leaves_or_that_a_system_refuses_is_refused(tmp_path, nom):
    with pytest.raises(Panne, match="n'est pas un chemin du dépôt"):
        create_tree(tmp_path / "neuf", {"bon.yaml": "x\n", nom: "x\n"})
    assert arbre(tmp_path) == {}


@pytest.mark.parametrize("noms", [("a", "a/b"), ("Data/a", "data/A"), ("a/b/c", "A/b")])
def test_paths_that_cannot_stand_together_are_refused(tmp_path, noms):
    with pytest.raises(Panne, match="ne peuvent pas exister ensemble"):
        create_tree(tmp_path / "neuf", dict.fromkeys(noms, "x\n"))
    assert arbre(tmp_path) == {}


ARRETS = 200
NOURRICE = """
import os, signal, sys, time
from pathlib import Path
from sicommun.store.fichiers.ecriture import digest, write_file

chemin, arrets = Path(sys.argv[1]), int(sys.argv[2])

def ecrire():
    tour = 0
    while True:
        tour += 1
        write_file(chemin, f"{tour % 10}" * 200_000, attendu=digest(chemin.read_bytes()))

ecrits = 0
for rang in range(arrets):
    avant = chemin.stat().st_ino
    enfant = os.fork()
    if not enfant:
        signal.alarm(20)  # nobody is left to stop it, should the one above it fail
        ecrire()
    time.sleep(0.0007 * (rang % 40))
    os.kill(enfant, signal.SIGKILL)
    os.waitpid(enfant, 0)
    texte = chemin.read_text(encoding="utf-8")
    if len(texte) != 200_000 or len(set(texte)) != 1:
        sys.exit(f"fichier abîmé à l'arrêt {rang}")
    ecrits += chemin.stat().st_ino != avant
print(ecrits)
"""


@posix
def test_two_hundred_brutal_stops_never_leave_half_a_file(tmp_path):
    """One process is ready to write and forks the writers: each dies a little later than the one before."""
    chemin = tmp_path / "a.yaml"
    chemin.write_text("0" * 200_000, encoding="utf-8")
    fini = subprocess.run(
        [sys.executable, "-c", NOURRICE, str(chemin), str(ARRETS)],
        cwd=Path(__file__).parents[3] / "src",
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    assert (fini.returncode, fini.stderr) == (0, "")
    assert int(fini.stdout) >= ARRETS // 10  # enough of them died after they had written

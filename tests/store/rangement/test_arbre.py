"""The tree of a repository: what is listed, what is refused, and that nothing ever waits."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from time import perf_counter

import pytest

from sicommun.diagnostics import Panne
from sicommun.limites import OCTETS_PAR_FICHIER
from sicommun.store.rangement import liste
from sicommun.store.rangement.arbre import Dossier

posix = pytest.mark.skipif(os.name != "posix", reason="liens, tubes et noms d'octets : POSIX seulement")


@pytest.fixture
def depot(tmp_path):
    return Depot(tmp_path / "depot")


class Depot:
    """A folder to fill."""

    def __init__(self, racine: Path):
        self.racine = racine
        racine.mkdir()

    def poser(self, nom, octets=b"a: 1\n"):
        chemin = self.racine / nom
        chemin.parent.mkdir(parents=True, exist_ok=True)
        chemin.write_bytes(octets)
        return chemin

    def refus(self):
        return [(c.code, c.fichier) for c in Dossier(self.racine).refuses()]

    def fichiers(self):
        return Dossier(self.racine).fichiers()


def test_files_are_listed_in_order_with_slashes(depot):
    for nom in (
        "data/epci.yaml",
        "data/communes/b/commune.yaml",
        "data/communes/a/commune.yaml",
        "data/z.pdf",
    ):
        depot.poser(nom)
    depot.poser("README.md")
    assert depot.fichiers() == (
        "data/communes/a/commune.yaml",
        "data/communes/b/commune.yaml",
        "data/epci.yaml",
        "data/z.pdf",
    )
    assert depot.refus() == []


def test_hidden_files_and_backups_are_left_out(depot):
    for nom in (".git/x.yaml", ".epci.yaml.swp", "epci.yaml~", "#epci.yaml#", "epci.yaml.orig", "~$a.xlsx"):
        depot.poser(f"data/{nom}")
    for nom in ("a.BAK", "Thumbs.db", "desktop.ini", ".sicommun-0123"):
        depot.poser(f"data/{nom}")
    depot.poser("data/epci.yaml")
    assert depot.fichiers() == ("data/epci.yaml",)
    assert depot.refus() == []


def test_without_data_there_is_nothing(depot):
    assert depot.fichiers() == ()
    assert depot.refus() == []


def test_bytes_come_out_as_they_are(depot):
    depot.poser("data/epci.yaml", b"\xff\x00\r\n")
    assert Dossier(depot.racine).lire("data/epci.yaml") == b"\xff\x00\r\n"


@pytest.mark.parametrize("nom", ["data/absent.yaml", "../secret", "/etc/passwd", "data", "data/../x", ""])
def test_only_listed_files_are_read(depot, nom):
    (depot.racine.parent / "secret").write_text("x", encoding="utf-8")
    depot.poser("data/epci.yaml")
    with pytest.raises(Panne, match="n'est pas un fichier lisible"):
        Dossier(depot.racine).lire(nom)


def test_a_large_file_is_refused_before_it_is_read(depot, monkeypatch):
    with depot.poser("data/gros.yaml").open("wb") as flux:
        flux.truncate(OCTETS_PAR_FICHIER + 1)
    depot.poser("data/juste.yaml", b"a" * OCTETS_PAR_FICHIER)
    monkeypatch.setattr(os, "open", None)
    assert depot.refus() == [("LEC001", "data/gros.yaml")]
    assert depot.fichiers() == ("data/juste.yaml",)


def test_a_file_that_grows_after_the_listing_is_refused(depot):
    chemin = depot.poser("data/a.yaml")
    arbre = Dossier(depot.racine)
    assert arbre.fichiers() == ("data/a.yaml",)
    with chemin.open("ab") as flux:
        flux.truncate(OCTETS_PAR_FICHIER + 1)
    with pytest.raises(Panne, match="a changé"):
        arbre.lire("data/a.yaml")


def test_a_file_that_grows_while_it_is_read_is_refused(depot, monkeypatch):
    depot.poser("data/a.yaml", b"a" * OCTETS_PAR_FICHIER)
    arbre = Dossier(depot.racine)
    arbre.fichiers()
    monkeypatch.setattr(os, "read", lambda _, combien: b"a" * combien)
    with pytest.raises(Panne, match="a changé"):
        arbre.lire("data/a.yaml")


@pytest.mark.parametrize("pas", [1, 3, 4, 100])
def test_a_file_that_comes_in_pieces_is_read_whole(depot, monkeypatch, pas):
    """A network disk may give less than was asked for; a file may be longer than it was said to be."""
    depot.poser("data/a.yaml", b"abcd")
    arbre = Dossier(depot.racine)
    arbre.fichiers()
    reste = [b"abcdefg"]

    def lire(_, combien):
        rendu, reste[0] = reste[0][: min(pas, combien)], reste[0][min(pas, combien) :]
        return rendu

    monkeypatch.setattr(os, "read", lire)
    assert arbre.lire("data/a.yaml") == (b"abcd" if pas <= 4 and 4 % pas == 0 else b"abcdefg")


def test_a_file_that_goes_after_the_listing_is_refused(depot):
    chemin = depot.poser("data/a.yaml")
    arbre = Dossier(depot.racine)
    arbre.fichiers()
    chemin.unlink()
    with pytest.raises(OSError, match="a changé"):
        arbre.lire("data/a.yaml")


@posix
def test_links_are_never_followed(depot):
    (depot.racine.parent / "dehors").mkdir()
    (depot.racine.parent / "dehors" / "secret.yaml").write_text("a: 1\n", encoding="utf-8")
    dedans = depot.poser("data/epci.yaml")
    (depot.racine / "data/dehors.yaml").symlink_to("/etc/passwd")
    (depot.racine / "data/dossier").symlink_to(depot.racine.parent / "dehors")
    (depot.racine / "data/dedans.yaml").symlink_to(dedans)
    (depot.racine / "data/nulle_part.yaml").symlink_to("absent")
    (depot.racine / "data/boucle").symlink_to(depot.racine / "data")
    assert depot.fichiers() == ("data/epci.yaml",)
    assert depot.refus() == [
        ("LEC050", f"data/{nom}")
        for nom in ("boucle", "dedans.yaml", "dehors.yaml", "dossier", "nulle_part.yaml")
    ]


@posix
def test_data_itself_is_no_link(depot):
    (depot.racine.parent / "dehors").mkdir()
    (depot.racine / "data").symlink_to(depot.racine.parent / "dehors")
    assert depot.refus() == [("LEC050", "data")]


@posix
def test_a_link_put_after_the_listing_is_refused(depot):
    chemin = depot.poser("data/a.yaml")
    arbre = Dossier(depot.racine)
    arbre.fichiers()
    chemin.unlink()
    chemin.symlink_to("/etc/passwd")
    with pytest.raises(Panne):
        arbre.lire("data/a.yaml")


@posix
def test_a_pipe_never_makes_anybody_wait(depot):
    depot.poser("data/epci.yaml")
    os.mkfifo(depot.racine / "data/tube.yaml")
    chemin = depot.poser("data/a.yaml")
    arbre = Dossier(depot.racine)
    depart = perf_counter()
    assert [(c.code, c.fichier) for c in arbre.refuses()] == [("LEC051", "data/tube.yaml")]
    chemin.unlink()
    os.mkfifo(chemin)
    with pytest.raises(Panne):
        arbre.lire("data/a.yaml")
    assert perf_counter() - depart < 1


@posix
def test_a_socket_is_refused(depot, monkeypatch):
    depot.poser("data/epci.yaml")
    monkeypatch.chdir(depot.racine / "data")  # the path of a socket is short
    with socket.socket(socket.AF_UNIX) as prise:
        prise.bind("p.yaml")
        assert depot.refus() == [("LEC051", "data/p.yaml")]


def test_a_folder_with_the_name_of_a_file_is_refused(depot):
    depot.poser("data/epci.yaml/x.yaml")
    assert depot.fichiers() == ()
    assert depot.refus() == [("LEC052", "data/epci.yaml")]


def test_a_file_in_place_of_data_is_refused(depot):
    depot.poser("data")
    assert depot.refus() == [("LEC052", "data")]


@posix
def test_what_the_system_forbids_is_said(depot, monkeypatch):
    depot.poser("data/a.yaml").chmod(0o600)
    depot.poser("data/b.yaml").chmod(0o600)
    depot.poser("data/c.yaml").chmod(0o644)
    monkeypatch.setattr(liste.os, "access", lambda chemin, _: not str(chemin).endswith("a.yaml"))
    assert depot.fichiers() == ("data/b.yaml", "data/c.yaml")
    assert depot.refus() == [("LEC053", "data/a.yaml")]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root lit tout")
def test_a_closed_folder_is_said(depot):
    depot.poser("data/ferme/a.yaml")
    (depot.racine / "data/ferme").chmod(0)
    try:
        assert depot.refus() == [("LEC053", "data/ferme")]
    finally:
        (depot.racine / "data/ferme").chmod(0o700)


def test_a_folder_that_cannot_be_opened_is_said(depot, monkeypatch):
    depot.poser("data/ferme/a.yaml")
    ouvrir = os.scandir

    def scandir(chemin):
        if str(chemin).endswith("ferme"):
            raise PermissionError
        return ouvrir(chemin)

    monkeypatch.setattr(liste.os, "scandir", scandir)
    assert depot.refus() == [("LEC053", "data/ferme")]


@posix
@pytest.mark.parametrize(
    ("nom", "montre"), [(b"\xe9.yaml", "\\udce9.yaml"), (b"a\x1b[31m.yaml", "a\\x1b[31m.yaml")]
)
def test_a_name_that_cannot_be_shown_is_refused(depot, nom, montre):
    depot.poser("data/epci.yaml")
    try:
        descripteur = os.open(os.fsencode(depot.racine / "data") + b"/" + nom, os.O_CREAT | os.O_WRONLY)
    except OSError:
        pytest.skip("ce système de fichiers refuse ce nom")
    os.close(descripteur)
    assert depot.refus() == [("LEC054", f"data/{montre}")]


@pytest.mark.parametrize(("combien", "refus"), [(11, []), (12, []), (13, [("LEC055", "data")])])
def test_the_number_of_files_is_bounded(depot, monkeypatch, combien, refus):
    monkeypatch.setattr(liste, "FICHIERS_PAR_DEPOT", 12)
    for rang in range(combien):
        depot.poser(f"data/{rang:02}.yaml")
    assert depot.refus() == refus


def test_the_order_of_the_system_does_not_count(depot, monkeypatch):
    for nom in "cabd":
        depot.poser(f"data/{nom}/x.yaml")
    attendu = depot.fichiers()
    ouvrir = os.scandir

    class Retourne:
        def __init__(self, chemin):
            self.entrees = ouvrir(chemin)

        def __enter__(self):
            return reversed(list(self.entrees))

        def __exit__(self, *_):
            self.entrees.close()

    monkeypatch.setattr(liste.os, "scandir", Retourne)
    assert depot.fichiers() == attendu == tuple(sorted(attendu))


def test_a_thousand_communes_are_listed_at_once(depot):
    for rang in range(500):
        depot.poser(f"data/communes/c{rang}/commune.yaml")
        depot.poser(f"data/communes/c{rang}/description.yaml")
    depart = perf_counter()
    assert len(depot.fichiers()) == 1000
    assert perf_counter() - depart < 0.5

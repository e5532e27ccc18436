"""Hostile trees: links, devices, names that no system or only one admits, files that swap under the reader."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path
from shutil import rmtree

import pytest

COMMUNES = "data/communes"
POSIX = pytest.mark.skipif(os.name == "nt", reason="liens, tubes et périphériques de POSIX")


def lien(depot: Path, nom: str, cible: Path | str) -> None:
    (depot / nom).symlink_to(cible)


def remplacer(depot: Path, nom: str) -> Path:
    chemin = depot / nom
    rmtree(chemin) if chemin.is_dir() else chemin.unlink(missing_ok=True)
    return chemin


def tube(depot: Path) -> None:
    os.mkfifo(remplacer(depot, f"{COMMUNES}/valombre/commune.yaml"))


def prise(depot: Path) -> None:
    chemin = remplacer(depot, f"{COMMUNES}/valombre/commune.yaml")
    ici = Path.cwd()
    os.chdir(chemin.parent)
    try:
        with socket.socket(socket.AF_UNIX) as ouverte:
            ouverte.bind(chemin.name)
    finally:
        os.chdir(ici)


def illisible(depot: Path) -> None:
    (depot / f"{COMMUNES}/valombre/commune.yaml").chmod(0)


ARBRES = {
    "lien vers un secret du système": lambda d: lien(remplacer(d, f"{COMMUNES}/valombre/commune.yaml").parents[3], f"{COMMUNES}/valombre/commune.yaml", "/etc/passwd"),
    "lien qui sort du dépôt": lambda d: lien(d, f"{COMMUNES}/dehors", d.parent),
    "lien sur soi": lambda d: lien(d, f"{COMMUNES}/boucle", d / COMMUNES / "boucle"),
    "lien vers le dépôt": lambda d: lien(d, f"{COMMUNES}/dedans", d),
    "lien rompu": lambda d: lien(d, f"{COMMUNES}/rompu", d / "nulle-part"),
    "dossier data en lien": lambda d: ((d / "data").rename(d / "vrai"), lien(d, "data", d / "vrai")),
    "tube": tube,
    "prise": prise,
    "périphérique": lambda d: lien(remplacer(d, "data/epci.yaml").parent.parent, "data/epci.yaml", "/dev/zero"),
    "dossier à la place d'un fichier": lambda d: remplacer(d, "data/epci.yaml").mkdir(),
    "fichier à la place d'un dossier": lambda d: remplacer(d, COMMUNES).write_text("a"),
    "fichier illisible": illisible,
}  # fmt: skip


@POSIX
@pytest.mark.parametrize("nom", ARBRES)
def test_a_hostile_tree_is_held(depot, sous_contrat, nom):
    ARBRES[nom](depot)
    code, dit, codes = sous_contrat("validate", "--at", "2025-03-31", lisible=False)
    if nom == "fichier illisible" and os.geteuid() == 0:
        pytest.skip("root lit tout")
    assert code in {1, 2}
    assert codes or "Remède" in dit
    assert "root:" not in dit


NOMS = [
    "..", "...", "CON", "con", "aux", "nul.txt", "com1", "a.", "a ", " a", "A", "é", "e\u0301", "a\u202eb", "a\x1bb", "-rf", "--output=x", "a:b", "a*b",
    "a?b", 'a"b', "a|b", "a<b", "a\\b", "~", ".git", ".caché", "x" * 200, "日本", "[red]", "{{7}}", "a\nb", "%00", "$HOME", "communes",
]  # fmt: skip


@pytest.mark.parametrize("nom", NOMS, ids=ascii)
def test_a_hostile_folder_name_is_held(depot, sous_contrat, nom):
    try:
        dossier = depot / COMMUNES / nom
        dossier.mkdir()
        (dossier / "commune.yaml").write_text('nom: A\nsiren: "219900040"\n', encoding="utf-8")
    except (OSError, ValueError):
        return  # this system does not admit the name: nothing to hold
    code, _, _ = sous_contrat("validate", "--at", "2025-03-31", "--format", "json")
    assert code in {0, 1, 2}


@POSIX
@pytest.mark.skipif(sys.platform == "darwin", reason="macOS n'admet que l'UTF-8")
def test_a_name_that_is_no_text(depot, sous_contrat):
    os.mkdir(os.fsencode(depot / COMMUNES) + b"/\xff\xfe")
    code, _, codes = sous_contrat("validate", "--at", "2025-03-31")
    assert (code, codes[:1]) == (1, ["LEC054"])


def test_names_that_only_case_tells_apart(depot, sous_contrat):
    try:
        (depot / COMMUNES / "Valombre").mkdir()
    except FileExistsError:
        return
    (depot / COMMUNES / "Valombre" / "commune.yaml").write_text(
        'nom: A\nsiren: "219900040"\n', encoding="utf-8"
    )
    assert sous_contrat("validate", "--at", "2025-03-31")[0] == 1


def test_twenty_thousand_files(depot, sous_contrat):
    for n in range(20_000):
        (depot / "data" / f"f{n}.txt").touch()
    assert sous_contrat("validate", "--at", "2025-03-31", duree=5)[0] == 0


def test_very_deep_folders(depot, sous_contrat):
    dossier = depot / "data"
    for _ in range(60):
        dossier /= "d"
        dossier.mkdir()
    (dossier / "x.yaml").write_text("a: 1\n", encoding="utf-8")
    assert sous_contrat("validate", "--at", "2025-03-31")[0] in {0, 1}

"""The same files give the same bytes, whatever the seed of hashes, the zone, the tongue, the order of files.

Each variant is a new process that runs the same commands with every warning an error, in the development
mode of Python, and with no way out to a network.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

RACINE = Path(__file__).parents[1]
JOUR = ["--at", "2025-12-31"]
FAUTES = ["--depot", str(RACINE / "examples" / "fautes"), *JOUR]
FORMATS = ("text", "json", "sarif", "github", "gitlab", "junit")
COMMANDES = [
    *(["validate", *FAUTES, "--format", forme] for forme in FORMATS),
    ["quota", "2024", "--depot", str(RACINE), "--explain", "--at", "2025-01-20"],
    ["quota", "2024", "--depot", str(RACINE), "--format", "json", "--at", "2025-01-20"],
    ["status", "--depot", str(RACINE), "--at", "2026-11-23"],
    ["status", "chenove", "--depot", str(RACINE), "--at", "2026-11-23", "--format", "json"],
    ["status", "--depot", str(RACINE), "--at", "2026-11-23", "--format", "html", "-o", "page.html"],
    ["explain", "--all"],
    ["explain", "--clause", "EXC", "--format", "json"],
    ["schema", "commune"],
    ["init", "neuf", "--epci", "242100410", "--avec-ci", "--at", "2026-11-23"],
    ["new", "commune", "Is-sur-Tille", "--depot", "neuf", "--at", "2026-11-23"],
    ["validate", "--depot", "neuf", "--at", "2026-11-23", "--format", "json"],
    ["new", "contract", "A003", "--depot", "neuf", "--at", "2026-11-23"],
]
ENFANT = """
import contextlib, hashlib, io, json, os, sys
from pathlib import Path

vrai_scandir, vrai_listdir = os.scandir, os.listdir

class Range:
    def __init__(soi, entrees):
        soi.suite = iter(entrees)
    def __iter__(soi):
        return soi
    def __next__(soi):
        return next(soi.suite)
    def __enter__(soi):
        return soi
    def __exit__(soi, *_):
        return None
    def close(soi):
        return None

def scandir(*ou):
    with vrai_scandir(*ou) as entrees:
        return Range(sorted(entrees, key=lambda entree: entree.name, reverse=sys.argv[1] == "envers"))

os.scandir = scandir
os.listdir = lambda *ou: sorted(vrai_listdir(*ou), reverse=sys.argv[1] == "envers")

def sans_reseau(quoi, arguments):
    if quoi in {"socket.connect", "socket.getaddrinfo", "socket.sendto", "urllib.Request"}:
        raise RuntimeError(f"{quoi} : {arguments}")

sys.addaudithook(sans_reseau)
from sicommun.cli.erreurs import run

def empreinte(octets):
    return hashlib.sha256(octets).hexdigest()

dits = {}
for mots in json.load(sys.stdin):
    sortie = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
    with contextlib.redirect_stdout(sortie):
        code = run(mots)
    sortie.flush()
    octets = sortie.buffer.getvalue()
    dits[" ".join(mots)] = [code, len(octets) > 0, empreinte(octets)]
dits["neuf"] = {
    chemin.as_posix(): empreinte(chemin.read_bytes())
    for chemin in sorted(Path("neuf").rglob("*"))
    if chemin.is_file()
}
print(json.dumps(dits))
"""
VARIANTES = {
    "la graine": ({"PYTHONHASHSEED": "4242"}, "endroit"),
    "le fuseau": ({"TZ": "Pacific/Kiritimati"}, "endroit"),
    "la langue": ({"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}, "endroit"),
    "la langue C": ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, "endroit"),
    "l'ordre des fichiers": ({}, "envers"),
    "la largeur": ({"COLUMNS": "250", "PYTHONHASHSEED": "7", "TZ": "America/Cayenne"}, "envers"),
}


def executer(dossier: Path, env: dict[str, str], ordre: str) -> dict[str, list[object]]:
    dossier.mkdir()
    neutre = {
        nom: valeur
        for nom, valeur in os.environ.items()
        if not nom.startswith(("PYTHON", "LC_", "GIT_"))
        and nom not in {"LANG", "TZ", "COLUMNS", "FORCE_COLOR"}
    }
    fini = subprocess.run(
        [sys.executable, "-W", "error", "-X", "warn_default_encoding", "-X", "dev", "-c", ENFANT, ordre],
        input=json.dumps(COMMANDES),
        env={**neutre, "NO_COLOR": "1", "PYTHONHASHSEED": "0", "TZ": "Europe/Paris", **env},
        cwd=dossier,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert fini.returncode == 0, fini.stderr
    dits = json.loads(fini.stdout.splitlines()[-1])
    assert isinstance(dits, dict)
    return dits


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[object]]:
    return executer(tmp_path_factory.mktemp("octets") / "r", {}, "endroit")


def test_every_command_says_something(reference):
    assert len(reference["neuf"]) > 30
    codes = {mots: dit[:2] for mots, dit in reference.items() if mots != "neuf"}
    assert len(codes) == len(COMMANDES)
    assert {mots: dit for mots, dit in codes.items() if dit != ["fautes" in mots, True]} == {}


@pytest.mark.parametrize("quoi", VARIANTES)
def test_the_bytes_do_not_depend_on(quoi, reference, tmp_path):
    env, ordre = VARIANTES[quoi]
    obtenu = executer(tmp_path / "v", env, ordre)
    assert {mots for mots in reference if reference[mots] != obtenu[mots]} == set()

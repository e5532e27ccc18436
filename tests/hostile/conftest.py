"""The contract for hostile input: no traceback, no wait, French, a place, nothing changed, no secret told."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path
from shutil import copytree
from time import process_time

import pytest

from sicommun.cli.erreurs import run

BASE = Path(__file__).parents[1] / "cases" / "base"
SECRET = "Tr0mpe2031"
PLACE = re.compile(
    r"^\S.*:[0-9]+:[0-9]+  (?:erreur|avertissement|information) ([A-Z]{3}[0-9]{3})", re.MULTILINE
)
SECONDES = 2


def empreinte(dossier: Path) -> str:
    """Give the digest of a tree: names, kinds, modes, contents."""
    somme = hashlib.sha256()
    for racine, dossiers, fichiers in os.walk(dossier):
        for nom in sorted(dossiers + fichiers):
            chemin = Path(racine) / nom
            somme.update(str(chemin.relative_to(dossier)).encode("utf-8", "surrogateescape"))
            somme.update(str(chemin.lstat().st_mode).encode())
            if chemin.is_file() and not chemin.is_symlink():
                somme.update(chemin.read_bytes())
    return somme.hexdigest()


@pytest.fixture
def depot(tmp_path, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    copytree(BASE, tmp_path / "d")
    return tmp_path / "d"


@pytest.fixture
def sous_contrat(depot, capsys):
    """Run a command line under the contract; gives its code, what it prints, the codes placed."""

    def lancer(*mots, duree=SECONDES, lisible=True):
        avant = empreinte(depot) if lisible else ""
        depart = process_time()
        code = run([*mots, "--depot", str(depot)])
        assert process_time() - depart < duree
        imprime = capsys.readouterr()
        tout = imprime.out + imprime.err
        assert code in {0, 1, 2}
        assert "Traceback" not in tout
        assert "faute de l'outil" not in tout
        assert SECRET not in tout
        assert not set(tout) & {
            chr(n) for n in (*range(9), *range(11, 32), *range(127, 160), 0x202E, 0x2028, 0x200B)
        }
        assert not lisible or empreinte(depot) == avant
        return code, tout, PLACE.findall(tout)

    return lancer

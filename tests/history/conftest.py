"""A repository of data under git, and the hand that commits to it."""

import os
import subprocess
from pathlib import Path
from shutil import copytree

import pytest

BASE = Path(__file__).parents[1] / "cases" / "base"
IDENTITE = ("-c", "user.name=Essai", "-c", "user.email=essai@example.org", "-c", "commit.gpgsign=false")


class Main:
    """Run git in a folder, by nobody's settings."""

    def __init__(self, depot):
        self.depot = depot
        garde = {nom: valeur for nom, valeur in os.environ.items() if not nom.startswith("GIT_")}
        self.env = garde | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}

    def __call__(self, *mots, entree=None):
        fini = subprocess.run(
            ["git", *IDENTITE, *mots],
            cwd=self.depot,
            env=self.env,
            input=entree,
            check=True,
            capture_output=True,
        )
        return fini.stdout

    def ecrire(self, texte, fichier="data/epci.yaml"):
        """Write a file whole, and commit all."""
        (self.depot / fichier).parent.mkdir(parents=True, exist_ok=True)
        octets = texte if isinstance(texte, bytes) else texte.encode("utf-8")
        (self.depot / fichier).write_bytes(octets)
        self.garder()

    def ajouter(self, texte, fichier="data/epci.yaml"):
        """Add a text to the end of a file, and commit all."""
        self.ecrire((self.depot / fichier).read_text(encoding="utf-8") + texte, fichier)

    def retirer(self, texte, fichier="data/epci.yaml"):
        """Take a text out of a file, and commit all."""
        self.ecrire((self.depot / fichier).read_text(encoding="utf-8").replace(texte, ""), fichier)

    def garder(self):
        self("add", "-A")
        self("commit", "-q", "-m", "x")


@pytest.fixture
def git(tmp_path):
    depot = tmp_path / "d"
    copytree(BASE, depot)
    main = Main(depot)
    main("init", "-q", "-b", "main")
    main.garder()
    return main

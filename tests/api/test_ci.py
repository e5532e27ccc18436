"""The files of continuous checking: valid for those who read them, and run by the real pre-commit."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sicommun.cli.erreurs import run

RACINE = Path(__file__).parents[2]
PROGRAMMES = Path(sys.executable).parent


@pytest.fixture(scope="module")
def depot(tmp_path_factory):
    dossier = tmp_path_factory.mktemp("ci") / "d"
    assert run(["init", str(dossier), "--epci", "242100410", "--avec-ci"]) == 0
    return dossier


def outil(nom, *mots, dossier, **env):
    chemin = f"{PROGRAMMES}{os.pathsep}{os.environ['PATH']}"
    garde = {cle: valeur for cle, valeur in os.environ.items() if not cle.startswith("GIT_")}
    return subprocess.run(
        [nom, *mots],
        cwd=dossier,
        env=garde | {"PATH": chemin} | env,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    ("fichier", "schema"),
    [(".github/workflows/validate.yml", "vendor.github-workflows"), (".gitlab-ci.yml", "vendor.gitlab-ci")],
)
def test_a_ci_file_follows_its_published_schema(depot, fichier, schema):
    fini = outil("check-jsonschema", "--builtin-schema", schema, fichier, dossier=depot)
    assert fini.returncode == 0, fini.stdout + fini.stderr


@pytest.mark.parametrize(
    ("commande", "fichier"),
    [
        ("validate-config", ".pre-commit-config.yaml"),
        ("validate-manifest", RACINE / ".pre-commit-hooks.yaml"),
    ],
)
def test_pre_commit_reads_its_files(depot, commande, fichier):
    fini = outil("pre-commit", commande, str(fichier), dossier=depot)
    assert fini.returncode == 0, fini.stdout + fini.stderr


def test_the_real_pre_commit_runs_the_hook(tmp_path):
    """The hook as published, but for its language: the tool is installed, and no network is needed."""
    import shutil

    depot = tmp_path / "d"
    shutil.copytree(RACINE / "tests" / "cases" / "base", depot)
    crochet = (
        (RACINE / ".pre-commit-hooks.yaml")
        .read_text(encoding="utf-8")
        .replace("language: python", "language: system")
    )
    local = "repos:\n- repo: local\n  hooks:\n" + "".join(
        f"  {ligne}\n" for ligne in crochet.splitlines() if not ligne.startswith("#")
    )
    (depot / ".pre-commit-config.yaml").write_text(local, encoding="utf-8")
    ici = {"GIT_CONFIG_GLOBAL": os.devnull, "PRE_COMMIT_HOME": str(tmp_path / "cache"), "NO_COLOR": "1"}
    for mots in (("init", "-q"), ("add", "-A")):
        assert outil("git", *mots, dossier=depot, **ici).returncode == 0
    assert outil("pre-commit", "run", "--all-files", dossier=depot, **ici).returncode == 0
    commune = depot / "data/communes/valombre/commune.yaml"
    commune.write_text(
        commune.read_text(encoding="utf-8").replace("219900016", "219900017"), encoding="utf-8"
    )
    outil("git", "add", "-A", dossier=depot, **ici)
    fini = outil("pre-commit", "run", dossier=depot, **ici)
    assert fini.returncode == 1
    assert "erreur IDE001" in fini.stdout

"""The package as a user gets it: the wheel, alone and elsewhere, with its data; and the editable install."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
from importlib.metadata import distribution
from pathlib import Path
from zipfile import ZipFile

import pytest

from sicommun import __version__, ressources

RACINE = Path(__file__).parents[1]
COEUR = {"typer", "rich", "pydantic", "ruamel-yaml", "pyyaml", "jinja2"}


def lance(*commande, dossier=None):
    """Run a program away from this process: no variable of Python's or pip's own, no network, no colour."""
    neutre = {nom: valeur for nom, valeur in os.environ.items() if not nom.startswith(("PYTHON", "PIP_"))}
    return subprocess.run(
        [str(mot) for mot in commande],
        cwd=dossier,
        env={
            **neutre,
            "NO_COLOR": "1",
            "PYTHONUTF8": "1",
            "PIP_NO_INDEX": "1",
            "PIP_CONFIG_FILE": os.devnull,
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def reussit(*commande, dossier=None):
    fini = lance(*commande, dossier=dossier)
    assert fini.returncode == 0, f"{fini.stdout}\n{fini.stderr}"
    return fini.stdout


def pip():
    """Find a pip: of this environment, else of the interpreter that it was made from."""
    pythons = (sys.executable, sys._base_executable)
    return next(p for p in pythons if lance(p, "-m", "pip", "--version").returncode == 0)


@pytest.fixture(scope="module")
def roue(tmp_path_factory):
    """Build the wheel with what is installed here: nothing is downloaded."""
    dossier = tmp_path_factory.mktemp("roue")
    reussit(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", dossier, RACINE)
    (faite,) = dossier.glob("*.whl")
    return faite


@pytest.fixture(scope="module")
def python(roue, tmp_path_factory):
    """Install the wheel in a new environment; a .pth file lends it the dependencies of this one.

    What such a file names is not searched for other .pth files: the editable install stays out of reach.
    """
    dossier = tmp_path_factory.mktemp("installation")
    venv.create(dossier, with_pip=False)
    interprete = dossier / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    reussit(pip(), "-m", "pip", "--python", interprete, "install", "--no-deps", "--quiet", roue)
    purelib = reussit(interprete, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    emprunts = sorted({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")})
    (Path(purelib) / "emprunts.pth").write_text("\n".join(emprunts) + "\n", encoding="utf-8")
    return interprete


def test_the_wheel_holds_the_data_and_the_templates(roue):
    with ZipFile(roue) as archive:
        noms = set(archive.namelist())
    paquet = RACINE / "src" / "sicommun"
    attendus = {f"sicommun/{f.relative_to(paquet).as_posix()}" for f in paquet.rglob("*") if f.is_file()}
    gabarits = {f"sicommun/templates/{f.name}" for f in (RACINE / "templates").iterdir() if f.is_file()}
    assert gabarits
    assert {nom for nom in attendus | gabarits if "__pycache__" not in nom} <= noms
    assert {nom.split("/")[0] for nom in noms} == {"sicommun", f"sicommun-{__version__}.dist-info"}


def test_the_wheel_runs_from_elsewhere(python, tmp_path):
    programme = python.with_name("sicommun.exe" if os.name == "nt" else "sicommun")
    assert reussit(programme, "--version", dossier=tmp_path) == f"sicommun {__version__}\n"
    ou = "import sicommun; print(sicommun.__file__)"
    assert not Path(reussit(python, "-c", ou, dossier=tmp_path)).is_relative_to(RACINE)
    assert "Source" in reussit(programme, "explain", "LEC001", dossier=tmp_path)
    rapport = reussit(programme, "validate", "--depot", RACINE, "--format", "json", dossier=tmp_path)
    assert json.loads(rapport)["resume"]["communes"] == len(list((RACINE / "data" / "communes").iterdir()))
    assert list(tmp_path.iterdir()) == []


def test_the_wheel_makes_a_repository_that_it_validates(python, tmp_path):
    depot = tmp_path / "depot"
    reussit(python, "-m", "sicommun", "init", depot, "--epci", "242100410", "--at", "2026-11-23")
    rapport = reussit(python, "-m", "sicommun", "validate", "--depot", depot, "--at", "2026-11-23")
    assert rapport.splitlines()[-1].startswith("23 communes · aucune erreur")


def test_the_templates_are_found_in_the_wheel_and_in_the_source_tree(python, tmp_path):
    trouve = "from sicommun.ressources import gabarits; print(gabarits())"
    dans_la_roue = Path(reussit(python, "-c", trouve, dossier=tmp_path).strip())
    assert dans_la_roue.parent.name == "sicommun"
    assert (dans_la_roue / "LISEZMOI.md").is_file()
    assert (ressources.gabarits() / "LISEZMOI.md").is_file()


def test_the_editable_install_is_this_tree():
    origine = json.loads(distribution("sicommun").read_text("direct_url.json") or "{}")
    if not origine.get("dir_info", {}).get("editable"):
        pytest.skip("sicommun n'est pas installé en mode éditable ici")
    assert ressources.PAQUET == RACINE / "src" / "sicommun"
    assert ressources.gabarits() == RACINE / "templates"
    assert reussit(sys.executable, "-m", "sicommun", "--version") == f"sicommun {__version__}\n"


def test_the_core_depends_on_six_packages_without_upper_bound():
    lignes = distribution("sicommun").requires or []
    coeur = [ligne for ligne in lignes if "extra ==" not in ligne]
    assert {ligne.split(">=")[0].lower().replace(".", "-") for ligne in coeur} == COEUR
    assert [ligne for ligne in lignes if "<" in ligne or "==" in ligne.split(";")[0]] == []

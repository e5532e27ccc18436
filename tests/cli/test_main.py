"""Starting, helping, and calling the right function."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import sicommun
from sicommun.adhesion.faits import actes
from sicommun.cli.main import COMMANDES

PAGES = [[], *([nom] for nom in COMMANDES), ["new", "commune"]]
RACINE = Path(__file__).parents[2]
LOURDS = {"pydantic", "yaml", "ruamel", "jinja2", "rich", "typst", "openpyxl"}


def test_version(lancer):
    fini = lancer("--version")
    assert (fini.stdout, fini.stderr, fini.returncode) == (f"sicommun {sicommun.__version__}\n", "", 0)


def test_short_help(lancer):
    for page in ([], ["validate"], ["new", "commune"]):
        assert lancer(*page, "-h").stdout == lancer(*page, "--help").stdout != ""


def test_version_among_other_words(lancer):
    assert lancer("--version", "validate").stdout == f"sicommun {sicommun.__version__}\n"


def test_version_imports_nothing(environnement):
    essai = (
        "import sys; avant = set(sys.modules); sys.argv = ['sicommun', '--version'];"
        "from sicommun.__main__ import main; main();"
        "permis = {'sicommun', 'sicommun.__main__', '__future__'};"
        "sys.exit(bool(set(sys.modules) - avant - permis))"
    )
    fini = subprocess.run(
        [sys.executable, "-c", essai], env=environnement({}), check=False, capture_output=True
    )
    assert fini.returncode == 0


def test_alone_it_shows_its_help(lancer):
    fini = lancer()
    assert fini.returncode == 0
    assert fini.stdout == lancer("--help").stdout
    assert all(f"\n  {nom} " in fini.stdout for nom in COMMANDES)


@pytest.mark.parametrize("page", PAGES, ids=" ".join)
def test_help_is_in_french_with_an_example(lancer, anglais, page):
    fini = lancer(*page, "--help")
    assert (fini.stderr, fini.returncode) == ("", 0)
    assert fini.stdout.startswith(f"Utilisation : {' '.join(['sicommun', *page])}")
    assert "Exemple : sicommun " in fini.stdout
    assert "Affiche cette aide et quitte." in fini.stdout
    assert not [mot for mot in anglais if mot in fini.stdout]
    assert all(len(ligne) <= 100 for ligne in fini.stdout.splitlines())


@pytest.mark.parametrize("page", PAGES, ids=" ".join)
def test_help_imports_nothing_heavy(environnement, page):
    essai = (
        f"import sys; sys.argv = {['sicommun', *page, '--help']};"
        "from sicommun.__main__ import main; code = main();"
        f"sys.exit(code or ' '.join({{nom.split('.')[0] for nom in sys.modules}} & {LOURDS}) or 0)"
    )
    fini = subprocess.run(
        [sys.executable, "-c", essai], env=environnement({}), check=False, capture_output=True
    )
    assert (fini.stderr, fini.returncode) == (b"", 0)


@pytest.mark.parametrize(
    ("mots", "module"),
    [
        (["schema"], "sicommun.cli.commandes.validate"),
        (["explain", "IDE001"], "typer._adapters"),
        (["quota", "2024"], "sicommun.history.revision"),
    ],
    ids=["une autre commande", "un adaptateur par mot", "le lecteur des versions"],
)
def test_a_command_imports_only_what_it_needs(environnement, mots, module):
    essai = (
        f"import sys; sys.argv = {['sicommun', *mots]}; from sicommun.__main__ import main;"
        f"sys.exit(main() or {module!r} in sys.modules)"
    )
    fini = subprocess.run(
        [sys.executable, "-c", essai], env=environnement({}), check=False, capture_output=True, cwd=RACINE
    )
    assert (fini.stderr, fini.returncode) == (b"", 0)


def test_limits(lancer):
    fini = lancer("--limites")
    assert fini.returncode == 0
    assert "octets par fichier                           2\u202f000\u202f000 octets\n" in fini.stdout


def test_every_command_has_its_module_and_every_module_its_command():
    modules = {
        entree.partition(":")[0]
        for valeur in COMMANDES.values()
        for entree in ([valeur] if isinstance(valeur, str) else valeur.values())
    }
    dossier = Path(sicommun.__file__).parent / "cli" / "commandes"
    assert modules == {fichier.stem for fichier in dossier.glob("[!_]*.py")}


def test_the_installed_script_is_this_one():
    projet = Path(sicommun.__file__).parents[2] / "pyproject.toml"
    scripts = tomllib.loads(projet.read_text(encoding="utf-8"))["project"]["scripts"]
    assert scripts == {"sicommun": "sicommun.__main__:start"}


PUBLIES = [
    RACINE / "README.md",
    *(RACINE / "docs").glob("*.md"),
    *(RACINE / "examples").rglob("*.md"),
    *(
        fichier
        for dossier in ("src", "templates")
        for fichier in (RACINE / dossier).rglob("*")
        if fichier.suffix in {".py", ".md", ".yaml", ".csv"}
    ),
]
"""Where a user may read the name of a command."""
CITEE = re.compile(r"(?<!from )\bsicommun ([a-z]+)(?: ([a-z_]+)\b)?")


def test_a_command_that_a_text_names_exists():
    citees = {
        (fichier.relative_to(RACINE).as_posix(), found.group(), found[1], found[2])
        for fichier in PUBLIES
        for found in CITEE.finditer(fichier.read_text(encoding="utf-8"))
    }
    assert len(citees) > 50
    assert [citee[:2] for citee in sorted(citees, key=str) if not _exists(citee[2], citee[3])] == []


def _exists(nom: str, sous: str | None) -> bool:
    """Tell whether a command is known, and what follows its name when it is a group."""
    if not isinstance(table := COMMANDES.get(nom), dict):
        return table is not None
    return sous is None or sous in table or (nom == "record" and sous in actes())

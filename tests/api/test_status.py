"""`sicommun status` as it is typed: in a process of its own, on folders of all sorts, and in git."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

import sicommun
from sicommun.adhesion.libelles import FORMALITES
from sicommun.adhesion.suite import Etape
from sicommun.api.record.actes import ACTES
from sicommun.api.status import find_adherent, situation
from sicommun.diagnostics import Panne
from sicommun.reporters.status.faits import command

RACINE = Path(__file__).parents[2]
ORGEVAL = RACINE / "examples" / "val-dorgeval"
SOURCES = Path(sicommun.__file__).parents[1]
IDENTITE = ("-c", "user.name=Essai", "-c", "user.email=essai@example.org", "-c", "commit.gpgsign=false")


@pytest.fixture
def depot(tmp_path):
    """A copy of the example, and a folder beside it to work in."""
    copytree(ORGEVAL, tmp_path / "depot")
    (tmp_path / "ici").mkdir()
    return tmp_path / "depot"


@pytest.fixture
def lancer(depot):
    """Run the real command line from the folder beside the repository."""

    def run(*mots, depot=depot, **plus):
        gardes = {nom: os.environ[nom] for nom in ("PATH", "HOME") if nom in os.environ}
        return subprocess.run(
            [sys.executable, "-X", "dev", "-W", "error", "-m", "sicommun", "status", *mots, "-C", str(depot)],
            cwd=depot.parent / "ici" if (depot.parent / "ici").is_dir() else None,
            env={**gardes, "PYTHONPATH": str(SOURCES), **plus},
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )

    return run


def print_of(dossier):
    return {p.relative_to(dossier): p.read_bytes() for p in sorted(dossier.rglob("*")) if p.is_file()}


def test_the_page_is_written_here_once_and_nowhere_else(lancer, depot):
    avant, ici = print_of(depot), depot.parent / "ici"
    fini = lancer("--format", "html", "--at", "2025-06-10")
    assert (fini.stderr, fini.returncode) == ("", 0)
    assert "status-2025-06-10.html : 12 adhérents, au 10 juin 2025" in fini.stdout
    assert [p.name for p in ici.iterdir()] == ["status-2025-06-10.html"]
    assert print_of(depot) == avant
    octets = (ici / "status-2025-06-10.html").read_bytes()
    encore = lancer("--format", "html", "--at", "2025-06-10")
    assert (encore.returncode, encore.stdout) == (2, "")
    assert "existe déjà" in encore.stderr
    assert lancer("--format", "html", "--at", "2025-06-10", "--ecraser", PYTHONHASHSEED="7").returncode == 0
    assert (ici / "status-2025-06-10.html").read_bytes() == octets


def test_the_page_of_one_bears_its_name(lancer, depot):
    assert lancer("Montfeint", "--format", "html", "--public", "--at", "2025-06-10").returncode == 0
    (page,) = (depot.parent / "ici").iterdir()
    assert page.name == "status-montfeint-2025-06-10.html"
    assert "mise en demeure" not in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("ou", ["data/x.html", "data/communes/valombre/x.html", "../depot/data/x.html"])
def test_nothing_is_written_among_the_data(lancer, depot, ou):
    avant = print_of(depot.parent)
    fini = lancer("--format", "html", "-o", str(depot / ou))
    assert (fini.returncode, fini.stdout) == (2, "")
    assert "irait dans data/" in fini.stderr
    assert print_of(depot.parent) == avant


def test_a_link_is_not_followed(lancer, depot):
    cible = depot.parent / "cible.html"
    cible.write_text("ne pas toucher", encoding="utf-8")
    (depot.parent / "ici" / "page.html").symlink_to(cible)
    assert lancer("--format", "html", "-o", "page.html", "--ecraser").returncode == 2
    assert cible.read_text(encoding="utf-8") == "ne pas toucher"


@pytest.mark.parametrize(
    ("mots", "dit"),
    [
        (["chenov"], "aucun adhérent du dépôt ne répond à « chenov »"),
        (["valombr"], "vouliez-vous dire « Valombre »"),
        ([""], "aucun adhérent"),
        (["Sainte-Hypothèse"], "2 adhérents répondent"),
        (["../../etc/passwd"], "aucun adhérent"),
        (["<script>"], "aucun adhérent"),
        (["[/b]\u202e\x1b[31m"], "aucun adhérent"),
        (["--at", "2025-02-30"], "n'est pas une date du calendrier"),
        (["--at", "31/12/2024"], "2024-12-31"),
        (["--format", "pdf"], "n'est pas un choix"),
        (["--public"], "vont avec --format html"),
        (["-o", "x.html"], "vont avec --format html"),
        (["valombre", "rivefont"], "en trop"),
        (["--rev", "--output=x"], "git"),
        (["--rev", ""], "--rev : il manque"),
    ],
    ids=lambda valeur: "_".join(valeur) if isinstance(valeur, list) else "",
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(lancer, depot, mots, dit):
    avant = print_of(depot.parent)
    fini = lancer(*mots)
    assert (fini.returncode, fini.stdout) == (2, "")
    assert dit in fini.stderr
    assert "Traceback" not in fini.stderr
    assert not {"\u202e", "\x1b"} & set(fini.stderr)
    assert print_of(depot.parent) == avant


def test_an_empty_folder_is_no_repository(lancer, tmp_path):
    (tmp_path / "vide").mkdir()
    fini = lancer(depot=tmp_path / "vide")
    assert (fini.returncode, fini.stdout) == (2, "")
    assert "n'est pas dans un dépôt" in fini.stderr


def test_a_file_that_is_missing_or_broken_is_told_and_the_rest_is_shown(lancer, depot):
    (depot / "data/epci.yaml").unlink()
    (depot / "data/communes/rivefont/commune.yaml").write_text("nom: [\n", encoding="utf-8")
    for forme in ("table", "json"):
        fini = lancer("--at", "2025-06-10", "--format", forme)
        assert (fini.stderr, fini.returncode) == ("", 1)
        assert "data/communes/rivefont/commune.yaml" in fini.stdout
        assert "Montfeint" in fini.stdout
    assert "ne se lit pas" in lancer("rivefont").stderr


def test_a_repository_without_adherents_says_so(lancer, depot):
    from shutil import rmtree

    rmtree(depot / "data/communes")
    fini = lancer("--at", "2025-06-10")
    assert fini.returncode == 0
    assert "aucun adhérent" in fini.stdout
    assert lancer("--at", "2025-06-10", "--format", "html").returncode == 0


HOSTILE = "<script>alert(1)</script>[/b]"


def test_a_hostile_name_goes_everywhere_as_words(lancer, depot):
    fichier = depot / "data/communes/montfeint/commune.yaml"
    texte = fichier.read_text(encoding="utf-8").replace("nom: Montfeint\n", f'nom: "{HOSTILE}"\n', 1)
    fichier.write_text(texte, encoding="utf-8")
    assert HOSTILE[:12] in lancer("--at", "2025-06-10").stdout
    assert HOSTILE in lancer("montfeint", "--at", "2025-06-10").stdout
    lu = json.loads(lancer("--format", "json", "--at", "2025-06-10").stdout)
    assert HOSTILE in {commune["nom"] for commune in lu["communes"]}
    lancer("--format", "html", "-o", "page.html", "--at", "2025-06-10")
    page = (depot.parent / "ici" / "page.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_colours_obey(lancer):
    assert "\x1b[" not in lancer("--at", "2025-06-10").stdout
    assert "\x1b[" in lancer("--at", "2025-06-10", FORCE_COLOR="1").stdout
    assert "\x1b[" not in lancer("--at", "2025-06-10", FORCE_COLOR="1", NO_COLOR="1").stdout


def test_what_was_known_then(lancer, depot):
    """Two axes: on 10 June 2025, who was suspended; known before the fact was written, nobody."""

    def git(*mots, le):
        env = {**os.environ, "GIT_AUTHOR_DATE": f"{le}T12:00:00", "GIT_COMMITTER_DATE": f"{le}T12:00:00"}
        subprocess.run(["git", *IDENTITE, *mots], cwd=depot, env=env, check=True, capture_output=True)

    fichier = depot / "data/communes/montfeint/commune.yaml"
    entier = fichier.read_text(encoding="utf-8")
    fichier.write_text(entier[: entier.index("  - le: 2025-06-03")], encoding="utf-8")
    git("init", "-q", "-b", "main", le="2025-06-01")
    git("add", "-A", le="2025-06-01")
    git("commit", "-q", "-m", "avant", le="2025-06-01")
    fichier.write_text(entier, encoding="utf-8")
    git("commit", "-q", "-a", "-m", "apres", le="2025-06-12")

    maintenant = lancer("montfeint", "--at", "2025-06-10").stdout
    alors = lancer("montfeint", "--at", "2025-06-10", "--rev", "2025-06-11").stdout
    assert "exclusion temporaire" in maintenant
    assert "exclusion temporaire" not in alors
    assert "connu le 1er juin 2025 (" in " ".join(alors.split())
    lu = json.loads(lancer("--at", "2025-06-10", "--rev", "2025-06-11", "--format", "json").stdout)
    assert lu["version"]["le"] == "2025-06-01"
    commit = lu["version"]["commit"]
    assert all(f["lieu"].startswith(f"{commit[:12]}:data/") for c in lu["communes"] for f in c["parcours"])
    fini = lancer("--at", "2025-06-10", "--rev", "HEAD~1", "--format", "html")
    assert f"status-2025-06-10-{commit[:12]}.html" in fini.stdout


def test_the_shell_completes_a_folder(monkeypatch):
    from sicommun.cli.commandes.status import complete_adherents

    monkeypatch.chdir(ORGEVAL)
    assert complete_adherents("ri") == ["rivefont"]
    assert len(complete_adherents("sainte-hypothese")) == 2


@pytest.mark.parametrize("texte", ["valombre", "Valombre", "VALOMBRE", "219900016", "99001"])
def test_an_adherent_has_several_names(texte):
    assert find_adherent(texte, situation(ORGEVAL, jour=date(2025, 6, 10)).tableau) == "valombre"


def test_nothing_is_nobody():
    with pytest.raises(Panne):
        find_adherent(" ", situation(ORGEVAL, jour=date(2025, 6, 10)).tableau)


@pytest.mark.parametrize("fait", sorted(FORMALITES))
def test_the_command_that_is_shown_is_one_of_record(fait):
    """Its options are those of the act, and all those that it must have."""
    etape = Etape(fait, "ADH-06", ("A", "C/finances"), effet=date(2025, 12, 31))
    mots = command(etape, "valombre").split()
    assert mots[:4] == ["sicommun", "record", fait, "valombre"]
    options = {mot for mot in mots if mot.startswith("--")}
    questions = {question.option: question for question in ACTES[fait].questions}
    assert options <= set(questions)
    assert {nom for nom, question in questions.items() if question.obligatoire} <= options

"""`sicommun agenda` in a process of its own: what is shown, written, refused."""

from __future__ import annotations

import json
import os
import subprocess
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest
import vobject

VAL = Path(__file__).parents[2] / "examples" / "val-dorgeval"
JOUR = ("--at", "2025-04-18")
RECOMMANDATION = (
    "  31 décembre 2024  Recommandation : Remplacer les postes sous un système sans correctifs "
    "(GOV-10, la commune)"
)
SANS_ICALENDAR = "raise ModuleNotFoundError(\"No module named 'icalendar'\", name='icalendar')\n"


@pytest.fixture
def depot(tmp_path):
    return copytree(VAL, tmp_path / "d")


def empreinte(dossier):
    return {f.relative_to(dossier): f.read_bytes() for f in sorted(dossier.rglob("*")) if f.is_file()}


def test_the_screen(lancer):
    fini = lancer("agenda", "--etat", "en_retard", *JOUR, "-C", str(VAL))
    assert fini.stdout.startswith(
        "Agenda 2025 · Communauté de communes du Val d'Orgeval · au 18 avril 2025\n1 en retard, "
    )
    assert (fini.stderr, fini.returncode) == ("", 0)
    assert fini.stdout.splitlines()[3:] == [
        "En retard",
        RECOMMANDATION,
        "    Valombre  108 jours de retard  négociée le 21 mai 2024  data/gouvernance/2024.yaml:49",
        "  15 avril  Fin des trois mois de la mise en demeure du 13 janvier 2025 (EXC-09, la commune)",
        "    Rivefont  3 jours de retard  reçue le 15 janvier 2025  data/communes/rivefont/commune.yaml:37",
    ]


def test_the_place_is_that_of_the_data(lancer):
    fini = lancer("agenda", "--format", "json", *JOUR, "-C", str(VAL))
    for echeance in json.loads(fini.stdout)["echeances"]:
        if echeance["genre"] == "mise_en_demeure":
            ligne = (
                (VAL / echeance["fichier"]).read_text(encoding="utf-8").splitlines()[echeance["ligne"] - 1]
            )
            assert "recu_le: " in ligne


def test_the_year_is_that_of_the_day_unless_another_is_asked_for(lancer):
    un = json.loads(lancer("agenda", "--format", "json", *JOUR, "-C", str(VAL)).stdout)
    autre = json.loads(lancer("agenda", "2024", "--format", "json", *JOUR, "-C", str(VAL)).stdout)
    assert (un["annee"], autre["annee"], autre["jour"]) == (2025, 2024, "2025-04-18")
    assert {e["terme"][:4] for e in autre["echeances"]} == {"2024"}
    assert autre["anterieures"] == []


def test_late_duties_of_former_years_are_recalled_while_they_can_be_done(lancer):
    def anterieures(jour, *mots):
        fini = lancer("agenda", "--format", "json", "--at", jour, "-C", str(VAL), *mots)
        return {(e["genre"], e["commune"]) for e in json.loads(fini.stdout)["anterieures"]}

    assert ("liste_impacts", "fontvoulue") in anterieures("2026-06-30")
    assert ("liste_impacts", "fontvoulue") not in anterieures("2026-07-01")
    assert ("confirmation", "fontvoulue") in anterieures("2026-07-01")
    assert anterieures("2026-07-01", "--etat", "faite") == set()
    assert anterieures("2026-07-01", "--commune", "valombre") == set()


def test_one_adherent(lancer):
    fini = lancer("agenda", "--commune", "ccas-de-valombre", "--format", "json", *JOUR, "-C", str(VAL))
    document = json.loads(fini.stdout)
    assert {e["commune"] for e in document["echeances"]} == {"ccas-de-valombre"}
    assert sum(document["resume"].values()) == len(document["echeances"]) > 0


@pytest.mark.parametrize(
    ("mots", "plainte"),
    [
        (["--commune", "valonbre"], "vouliez-vous dire « valombre »"),
        (["--etat", "en retard"], "vouliez-vous dire « en_retard »"),
        (["--format", "isc"], "vouliez-vous dire « ics »"),
        (["26"], "« 26 » n'est pas une année"),
        (["--at", "18/04/2025"], "2025-04-18"),
        (["--rev", ""], "--rev : il manque"),
    ],
)
def test_what_cannot_be_obeyed_is_said_in_french(lancer, anglais, mots, plainte):
    fini = lancer("agenda", "-C", str(VAL), *mots)
    assert (fini.stdout, fini.returncode) == ("", 2)
    assert plainte in fini.stderr.replace("\u202f", " ").replace("\xa0", " ")
    assert [mot for mot in anglais if mot in fini.stderr] == []


def test_a_calendar_is_written_whole_and_never_over_another_file(lancer, tmp_path):
    mots = ("agenda", "--format", "ics", *JOUR, "-C", str(VAL), "-o", "agenda.ics")
    fini = lancer(*mots, cwd=tmp_path)
    assert (fini.stderr, fini.returncode) == ("", 0)
    texte = (tmp_path / "agenda.ics").read_bytes().decode()
    evenements = vobject.readOne(texte).contents["vevent"]
    assert fini.stdout == f"agenda.ics : {len(evenements)} échéances.\n"
    (tmp_path / "agenda.ics").write_text("à moi", encoding="utf-8")
    fini = lancer(*mots, cwd=tmp_path)
    assert fini.returncode == 2
    assert "existe déjà" in fini.stderr
    assert (tmp_path / "agenda.ics").read_text(encoding="utf-8") == "à moi"
    assert lancer(*mots, "--ecraser", cwd=tmp_path).returncode == 0
    assert [f.name for f in tmp_path.iterdir()] == ["agenda.ics"]


@pytest.mark.parametrize("forme", ["table", "json", "ics"])
def test_the_same_bytes_whatever_the_machine(lancer, forme):
    envs = (
        {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "Pacific/Auckland", "LC_ALL": "C.UTF-8"},
    )
    un, autre = (lancer("agenda", "--format", forme, *JOUR, "-C", str(VAL), env=env) for env in envs)
    assert un.returncode == 0
    assert un.stdout == autre.stdout != ""


def test_without_the_extra_the_calendar_alone_is_refused(lancer, environnement, tmp_path):
    (tmp_path / "icalendar.py").write_text(SANS_ICALENDAR, encoding="utf-8")
    env = {"PYTHONPATH": os.pathsep.join((str(tmp_path), environnement({})["PYTHONPATH"]))}
    for forme in ("table", "json"):
        assert lancer("agenda", "--format", forme, *JOUR, "-C", str(VAL), env=env).returncode == 0
    fini = lancer("agenda", "--format", "ics", *JOUR, "-C", str(VAL), env=env)
    assert (fini.stdout, fini.returncode) == ("", 2)
    assert "icalendar" in fini.stderr
    assert 'pip install ".[agenda]"' in fini.stderr


def test_a_file_that_cannot_be_read_makes_the_agenda_incomplete(lancer, depot, tmp_path):
    (depot / "data/gouvernance/2025.yaml").write_text("annee: [\n", encoding="utf-8")
    avant = empreinte(depot)
    fini = lancer("agenda", *JOUR, "-C", str(depot))
    assert (fini.stderr, fini.returncode) == ("", 1)
    assert fini.stdout.startswith("data/gouvernance/2025.yaml:")
    assert "Agenda incomplet" in fini.stdout
    assert "Réunion bipartite" not in fini.stdout
    document = json.loads(lancer("agenda", "--format", "json", *JOUR, "-C", str(depot)).stdout)
    assert [d["fichier"] for d in document["illisibles"]] == ["data/gouvernance/2025.yaml"]
    fini = lancer("agenda", "--format", "ics", *JOUR, "-C", str(depot), "-o", str(tmp_path / "x.ics"))
    assert (fini.stdout, fini.returncode) == ("", 1)
    assert "Agenda incomplet" in fini.stderr
    assert not (tmp_path / "x.ics").exists()
    assert empreinte(depot) == avant


def test_a_faulty_file_of_another_kind_changes_nothing(lancer, depot):
    """A warning, or an error of a rule, is the affair of validate."""
    fichier = depot / "data/communes/valombre/commune.yaml"
    fichier.write_text(fichier.read_text(encoding="utf-8").replace("99001", "99002"), encoding="utf-8")
    assert lancer("agenda", *JOUR, "-C", str(depot)).returncode == 0


def test_without_a_repository(lancer, tmp_path):
    fini = lancer("agenda", "-C", str(tmp_path))
    assert (fini.stdout, fini.returncode) == ("", 2)
    assert "epci.yaml" in fini.stderr


def test_a_secret_is_never_repeated(lancer, depot):
    fichier = depot / "data/communes/valombre/commune.yaml"
    texte = fichier.read_text(encoding="utf-8")
    fichier.write_text(
        texte.replace("Mise à jour du pare-feu de la mairie", "mot de passe Fl4mme2024!"), encoding="utf-8"
    )
    for forme in ("table", "json", "ics"):
        fini = lancer("agenda", "2023", "--format", forme, *JOUR, "-C", str(depot))
        assert "pare-feu de la mairie" not in fini.stdout
        assert "Fl4mme2024" not in fini.stdout + fini.stderr


def test_what_git_knew(lancer, depot):
    def git(*mots):
        identite = (
            "-c",
            "user.name=Essai",
            "-c",
            "user.email=essai@example.org",
            "-c",
            "commit.gpgsign=false",
        )
        env = {"PATH": os.environ["PATH"], "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        subprocess.run(["git", *identite, *mots], cwd=depot, env=env, check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-q", "-m", "un")
    annee = depot / "data/gouvernance/2025.yaml"
    annee.write_text("annee: 2025\n", encoding="utf-8")
    git("commit", "-qam", "deux")

    def faites(*rev):
        fini = lancer("agenda", "--format", "json", "--at", "2025-12-31", "-C", str(depot), *rev)
        return sum(
            e["genre"] == "bipartite" and e["etat"] == "faite" for e in json.loads(fini.stdout)["echeances"]
        )

    assert (faites("--rev", "HEAD~1"), faites()) == (12, 0)
    fini = lancer("agenda", "-C", str(depot), "--rev", "-x")
    assert (fini.stdout, fini.returncode) == ("", 2)


def test_today_is_the_day_of_reference(lancer):
    document = json.loads(lancer("agenda", "--format", "json", "-C", str(VAL)).stdout)
    assert document["jour"] == date.today().isoformat()  # noqa: DTZ011

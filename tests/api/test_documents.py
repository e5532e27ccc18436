"""Papers rendered, checked, verified by the real command line, on a copy of the repository's data."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pypdf
import pytest

from sicommun.cli.erreurs import run
from sicommun.documents.catalogue import DOCUMENTS

RACINE = Path(__file__).parents[2]
JOUR = "2024-12-31"


@pytest.fixture
def depot(tmp_path, monkeypatch):
    """A repository without git, in which commands are run."""
    copytree(RACINE / "data", tmp_path / "depot" / "data")
    monkeypatch.chdir(tmp_path / "depot")
    monkeypatch.setenv("NO_COLOR", "1")
    return tmp_path / "depot"


@pytest.fixture
def lancer(capsys):
    def lance(ligne):
        code = run(ligne.split())
        imprime = capsys.readouterr()
        return code, imprime.out, imprime.err

    return lance


def test_a_paper_is_written_where_one_expects_it_and_verified(depot, lancer):
    assert lancer(f"render convention dijon --at {JOUR} --format pdf,docx,odt,html,md")[0] == 0
    noms = sorted(chemin.name for chemin in (depot / "documents").iterdir())
    assert noms == [f"convention-dijon-{JOUR}.{fin}" for fin in ("docx", "html", "md", "odt", "pdf")]
    code, sortie, _ = lancer(f"verify documents/convention-dijon-{JOUR}.pdf")
    assert (code, "identique, à l'octet" in sortie) == (0, True)


def test_what_moved_since_is_named_field_by_field(depot, lancer):
    lancer(f"render convention dijon --at {JOUR}")
    epci = depot / "data" / "epci.yaml"
    epci.write_text(
        epci.read_text(encoding="utf-8").replace("nom: Dijon Métropole", "nom: Métropole Neuve", 1),
        encoding="utf-8",
    )
    code, sortie, _ = lancer(f"verify documents/convention-dijon-{JOUR}.pdf")
    assert code == 1
    assert "organisme.nom" in sortie
    assert "Dijon Métropole" in sortie
    assert "Métropole Neuve" in sortie


def test_a_signed_paper_is_recognised_and_a_touched_one_too(depot, lancer):
    lancer(f"render convention dijon --at {JOUR}")
    papier = depot / "documents" / f"convention-dijon-{JOUR}.pdf"
    octets = papier.read_bytes()
    papier.write_bytes(octets + b"\n% signature\n")
    assert "suivi d'un ajout" in lancer(f"verify {papier}")[1]
    ecrit = pypdf.PdfWriter(papier, incremental=True)
    ecrit.add_blank_page(100, 100)
    ecrit.write(papier)
    assert papier.read_bytes().startswith(octets)
    code, sortie, _ = lancer(f"verify {papier}")
    assert (code, "retouché" in sortie) == (1, True)
    papier.write_bytes(
        octets.replace(b"/Producer", b"/Productr")
        if b"/Producer" in octets
        else octets.replace(b"Typst", b"Typzt")
    )
    code, sortie, _ = lancer(f"verify {papier}")
    assert (code, "retouché" in sortie) == (1, True)


def test_an_own_template_wins_alone_and_its_faults_are_said(depot, lancer):
    assert lancer("gabarit copier convention/article-01-objet.md")[0] == 0
    copie = depot / "templates" / "convention" / "article-01-objet.md"
    copie.write_text(copie.read_text(encoding="utf-8") + "\nNotre phrase à nous.\n", encoding="utf-8")
    assert lancer(f"render convention dijon --at {JOUR} --format md")[0] == 0
    assert "Notre phrase à nous." in (depot / "documents" / f"convention-dijon-{JOUR}.md").read_text(
        encoding="utf-8"
    )
    assert lancer("validate --select GAB")[0] == 0
    lignes = copie.read_text(encoding="utf-8").count("\n")
    copie.write_text(copie.read_text(encoding="utf-8") + "{{ partie.nim }}\n", encoding="utf-8")
    code, _, erreur = lancer(f"render convention dijon --at {JOUR} -o ailleurs")
    assert code == 2
    assert (
        f"templates/convention/article-01-objet.md:{lignes + 1} : « nim » n'existe pas ; vouliez-vous dire « nom » ?"
        in erreur
    )
    assert not (depot / "ailleurs").exists()


def test_a_template_is_not_copied_over_the_copy(depot, lancer):
    lancer("gabarit copier convention/article-01-objet.md")
    code, _, erreur = lancer("gabarit copier convention/article-01-objet.md")
    assert (code, "« templates/convention/article-01-objet.md » existe déjà" in erreur) == (2, True)
    assert "le retirer, pour repartir de l'original" in erreur


def test_a_copy_whose_original_has_changed_is_signalled(depot, lancer):
    lancer("gabarit copier convention/article-01-objet.md")
    copie = depot / "templates" / "convention" / "article-01-objet.md"
    copie.write_text(copie.read_text(encoding="utf-8").replace("sha256 ", "sha256 0", 1), encoding="utf-8")
    code, sortie, _ = lancer("validate --select GAB")
    assert (code, "GAB001" in sortie, f"{copie.relative_to(depot).as_posix()}:1:1" in sortie) == (
        0,
        True,
        True,
    )


@pytest.mark.parametrize(
    ("ligne", "dit"),
    [
        ("render", "il manque DOCUMENT"),
        ("render conventio dijon", "vouliez-vous dire « convention »"),
        ("render convention dijn", "vouliez-vous dire « dijon »"),
        ("render convention", "demande une cible"),
        ("render convention dijon --format pdg", "vouliez-vous dire « pdf »"),
        ("render convention dijon --all", "ne vont pas ensemble"),
        ("render convention ../../etc", "n'a pas de cible"),
        ("render convention dijon --rev HEAD", "n'est pas suivi par git"),
        ("verify data/epci.yaml", "n'est pas un PDF que l'on sache lire"),
        ("verify absent.pdf", "n'est pas un fichier"),
        ("gabarit copier convention/article-01-objt.md", "vouliez-vous dire"),
        ("gabarit copier ../../x.md", "aucun gabarit livré"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(depot, lancer, ligne, dit):
    avant = sorted(depot.rglob("*"))
    code, _, erreur = lancer(ligne)
    assert code == 2
    assert dit in erreur
    assert "Traceback" not in erreur
    assert sorted(depot.rglob("*")) == avant


def test_nothing_is_replaced_unless_asked(depot, lancer):
    lancer(f"render convention dijon --at {JOUR} --format md")
    code, _, erreur = lancer(f"render convention --all --at {JOUR} --format md")
    assert (code, "existe déjà" in erreur) == (2, True)
    assert len(list((depot / "documents").iterdir())) == 1
    assert lancer(f"render convention --all --at {JOUR} --format md --ecraser")[0] == 0


def test_a_full_disk_leaves_nothing_half_written(depot, lancer, monkeypatch):
    def plein(*_):
        raise OSError(errno.ENOSPC, "plein")

    monkeypatch.setattr(os, "write", plein)
    code, _, erreur = lancer(f"render convention dijon --at {JOUR} --format md")
    monkeypatch.undo()
    assert (code, "le disque est plein" in erreur) == (2, True)
    assert list((depot / "documents").iterdir()) == []


def test_a_folder_that_is_a_file_is_said(depot, lancer):
    (depot / "documents").write_text("", encoding="utf-8")
    code, _, erreur = lancer(f"render convention dijon --at {JOUR} --format md")
    assert (code, "« documents » n'est pas un dossier" in erreur) == (2, True)


def test_a_document_without_targets_says_that_it_takes_none(lancer):
    code, _, erreur = lancer(f"render catalogue dijon --at {JOUR}")
    assert (code, "« catalogue » ne prend pas de cible" in erreur) == (2, True)
    assert "sicommun render catalogue" in erreur


def test_a_logo_that_is_not_there_or_no_image(depot, lancer):
    epci = depot / "data" / "epci.yaml"
    epci.write_text(epci.read_text(encoding="utf-8") + "\nlogo: logo.png\n", encoding="utf-8")
    assert "n'existe pas" in lancer(f"render convention dijon --at {JOUR}")[2]
    (depot / "data" / "logo.png").write_bytes(b"texte")
    assert "n'est pas une image" in lancer(f"render convention dijon --at {JOUR}")[2]


def test_a_character_without_a_font_is_named(depot, lancer):
    commune = depot / "data" / "communes" / "dijon" / "commune.yaml"
    commune.write_text(
        commune.read_text(encoding="utf-8").replace("nom: Dijon\n", "nom: Dijon 中\n"), encoding="utf-8"
    )
    code, _, erreur = lancer(f"render convention dijon --at {JOUR}")
    assert (code, "U+4E2D" in erreur, "Dijon 中" in erreur) == (2, True, True)


def test_a_past_version_is_rendered_with_its_own_templates(depot, lancer):
    lancer("gabarit copier convention/article-01-objet.md")
    copie = depot / "templates" / "convention" / "article-01-objet.md"
    copie.write_text(copie.read_text(encoding="utf-8") + "\nTexte d'alors.\n", encoding="utf-8")
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "-A"], check=True)
    subprocess.run([*git, "commit", "-qm", "un"], check=True)
    copie.unlink()
    epci = depot / "data" / "epci.yaml"
    epci.write_text(epci.read_text(encoding="utf-8").replace("Dijon Métropole", "Neuve"), encoding="utf-8")
    assert lancer(f"render convention dijon --at {JOUR} --rev HEAD --format md")[0] == 0
    texte = (depot / "documents" / f"convention-dijon-{JOUR}.md").read_text(encoding="utf-8")
    assert "Texte d'alors." in texte
    assert "Dijon Métropole" in texte


def test_check_says_what_is_missing_and_where(depot, lancer):
    epci = depot / "data" / "epci.yaml"
    epci.write_text(epci.read_text(encoding="utf-8").replace("tribunal:", "# tribunal:"), encoding="utf-8")
    code, sortie, _ = lancer(f"render convention dijon --check --at {JOUR}")
    assert code == 1
    assert "data/epci.yaml" in sortie
    assert not (depot / "documents").exists()


def test_the_list_names_every_document(lancer):
    code, sortie, _ = lancer("render --list")
    assert code == 0
    assert all(f"sicommun render {nom}" in sortie for nom in DOCUMENTS)


def test_the_bytes_do_not_depend_on_where_one_is(depot, tmp_path):
    """Hash seed, time zone, locale and working folder change nothing."""
    sommes = set()
    for rang, env in enumerate(
        (
            {"PYTHONHASHSEED": "1", "TZ": "UTC"},
            {"PYTHONHASHSEED": "2", "TZ": "Pacific/Auckland", "LC_ALL": "C"},
        )
    ):
        sortie = tmp_path / f"sortie{rang}"
        mots = [
            "render",
            "convention",
            "dijon",
            "--at",
            JOUR,
            "--format",
            "pdf,docx,odt,html,md",
            "-o",
            str(sortie),
        ]
        subprocess.run(
            [sys.executable, "-m", "sicommun", *mots],
            check=True,
            env={**os.environ, **env},
            capture_output=True,
        )
        sommes.add(tuple((chemin.name, chemin.read_bytes()) for chemin in sorted(sortie.iterdir())))
    assert len(sommes) == 1

"""From nothing to a validated repository, by the real command line."""

from __future__ import annotations

import pytest

from sicommun.store.creation.depot_neuf import schema_text
from sicommun.store.schema.fichiers import GENRES

AT = ("--at", "2026-11-23")


@pytest.fixture
def depot(lancer, tmp_path):
    fini = lancer("init", "dépôt", "--epci", "242100410", "--avec-ci", *AT, cwd=tmp_path)
    assert (fini.returncode, fini.stderr) == (0, "")
    assert len(fini.stdout.splitlines()) <= 5
    assert fini.stdout.startswith("Dépôt créé dans dépôt : Dijon Métropole, 23 communes.\n")
    return tmp_path / "dépôt"


def test_a_fresh_repository_is_validated(lancer, depot):
    fini = lancer("validate", *AT, cwd=depot)
    assert (fini.returncode, fini.stderr) == (0, "")
    assert "23 communes · aucune erreur" in fini.stdout


def test_a_second_init_writes_nothing_and_names_what_is_there(lancer, depot):
    avant = {fichier: fichier.stat().st_mtime_ns for fichier in depot.rglob("*")}
    fini = lancer("init", "--epci", "242100410", *AT, cwd=depot)
    assert (fini.returncode, fini.stdout) == (2, "")
    assert fini.stderr.startswith("Erreur : « data/epci.yaml » existe déjà")
    assert "Remède :" in fini.stderr
    assert {fichier: fichier.stat().st_mtime_ns for fichier in depot.rglob("*")} == avant


def test_an_existing_file_is_named(lancer, tmp_path):
    (tmp_path / "README.md").write_text("à moi", encoding="utf-8")
    fini = lancer("init", "--epci", "dijon metropole", *AT, cwd=tmp_path)
    assert (fini.returncode, fini.stdout) == (2, "")
    assert "« README.md » existe déjà : rien n'est écrit" in fini.stderr
    assert [fichier.name for fichier in tmp_path.iterdir()] == ["README.md"]


def test_an_ambiguous_name_lists_the_candidates(lancer, tmp_path):
    fini = lancer("init", "--epci", "CC des Quatre Rivières", cwd=tmp_path)
    assert fini.returncode == 2
    assert "247000623 CC des Quatre Rivières (70) ; 247400666 CC des Quatre Rivières (74)" in fini.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_commune_and_a_contract_are_added(lancer, depot):
    fini = lancer("new", "commune", "Beaune", *AT, cwd=depot)
    assert (fini.returncode, fini.stderr) == (0, "")
    assert "data/epci.yaml : Beaune ajoutée aux membres" in fini.stdout
    assert lancer("new", "contract", "A002", *AT, cwd=depot).returncode == 0
    fini = lancer("validate", *AT, cwd=depot)
    assert (fini.returncode, fini.stdout.count("erreur FOR002")) == (1, 2)


@pytest.mark.parametrize("genre", GENRES)
def test_schema_renews_what_init_wrote(lancer, depot, genre):
    fini = lancer("schema", genre)
    assert fini.stdout == schema_text(genre)
    assert (depot / f".sicommun/schemas/{genre}.schema.json").read_text(encoding="utf-8") == fini.stdout

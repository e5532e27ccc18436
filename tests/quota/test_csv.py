"""The CSV of the statement: documented columns, or those that a finance tool wants."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from sicommun.cli.erreurs import run
from sicommun.reporters.quota.csv import COLONNES, safe

RACINE = Path(__file__).parents[2]


@pytest.fixture
def quota(capsys):
    def lancer(*options):
        code = run(["quota", "2024", "--format", "csv", *options, "--depot", str(RACINE)])
        imprime = capsys.readouterr()
        return code, imprime.out + imprime.err

    return lancer


def test_the_lines_of_a_payer_add_up_to_what_it_owes(quota):
    code, texte = quota()
    lignes = list(csv.DictReader(io.StringIO(texte), delimiter=";"))
    assert code == 0
    assert list(lignes[0]) == list(COLONNES)
    chenove = [round(100 * float(ligne["montant"])) for ligne in lignes if ligne["siren"] == "212101661"]
    assert sum(chenove) == 713_339
    assert [ligne["genre"] for ligne in lignes if ligne["siren"] == "212101661"][-2:] == [
        "refacturations",
        "acomptes",
    ]


def test_the_columns_are_documented():
    page = (RACINE / "docs" / "quote-part.md").read_text(encoding="utf-8")
    for nom, sens in COLONNES.items():
        assert f"| `{nom}` | {sens} |" in page


def test_a_finance_tool_gets_its_own_columns(quota):
    code, texte = quota("--csv-mapping", str(RACINE / "examples/colonnes-finances.yaml"))
    lignes = texte.splitlines()
    assert code == 0
    assert lignes[0] == "Exercice;SIRET tiers;Tiers;Article;Objet;Montant"
    assert lignes[1] == "2024;242100410;Dijon Métropole;70875;Assistance aux utilisateurs;38685,37"


def test_a_faulty_list_of_columns_is_placed(quota, tmp_path):
    fichier = tmp_path / "c.yaml"
    fichier.write_text("colonnes:\n  - {titre: A, colonne: montan}\n", encoding="utf-8")
    code, dit = quota("--csv-mapping", str(fichier))
    assert code == 1
    assert "c.yaml:2:25" in dit
    assert "vouliez-vous dire « montant »" in dit


@pytest.mark.parametrize("texte", ["=1", "+1", "-1", "@a", "\tx"])
def test_a_text_is_never_a_formula(texte):
    assert safe(texte) == f"'{texte}"

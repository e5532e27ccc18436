"""Ledgers and counts through spreadsheets: nothing moves by itself, and bad cells are named."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from shutil import copytree

import openpyxl
import pytest
from odfdo import Document

from sicommun.cli.erreurs import run

RACINE = Path(__file__).parents[2]
BUDGET = "data/budgets/2024.yaml"


@pytest.fixture
def depot(tmp_path, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    for nom in ("data/budgets", "data/communes", "data/conventions", "data/contracts"):
        copytree(RACINE / nom, tmp_path / "d" / nom)
    (tmp_path / "d/data/epci.yaml").write_bytes((RACINE / "data/epci.yaml").read_bytes())
    return tmp_path / "d"


@pytest.fixture
def sicommun(depot, capsys):
    def lancer(*mots):
        code = run([*mots, "--depot", str(depot)])
        imprime = capsys.readouterr()
        return code, imprime.out + imprime.err

    return lancer


@pytest.fixture
def rendre(sicommun, tmp_path):
    """Export a workbook, let somebody change it, and take it back."""

    def faire(quoi, change, annee="2024", suffixe="xlsx"):
        fichier = tmp_path / f"c.{suffixe}"
        assert sicommun("export", quoi, annee, "-o", str(fichier), "--ecraser")[0] == 0
        livre = openpyxl.load_workbook(fichier)
        change(livre)
        livre.save(fichier)
        return sicommun("import", quoi, annee, str(fichier))

    return faire


def contenu(depot):
    return {str(f.relative_to(depot)): f.read_bytes() for f in depot.rglob("*") if f.is_file()}


@pytest.mark.parametrize("suffixe", ["xlsx", "ods"])
@pytest.mark.parametrize("quoi", ["budget", "comptages"])
@pytest.mark.parametrize("annee", ["2023", "2024", "2025"])
def test_there_and_back_changes_nothing(sicommun, depot, tmp_path, quoi, annee, suffixe):
    avant = contenu(depot)
    fichier = str(tmp_path / f"c.{suffixe}")
    assert sicommun("export", quoi, annee, "-o", fichier)[0] == 0
    assert sicommun("import", quoi, annee, fichier) == (0, "Rien n'a changé.\n")
    assert contenu(depot) == avant


def differences(depot, fichier=BUDGET):
    """Give the lines that left and those that came."""
    avant = (RACINE / fichier).read_text(encoding="utf-8").splitlines()
    apres = (depot / fichier).read_text(encoding="utf-8").splitlines()
    return [ligne.strip() for ligne in avant if ligne not in apres], [
        ligne.strip() for ligne in apres if ligne not in avant
    ]


def test_an_amount_changes_and_nothing_else(rendre, depot):
    def change(livre):
        livre["Dépenses"]["C2"] = 18250.07

    code, dit = rendre("budget", change)
    assert (code, dit.splitlines()[0]) == (0, "data/budgets/2024.yaml : depenses.")
    partis, venus = differences(depot)
    assert (len(partis), len(venus)) == (1, 1)
    assert venus[0] == partis[0].replace("18250.00", "18250.07")


def test_a_line_more_and_a_line_less(rendre, depot):
    def change(livre):
        page = livre["Dépenses"]
        page.append(
            [
                "sig",
                "Maintenance du portail",
                "1 234,50 €",
                "fonctionnement",
                "M-9",
                None,
                None,
                date(2024, 1, 1),
                "31/12/2024",
            ]
        )
        page.delete_rows(4)

    code, _ = rendre("budget", change)
    assert code == 0
    texte = (depot / BUDGET).read_text(encoding="utf-8")
    assert "Licences de messagerie" not in texte
    assert "{libelle: Maintenance du portail, montant: 1234.50, nature: fonctionnement, piece: M-9, " in texte
    assert "periode: {du: 2024-01-01, au: 2024-12-31}}" in texte
    assert "    depenses: []\n" in texte


def test_counts_are_filled_in_and_accepted(rendre, depot):
    def change(livre):
        page = livre["Comptages"]
        for ligne in page.iter_rows(min_row=2):
            if ligne[0].value == "chenove":
                ligne[3].value, ligne[6].value, ligne[7].value = 195, "accepte", date(2026, 1, 20)
            if ligne[0].value == "daix":
                ligne[2].value, ligne[3].value = date(2025, 6, 30), 21

    code, dit = rendre("comptages", change, annee="2025")
    assert code == 0
    assert "data/communes/chenove/commune.yaml : comptages." in dit
    chenove = (depot / "data/communes/chenove/commune.yaml").read_text(encoding="utf-8")
    assert (
        "{au: 2025-12-31, postes: 195, agents: 245, boites: 270, etat: accepte, accepte_le: 2026-01-20}"
        in chenove
    )


FAUTES = {
    "TAB003": (
        "Dépenses",
        "C2",
        "environ 200",
        "Dépenses, C2 : Montant : « environ 200 » n'est pas un montant",
    ),
    "décimales": ("Dépenses", "C3", 12.345, "« 12.345 » n'est pas un montant (deux décimales au plus)"),
    "TAB002": ("Recettes", "M1", "Remarques", "la colonne « Remarques » est inconnue"),
    "TAB001": ("Recettes", "C1", None, "la colonne « Montant » manque"),
    "TAB004": ("Dépenses", "C2", "=1/0", "n'a pas de valeur enregistrée"),
    "TAB005": (
        "Dépenses",
        "A2",
        "internett",
        "« internett » n'est pas connu ; vouliez-vous dire « internet » ?",
    ),
    "choix": ("Dépenses", "D2", "fonctionement", "vouliez-vous dire « fonctionnement » ?"),
    "bidi": ("Dépenses", "B2", "Opé\u202erateur", "caractère"),
    "jour": ("Acomptes", "D2", "31/02/2024", "n'est pas un jour du calendrier"),
    "forme": ("Dépenses", "B2", None, "FOR002"),
}


@pytest.mark.parametrize("faute", FAUTES)
def test_a_bad_cell_is_named_and_nothing_is_written(rendre, depot, faute):
    feuille, cellule, valeur, attendu = FAUTES[faute]

    def change(livre):
        livre[feuille][cellule] = valeur

    avant = contenu(depot)
    code, dit = rendre("budget", change)
    assert code == 1
    assert attendu in dit
    assert "Rien n'est écrit" in dit
    assert contenu(depot) == avant


def test_two_rows_for_the_same_day_are_named(rendre, depot):
    def change(livre):
        page = livre["Comptages"]
        chenove = next(ligne for ligne in page.iter_rows(min_row=2) if ligne[0].value == "chenove")
        page.append([case.value for case in chenove])

    avant = contenu(depot)
    code, dit = rendre("comptages", change)
    assert code == 1
    assert "TAB006" in dit
    assert "« chenove » est déjà compté ce jour-là" in dit
    assert contenu(depot) == avant


def test_a_sheet_renamed_is_missed(rendre):
    def change(livre):
        livre["Dépenses"].title = "Feuil1"

    assert "la feuille « Dépenses » manque" in rendre("budget", change)[1]


def test_counts_of_another_year_or_twice_the_same_day(rendre):
    def change(livre):
        page = livre["Comptages"]
        page.append(["chenove", None, date(2023, 12, 31), 5])
        page.append(["dijon", None, date(2024, 12, 31), 5])

    dit = rendre("comptages", change)[1]
    assert "un jour de 2024 est attendu" in dit
    assert "« dijon » est déjà compté ce jour-là" in dit


def test_an_ods_changed_by_another_library(sicommun, depot, tmp_path):
    fichier = tmp_path / "b.ods"
    sicommun("export", "budget", "2024", "-o", str(fichier))
    document = Document(str(fichier))
    table = document.body.get_table(name="Dépenses")
    table.set_value("C2", 18250.5)
    document.save(str(fichier))
    assert sicommun("import", "budget", "2024", str(fichier))[0] == 0
    assert differences(depot)[1][0].count("18250.50") == 1


@pytest.mark.parametrize(
    ("mots", "dit"),
    [
        (("export", "budget", "2019"), "aucun budget 2019 ; il y a 2023, 2024, 2025"),
        (("export", "budget", "2024", "-o", "x.pdf"), "ni un .xlsx ni un .ods"),
        (("import", "budget", "2024", "absent.xlsx"), "n'est pas un fichier"),
        (("import",), "il manque ce qu'il faut reprendre : budget, comptages"),
        (("export", "budgets"), "vouliez-vous dire « budget » ?"),
    ],
)
def test_what_cannot_be_done(sicommun, mots, dit):
    code, sortie = sicommun(*mots) if len(mots) > 2 else (run(list(mots)), "")
    assert code == 2
    assert dit in sortie or len(mots) <= 2


def test_a_repository_without_a_budget_says_so(sicommun, depot):
    for fichier in (depot / "data/budgets").iterdir():
        fichier.unlink()
    code, sortie = sicommun("export", "budget", "2031")
    assert code == 2
    assert "aucun budget 2031 : le dépôt n'a aucun budget" in sortie

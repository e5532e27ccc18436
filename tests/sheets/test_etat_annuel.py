"""The workbook of the statement, read back by two other libraries: values, formulas, texts."""

from __future__ import annotations

import io
import re
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest
import python_calamine

from sicommun.api.quota.rapport import quota_report
from sicommun.cli.erreurs import run
from sicommun.sheets.etat_annuel import sheet_names, workbook
from sicommun.sheets.fichier import render

RACINE = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def rapport():
    from datetime import date

    return quota_report(RACINE, 2024, jour=date(2025, 3, 1))


@pytest.fixture(scope="module", params=["q.xlsx", "q.ods"])
def feuilles(request, rapport):
    """Give the values of every sheet as an independent reader sees them."""
    livre = python_calamine.CalamineWorkbook.from_filelike(
        io.BytesIO(render(workbook(rapport), request.param))
    )
    return {nom: livre.get_sheet_by_name(nom).to_python() for nom in livre.sheet_names}


def test_the_summary_says_what_each_owes(feuilles, rapport):
    titres, *lignes, total = feuilles["Synthèse"][1:]
    lues = {ligne[1]: dict(zip(titres, ligne, strict=True)) for ligne in lignes}
    for payeur in rapport.etat.payeurs:
        ligne = lues[payeur.payeur.siren]
        assert round(100 * ligne["Quote-part"]) == payeur.quote_part
        assert round(100 * ligne["Acomptes"]) == payeur.acomptes
        if payeur.payeur.qui != "epci":
            assert round(100 * ligne["Solde dû"]) == payeur.solde
    assert round(100 * total[titres.index("Quote-part")]) == rapport.etat.base


def test_each_object_adds_up_to_its_base(feuilles, rapport):
    for objet in rapport.etat.objets:
        lignes = feuilles[objet.code]
        debut = next(rang for rang, ligne in enumerate(lignes) if ligne[0] == "Utilisateur") + 1
        parts = lignes[debut : debut + len(objet.parts)]
        assert [round(100 * ligne[6]) for ligne in parts] == [part.cents for part in objet.parts]
        assert round(100 * lignes[debut + len(objet.parts)][6]) == objet.cents


def evaluate(page, formule: str) -> Fraction:
    """Work out the few formulas that we write: sums, products, quotients and differences of cells."""

    def valeur(reference: str) -> Fraction:
        brut = page[reference.replace("$", "")].value
        if isinstance(brut, str) and brut.startswith("="):
            return evaluate(page, brut[1:])
        return Fraction(repr(brut)) if brut is not None else Fraction(0)

    def somme(trouve: re.Match[str]) -> str:
        plage = page[trouve[1].replace("$", "")]
        return f"Fraction('{sum((valeur(c.coordinate) for ligne in plage for c in ligne), Fraction(0))}')"

    texte = re.sub(r"SUM\(([^)]+)\)", somme, formule)
    texte = re.sub(r"(?<![\w'])(\$?[A-Z]\$?[0-9]+)(?![\w'])", lambda m: f"Fraction('{valeur(m[1])}')", texte)
    return eval(texte, {"Fraction": Fraction})  # noqa: S307 — our own formulas


def verify_formulas(rapport) -> int:
    """Work every formula of a workbook out anew, and count them; the cents are those of the exact shares."""
    octets = render(workbook(rapport), "q.xlsx")
    formules = openpyxl.load_workbook(io.BytesIO(octets))
    valeurs = openpyxl.load_workbook(io.BytesIO(octets), data_only=True)
    vues = 0
    for page in formules:
        for cellule in (c for ligne in page.iter_rows() for c in ligne if c.data_type == "f"):
            attendu = valeurs[page.title][cellule.coordinate].value
            calcule = float(evaluate(page, cellule.value[1:]))
            assert abs(calcule - attendu) < 1e-6, (page.title, cellule.coordinate)
            vues += 1
            if (
                page.title != "Synthèse"
                and cellule.column_letter == "F"
                and page.cell(cellule.row, 1).value != "Total"
            ):
                assert abs(calcule - page.cell(cellule.row, 7).value) < 0.0100001, (page.title, cellule.row)
    return vues


def test_the_formulas_have_the_values_that_they_show(rapport):
    assert verify_formulas(rapport) > 80


CAS = sorted(
    dossier.name
    for dossier in (RACINE / "tests/cases/quota").iterdir()
    if "code de sortie : 0" in (dossier / "expected.txt").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("cas", CAS)
def test_the_formulas_of_every_worked_example_hold(cas):
    """Ratios, rates, residues, credits, fixed parts: a spreadsheet finds the same exact shares and sums."""
    from datetime import date

    depot = RACINE / "tests/cases/quota" / cas
    annee = max(int(f.stem) for f in (depot / "data").glob("[ab]*/2*.yaml"))
    rapport = quota_report(depot, annee, jour=date(2027, 1, 20), provisoire=True)
    if not rapport.arrets:
        assert verify_formulas(rapport) >= 3
    else:
        pytest.fail(f"{cas} : {rapport.arrets[0].message}")


def test_a_rate_is_in_the_formulas():
    from datetime import date

    cas = RACINE / "tests/cases/quota/forfait-demi-annee-jours"
    octets = render(workbook(quota_report(cas, 2026, jour=date(2027, 1, 20))), "q.xlsx")
    page = openpyxl.load_workbook(io.BytesIO(octets))["objet"]
    noms = {page.cell(n, 1).value: n for n in range(1, page.max_row + 1)}
    tarif, debut = noms["Tarif, par unité et par an"], noms["Utilisateur"] + 1
    assert page.cell(debut - 1, 5).value == "Unités d'un an"
    assert page.cell(debut, 5).value == f"=D{debut}/B${tarif + 1}"
    assert page.cell(debut, 6).value == f"=B${tarif}*E{debut}"


def test_the_same_data_give_the_same_bytes(rapport):
    assert render(workbook(rapport), "a.xlsx") == render(workbook(rapport), "b.xlsx")


def test_a_text_is_never_a_formula(tmp_path):
    depot = tmp_path / "d"
    from shutil import copytree

    copytree(RACINE / "tests/cases/quota/r1-simple", depot)
    fichier = depot / "data/budgets/2026.yaml"
    fichier.write_text(
        fichier.read_text(encoding="utf-8")
        .replace("Objet mutualisé", '"=HYPERLINK(A1)"')
        .replace("Dépense", '"@SUM(A1)"'),
        encoding="utf-8",
    )
    for suffixe in ("xlsx", "ods"):
        assert (
            run(
                ["quota", "2026", "--format", suffixe, "-o", str(tmp_path / f"q.{suffixe}"), "-C", str(depot)]
            )
            == 0
        )
    livre = openpyxl.load_workbook(tmp_path / "q.xlsx")
    textes = [
        c
        for page in livre
        for ligne in page.iter_rows()
        for c in ligne
        if c.value and "HYPERLINK" in str(c.value)
    ]
    assert textes
    assert {c.data_type for c in textes} == {"s"}
    ods = python_calamine.CalamineWorkbook.from_path(tmp_path / "q.ods")
    assert any(
        "=HYPERLINK(A1)" in str(v) for ligne in ods.get_sheet_by_name("objet").to_python() for v in ligne
    )
    assert run(["quota", "2026", "--format", "csv", "-C", str(depot)]) == 0


def test_names_of_sheets_are_admitted_and_different():
    codes = ["a/b", "a_b", "A_B", "x" * 40, "x" * 45, "synthèse", "'", "méthode"]
    noms = sheet_names(codes)
    assert len({nom.lower() for nom in noms} | {"synthèse", "méthode"}) == len(codes) + 2
    assert all(0 < len(nom) <= 31 and not set(nom) & set("[]:*?/\\'") for nom in noms)


def test_never_over_another_file(tmp_path, capsys):
    cible = tmp_path / "q.xlsx"
    cible.write_text("à moi", encoding="utf-8")
    assert run(["quota", "2024", "--format", "xlsx", "-o", str(cible), "-C", str(RACINE)]) == 2
    assert cible.read_text(encoding="utf-8") == "à moi"
    assert "--ecraser" in capsys.readouterr().err
    assert run(["quota", "2024", "--format", "xlsx", "-o", str(cible), "-C", str(RACINE), "--ecraser"]) == 0
    assert cible.read_bytes()[:2] == b"PK"
    assert sorted(f.name for f in tmp_path.iterdir()) == ["q.xlsx"]


def test_another_suffix_is_refused(tmp_path, capsys):
    assert run(["quota", "2024", "--format", "xlsx", "-o", str(tmp_path / "q.pdf"), "-C", str(RACINE)]) == 2
    assert "ni un .xlsx ni un .ods" in capsys.readouterr().err

"""One statement, many forms: whatever shows it, the same cents, for all at once or one by one."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import openpyxl
import pytest

from sicommun.cli.erreurs import run

RACINE = Path(__file__).parents[1]
CAS = RACINE / "tests" / "cases" / "quota"
DEPOTS = {
    "livré 2024": (RACINE, "2024"),
    "livré 2025": (RACINE, "2025"),
    **{nom: (CAS / nom, "2026") for nom in ("arrete-intact", "hors-cle", "habitants", "residu-explique")},
}


@pytest.fixture(params=DEPOTS)
def quota(request, capsys, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    depot, annee = DEPOTS[request.param]

    def lancer(*options):
        reste = ["--provisoire", *options, "--depot", str(depot), "--at", "2027-01-20"]
        assert run(["quota", annee, *reste]) == 0
        return capsys.readouterr().out

    return lancer


def cents(texte):
    """Read an amount of a screen: `−1 234,56`; a dash is nothing."""
    nu = re.sub(r"[\s\u202f\u00a0€]", "", texte).replace("−", "-").replace(",", "")
    return int(nu) if nu not in {"", "—"} else 0


def of_json(quota, *options):
    document = json.loads(quota("--format", "json", *options))
    return {p["nom"]: p for p in document["payeurs"]}, document


def of_csv(texte):
    """Give what each payer owes or bears by its lines."""
    sommes = {}
    for ligne in csv.DictReader(io.StringIO(texte), delimiter=";"):
        somme = sommes.get(ligne["payeur"], 0)
        sommes[ligne["payeur"]] = somme + int(ligne["montant"].replace(".", ""))
    return sommes


def test_json_and_csv_and_workbook_and_screen_agree(quota, tmp_path):
    payeurs, document = of_json(quota)
    soldes = {nom: p["solde"] if p["solde"] is not None else p["total"] for nom, p in payeurs.items()}
    assert of_csv(quota("--format", "csv")) == soldes
    quota("--format", "xlsx", "-o", str(tmp_path / "q.xlsx"))
    page = openpyxl.load_workbook(tmp_path / "q.xlsx", data_only=True)["Synthèse"]
    titres = [c.value for c in page[2]]
    lues = {ligne[0].value: ligne for ligne in page.iter_rows(min_row=3)}
    for nom, p in payeurs.items():
        assert round(100 * lues[nom][titres.index("Quote-part")].value) == p["quote_part"]
    assert round(100 * lues["Total"][titres.index("Quote-part")].value) == document["base"]
    ecran = quota().splitlines()
    total = next(ligne for ligne in ecran if ligne.startswith("Total"))
    assert cents(re.split(r"  +", total)[1]) == document["base"]
    for nom, p in payeurs.items():
        ligne = next(ligne for ligne in ecran if re.match(re.escape(nom[:29]) + "  ", ligne))
        assert cents(re.split(r"  +", ligne)[1]) == p["quote_part"]


def test_one_by_one_is_the_same_as_all_at_once(quota):
    payeurs, document = of_json(quota)
    tout, entete = quota("--format", "csv").splitlines(), None
    lignes = []
    for nom, p in payeurs.items():
        seuls, partie = of_json(quota, "--commune", p["qui"])
        assert seuls == {nom: p}
        assert partie["base"] == document["base"]
        entete, *siennes = quota("--format", "csv", "--commune", p["qui"]).splitlines()
        lignes += siennes
    assert [entete, *lignes] == tout


def test_the_shares_of_the_objects_are_those_of_the_payers(quota):
    payeurs, document = of_json(quota)
    if not any(objet["parts"] for objet in document["objets"]):
        return
    for objet in document["objets"]:
        parts = sum(part["montant"] for part in objet["parts"])
        assert parts + objet["ecart"] == objet["base"]
        assert sum(p["objets"].get(objet["code"], 0) for p in payeurs.values()) == parts
    assert sum(p["quote_part"] for p in payeurs.values()) == document["base"]

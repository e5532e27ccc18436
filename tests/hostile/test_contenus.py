"""Every hostile content, through the real command line, under the contract."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

_module = importlib.util.spec_from_file_location("entrees", Path(__file__).with_name("entrees.py"))
entrees = importlib.util.module_from_spec(_module)
_module.loader.exec_module(entrees)


def test_there_are_enough_of_them():
    assert len(entrees.ENTREES) >= 150
    assert len({(entree.categorie, entree.nom) for entree in entrees.ENTREES}) == len(entrees.ENTREES)


@pytest.mark.parametrize("entree", entrees.ENTREES, ids=lambda entree: f"{entree.categorie}: {entree.nom}")
def test_a_hostile_content_is_held(depot, sous_contrat, entree):
    (depot / entrees.COMMUNE).write_bytes(entree.octets)
    code, dit, codes = sous_contrat("validate", "--at", "2025-03-31")
    famille = entree.code.rstrip("*")
    if not entree.code:
        assert code == 0, dit
    elif famille:
        assert any(trouve.startswith(famille) for trouve in codes), dit
    assert code == 0 or codes


@pytest.mark.parametrize(
    "entree", entrees.ENTREES[::7], ids=lambda entree: f"{entree.categorie}: {entree.nom}"
)
def test_json_says_it_too(depot, sous_contrat, entree):
    (depot / entrees.COMMUNE).write_bytes(entree.octets)
    _, dit, _ = sous_contrat("validate", "--at", "2025-03-31", "--format", "json")
    assert all(constat["ligne"] >= 1 <= constat["colonne"] for constat in json.loads(dit)["constats"])


@pytest.mark.parametrize(
    "entree", entrees.ENTREES[3::7], ids=lambda entree: f"{entree.categorie}: {entree.nom}"
)
def test_sarif_says_it_too(depot, sous_contrat, entree):
    (depot / entrees.COMMUNE).write_bytes(entree.octets)
    _, texte, codes = sous_contrat("validate", "--at", "2025-03-31")
    _, dit, _ = sous_contrat("validate", "--at", "2025-03-31", "--format", "sarif")
    (passage,) = json.loads(dit)["runs"]
    assert [resultat["ruleId"] for resultat in passage["results"]] == codes, texte


TROUVES = sorted(Path(__file__).with_name("trouves").glob("*.yaml"))
"""What scripts/fuzz.py found one day, each with a `.txt` that names its file and says what went wrong."""


@pytest.mark.parametrize("trouve", TROUVES, ids=lambda trouve: trouve.stem)
def test_what_the_bench_found_is_held_now(depot, sous_contrat, trouve):
    fichier = trouve.with_suffix(".txt").read_text(encoding="utf-8").splitlines()[0]
    (depot / fichier).parent.mkdir(parents=True, exist_ok=True)
    (depot / fichier).write_bytes(trouve.read_bytes())
    assert sous_contrat("validate", "--at", "2025-03-31")[0] in {0, 1}

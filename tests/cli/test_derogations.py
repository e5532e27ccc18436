"""Waivers through the real command line: exit code, counts, formats, filters, days."""

import json
from pathlib import Path
from shutil import copytree

import pytest

CAS = Path(__file__).parents[1] / "cases"
CONTRAT, EPCI = "data/contracts/A002.yaml", "data/epci.yaml"
ECARTE = "3 communes · aucune erreur · 1 constat écarté par dérogation"
DEROGATION = """\
derogations:
  - code: {code}
    cible: {cible}
    motif: Le rétablissement se négocie avec l'opérateur.
    auteur: Directrice du service commun
    decidee_le: 2025-01-15
    jusqu_au: 2025-12-31
"""
FICHE = """\
description: Fibre et filtrage
vue: {publie: oui, famille: Réseau}
escalade: [Le référent]
impacts: {impact: fort, priorite: haute}
revision: {date_mise_en_place: 2024-01-01, date_revision: 2026-01-01, rapport_service: annuel,
  revue_service: annuelle, evaluation_securite: Audit de 2024}
etapes:
  - {numero: 1, acteur: demandeur, texte: Signale la panne, suites: [2], horloge: depart}
  - {numero: 2, acteur: technicien, texte: Rétablit l'accès, horloge: arret_gti}
"""
"""What makes the sheet a whole one, and published."""


@pytest.fixture
def valider(tmp_path, lancer):
    copytree(CAS / "base", tmp_path, dirs_exist_ok=True)
    contrat, epci = tmp_path / CONTRAT, tmp_path / EPCI
    trou = contrat.read_text(encoding="utf-8").replace(", gtr: 1j", "")
    trou += FICHE
    contrat.write_text(trou, encoding="utf-8", newline="\n")
    sans = epci.read_text(encoding="utf-8")

    def valide(*options, cible="A002", code="CTR015", at="2025-03-31"):
        ecrit = sans + (DEROGATION.format(code=code, cible=cible) if cible else "")
        epci.write_text(ecrit, encoding="utf-8", newline="\n")
        sortie = lancer("validate", "--strict", "--at", at, *options, cwd=tmp_path)
        assert sortie.stderr == ""
        return sortie.returncode, sortie.stdout

    return valide


def test_a_warning_set_aside_fails_nothing_even_with_strict(valider):
    assert valider(cible=None)[0] == 1
    assert valider() == (0, f"{ECARTE} (--voir-derogations)\n")


@pytest.mark.parametrize(
    "cible",
    ["A002", CONTRAT, "A002/niveaux", "A002/niveaux/2024-01-01", f"{CONTRAT}/niveaux/2024-01-01"],
)
def test_a_target_however_it_is_named(valider, cible):
    assert valider(cible=cible)[0] == 0


@pytest.mark.parametrize("cible", ["A003", "valombre", "A002/prestations", "A002/calendrier"])
def test_beside_the_target_nothing_is_set_aside(valider, cible):
    code, sortie = valider(cible=cible)
    assert code == 1
    assert "avertissement CTR015" in sortie


def test_an_unwritten_key_covers_nothing_and_says_so(valider):
    _, sortie = valider("--select", "DER005", cible="A002/etapes")
    assert "aucun constat CTR015 à écarter de « A002/etapes »" in sortie


def test_the_four_formats_agree(valider):
    assert "écarté CTR015" in valider("--voir-derogations")[1]
    document = json.loads(valider("--format", "json")[1])
    assert [e["code"] for e in document["ecartes"]] == ["CTR015"]
    assert document["constats"] == []
    (resultat,) = json.loads(valider("--format", "sarif")[1])["runs"][0]["results"]
    assert resultat["suppressions"][0]["status"] == "accepted"
    assert valider("--format", "github")[1] == f"{ECARTE}\n"
    assert "::notice file=data/contracts/A002.yaml" in valider("--format", "github", "--voir-derogations")[1]


def test_paths_and_codes_choose_what_is_shown_without_making_a_waiver_useless(valider):
    for choix in (["data/communes"], [EPCI], ["--select", "DES"], ["--ignore", "CTR"]):
        assert valider(*choix) == (0, "3 communes · aucune erreur\n")
    assert valider(CONTRAT)[1].startswith(ECARTE)


@pytest.mark.parametrize("at", ["2024-06-30", "2025-12-31"])
def test_looking_back_changes_nothing(valider, at):
    assert "CTR015  délai" not in valider("--select", "CTR015", at=at)[1]


def test_a_law_is_not_set_aside(valider):
    code, sortie = valider("--select", "DER", code="ADH007", cible="valombre")
    assert code == 1
    assert "ADH007 ne s'écarte pas : la loi le commande (L2131-1)" in sortie
    assert "DER005" not in sortie

"""Validation as a whole: which repository, which findings, which exit."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from sicommun.api.validate import _bounded, validate
from sicommun.diagnostics import AVERTISSEMENT, ERREUR, Diagnostic, Fiche, Gravite, Panne
from sicommun.limites import CONSTATS_PAR_FICHIER
from sicommun.positions import Span
from sicommun.textes import clause

JOUR = date(2025, 3, 31)


@pytest.fixture
def depot(tmp_path: Path) -> Path:
    ecrire(tmp_path, "data/epci.yaml", "format: 1\ninconnue: 1\n")
    ecrire(tmp_path, "data/communes/valombre/commune.yaml", "nom: Valombre\nsirene: 1\n")
    ecrire(tmp_path, "data/communes/orgeval/commune.yaml", "nom: Orgeval\nsirene: 1\n")
    return tmp_path


def ecrire(racine: Path, nom: str, texte: str) -> None:
    (racine / nom).parent.mkdir(parents=True, exist_ok=True)
    (racine / nom).write_text(dedent(texte), encoding="utf-8", newline="\n")


def fichiers(rapport) -> set[str]:
    return {diagnostic.fichier for diagnostic in rapport.diagnostics}


def test_the_whole_repository_is_found_from_anywhere_inside(depot):
    dedans = depot / "data" / "communes" / "valombre"
    assert validate(dedans, jour=JOUR).diagnostics == validate(depot, jour=JOUR).diagnostics
    assert validate(depot, jour=JOUR).communes == 2


def test_paths_choose_what_is_shown(depot):
    rapport = validate(depot, [depot / "data" / "communes" / "orgeval"], jour=JOUR)
    assert fichiers(rapport) == {"data/communes/orgeval/commune.yaml"}
    assert validate(depot, [depot], jour=JOUR).diagnostics == validate(depot, jour=JOUR).diagnostics


def test_codes_and_families_choose_too(depot):
    assert {d.code for d in validate(depot, jour=JOUR, select=["FOR001"]).diagnostics} == {"FOR001"}
    assert "FOR001" not in {d.code for d in validate(depot, jour=JOUR, ignore=["FOR001"]).diagnostics}
    assert not validate(depot, jour=JOUR, ignore=["FOR"]).diagnostics


def test_findings_come_in_order_of_file_and_position(depot):
    rangs = [diagnostic.rang for diagnostic in validate(depot, jour=JOUR).diagnostics]
    assert rangs == sorted(rangs)


@pytest.mark.parametrize("chemin", ["absent", "data/absent.yaml"])
def test_a_path_that_does_not_exist_is_a_breakdown(depot, chemin):
    with pytest.raises(Panne, match="n'existe pas"):
        validate(depot, [depot / chemin], jour=JOUR)


def test_a_folder_without_repository_is_a_breakdown(tmp_path):
    with pytest.raises(Panne, match="pas dans un dépôt sicommun") as panne:
        validate(tmp_path, jour=JOUR)
    assert "sicommun init" in panne.value.remede


def test_paths_of_two_repositories_are_a_breakdown(depot, tmp_path_factory):
    autre = tmp_path_factory.mktemp("autre")
    ecrire(autre, "data/epci.yaml", "format: 1\n")
    with pytest.raises(Panne, match="n'est pas dans le dépôt"):
        validate(depot, [depot / "data", autre / "data"], jour=JOUR)


def test_findings_beyond_the_bound_are_counted(depot):
    lignes = "".join(f"cle_{n}: x\n" for n in range(CONSTATS_PAR_FICHIER + 7))
    ecrire(depot, "data/conventions/2024.yaml", "en_vigueur_du: 2024-01-01\n" + lignes)
    rapport = validate(depot, jour=JOUR)
    assert rapport.masques == {"data/conventions/2024.yaml": 7}
    assert sum(d.fichier == "data/conventions/2024.yaml" for d in rapport.diagnostics) == CONSTATS_PAR_FICHIER


def test_an_error_is_never_hidden_behind_a_hundred_warnings():
    """The bound keeps the gravest, wherever they stand: an exit code of 0 must not hide an error."""
    page = {gravite: Fiche("ZZZ001", "t", gravite, clause("SC-18"), "", "") for gravite in Gravite}
    lignes = (Span(n, 1, n, 2) for n in range(1, 200))
    avertissements = [Diagnostic(page[AVERTISSEMENT], "f", ligne, "m", "r") for ligne in lignes]
    montres, masques = _bounded(
        [*avertissements, Diagnostic(page[ERREUR], "f", Span(900, 1, 900, 2), "m", "r")]
    )
    assert montres[-1].fiche.gravite is ERREUR
    assert masques == {"f": 100}

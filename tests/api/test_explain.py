"""Every declared code has a page."""

import re
from pathlib import Path

import pytest

import sicommun
from sicommun.api.explain import DECLARANTS, all_fiches, explain
from sicommun.diagnostics import Panne


def test_every_code_has_a_whole_page():
    fiches = all_fiches()
    assert fiches
    assert [fiche.code for fiche in fiches] == sorted(fiche.code for fiche in fiches)
    assert not [fiche.code for fiche in fiches if not (fiche.titre and fiche.texte)]


def test_every_source_can_be_read():
    from sicommun.textes import lire

    assert all(lire(fiche.source).citation for fiche in all_fiches())


def test_codes_are_declared_only_where_they_are_looked_for():
    racine = Path(sicommun.__file__).parent
    declarants = {
        fichier.relative_to(racine).parts[0]
        for fichier in racine.rglob("*.py")
        if re.search(r"^@rule\(|^declare\(|= declare\(", fichier.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert declarants <= {nom.removeprefix("sicommun.").partition(".")[0] for nom in DECLARANTS}


def test_a_code_whatever_its_case():
    fiche = all_fiches()[0]
    assert explain(f" {fiche.code.lower()} ") is fiche


def test_an_unknown_code_is_a_breakdown_with_neighbours():
    fiche = all_fiches()[0]
    with pytest.raises(Panne, match="vouliez-vous dire") as pris:
        explain(fiche.code[:-1])
    assert "sicommun explain" in pris.value.remede

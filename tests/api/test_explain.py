"""Every declared code has a page."""

import re
from pathlib import Path

import pytest

import sicommun
from sicommun.api.explain import (
    DECLARANTS,
    all_clauses,
    all_fiches,
    explain,
    explain_clause,
    text_names,
)
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


def test_a_clause_whatever_its_case():
    (page,) = explain_clause(" exc-09 ")
    assert page.source.citation.startswith("Faute de régularisation effective")
    assert (page.source.titre, page.source.ligne) == ("Exclusion", "125")
    assert {"EXC009", "EXC013"} <= {fiche.code for fiche in page.fiches}
    assert ("commune.parcours.mise_en_demeure.recu_le", "Reçue le") in page.champs
    assert page.faits == ("exclusion",)


def test_a_rule_that_cites_a_clause_is_found_without_being_listed(monkeypatch):
    from sicommun.diagnostics import ERREUR, Fiche
    from sicommun.textes import clause

    neuve = Fiche("ZZZ001", "titre", ERREUR, clause("GOV-04"), "texte", "remède")
    monkeypatch.setattr("sicommun.api.explain.all_fiches", lambda: (neuve,))
    assert neuve in next(p for p in all_clauses.__wrapped__() if p.source.id == "GOV-04").fiches


def test_a_law_has_the_rules_that_apply_it():
    (page,) = explain_clause("L2131-1")
    assert (page.genre, [fiche.code for fiche in page.fiches]) == ("loi", ["ADH007"])


def test_a_row_of_the_description_has_its_own_rules_and_those_of_all():
    (page,) = explain_clause("do-004")
    assert {"DES002", "DES020"} <= {fiche.code for fiche in page.fiches}
    assert page.champs[0][0] == "description.reseau.nombre_total_postes_informatiques"


def test_a_family_gives_all_its_clauses():
    assert [page.source.id for page in explain_clause("ret")] == ["RET-01", "RET-02", "RET-03", "RET-04"]
    assert len(explain_clause("DO")) == 187 + 6


@pytest.mark.parametrize(
    ("nom", "message", "remede"),
    [
        ("EXC-9", "aucune clause « EXC-9 » ; vouliez-vous dire « EXC-09 »", "une famille s'écrit seule"),
        ("EXC009", "« EXC009 » est un code", "sicommun explain EXC009"),
        ("", "aucune clause «  »", "DOC, ENJ, SC,"),
    ],
)
def test_an_unknown_clause_is_a_breakdown(nom, message, remede):
    with pytest.raises(Panne) as pris:
        explain_clause(nom)
    assert str(pris.value).startswith(message)
    assert remede in pris.value.remede


def test_a_clause_taken_for_a_code():
    with pytest.raises(Panne, match="« EXC-09 » est une clause ou une loi") as pris:
        explain("exc-09")
    assert pris.value.remede == "sicommun explain --clause EXC-09"


def test_the_names_that_a_shell_completes():
    noms = text_names()
    assert len(noms) == len(set(noms))
    assert {"EXC", "EXC-09", "DO-187", "DO-S1", "L5211-4-2"} <= set(noms)
    assert all(explain_clause(nom) for nom in noms)

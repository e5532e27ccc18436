"""Every clause has its destiny, and each thing that a destiny names exists."""

from __future__ import annotations

import ast
import csv
from importlib import import_module
from pathlib import Path

import pytest

import sicommun
from sicommun.api.explain import all_clauses, all_fiches
from sicommun.cli.main import COMMANDES
from sicommun.documents.catalogue import DOCUMENTS
from sicommun.documents.gabarits import documents_by_clause
from sicommun.model.champs import find_title
from sicommun.model.destins import A_VENIR, CALCULS, TOUTES_LIGNES, Destin, PageClause, load_destins
from sicommun.ressources import donnee
from sicommun.store.modele import load_modele, printed_rows
from sicommun.textes import Source

DESTINS = load_destins().values()
COMMANDE = {
    "documents": "render",
    "agenda": "agenda",
    "bilan": "bilan",
    "suivi": "status",
    "delais": "echeance",
}


@pytest.fixture(scope="module")
def pages():
    return {page.source.id: page for page in all_clauses()}


def test_the_407_texts_have_a_destiny(pages):
    textes = [page for page in pages.values() if page.genre != "loi"]
    assert len(textes) == 167 + 6 + 47 + 187
    assert [p.source.id for p in textes if not p.tenue and not p.raison] == [], "à écrire dans destins.csv"


def test_without_object_means_that_nothing_holds_it(pages):
    """A rule that cites such a clause, or a field written beside the reason, is a contradiction."""
    assert [page.source.id for page in pages.values() if page.raison and page.tenue] == []


def test_a_finding_with_a_source_of_its_own_cites_a_clause_that_is_held(pages):
    citees = {
        (fichier.name, mot.value.value)
        for fichier in Path(sicommun.__file__).parent.rglob("*.py")
        for appel in ast.walk(ast.parse(fichier.read_text(encoding="utf-8")))
        if isinstance(appel, ast.Call) and getattr(appel.func, "id", "") == "Finding"
        for mot in appel.keywords
        if mot.arg == "source" and isinstance(mot.value, ast.Constant)
    }
    assert ("convention.py", "ENSB-15") in citees
    assert [(f, c) for f, c in sorted(citees) if c not in pages or pages[c].raison] == []


def test_a_destiny_is_that_of_a_text():
    connus = {page.source.id for page in all_clauses() if page.genre != "loi"}
    assert [d.clause for d in DESTINS if d.clause not in connus and d.clause != TOUTES_LIGNES] == []
    with donnee("destins.csv").open(encoding="utf-8", newline="") as flux:
        lues = [row["id"] for row in csv.DictReader(flux)]
    assert len(lues) == len(set(lues)), "une clause a deux lignes"


def test_a_field_exists():
    modele = load_modele()
    assert [(d.clause, c) for d in DESTINS for c in d.champs if not find_title(c, modele)] == []


def test_a_code_exists():
    codes = {fiche.code for fiche in all_fiches()}
    assert [(d.clause, code) for d in DESTINS for code in d.codes if code not in codes] == []


def test_a_calculation_exists_and_serves():
    nommes = {nom for d in DESTINS for nom in d.calculs}
    assert nommes == CALCULS.keys()
    assert all(import_module(f"sicommun.{nom}").__doc__ for nom in nommes)


@pytest.mark.parametrize("suite", COMMANDE)
def test_a_feature_is_to_come_until_its_command_is_there(suite):
    """When the command arrives, take its feature out of A_VENIR and write the page of the clauses anew."""
    assert (suite in A_VENIR) == (COMMANDE[suite] not in COMMANDES)


def test_a_document_that_is_promised_says_the_clause_once_it_is_there():
    """`documents` names those that are to say a clause; the templates name the others themselves."""
    promis = {(d.clause, nom) for d in DESTINS for nom in d.suites.get("documents", "").split()}
    assert promis
    dits = documents_by_clause()
    muets = [(c, nom) for c, nom in promis if nom in DOCUMENTS and nom not in dits.get(c, ())]
    assert [clause for clause in muets if clause[0] != TOUTES_LIGNES] == []


def test_every_clause_that_a_template_names_exists(pages):
    dits = documents_by_clause()
    assert sorted(dits.keys() - pages.keys()) == []
    assert {nom for noms in dits.values() for nom in noms} <= DOCUMENTS.keys() | {"commun"}


def test_each_row_of_the_description_has_its_key(pages):
    for ligne in printed_rows():
        assert pages[ligne.numero].champs[0][0] == f"description.{ligne.domaine}.{ligne.cle}"
        assert pages[ligne.numero].champs[0][1]


def test_each_clause_of_a_perimeter_has_its_entry_of_the_model(pages):
    assert pages["ENSB-04"].modele == ("B/telecoms",)
    assert pages["ENSC-04"].modele == ("C/finances",)
    assert pages["ENSA-07"].modele == ("ArcGIS Online",)
    perimetre = [page for page in pages.values() if page.famille in {"ENSA", "ENSB", "ENSC"} and page.modele]
    assert len(perimetre) == 10 + 19 + 16


def test_a_page_knows_its_family_and_what_holds_it():
    page = PageClause(Source("DO-S1", "mots", "titre"), "clause")
    assert (page.famille, page.tenue) == ("DO", False)
    assert PageClause(Source("RGPD-28", "mots", "titre"), "loi", faits=("retrait",)).famille == ""
    assert PageClause(page.source, "clause", suites={"agenda": "un jour"}).tenue
    assert Destin("X-01").raison == ""

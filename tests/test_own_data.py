"""The data of this repository: no error at any date, nothing real but the public identities."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from sicommun import officiel
from sicommun.api.validate import validate
from sicommun.diagnostics import ERREUR
from sicommun.diagnostics.comptes import count, fails
from sicommun.store.chargement import load
from sicommun.store.rangement.arbre import Dossier

RACINE = Path(__file__).parents[1]
DIJON = "242100410"
DEPOTS = {"data": RACINE, "val-dorgeval": RACINE / "examples" / "val-dorgeval"}
JOURS = (date(2019, 6, 30), date(2024, 12, 31), date(2026, 6, 30))
PRESENT = date(2026, 11, 23)
CONNUS = {
    "CTR014": "the contract A003 of the source bears no date",
    "CTR015": "nor a delay of « prise en compte »",
    "CTR016": "nor what the shared service undertakes",
    "CTR019": "its issuer has had another name since",
    "CTR023": "nor do its boxes of reports and revision hold anything",
    "DES005": "Rivefont says itself that its inventory is to be made again",
    "DES031": "a confirmation falls due every day somewhere",
    "GOV007": "Fontvoulue was not met in the first semester of 2026",
    "GOV013": "nor does it hand over its lists of impacts any more",
    "INT003": "Pontmarge named its contact after it signed",
}
"""The warnings that the shipped data keep, each with what it teaches."""
FICHIERS = sorted(f for dossier in ("data", "examples") for f in (RACINE / dossier).rglob("*") if f.is_file())

TELEPHONE = re.compile(r"(?<![0-9])(?:\+33[ .-]?|0)[1-9](?:[ .-]?[0-9]{2}){4}(?![0-9])")
COURRIEL = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")
SIREN = re.compile(r"(?<![0-9])[0-9]{9}(?![0-9])")


def chemin(fichier: Path) -> str:
    return fichier.relative_to(RACINE).as_posix()


@pytest.mark.parametrize("jour", JOURS, ids=str)
@pytest.mark.parametrize("depot", DEPOTS.values(), ids=DEPOTS)
def test_the_data_have_no_error_at_any_date(depot, jour):
    rapport = validate(depot, (), jour=jour)
    erreurs = [f"{d.fichier} {d.code} {d.message}" for d in rapport.diagnostics if d.fiche.gravite is ERREUR]
    assert rapport.communes
    assert erreurs == []


@pytest.mark.parametrize("jour", [*JOURS, date(2020, 1, 1), date(2022, 12, 31), PRESENT], ids=str)
@pytest.mark.parametrize("depot", DEPOTS.values(), ids=DEPOTS)
def test_a_warning_of_the_data_is_one_we_know(depot, jour):
    rapport = validate(depot, (), jour=jour, aujourd_hui=PRESENT)
    avertis = {d.code: d.message for d in rapport.diagnostics if d.fiche.gravite is not ERREUR}
    assert {code: message for code, message in avertis.items() if code not in CONNUS} == {}


@pytest.mark.parametrize("jour", JOURS, ids=str)
def test_the_faulty_example_fails_at_any_date(jour):
    diagnostics = validate(RACINE / "examples" / "fautes", (), jour=jour).diagnostics
    assert fails(diagnostics, strict=False)
    assert count(diagnostics)[ERREUR] >= 45


def test_every_faulty_file_has_an_error():
    """The convention alone is sound: what it leaves open waits for whoever needs the answer."""
    fautes = RACINE / "examples" / "fautes"
    fautifs = {
        d.fichier for d in validate(fautes, (), jour=JOURS[-1]).diagnostics if d.fiche.gravite is ERREUR
    }
    fichiers = {fichier.relative_to(fautes).as_posix() for fichier in fautes.rglob("*.yaml")}
    assert fichiers - fautifs == {"data/conventions/2022.yaml"}


def test_the_public_identities_are_those_of_the_official_list():
    registre = load(Dossier(RACINE)).registre
    officielles = {c.siren: (c.nom, c.code_insee) for c in officiel.communes(DIJON)}
    assert {c.siren: (c.nom, c.code_insee) for c in registre.communes.values()} == officielles
    assert {m.siren: (m.nom, m.code_insee) for m in registre.epci.membres} == officielles


@pytest.mark.parametrize("fichier", FICHIERS, ids=chemin)
def test_a_file_names_nobody(fichier):
    """Telephones and addresses come from the ranges kept for fiction."""
    texte = fichier.read_text(encoding="utf-8")
    assert [n for n in TELEPHONE.findall(texte) if not n.startswith("03 53 01")] == []
    assert [h for h in COURRIEL.findall(texte) if not f".{h}".endswith(".example.org")] == []


@pytest.mark.parametrize("fichier", FICHIERS, ids=chemin)
def test_a_siren_is_public_or_cannot_exist(fichier):
    """In data/, the bodies of the official list; in examples/, the department 99, which nobody has."""
    lus = set(SIREN.findall(fichier.read_text(encoding="utf-8")))
    publics = {commune.siren for commune in officiel.communes(DIJON)} | {DIJON}
    if chemin(fichier).startswith("data/"):
        assert lus <= publics
    else:
        assert {siren for siren in lus if siren[2:4] != "99"} == set()

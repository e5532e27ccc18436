"""`new` adds one record, says what it did, and refuses what is there already."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

import pytest

from sicommun.api.init import init
from sicommun.api.new import new_commune, new_contract
from sicommun.api.validate import validate
from sicommun.diagnostics import ERREUR, Panne
from sicommun.store.chargement import load
from sicommun.store.rangement.arbre import Dossier

JOUR = date(2026, 11, 23)
USSES_ET_RHONE = "200070852"


@pytest.fixture
def depot(tmp_path):
    """A body with two communes called Seyssel, in two departments."""
    init(tmp_path, epci=USSES_ET_RHONE, avec_ci=False, jour=date(2026, 1, 1))
    return tmp_path


def empreinte(dossier):
    return {
        chemin.relative_to(dossier).as_posix(): sha256(chemin.read_bytes()).hexdigest()
        for chemin in dossier.rglob("*")
        if chemin.is_file()
    }


def retire(depot, slug):
    """Take away the folder of a commune."""
    (depot / f"data/communes/{slug}/commune.yaml").unlink()
    (depot / f"data/communes/{slug}").rmdir()


def erreurs(depot):
    return [d.message for d in validate(depot, jour=JOUR).diagnostics if d.fiche.gravite is ERREUR]


@pytest.mark.parametrize("nom", ["Frangy", "FRANGY", "74131", "217401314", "217 401 314"])
def test_a_member_without_a_folder_gets_the_one_that_init_gave(depot, nom):
    avant = empreinte(depot)
    retire(depot, "frangy")
    compte = new_commune(depot, nom, jour=JOUR)
    assert compte.lignes == (
        "data/communes/frangy/commune.yaml : Frangy, code INSEE 74131, SIREN 217401314.",
        "Vérifier : sicommun validate",
    )
    assert empreinte(depot) == avant


def test_a_homonym_is_named_by_its_code_and_gets_its_own_folder(depot):
    retire(depot, "seyssel-74")
    with pytest.raises(Panne, match="2 communes s'appellent « seyssel »") as panne:
        new_commune(depot, "seyssel", jour=JOUR)
    assert "01407 Seyssel (01420) ; 74269 Seyssel (74910)" in panne.value.remede
    assert "data/communes/seyssel-74/commune.yaml" in new_commune(depot, "74269", jour=JOUR).lignes[0]


@pytest.mark.parametrize("nom", ["Chenôve", "21166", "212101661"])
def test_a_commune_from_elsewhere_becomes_a_member_from_that_day(depot, nom):
    avant = (depot / "data/epci.yaml").read_text(encoding="utf-8")
    compte = new_commune(depot, nom, jour=JOUR)
    assert compte.lignes[1:3] == (
        "data/epci.yaml : Chenôve ajoutée aux membres, à partir du 23 novembre 2026 (à confirmer).",
        "La liste officielle au 1er janvier 2026 ne la compte pas parmi les communes de CC Usses et Rhône.",
    )
    apres = (depot / "data/epci.yaml").read_text(encoding="utf-8")
    ajout = '  - {siren: "212101661", code_insee: "21166", nom: Chenôve, du: 2026-11-23}\n'
    assert apres == avant + ajout
    assert erreurs(depot) == []


def test_a_member_that_had_left_comes_back_from_that_day(depot):
    epci = depot / "data/epci.yaml"
    texte = epci.read_text(encoding="utf-8")
    epci.write_text(texte.replace("nom: Frangy}", "nom: Frangy, au: 2025-12-31}"), encoding="utf-8")
    retire(depot, "frangy")
    lignes = new_commune(depot, "Frangy", jour=JOUR).lignes
    assert "Frangy ajoutée aux membres" in lignes[1]
    assert len(lignes) == 3
    membres = [un for un in load(Dossier(depot)).registre.epci.membres if un.nom == "Frangy"]
    assert [(un.du, un.au) for un in membres] == [(None, date(2025, 12, 31)), (JOUR, None)]


def test_windows_line_ends_stay_as_they_are(depot):
    epci = depot / "data/epci.yaml"
    epci.write_bytes(epci.read_bytes().replace(b"\n", b"\r\n"))
    new_commune(depot, "21166", jour=JOUR)
    octets = epci.read_bytes()
    assert octets.count(b"\n") == octets.count(b"\r\n")


@pytest.mark.parametrize(
    ("nom", "message"),
    [
        ("Frangy", "Frangy (SIREN 217401314) est déjà dans data/communes/frangy/commune.yaml"),
        ("frangi", "ne répond à « frangi » ; vouliez-vous dire « Frangy » ?"),
        ("99999", "ne répond à « 99999 »"),
        ("  ", "aucune commune"),
        ("Saint-Pierre", "8 communes s'appellent « Saint-Pierre »"),
        ("../../etc", "aucune commune"),
    ],
)
def test_what_cannot_be_added_changes_nothing(depot, nom, message):
    avant = empreinte(depot)
    with pytest.raises(Panne) as panne:
        new_commune(depot, nom, jour=JOUR)
    assert message in panne.value.message
    assert panne.value.remede
    assert empreinte(depot) == avant


def test_a_folder_that_cannot_be_read_is_not_replaced(depot):
    (depot / "data/communes/frangy/commune.yaml").write_text("nom: [", encoding="utf-8")
    avant = empreinte(depot)
    with pytest.raises(Panne, match="« data/communes/frangy » existe déjà : rien n'est écrit"):
        new_commune(depot, "Frangy", jour=JOUR)
    assert empreinte(depot) == avant


def test_a_faulty_epci_is_mended_first(depot):
    (depot / "data/epci.yaml").write_text("format: 1\nnom: [\n", encoding="utf-8")
    with pytest.raises(Panne, match=r"« data/epci\.yaml » ne se lit pas") as panne:
        new_commune(depot, "21166", jour=JOUR)
    assert "sicommun validate" in panne.value.remede


def test_outside_a_repository_nothing_is_added(tmp_path):
    with pytest.raises(Panne, match="n'est pas dans un dépôt"):
        new_commune(tmp_path, "21166", jour=JOUR)


def test_a_body_that_the_list_does_not_know_still_finds_communes(depot):
    epci = depot / "data/epci.yaml"
    texte = epci.read_text(encoding="utf-8")
    epci.write_text(texte.replace(USSES_ET_RHONE, "999999999"), encoding="utf-8")
    assert "dijon" in new_commune(depot, "Dijon", jour=JOUR).lignes[0]


# Contracts


def test_a_new_contract_says_what_is_missing_and_nothing_else(depot):
    compte = new_contract(depot, "b012", jour=JOUR)
    assert compte.lignes[0].startswith("data/contracts/B012.yaml : les 47 points")
    constats = [d for d in validate(depot, jour=JOUR).diagnostics if "B012" in d.fichier]
    assert [d.message for d in constats] == [
        "la clé « nom » est obligatoire",
        "la clé « portee » est obligatoire",
    ]


def test_a_new_contract_once_named_is_sound(depot):
    new_contract(depot, "B012", jour=JOUR)
    fichier = depot / "data/contracts/B012.yaml"
    texte = fichier.read_text(encoding="utf-8")
    texte = texte.replace("nom:      ", "nom: Wifi").replace("portee:     ", "portee: [B]")
    fichier.write_text(texte, encoding="utf-8")
    assert [d.message for d in validate(depot, jour=JOUR).diagnostics if "B012" in d.fichier] == []


@pytest.mark.parametrize(
    ("code", "message", "remede"),
    [
        ("A001", "le contrat A001 existe déjà : rien n'est écrit", "A002"),
        ("a001", "le contrat A001 existe déjà", "A002"),
        ("A1", "« A1 » n'est pas un code de service", "A003"),
        ("../A2", "n'est pas un code de service", "A003"),
        ("", "n'est pas un code de service", "A003"),
    ],
)
def test_a_code_ill_made_or_taken_changes_nothing(depot, code, message, remede):
    avant = empreinte(depot)
    with pytest.raises(Panne) as panne:
        new_contract(depot, code, jour=JOUR)
    assert message in panne.value.message
    assert remede in panne.value.remede
    assert empreinte(depot) == avant


def test_a_contract_that_cannot_be_read_keeps_its_code(depot):
    (depot / "data/contracts/A001.yaml").write_text("code: [", encoding="utf-8")
    with pytest.raises(Panne, match="le contrat A001 existe déjà"):
        new_contract(depot, "A001", jour=JOUR)

"""The official list of the package: what it counts, how it is searched, how it is built."""

from __future__ import annotations

import csv
import importlib.util
from collections import Counter
from dataclasses import asdict
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from sicommun import officiel
from sicommun.model.types import read_siren
from sicommun.ressources import donnee

DIJON = "242100410"
SCRIPT = Path(__file__).parents[1] / "scripts" / "officiel.py"


@pytest.fixture(scope="module")
def toutes():
    """Read the whole archive at once: the module opens it anew for each body."""
    with ZipFile(donnee("communes-2026.zip")) as archive:
        return {
            nom.removesuffix(".csv"): list(csv.DictReader(archive.read(nom).decode().splitlines()))
            for nom in archive.namelist()
            if nom[0].isdecimal()
        }


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location("script_officiel", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def noms(recherche):
    return [epci.nom for epci in recherche.trouves]


def test_the_whole_country_is_there(toutes):
    natures = Counter(epci.nature for epci in officiel.epcis())
    assert natures == {"CC": 989, "CA": 230, "METRO": 21, "CU": 14, "MET69": 1}
    assert sum(natures.values()) == 1255
    assert sum(map(len, toutes.values())) == 34_871


def test_a_commune_belongs_to_one_epci_and_has_its_own_codes(toutes):
    communes = [commune for membres in toutes.values() for commune in membres]
    assert len({commune["code_insee"] for commune in communes}) == len(communes)
    assert len({commune["siren"] for commune in communes} | toutes.keys()) == len(communes) + len(toutes)


def test_every_siren_is_one_that_the_model_accepts(toutes):
    for epci, membres in toutes.items():
        for siren in (epci, *(commune["siren"] for commune in membres)):
            assert read_siren(siren) == siren


def test_codes_keep_their_zeros_and_letters(toutes):
    codes = {commune["code_insee"]: commune for membres in toutes.values() for commune in membres}
    assert codes["01001"]["code_postal"] == "01400"
    assert codes["2A004"]["departement"] == "2A"
    assert all(len(commune["code_postal"]) == 5 for commune in codes.values())
    assert {len(code) for code in codes} == {5}


def test_the_index_says_what_the_files_hold(toutes):
    for epci in officiel.epcis():
        membres = toutes[epci.siren]
        assert epci.communes == len(membres)
        assert epci.departements == tuple(sorted({commune["departement"] for commune in membres}))
        assert [c["code_insee"] for c in membres] == sorted(c["code_insee"] for c in membres)


def test_dijon_has_its_23_communes():
    communes = {commune.nom: commune for commune in officiel.communes(DIJON)}
    assert len(communes) == 23
    chenove = officiel.CommuneOfficielle("21166", "212101661", "Chenôve", 14_299, "21", "21300")
    assert communes["Chenôve"] == chenove


def test_the_module_gives_what_the_files_hold(toutes):
    for siren in sorted(toutes)[::100]:
        lues = [asdict(commune) for commune in officiel.communes(siren)]
        assert [{champ: str(valeur) for champ, valeur in commune.items()} for commune in lues] == toutes[
            siren
        ]


def test_two_epci_have_communes_of_the_same_name(toutes):
    homonymes = {
        siren: [commune["code_insee"] for commune in membres if comptes[commune["nom"]] > 1]
        for siren, membres in toutes.items()
        if max((comptes := Counter(commune["nom"] for commune in membres)).values()) > 1
    }
    assert homonymes == {"200070852": ["01407", "74269"], "200040111": ["38446", "73274"]}


@pytest.mark.parametrize("siren", ["999999999", "index", "../index", "", "LICENCE.txt"])
def test_an_unknown_epci_is_refused(siren):
    with pytest.raises(officiel.EpciInconnuError):
        officiel.communes(siren)


@pytest.mark.parametrize(
    ("texte", "nom"),
    [
        (DIJON, "Dijon Métropole"),
        ("242 100 410", "Dijon Métropole"),
        ("Dijon Métropole", "Dijon Métropole"),
        ("dijon metropole", "Dijon Métropole"),
        ("  DIJON-METROPOLE ", "Dijon Métropole"),
        ("CC de la Dombes", "CC de la Dombes"),
        ("de la Dombes", "CC de la Dombes"),
        ("Communauté de communes de la Dombes", "CC de la Dombes"),
        ("communauté d’agglomération du sud", "CA du Sud"),
        ("Cœur de Chartreuse", "CC Coeur de Chartreuse"),
        ("metropole d'Aix Marseille Provence", "Métropole d'Aix-Marseille-Provence"),
    ],
)
def test_a_whole_name_is_exact(texte, nom):
    recherche = officiel.search_epci(texte)
    assert recherche.exact
    assert recherche.seul is not None
    assert recherche.seul.nom == nom


@pytest.mark.parametrize(
    ("texte", "premiers"),
    [
        ("Dijon", ["Dijon Métropole"]),
        ("Métropole de Dijon", ["Dijon Métropole"]),
        ("dombes", ["CC Dombes Saône Vallée", "CC de la Dombes"]),
        ("CA de la Dombes", ["CC de la Dombes"]),  # another nature may be another body: only suggested
        ("Djion Metropole", ["Dijon Métropole"]),
        ("bordeau", ["Bordeaux Métropole"]),
    ],
)
def test_anything_less_is_a_suggestion(texte, premiers):
    recherche = officiel.search_epci(texte)
    assert not recherche.exact
    assert recherche.seul is None
    assert noms(recherche)[: len(premiers)] == premiers


@pytest.mark.parametrize(
    ("texte", "departements"),
    [("CC des Quatre Rivières", [("70",), ("74",)]), ("du Sud", [("974",), ("976",)])],
)
def test_two_bodies_of_one_name_are_both_given_and_none_is_chosen(texte, departements):
    recherche = officiel.search_epci(texte)
    assert recherche.exact
    assert sorted(epci.departements for epci in recherche.trouves) == departements
    assert recherche.seul is None


@pytest.mark.parametrize("texte", ["", " - ", "999999999", "٢٤٢١٠٠٤١٠", "xyzzy" * 1_000_000, "\x00\ud800"])
def test_nonsense_finds_nothing(texte):
    assert officiel.search_epci(texte) == officiel.Recherche(exact=False, trouves=())


@pytest.mark.parametrize("ecrit", ["242100411", "242100419", "242010410", "242 100 401"])
def test_a_slip_in_a_siren_is_a_suggestion(ecrit):
    recherche = officiel.search_epci(ecrit)
    assert (recherche.exact, recherche.seul) == (False, None)
    assert "Dijon Métropole" in [epci.nom for epci in recherche.trouves]


@pytest.mark.parametrize("ecrit", ["999999999", "24210041", "2421004100", "0"])
def test_a_number_that_is_nobody_s_finds_nothing(ecrit):
    assert officiel.search_epci(ecrit).trouves == ()


def test_the_licence_travels_with_the_list():
    with ZipFile(donnee("communes-2026.zip")) as archive:
        licence = archive.read("LICENCE.txt").decode()
    for mention in (
        "Licence Ouverte 2.0",
        "INSEE",
        "DGCL",
        "decoupage-administratif 6.0.0",
        "1er janvier 2026",
    ):
        assert mention in licence


def test_the_script_rebuilds_the_archive_that_the_package_carries(script, toutes, tmp_path):
    source = write_source(tmp_path / "source.csv", toutes)
    bilan = script.build(source, tmp_path / "a.zip")
    assert bilan == "a.zip : 1255 EPCI, 34871 communes ; 1 sans EPCI, écartées"
    with ZipFile(tmp_path / "a.zip") as neuve, ZipFile(donnee("communes-2026.zip")) as livree:
        assert neuve.namelist() == livree.namelist()
        assert all(neuve.read(nom) == livree.read(nom) for nom in livree.namelist())
    script.build(source, tmp_path / "b.zip")
    assert (tmp_path / "b.zip").read_bytes() == (tmp_path / "a.zip").read_bytes()


def test_the_script_refuses_an_epci_with_two_names(script, tmp_path):
    en_tete = [*script.COMMUNE, "epci_siren", "epci_nom", "epci_nature"]
    rows = [["00001", "1", "A", "1", "00", "00000", "9", nom, "CC"] for nom in ("CC Un", "CC Deux")]
    source = tmp_path / "source.csv"
    source.write_text("".join(",".join(row) + "\n" for row in [en_tete, *rows]), encoding="utf-8")
    with pytest.raises(SystemExit, match="plusieurs noms"):
        script.build(source, tmp_path / "a.zip")


def write_source(chemin, toutes):
    """Write a source like the published one, upside down, with a commune that belongs to no body."""
    epcis = {epci.siren: epci for epci in officiel.epcis()}
    flux = StringIO(newline="")
    champs = [*officiel.CommuneOfficielle.__slots__, "epci_siren", "epci_nom", "epci_nature"]
    rows = [
        [*commune.values(), siren, epcis[siren].nom, epcis[siren].nature]
        for siren, membres in toutes.items()
        for commune in membres
    ]
    sans_epci = ["99999", "1", "Île", "1", "99", "99999", "", "", ""]
    csv.writer(flux, lineterminator="\n").writerows([champs, sans_epci, *reversed(rows)])
    chemin.write_text(flux.getvalue(), encoding="utf-8")
    return chemin

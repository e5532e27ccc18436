"""The data files of the package: counted, consistent with each other, free of personal data."""

from __future__ import annotations

import csv
import re
from collections import Counter
from itertools import groupby

import pytest

from sicommun.ressources import DONNEES, donnee, gabarits
from sicommun.store.modele import load_modele
from sicommun.store.yamlfile import read

TELEPHONE = re.compile(r"(?:\+33|\b0)\s?[1-9](?:[\s.-]?\d{2}){4}\b")
COURRIEL = re.compile(r"[\w.+-]+@[\w-]+\.\w{2,}")
COQUILLES = re.compile(
    r"antisipam|controleur|Cameras|des Sois|HyperV|vmWare|MacOS|accord express|\.\.\."
    r"|\b(?:Editique|Equip|Equil|Etat|Etre|Eclair|Elections|Education|Evaluation|A l')"
)


def table(nom):
    with donnee(nom).open(encoding="utf-8", newline="") as flux:
        return list(csv.DictReader(flux))


@pytest.fixture(scope="module")
def lignes():
    return table("lignes.csv")


@pytest.fixture(scope="module")
def clauses():
    return table("clauses.csv")


@pytest.fixture(scope="module")
def modele():
    texte = donnee("modele.yaml").read_text(encoding="utf-8")
    lecture = read(texte, "modele.yaml")
    assert not lecture.constats
    return lecture.donnees


def test_the_187_rows_are_numbered_in_order(lignes):
    assert [ligne["numero"] for ligne in lignes] == [f"DO-{n:03}" for n in range(1, 188)]


def test_the_24_blocks_of_the_source_are_23_domains_in_its_order(lignes, modele):
    blocs = [
        (cle, sum(1 for _ in groupe)) for cle, groupe in groupby(lignes, key=lambda ligne: ligne["domaine"])
    ]
    assert [cle for cle, _ in blocs] == [domaine["cle"] for domaine in modele["organique"]]
    assert len(blocs) == 23
    assert sum(int(domaine["blocs"]) for domaine in modele["organique"]) == 24
    tailles = [5, 25, 17, 17, 32, 5, 3, 6, 8, 6, 5, 4, 4, 3, 3, 4, 5, 7, 7, 5, 6, 5, 5]
    assert [taille for _, taille in blocs] == tailles


def test_72_rows_have_a_printed_unit_of_11_kinds(lignes):
    unites = Counter(ligne["unite"] for ligne in lignes if ligne["unite"])
    assert sum(unites.values()) == 72
    assert len(unites) == 11
    assert unites["Nb utilisateurs"] == 61


def test_the_natures_follow_the_source(lignes):
    natures = Counter(ligne["nature"] for ligne in lignes)
    assert natures == {"entier": 114, "texte": 42, "liste": 23, "adresses": 6, "decimal": 1, "volume": 1}
    speciales = {
        ligne["numero"]: ligne["nature"] for ligne in lignes if ligne["nature"] in {"decimal", "volume"}
    }
    assert speciales == {"DO-005": "decimal", "DO-022": "volume"}
    assert all((ligne["cle"] == "autres") == (ligne["nature"] == "liste") for ligne in lignes)
    assert all(ligne["nature"] != "texte" for ligne in lignes if ligne["unite"])


def test_a_key_is_written_once_in_a_domain_but_for_the_two_isolated_blocks(lignes):
    comptes = Counter((ligne["domaine"], ligne["cle"]) for ligne in lignes)
    assert {domaine for (domaine, _), combien in comptes.items() if combien > 1} == {"sites_isoles"}
    premier, second = lignes[64:80], lignes[80:96]
    assert [{**ligne, "numero": ""} for ligne in premier] == [{**ligne, "numero": ""} for ligne in second]


def test_every_site_block_names_its_switchboard_alike(lignes):
    autocoms = [ligne for ligne in lignes if "autocom" in ligne["cle"]]
    assert {(ligne["cle"], ligne["libelle"]) for ligne in autocoms} == {
        ("telephonie_fixe_autocom", "Téléphonie fixe - Autocommutateurs")
    }
    assert len(autocoms) == 4


def test_keys_can_be_typed_on_any_keyboard(lignes):
    for ligne in lignes:
        assert re.fullmatch(r"[a-z]+(_[a-z0-9]+)*", ligne["cle"])
        assert re.fullmatch(r"[a-z]+(_[a-z0-9]+)*", ligne["domaine"])


def test_what_the_source_printed_is_kept_where_it_was_corrected(lignes):
    origines = {ligne["numero"]: ligne["origine"] for ligne in lignes if ligne["origine"]}
    assert len(origines) == 32
    assert origines["DO-178"] == "Droit des Sois"
    assert all(ligne["origine"] != ligne["libelle"] for ligne in lignes)


@pytest.mark.parametrize(("nom", "colonne"), [("lignes.csv", "libelle"), ("clauses.csv", "citation")])
def test_the_misprints_of_the_source_are_gone(nom, colonne):
    assert [row for row in table(nom) if COQUILLES.search(row[colonne])] == []


def test_the_three_ensembles(modele):
    assert [(e["code"], e["cle"], len(e["missions"])) for e in modele["ensembles"]] == [
        ("A", "donnees_sig", 3),
        ("B", "architecture", 4),
        ("C", "solutions_applicatives", 5),
    ]


def test_the_11_and_4_elements_of_b(modele):
    groupes = Counter(element["groupe"] for element in modele["elements"])
    assert groupes == {"infrastructure": 11, "parc": 4}
    dessous = {e["code"]: len(e["sous_elements"]) for e in modele["elements"] if "sous_elements" in e}
    assert dessous == {"environnements_logiciels": 4}


def test_the_16_domains_of_c_cover_the_applications_once(modele):
    domaines = modele["domaines"]
    assert [int(domaine["numero"]) for domaine in domaines] == list(range(1, 17))
    assert len({domaine["code"] for domaine in domaines}) == 16
    assert [domaine["code"] for domaine in domaines if not domaine["organique"]] == [
        "environnement_action_economique"
    ]
    couverts = [cle for domaine in domaines for cle in domaine["organique"]]
    apps = {d["cle"] for d in modele["organique"] if d["cle"].startswith("app_")} - {"app_poste"}
    assert sorted(couverts) == sorted({*apps, "videoprotection"})


def test_only_the_blocks_of_sites_are_repeated(modele):
    repetables = [domaine["cle"] for domaine in modele["organique"] if domaine["repetable"] is True]
    assert repetables == ["sites_fibre", "sites_autre_lien", "sites_isoles"]


def test_what_is_asked_for_a_and_b_exists(modele, lignes):
    chemins = {f"{ligne['domaine']}.{ligne['cle']}" for ligne in lignes}
    domaines = {domaine["cle"] for domaine in modele["organique"]}
    assert len(modele["exigible"]["A"]) == 2
    assert set(modele["exigible"]["A"]) <= chemins
    assert len(modele["exigible"]["B"]) == 7
    assert set(modele["exigible"]["B"]) <= domaines


def test_every_organic_domain_is_asked_for_by_someone(modele):
    par_c = {cle for domaine in modele["domaines"] for cle in domaine["organique"]}
    assert par_c | set(modele["exigible"]["B"]) == {domaine["cle"] for domaine in modele["organique"]}
    assert not par_c & set(modele["exigible"]["B"])


def test_the_model_cites_clauses_that_exist(modele, clauses):
    connues = {clause["id"] for clause in clauses}
    cites = re.findall(r"clause: ([A-Z]+-\d+)", donnee("modele.yaml").read_text(encoding="utf-8"))
    assert len(cites) == len(set(cites)) == 15 + 4 + 10 + 16
    assert set(cites) <= connues
    assert modele["services_a"][0]["clause"] == "ENSA-01"


def test_the_model_of_the_package_loads():
    modele = load_modele()
    assert sum(len(domaine.lignes) for domaine in modele.organique.values()) == 187 - 16


def test_the_register_of_clauses_is_whole(clauses):
    familles = Counter(clause["id"].split("-")[0] for clause in clauses)
    premieres = {"DOC": 3, "ENJ": 4, "SC": 18, "ENSA": 13, "ENSB": 28, "ENSC": 23, "ADH": 12, "NIV": 7}
    suivantes = {"RET": 4, "EXC": 11, "CSQ": 7, "INT": 6, "CTC": 8, "BUD": 8, "GOV": 15}
    assert familles == {**premieres, **suivantes, "CS": 47, "DO": 6}
    assert sum(premieres.values()) + sum(suivantes.values()) == 167
    for famille, groupe in groupby(clauses, key=lambda clause: clause["id"].split("-")[0]):
        numeros = [clause["id"].split("-")[1] for clause in groupe]
        lettre = "S" if famille == "DO" else ""
        assert [int(numero.removeprefix(lettre)) for numero in numeros] == list(range(1, len(numeros) + 1))


def test_every_text_has_words_and_a_title(clauses):
    textes = [(c["citation"], c["titre"]) for c in clauses] + [
        (x["resume"], x["titre"]) for x in table("lois.csv")
    ]
    assert all(citation.strip() == citation != "" and titre for citation, titre in textes)
    for citation, _ in textes:
        assert citation.count("«") == citation.count("»")
        assert citation.count("“") == citation.count("”")
        assert citation.count("(") == citation.count(")")
        assert '"' not in citation


@pytest.mark.parametrize("nom", ["clauses.csv", "lois.csv", "lignes.csv", "modele.yaml"])
def test_no_telephone_number_and_no_address_of_a_person(nom):
    texte = donnee(nom).read_text(encoding="utf-8")
    assert not TELEPHONE.search(texte)
    assert not COURRIEL.search(texte)


@pytest.mark.parametrize("trouve", ["03 80 00 00 00", "0380000000", "+33 3.80.00.00.00"])
def test_the_detector_knows_a_telephone_number(trouve):
    assert TELEPHONE.search(f"appeler le {trouve} le matin")


def test_the_detector_knows_an_address_but_not_a_brand():
    assert COURRIEL.search("écrire à support@numerique.example.org")
    assert not COURRIEL.search("Portail Cart@DS, Intr@Geo")


@pytest.mark.parametrize("nom", ["clauses.csv", "lois.csv", "lignes.csv", "modele.yaml"])
def test_files_are_utf8_with_unix_line_ends(nom):
    octets = donnee(nom).read_bytes()
    assert b"\r" not in octets
    assert not octets.startswith(b"\xef\xbb\xbf")
    assert octets.endswith(b"\n")


def test_templates_come_from_the_wheel_then_from_the_source_tree(tmp_path, monkeypatch):
    monkeypatch.setattr("sicommun.ressources.PAQUET", paquet := tmp_path / "src" / "sicommun")
    with pytest.raises(FileNotFoundError):
        gabarits()
    (tmp_path / "templates").mkdir()
    assert gabarits() == tmp_path / "templates"
    (paquet / "templates").mkdir(parents=True)
    assert gabarits() == paquet / "templates"


def test_a_data_file_is_found_in_the_package():
    assert donnee("lignes.csv").parent == DONNEES
    assert donnee("lignes.csv").is_file()

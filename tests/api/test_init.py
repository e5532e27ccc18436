"""`init` writes a whole repository that is sound at once, or nothing."""

from __future__ import annotations

import errno
import json
import os
import re
import sys
import time
from datetime import date
from hashlib import sha256
from pathlib import Path

import jsonschema
import pytest
import yaml

from sicommun.api.explain import explain
from sicommun.api.init import init
from sicommun.api.validate import validate
from sicommun.diagnostics import ERREUR, Panne
from sicommun.officiel import communes, epcis
from sicommun.store.chargement import load
from sicommun.store.creation.depot_neuf import contract_text, new_repository
from sicommun.store.creation.gabarits import sheet, written
from sicommun.store.fichiers import arborescence
from sicommun.store.lecture.scalaires import resolve
from sicommun.store.rangement.depot import genre_of
from sicommun.store.schema.fichiers import compose_schema

JOUR = date(2026, 11, 23)
GUIDE = Path(__file__).parents[2] / "docs/demarrer.md"
DIJON = "242100410"
CHOISIS = {
    "homonymes de deux départements": "200070852",
    "autres homonymes": "200040111",
    "le plus grand": "200067106",
    "métropole de Lyon": "200046977",
    "Grand Paris": "200054781",
    "Aix-Marseille": "200054807",
    "Corse-du-Sud": "242010056",
    "Haute-Corse": "242000354",
    "La Réunion": "249740119",
    "Guadeloupe": "200018653",
    "Mayotte": "200060465",
    "Strasbourg": "246700488",
    "apostrophe et parenthèse": "246900575",
}


class Memoire:
    """A tree of files that never touched a disk."""

    def __init__(self, textes):
        self.textes = textes

    def fichiers(self):
        return tuple(sorted(nom for nom in self.textes if nom.startswith("data/")))

    def refuses(self):
        return ()

    def lire(self, nom):
        return self.textes[nom].encode()


def nouveau(siren, *, avec_ci=False):
    epci = next(epci for epci in epcis() if epci.siren == siren)
    return new_repository(epci, communes(siren), jour=JOUR, avec_ci=avec_ci)


def empreinte(dossier):
    return {
        chemin.relative_to(dossier).as_posix(): sha256(chemin.read_bytes()).hexdigest()
        for chemin in dossier.rglob("*")
        if chemin.is_file()
    }


def test_the_chosen_bodies_exist():
    connus = {epci.siren for epci in epcis()}
    assert set(CHOISIS.values()) <= connus


@pytest.mark.parametrize("siren", CHOISIS.values(), ids=CHOISIS)
def test_a_chosen_body_reads_back_without_a_finding(siren):
    relit(siren)


@pytest.mark.parametrize("part", range(8))
def test_every_body_of_france_reads_back_without_a_finding(part):
    for epci in epcis()[part::8]:
        relit(epci.siren)


def relit(siren):
    charge = load(Memoire(nouveau(siren)))
    assert [(d.fichier, d.span, d.message) for d in charge.diagnostics] == []
    registre = charge.registre
    officielles = {un.siren: un for un in communes(siren)}
    assert {membre.siren for membre in registre.epci.membres} == officielles.keys()
    assert {un.siren for un in registre.communes.values()} == officielles.keys()
    for commune in registre.communes.values():
        officielle = officielles[commune.siren]
        assert (commune.nom, commune.code_insee) == (officielle.nom, officielle.code_insee)
        assert commune.populations[0].municipale == officielle.population_municipale
    assert not registre.epci.demonstration
    assert registre.epci.format == 1
    assert list(registre.conventions) == ["2026"]
    assert not registre.contrats["A001"].vue.publie


def test_every_name_of_the_list_is_written_so_that_it_reads_back():
    noms = {epci.nom for epci in epcis()} | {un.nom for epci in epcis() for un in communes(epci.siren)}
    for nom in noms:
        ecrit = written(nom)
        relu = json.loads(ecrit) if ecrit.startswith('"') else resolve(ecrit)
        assert relu == nom
        assert ": " not in ecrit or ecrit.startswith('"')


@pytest.mark.parametrize("nom", ["Y", "non", "A: b", "a # b", "- a", "a ", '"a"', "12", "*a", "{a}", "null"])
def test_a_word_that_yaml_would_misread_is_quoted(nom):
    assert written(nom) == json.dumps(nom, ensure_ascii=False)


def test_homonyms_have_their_own_folders():
    textes = nouveau("200070852")
    assert {"data/communes/seyssel-01/commune.yaml", "data/communes/seyssel-74/commune.yaml"} <= textes.keys()


def test_alsace_and_moselle_keep_their_holidays():
    assert load(Memoire(nouveau("246700488"))).registre.epci.calendrier.regime_feries == "alsace_moselle"
    assert load(Memoire(nouveau(DIJON))).registre.epci.calendrier.regime_feries == "general"


def test_a_fresh_repository_validates_without_error(tmp_path):
    init(tmp_path / "depot", epci=DIJON, avec_ci=True, jour=JOUR)
    rapport = validate(tmp_path / "depot", jour=JOUR)
    assert [d for d in rapport.diagnostics if d.fiche.gravite is ERREUR] == []
    # what is left to say is what only the EPCI knows
    assert {d.fichier for d in rapport.diagnostics} <= {"data/epci.yaml", "data/conventions/2026.yaml"}
    assert rapport.communes == 23


def test_every_yaml_names_a_schema_that_is_there_and_admits_it(tmp_path, lire):
    init(tmp_path, epci=DIJON, avec_ci=False, jour=JOUR)
    fichiers = sorted((tmp_path / "data").rglob("*.yaml"))
    assert len(fichiers) == 26
    for fichier in fichiers:
        texte = fichier.read_text(encoding="utf-8")
        chemin = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", texte.splitlines()[0])[1]
        schema = json.loads((fichier.parent / chemin).read_text(encoding="utf-8"))
        genre = genre_of(fichier.relative_to(tmp_path).as_posix())[0].genre
        assert schema == compose_schema(genre)
        jsonschema.Draft7Validator(schema).validate(lire(texte))


def test_says_in_five_lines_what_comes_next(tmp_path):
    compte = init(tmp_path / "un dépôt", epci=DIJON, avec_ci=False, jour=JOUR)
    assert len(compte.lignes) <= 5
    assert compte.lignes[0].endswith(": Dijon Métropole, 23 communes.")
    assert f'cd "{tmp_path / "un dépôt"}", puis sicommun validate' in compte.lignes[1]
    assert "data/conventions/2026.yaml" in compte.lignes[2]


def test_the_same_day_gives_the_same_bytes(tmp_path):
    init(tmp_path / "a", epci=DIJON, avec_ci=True, jour=JOUR)
    init(tmp_path / "b", epci="dijon métropole", avec_ci=True, jour=JOUR)
    assert empreinte(tmp_path / "a") == empreinte(tmp_path / "b")


def test_lines_end_with_a_line_feed_and_nothing_trails():
    for nom, texte in nouveau(DIJON, avec_ci=True).items():
        assert texte == texte.rstrip() + "\n", nom
        assert not set(texte) & set("\r\t"), nom
        assert [ligne for ligne in texte.splitlines() if ligne != ligne.rstrip()] == [], nom
        assert not re.search(r"@[A-Z_]+@", texte), nom


def test_a_large_body_takes_a_moment(tmp_path):
    debut = time.perf_counter()
    init(tmp_path / "depot", epci="200067106", avec_ci=True, jour=JOUR)
    assert time.perf_counter() - debut < 5
    assert len(list((tmp_path / "depot/data/communes").iterdir())) == 158


def test_continuous_checking_is_sound_yaml_that_names_no_host():
    sans, avec = nouveau(DIJON), nouveau(DIJON, avec_ci=True)
    ajoutes = avec.keys() - sans.keys()
    assert ajoutes == {".github/workflows/validate.yml", ".gitlab-ci.yml", ".pre-commit-config.yaml"}
    lus = {nom: yaml.safe_load(avec[nom]) for nom in ajoutes}
    assert lus[".github/workflows/validate.yml"]["on"] == ["push", "pull_request"]
    assert lus[".gitlab-ci.yml"]["valider"]["script"][-1] == "sicommun validate"
    crochet = lus[".pre-commit-config.yaml"]["repos"][0]["hooks"][0]
    assert (crochet["entry"], crochet["pass_filenames"]) == ("sicommun validate", False)
    assert not any("://" in avec[nom] for nom in ajoutes)


def test_the_error_of_the_page_is_the_real_one(tmp_path):
    from sicommun.reporters.ecran import TUBE
    from sicommun.reporters.formats import render

    init(tmp_path, epci=DIJON, avec_ci=False, jour=JOUR)
    convention = tmp_path / "data/conventions/2026.yaml"
    texte = convention.read_text(encoding="utf-8")
    convention.write_text(texte.replace("preavis_mois:     ", "preavis_mois: douze"), encoding="utf-8")
    ecran = render(validate(tmp_path, [convention], jour=JOUR), "text", TUBE).splitlines()
    page = [ligne[4:] for ligne in sheet("erreur.md", annee="2026").splitlines()]
    assert [" ".join(ligne.split()) for ligne in ecran[: len(page)]] == [" ".join(x.split()) for x in page]


def test_the_error_of_the_guide_is_the_real_one(tmp_path):
    from sicommun.reporters.ecran import TUBE
    from sicommun.reporters.formats import render

    init(tmp_path, epci=DIJON, avec_ci=False, jour=JOUR)
    commune = tmp_path / "data/communes/chenove/commune.yaml"
    texte = commune.read_text(encoding="utf-8")
    debut, _, _ = texte.partition("parcours: []")
    commune.write_text(f"{debut}parcours:\n  - {{le: 2026-03-12, fait: interets}}\n", encoding="utf-8")
    ecran = render(validate(tmp_path, [commune], jour=JOUR), "text", TUBE).splitlines()
    assert "\n".join(ecran[:4]) in GUIDE.read_text(encoding="utf-8")


def test_every_command_of_the_page_exists():
    from sicommun.cli.main import COMMANDES

    page = nouveau(DIJON)["README.md"] + GUIDE.read_text("utf-8")
    for nom, suite in re.findall(r"sicommun (new \w+|[a-z]+)(?: ([A-Z]{3}[0-9]{3}))?", page):
        premier, _, second = nom.partition(" ")
        assert premier in COMMANDES, nom
        assert not second or second in COMMANDES[premier], nom
        assert not suite or explain(suite)


def test_the_skeleton_of_a_contract_explains_the_47_points():
    texte = contract_text("B012", JOUR)
    assert set(re.findall(r"CS-[0-9]{2}", texte)) == {f"CS-{rang:02d}" for rang in range(1, 48)}


# Refusals: a message that says what to do, and nothing written


@pytest.mark.parametrize(
    ("nom", "message"),
    [
        ("CC des Quatre Rivières", "2 intercommunalités s'appellent « CC des Quatre Rivières »"),
        ("quatre rivieres", "aucune intercommunalité ne répond à « quatre rivieres »"),
        ("999999999", "aucune intercommunalité ne répond à « 999999999 »"),
        ("", "aucune intercommunalité ne répond à"),
    ],
)
def test_an_unknown_or_ambiguous_name_writes_nothing(tmp_path, nom, message):
    with pytest.raises(Panne) as panne:
        init(tmp_path / "depot", epci=nom, avec_ci=False, jour=JOUR)
    assert message in panne.value.message
    assert "donner le SIREN" in panne.value.remede
    assert list(tmp_path.iterdir()) == []


def test_the_candidates_come_with_siren_and_department(tmp_path):
    with pytest.raises(Panne) as panne:
        init(tmp_path / "depot", epci="CC des Quatre Rivières", avec_ci=False, jour=JOUR)
    assert (
        "247000623 CC des Quatre Rivières (70) ; 247400666 CC des Quatre Rivières (74)" in panne.value.remede
    )


@pytest.mark.parametrize("nom", ["DIJON METROPOLE", "dijon-métropole", " Dijon  Métropole ", "242 100 410"])
def test_a_name_is_found_whatever_its_case_and_accents(tmp_path, nom):
    assert "Dijon Métropole" in init(tmp_path / "depot", epci=nom, avec_ci=False, jour=JOUR).lignes[0]


def refuse(dossier, *, contient):
    """Check that a folder is refused and left as it was."""
    avant = empreinte(dossier) if dossier.is_dir() else dossier.read_bytes()
    with pytest.raises(Panne) as panne:
        init(dossier, epci=DIJON, avec_ci=True, jour=JOUR)
    assert contient in panne.value.message
    assert panne.value.remede
    assert (empreinte(dossier) if dossier.is_dir() else dossier.read_bytes()) == avant


@pytest.mark.parametrize(
    "nom", ["README.md", ".gitignore", "data/communes/dijon/commune.yaml", ".gitlab-ci.yml"]
)
def test_an_existing_file_is_named_and_nothing_is_written(tmp_path, nom):
    (tmp_path / nom).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / nom).write_text("à moi", encoding="utf-8")
    refuse(tmp_path, contient=f"« {nom} » existe déjà : rien n'est écrit")


def test_a_repository_is_not_begun_twice(tmp_path):
    init(tmp_path, epci=DIJON, avec_ci=True, jour=JOUR)
    refuse(tmp_path, contient="« data/epci.yaml » existe déjà : ce dossier est un dépôt")


def test_data_of_another_origin_is_not_mixed_with_ours(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data/notes.txt").write_text("à moi", encoding="utf-8")
    refuse(tmp_path, contient="contient déjà des fichiers : rien n'est écrit")


def test_a_file_in_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "depot").write_text("à moi", encoding="utf-8")
    refuse(tmp_path / "depot", contient="« depot » n'est pas un dossier")


def test_a_link_on_the_way_is_refused(tmp_path):
    ailleurs, depot = tmp_path / "ailleurs", tmp_path / "depot"
    ailleurs.mkdir()
    depot.mkdir()
    (depot / "data").symlink_to(ailleurs)
    refuse(depot, contient="n'est pas un vrai dossier")
    assert list(ailleurs.iterdir()) == []


def test_a_link_to_nothing_is_refused(tmp_path):
    (tmp_path / "depot").symlink_to(tmp_path / "absent")
    with pytest.raises(Panne, match="n'est pas un dossier"):
        init(tmp_path / "depot", epci=DIJON, avec_ci=False, jour=JOUR)
    assert not (tmp_path / "absent").exists()


def test_a_clone_that_holds_only_git_is_welcome(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git/HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    (tmp_path / "LICENSE").write_text("à moi", encoding="utf-8")
    init(tmp_path, epci=DIJON, avec_ci=False, jour=JOUR)
    assert (tmp_path / ".git/HEAD").read_text(encoding="utf-8") == "ref: refs/heads/main\n"
    assert (tmp_path / "data/epci.yaml").is_file()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_closed_to_writing_is_refused(tmp_path):
    (tmp_path / "depot").mkdir(mode=0o500)
    refuse(tmp_path / "depot", contient="le système ne permet pas d'écrire ici")


def test_a_folder_that_the_system_protects_is_refused(tmp_path, monkeypatch):
    def mkdir(chemin, *_, **__):
        raise PermissionError(errno.EACCES, "", str(chemin))

    monkeypatch.setattr(Path, "mkdir", mkdir)
    refuse(tmp_path, contient="le système ne permet pas d'écrire ici")


def test_a_disk_that_fills_up_leaves_nothing(tmp_path, monkeypatch):
    faits = []

    def write_new(chemin, texte, **options):
        faits.append(chemin)
        if len(faits) > 20:
            raise OSError(errno.ENOSPC, "", str(chemin))
        chemin.write_text(texte, encoding="utf-8")

    monkeypatch.setattr(arborescence, "write_new", write_new)
    with pytest.raises(Panne, match="le disque est plein"):
        init(tmp_path / "depot", epci=DIJON, avec_ci=False, jour=JOUR)
    assert list(tmp_path.iterdir()) == []

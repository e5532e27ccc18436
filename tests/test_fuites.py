"""No output gives a secret back, wherever a file holds it, whatever is wrong with the file."""

from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from sicommun.api.corriger import difference, find_repairs
from sicommun.api.quota.rapport import quota_report
from sicommun.api.validate import validate
from sicommun.cli.erreurs import explain_failure
from sicommun.diagnostics import Panne
from sicommun.reporters.ecran import Ecran
from sicommun.reporters.formats import FORMATS, render

BASE = Path(__file__).parent / "cases" / "base"
COMMUNE = "data/communes/valombre/commune.yaml"
JOUR = date(2025, 3, 31)
SECRET = "Tr0mbone-2031"  # noqa: S105 — nobody's

PAR_VALEUR = {
    "mot de passe": f"mdp : {SECRET}",
    "phrase longue": f"Accès à tous les serveurs de la mairie, mot de passe : {SECRET}azertyuiop",
    "adresse": f"ftp://mairie:{SECRET}@ftp.example.org",
}
PAR_LIGNE = {
    "clé inconnue": f"mot_de_passe: {SECRET}",
    "ancre": f"mot_de_passe: &{SECRET} x",
    "renvoi": f"mot_de_passe: *{SECRET}",
    "étiquette": f"mot_de_passe: !{SECRET} x",
    "clé deux fois": f"mot_de_passe: {SECRET}\nmot_de_passe: {SECRET}",
    "liste ouverte": f"mot_de_passe: [{SECRET}",
    "deux points": f"mot_de_passe: {SECRET}: x",
    "ligne suivante": f"mot_de_passe:\n  {SECRET}",
    "bloc": f"mot_de_passe: |\n  {SECRET}",
    "guillemet ouvert": f'mot_de_passe: "{SECRET}',
    "tabulation": f"mot_de_passe:\t{SECRET}",
    "invisible": f"mot_de_passe: {SECRET}\u200b",
    "commentaire": f"# mdp : {SECRET}",
    "commentaire d'une ligne fausse": f"inconnue: 1 # mdp : {SECRET}",
}
CLES = ("nom", "nature", "code_insee", "siren", "designes_par", "designes_le")


def depot(tmp_path, texte, fichier=COMMUNE):
    copytree(BASE, tmp_path / "d", dirs_exist_ok=True)
    (tmp_path / "d" / fichier).parent.mkdir(exist_ok=True)
    (tmp_path / "d" / fichier).write_text(texte, encoding="utf-8", newline="\n")
    return tmp_path / "d"


def commune():
    return (BASE / COMMUNE).read_text(encoding="utf-8")


def essayer(racine):
    rapport = validate(racine, jour=JOUR)
    for format_ in FORMATS:
        for largeur in (None, 60):
            dit = render(rapport, format_, Ecran(couleurs=False, largeur=largeur))
            assert SECRET[:6] not in dit, (format_, largeur)
    return [d for d in rapport.diagnostics if d.code.startswith("SEC")]


@pytest.mark.parametrize("cas", PAR_VALEUR)
@pytest.mark.parametrize("cle", CLES)
def test_a_secret_in_the_place_of_a_value(tmp_path, cle, cas):
    lignes = commune().split("\n")
    rang = next(rang for rang, ligne in enumerate(lignes) if ligne.strip().startswith(f"{cle}: "))
    lignes[rang] = lignes[rang].partition(": ")[0] + f': "{PAR_VALEUR[cas]}"'
    (constat,) = essayer(depot(tmp_path, "\n".join(lignes)))
    assert constat.span.line == rang + 1


@pytest.mark.parametrize("cas", PAR_LIGNE)
def test_a_secret_in_a_line_of_its_own(tmp_path, cas):
    constats = essayer(depot(tmp_path, f"{PAR_LIGNE[cas]}\n{commune()}"))
    assert {constat.code for constat in constats} == {"SEC002"}
    assert len(constats) == PAR_LIGNE[cas].count(SECRET)


@pytest.mark.parametrize("fichier", ["data/notes.yaml", "data/communes/valombre/divers.yml"])
def test_a_file_that_has_no_place_is_searched(tmp_path, fichier):
    (constat,) = essayer(depot(tmp_path, f"mdp: {SECRET}\n", fichier))
    assert (constat.code, constat.fichier) == ("SEC002", fichier)


def test_the_body_of_a_private_key_stays_hidden_where_it_breaks_the_file(tmp_path):
    cle = f"-----BEGIN RSA PRIVATE KEY-----\n{SECRET.replace('-', '')}: [\n-----END RSA PRIVATE KEY-----\n"
    essayer(depot(tmp_path, f"cle: |\n{cle.replace(': [', '')}{commune()}"))


def test_a_repair_is_shown_without_the_secret_beside_it(tmp_path):
    texte = commune().replace("code_insee:", f"code_inse:  # mdp : {SECRET}\n ", 1)
    racine = depot(tmp_path, texte.replace("\n", "\r\n"))
    montres = [difference(reparation) for reparation in find_repairs(racine)]
    assert montres
    assert SECRET not in "".join(montres)


def test_a_statement_does_not_go_out_with_a_secret(tmp_path):
    racine = depot(tmp_path, commune().replace("nom: Valombre", f'nom: "mdp : {SECRET}"', 1))
    (racine / "data/budgets").mkdir(exist_ok=True)
    (racine / "data/budgets/2024.yaml").write_text("exercice: 2024\nobjets: []\n", encoding="utf-8")
    assert "SEC001" in [constat.code for constat in quota_report(racine, 2024, jour=JOUR).arrets]


def test_a_failure_does_not_repeat_it():
    assert SECRET not in explain_failure(Panne(f"« mdp : {SECRET} » n'existe pas", f"ôter mdp={SECRET}"))

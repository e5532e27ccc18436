"""The rules of the house: floors, sizes, mirrors, words, and what must never enter the repository."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from sicommun.api.explain import all_fiches
from sicommun.textes import lire

RACINE = Path(__file__).parents[1]
SRC = RACINE / "src" / "sicommun"
TESTS = RACINE / "tests"
MODULES = sorted(SRC.rglob("*.py"))

LIGNES_PAR_FICHIER = 300
LIGNES_PAR_FONCTION = 40
LONGUE = "Long for this house:"
"""What the docstring of a longer function says, before its reason."""

TABLES = {
    "documents/feuille": "records only: read in documents/test_formats.py",
    "documents/pages": "pages only: api/test_documents.py reads them",
    "adhesion/libelles": "words only: adhesion/test_suite.py reads them all",
    "adhesion/pages": "pages only: test_cases_record.py shows them",
    "agenda/echeance": "records only: read in agenda/test_gouvernance.py",
    "quota/constats": "pages only: quota/test_etat_annuel.py reads them",
    "model/arrete": "records only: read in quota/test_arret.py",
    "model/correspondance": "records only: read in quota/test_csv.py",
    "model/hypothese": "records only: read in quota/test_hypothese.py",
    "sheets/pages": "pages only: api/test_tableurs.py reads them",
    "sheets/classeur": "records only: read in sheets/test_etat_annuel.py",
    "model/base": "one base class, without a rule of its own",
    "model/budget": "records only: read in rules/test_budgets.py",
    "model/commune": "records only: read everywhere",
    "model/comptages": "records only: read in rules/test_totaux.py",
    "model/contrat": "records only: read in rules/test_contrats.py",
    "model/convention": "records only: read in rules/test_fraicheur.py",
    "model/epci": "records only: read in rules/test_organisation.py",
    "model/fait": "records only: read in adhesion/test_journal.py",
    "model/gouvernance": "records only: read in rules/test_gouvernance.py",
    "model/nu": "one mark on a text, without a rule of its own",
    "model/parcours": "records only: read in adhesion/test_journal.py",
    "model/personnes": "records only: read in rules/test_organisation.py",
    "diagnostics/gravite": "three levels and their names",
    "limites": "figures only: each is tried where it is applied",
    "secrets/secret": "a record",
    "store/rangement/pages": "pages only: test_cases.py and api/test_explain.py read them all",
    "store/forme/pages": "same",
    "store/lecture/pages_refus": "same",
    "store/lecture/pages_syntaxe": "same",
    "store/octets/pages": "same",
}
"""Modules that hold declarations and nothing that runs: no test file of their own, and why."""

TEMOINS = {
    "diagnostics/rapport": "reporters/test_resume",
    "history/acces": "history/test_revision",
    "documents/vues/avenant": "documents/test_actes",
    "documents/vues/convocation": "documents/test_actes",
    "documents/vues/decision_validation": "documents/test_actes",
    "documents/vues/dossier": "documents/test_actes",
    "documents/vues/exclusion": "documents/test_actes",
    "documents/vues/exclusion_temporaire": "documents/test_actes",
    "documents/vues/mise_en_demeure": "documents/test_actes",
    "documents/vues/ordre_du_jour": "documents/test_actes",
    "documents/vues/organigramme": "documents/test_actes",
    "documents/vues/parcours": "documents/test_actes",
    "documents/vues/proces_verbal": "documents/test_actes",
    "documents/vues/reunion": "documents/test_actes",
    "documents/vues/sortie": "documents/test_actes",
    "adhesion/ensembles": "agenda/test_tableau",
    "agenda/description": "agenda/test_tableau",
    "agenda/etat_commune": "agenda/test_tableau",
    "cli/commandes/status": "api/test_status",
    "reporters/grille": "test_cases_status",
    "reporters/status/alertes": "test_cases_status",
    "reporters/status/cartes": "reporters/status/test_page",
    "reporters/status/contexte": "reporters/status/test_page",
    "reporters/status/elements": "reporters/status/test_page",
    "reporters/status/faits": "api/test_status",
    "reporters/status/fiche": "test_cases_status",
    "reporters/status/mots": "reporters/status/test_dessins",
    "reporters/status/tableau": "test_cases_status",
    "agenda/obligations": "properties/test_agenda",
    "agenda/rapport": "reporters/agenda/test_tableau",
    "api/agenda": "cli/test_agenda",
    "cli/commandes/agenda": "cli/test_agenda",
    "reporters/agenda/formats": "cli/test_agenda",
    "documents/atelier": "api/test_documents",
    "documents/catalogue": "api/test_documents",
    "documents/comparaison": "api/test_documents",
    "documents/controle": "api/test_documents",
    "documents/docx": "documents/test_formats",
    "documents/examen": "documents/test_environnement",
    "documents/formats": "api/test_documents",
    "documents/gabarits": "api/test_documents",
    "documents/jointe": "api/test_documents",
    "documents/odt": "documents/test_formats",
    "documents/ouverture": "api/test_documents",
    "documents/page": "documents/test_formats",
    "documents/pandoc": "documents/test_formats",
    "documents/pdf": "documents/test_formats",
    "documents/redaction": "api/test_documents",
    "documents/vues/commun": "api/test_documents",
    "documents/vues/actes": "documents/test_textes",
    "documents/vues/agents": "documents/test_textes",
    "documents/vues/annexe": "documents/test_textes",
    "documents/vues/choix": "documents/test_textes",
    "documents/vues/fiche_impact": "documents/test_textes",
    "documents/vues/operations": "documents/test_textes",
    "documents/vues/perimetre": "documents/test_textes",
    "documents/vues/protection": "documents/test_textes",
    "documents/vues/souscrits": "documents/test_textes",
    "documents/vues/convention": "documents/test_textes",
    "api/gabarits": "api/test_documents",
    "api/verify": "api/test_documents",
    "cli/commandes/gabarit": "api/test_documents",
    "cli/commandes/render": "api/test_documents",
    "cli/commandes/verify": "api/test_documents",
    "reporters/documents": "api/test_documents",
    "reporters/papier": "api/test_documents",
    "store/rangement/gabarits": "api/test_documents",
    "agenda/contexte": "agenda/test_gouvernance",
    "agenda/contrats": "agenda/test_engagements",
    "agenda/conventions": "agenda/test_engagements",
    "agenda/calendrier": "agenda/test_procedures",
    "agenda/semestres": "agenda/test_gouvernance",
    "adhesion/conditions": "adhesion/test_journal",
    "adhesion/faits": "test_parcours",
    "api/record/document": "test_cases_record",
    "api/record/actes": "test_parcours",
    "api/record/cible": "cli/test_record",
    "api/record/inscription": "cli/test_record",
    "api/record/jugement": "test_cases_record",
    "api/record/pieces": "cli/test_record",
    "api/record/projet": "properties/test_record",
    "api/record/propositions": "cli/test_dialogue",
    "api/record/recit": "test_cases_record",
    "cli/commandes/record": "cli/test_record",
    "cli/saisie": "cli/test_record",
    "reporters/difference": "api/test_corriger",
    "store/rangement/calque": "properties/test_record",
    "adhesion/dossier": "adhesion/test_etat",
    "adhesion/fraicheur": "rules/test_fraicheur",
    "adhesion/transitions": "properties/test_adhesion",
    "cli/accueil": "cli/test_main",
    "cli/commandes/explain": "cli/test_commandes",
    "cli/commandes/init": "cli/test_init_cli",
    "cli/commandes/new": "cli/test_commandes",
    "cli/commandes/schema": "cli/test_commandes",
    "cli/commandes/validate": "cli/test_commandes",
    "diagnostics/catalogue": "rules/test_moteur",
    "documents/vues/etat_objets": "documents/vues/test_etat_repartition",
    "documents/vues/etat_payeurs": "documents/vues/test_etat_repartition",
    "documents/vues/etat_suites": "documents/vues/test_etat_repartition",
    "diagnostics/diagnostic": "api/test_validate",
    "diagnostics/suggestion": "model/test_forme",
    "adhesion/presence": "quota/test_etat_annuel",
    "quota/assiette": "quota/test_etat_annuel",
    "quota/choix": "quota/test_etat_annuel",
    "quota/cles": "quota/test_etat_annuel",
    "quota/mesures": "quota/test_etat_annuel",
    "quota/objets": "quota/test_etat_annuel",
    "quota/populations": "quota/test_etat_annuel",
    "quota/tarifs": "quota/test_etat_annuel",
    "quota/usagers": "quota/test_etat_annuel",
    "quota/rapport": "test_cases_quota",
    "api/quota/classeur": "sheets/test_etat_annuel",
    "cli/commandes/tableurs": "api/test_tableurs",
    "sheets/budget": "api/test_tableurs",
    "sheets/colonnes": "api/test_tableurs",
    "sheets/comptages": "api/test_tableurs",
    "sheets/examen": "sheets/test_lecture",
    "sheets/lecteur": "sheets/test_lecture",
    "store/edition/remplacement": "api/test_tableurs",
    "sheets/fichier": "sheets/test_etat_annuel",
    "sheets/ods": "sheets/test_etat_annuel",
    "sheets/xlsx": "sheets/test_etat_annuel",
    "store/fichiers/sortie": "sheets/test_etat_annuel",
    "api/quota/hypothese": "quota/test_hypothese",
    "reporters/quota/hypothese": "quota/test_hypothese",
    "api/quota/colonnes": "quota/test_csv",
    "reporters/quota/csv": "quota/test_csv",
    "store/reparations": "api/test_corriger",
    "store/clandestins": "test_cases",
    "store/isole": "quota/test_hypothese",
    "api/historique": "history/test_secrets",
    "cli/avancement": "history/test_secrets",
    "history/comparaison/appariement": "history/test_differences",
    "history/comparaison/clauses": "history/test_differences",
    "history/comparaison/cotes": "history/test_differences",
    "history/comparaison/descriptions": "history/test_differences",
    "history/comparaison/difference": "history/test_differences",
    "history/comparaison/enregistrements": "history/test_differences",
    "history/comparaison/etats": "history/test_differences",
    "history/comparaison/identites": "history/test_differences",
    "history/comparaison/pieces": "history/test_differences",
    "history/comparaison/resumes": "history/test_differences",
    "history/comparaison/valeurs": "history/test_differences",
    "history/rapport": "history/test_differences",
    "api/diff": "history/test_differences",
    "cli/commandes/diff": "history/test_differences",
    "reporters/sens/texte": "history/test_differences",
    "reporters/sens/json": "history/test_differences",
    "reporters/sens/markdown": "history/test_differences",
    "history/arbre": "history/test_revision",
    "history/noms": "history/test_revision",
    "history/prudence": "history/test_git",
    "api/quota/arret": "quota/test_arret",
    "api/quota/rapport": "test_cases_quota",
    "store/creation/budgets": "quota/test_report",
    "store/creation/arretes": "quota/test_arret",
    "cli/commandes/quota": "test_cases_quota",
    "reporters/quota/colonnes": "test_cases_quota",
    "reporters/quota/explication": "test_cases_quota",
    "reporters/quota/json": "test_cases_quota",
    "reporters/quota/tableau": "test_cases_quota",
    "store/rangement/partie": "test_cases_quota",
    "trace": "quota/test_etat_annuel",
    "model/description": "model/test_forme",
    "model/durees": "model/test_types",
    "model/lu": "model/test_types",
    "model/modele": "test_donnees",
    "model/portee": "adhesion/test_etat",
    "model/registre": "rules/test_completude",
    "model/utilisateurs": "rules/test_budgets",
    "periodes": "rules/test_completude",
    "positions": "store/test_chargement",
    "ressources": "test_donnees",
    "reporters/empreintes": "reporters/test_gitlab",
    "rules/publication": "rules/test_contrats",
    "rules/recoupements": "rules/test_totaux",
    "rules/regle": "rules/test_moteur",
    "rules/resume": "test_cases",
    "store/creation/ajout": "api/test_new",
    "store/fichiers/arborescence": "store/fichiers/test_ecriture",
    "store/edition/brouillon": "store/test_editor",
    "store/octets/caracteres": "store/octets/test_texte",
    "store/rangement/chemins": "store/fichiers/test_ecriture",
    "store/citation": "store/test_yamlfile",
    "store/forme/cles": "api/test_schema",
    "store/octets/codage": "store/octets/test_texte",
    "store/octets/conflits": "store/octets/test_texte",
    "store/rangement/depot": "store/test_chargement",
    "store/forme/description": "model/test_forme",
    "store/lecture/directives": "store/test_yamlfile",
    "store/lecture/echappements": "store/lecture/test_syntaxe",
    "store/forme/formes": "store/test_chargement",
    "store/edition/fragment": "store/test_editor",
    "store/creation/gabarits": "api/test_init",
    "store/creation/identites": "api/test_init",
    "store/creation/depot_neuf": "api/test_init",
    "store/lecture/gardien": "store/test_yamlfile",
    "store/edition/insertion": "store/test_editor",
    "store/lecture/lecteur": "store/test_yamlfile",
    "store/rangement/liste": "store/rangement/test_arbre",
    "store/modele": "test_donnees",
    "store/rangement/place": "store/test_chargement",
    "store/lecture/plainte": "store/lecture/test_syntaxe",
    "store/fichiers/pose": "store/fichiers/test_ecriture",
    "store/rangement/racine": "api/test_validate",
    "store/creation/recherche": "api/test_new",
    "store/lecture/releve": "store/test_yamlfile",
    "store/octets/reperes": "store/test_editor",
    "store/schema/fichiers": "api/test_schema",
    "store/schema/description": "api/test_schema",
    "store/schema/editeur": "api/test_schema",
    "store/schema/portee": "api/test_schema",
    "store/sources": "store/test_chargement",
    "store/forme/traduction": "store/test_chargement",
    "store/edition/valeurs": "store/test_editor",
    "store/lecture/verdicts": "store/lecture/test_syntaxe",
}
"""Parts of a whole that is tried as a whole: the module, and the test file that runs most of its lines."""

SANS_MODULE = {
    "documents/test_actes": "the acts of documents/vues side by side, as golden files",
    "cli/test_agenda": "the command agenda, its formats and its refusals",
    "documents/test_injection": "a corpus through every template",
    "documents/test_fidelite": "every clause of the source, through the templates",
    "documents/test_textes": "golden papers of the legal texts, whose views are in TEMOINS",
    "history/test_deux_temps": "docs/deux-temps.md, played",
    "api/test_ci": "the files of continuous checking, by those who read them",
    "quota/test_csv": "the columns of reporters/quota/csv.py",
    "cli/test_commandes": "the five commands side by side",
    "cli/test_derogations": "a key of epci.yaml through validate and its formats",
    "cli/test_record": "a group of commands, from outside and from its API",
    "cli/test_init_cli": "from nothing to a validated repository",
    "reporters/test_positions": "the four formats side by side",
}
"""Test files of a mirrored folder that follow a use, not a module."""


def module(fichier: Path, racine: Path = SRC) -> str:
    return fichier.relative_to(racine).with_suffix("").as_posix()


@cache
def arbre(fichier: Path) -> ast.Module:
    return ast.parse(fichier.read_text(encoding="utf-8"))


def noeuds(fichier: Path, *genres: type[ast.AST]) -> list[ast.AST]:
    return [noeud for noeud in ast.walk(arbre(fichier)) if isinstance(noeud, genres)]


def appels(fichier: Path, *noms: str) -> list[ast.Call]:
    return [n for n in noeuds(fichier, ast.Call) if getattr(n.func, "id", None) in noms]


# Floors


def test_a_floor_imports_only_those_below():
    """The contracts stand in pyproject.toml; none has an exception."""
    commande = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    fini = subprocess.run(
        [sys.executable, "-c", commande], cwd=RACINE, capture_output=True, encoding="utf-8", check=False
    )
    assert fini.returncode == 0, fini.stdout + fini.stderr
    assert "ignore_imports" not in (RACINE / "pyproject.toml").read_text(encoding="utf-8")


# Sizes


@pytest.mark.parametrize("fichier", MODULES, ids=module)
def test_a_file_and_its_functions_stay_short(fichier):
    assert len(fichier.read_text(encoding="utf-8").splitlines()) <= LIGNES_PAR_FICHIER
    longues = [
        f"{fonction.name} : {lignes} lignes"
        for fonction in noeuds(fichier, ast.FunctionDef, ast.AsyncFunctionDef)
        if (lignes := fonction.end_lineno - fonction.lineno + 1) > LIGNES_PAR_FONCTION
        and LONGUE not in (ast.get_docstring(fonction) or "")
    ]
    assert longues == []


# Mirrors


def test_every_module_has_its_test_file_or_says_where_it_is_tried():
    """A module of rules is tried by its bad cases: test_cases.py wants one for each of its codes."""
    essais = {module(essai, TESTS) for essai in TESTS.rglob("test_*.py")}
    sans_essai = {
        nom
        for nom, fichier in zip(map(module, MODULES), MODULES, strict=True)
        if not Path(nom).name.startswith("__")
        and not appels(fichier, "rule")
        and str(Path(nom).with_name(f"test_{Path(nom).name}").as_posix()) not in essais
    }
    assert sorted(sans_essai - TEMOINS.keys() - TABLES.keys()) == []
    assert sorted((TEMOINS | TABLES).keys() - set(map(module, MODULES))) == []
    assert sorted(set(TEMOINS.values()) - essais) == []
    assert sorted(TEMOINS.keys() & TABLES.keys()) == []


def test_every_test_file_of_a_mirrored_folder_has_its_module():
    dossiers = [dossier for dossier in SRC.iterdir() if (TESTS / dossier.name).is_dir()]
    orphelins = {
        module(essai, TESTS)
        for dossier in dossiers
        for essai in (TESTS / dossier.name).rglob("test_*.py")
        if not (SRC / essai.relative_to(TESTS).with_name(essai.name.removeprefix("test_"))).exists()
    }
    assert sorted(orphelins - SANS_MODULE.keys()) == []


def test_a_table_runs_nothing():
    """What is excused as a table has no loop and no generator of findings."""
    interdits = (ast.For, ast.While, ast.Yield, ast.Try)
    assert [nom for nom in TABLES if noeuds(SRC / f"{nom}.py", *interdits)] == []


# Pages


@pytest.mark.parametrize("fiche", all_fiches(), ids=lambda fiche: fiche.code)
def test_a_code_has_a_source_a_remedy_and_two_examples(fiche):
    assert lire(fiche.source).citation
    assert fiche.titre
    assert fiche.remede
    assert "Bon :" in fiche.texte
    assert "Mauvais :" in fiche.texte


# What stays out of the code


def test_only_the_command_line_looks_at_the_clock():
    regards = [
        f"{module(fichier)}:{noeud.lineno}"
        for fichier in MODULES
        if not module(fichier).startswith("cli/")
        for noeud in noeuds(fichier, ast.Attribute)
        if noeud.attr in {"today", "now", "utcnow", "time_ns", "localtime", "gmtime"}
    ]
    assert regards == []


def test_only_the_command_line_prints():
    impressions = [module(fichier) for fichier in MODULES if appels(fichier, "print")]
    assert [nom for nom in impressions if not nom.startswith("cli/")] == []


def test_no_amount_goes_through_a_float():
    """Money and figures are read as text, then exact: `float` is not even named."""
    nommes = [
        module(fichier)
        for fichier in MODULES
        if any(noeud.id == "float" for noeud in noeuds(fichier, ast.Name))
        or any(isinstance(noeud.value, float) for noeud in noeuds(fichier, ast.Constant))
    ]
    assert [nom for nom in nommes if nom == "montants" or nom.startswith(("model/", "rules/"))] == []


# Words

CITE = re.compile(r"`[^`]*`|« [^»]* »|--[a-z-]+|\b(?:sicommun|git) [a-z-]+")
JARGON = re.compile(
    r"\b(?:values?|errors?|warnings?|invalid|strings?|inputs?|should|fields?|required|missing|expected|null|none|"
    r"dict|list|bool(?:ean)?s?|integers?|floats?|arrays?|objects?|parsers?|tokens?|mappings?|scalars?|defaults?|"
    r"paths?|files?|keys?|nodes?|found|lines?|columns?|tags?|anchors?|slugs?|commits?|checks?|bugs?|logs?)\b",
    re.IGNORECASE,
)
MESSAGES = ("Finding", "Panne", "ErreurUsage", "Fiche", "rule", "Option", "Argument", "Compte")


def test_messages_have_no_english_words():
    """In all that a finding, a page, a breakdown or an option says; code stands between backquotes."""
    phrases = [
        (module(fichier), texte.value)
        for fichier in MODULES
        for appel in appels(fichier, *MESSAGES)
        for texte in ast.walk(appel)
        if isinstance(texte, ast.Constant) and isinstance(texte.value, str) and " " in texte.value
    ]
    assert len(phrases) > 100
    assert [(nom, dit) for nom, dit in phrases if JARGON.search(CITE.sub("", dit))] == []


@pytest.mark.parametrize("fiche", all_fiches(), ids=lambda fiche: fiche.code)
def test_a_page_has_no_english_words(fiche):
    dits = (fiche.titre, fiche.remede, fiche.texte)
    assert [dit for dit in dits if JARGON.search(CITE.sub("", dit))] == []


# What must never enter the repository

CHEMIN_DE_MACHINE = re.compile(
    r"(?:^|[\s\"'`(=:,])(?:/home/|/Users/|/root/|/work/|/private/|[A-Za-z]:\\Users\\)"
)
REGISTRES = (
    "py" + "pi.org",
    "python" + "hosted",
    "index" + "-url",
    "find" + "-links",
    "npm" + "js.",
    "crates" + ".io",
)
COURRIEL = re.compile(r"(?<![\w.+:/-])[A-Za-z0-9_.+-]+@((?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,})\b")
FICTIFS = (".example.org", ".example.com", ".example.net", ".example", ".invalid", ".test")


@cache
def suivis() -> tuple[tuple[str, str], ...]:
    """Give the text files that git follows, by path; binary files have no words."""
    fini = subprocess.run(["git", "ls-files", "-z"], cwd=RACINE, capture_output=True, check=False)
    if fini.returncode:
        pytest.skip("pas de dépôt git : rien à dire des fichiers suivis")
    noms = [nom for nom in fini.stdout.decode().split("\0") if nom and (RACINE / nom).is_file()]
    contenus = ((nom, (RACINE / nom).read_bytes()) for nom in noms)
    return tuple((nom, octets.decode("utf-8", "replace")) for nom, octets in contenus if b"\0" not in octets)


def test_no_path_of_a_machine():
    ici = f"{RACINE}/" if len(RACINE.parts) > 2 else "\0"
    trouves = [nom for nom, texte in suivis() if CHEMIN_DE_MACHINE.search(texte) or ici in texte]
    assert [nom for nom in trouves if nom != "tests/test_house.py"] == []


def test_no_host_of_a_registry():
    assert [nom for nom, texte in suivis() if any(hote in texte.lower() for hote in REGISTRES)] == []


def test_no_real_address():
    reels = [
        (nom, trouve.group())
        for nom, texte in suivis()
        for trouve in COURRIEL.finditer(texte)
        if not f".{trouve.group(1).lower()}".endswith(FICTIFS)
    ]
    assert reels == []


def test_no_generated_file():
    produits = re.compile(
        r"(^|/)(dist|build|htmlcov|__pycache__|\.[a-z_]*cache|\.venv[^/]*)/|\.(pyc|whl|egg-info)$"
    )
    assert [nom for nom, _ in suivis() if produits.search(nom)] == []


def test_no_merge_left_half_done():
    """The page that shows such a file, and the case itself, are the only ones."""
    restes = re.compile(r"^(<<<<<<<|>>>>>>>) ", re.MULTILINE)
    trouves = [nom for nom, texte in suivis() if restes.search(texte)]
    assert [nom for nom in trouves if "LEC012" not in nom and nom != "docs/erreurs.md"] == []

"""Differences in meaning between real versions: what is told, what is silent, through the real command."""

from __future__ import annotations

import json
import re
import subprocess
from datetime import date
from importlib.resources import files
from pathlib import Path
from shutil import copytree

import jsonschema
import pytest
from markdown_it import MarkdownIt

from sicommun.api.diff import diff
from sicommun.cli.erreurs import run
from sicommun.history.acces import open_tree
from sicommun.history.comparaison.identites import IDENTITES, TUS
from sicommun.history.differences import differences, differences_of
from sicommun.model.base import Modele
from sicommun.model.champs import GENRES, _records
from sicommun.model.description import EnTete
from sicommun.reporters.ecran import Ecran
from sicommun.reporters.sens.texte import render
from sicommun.store.chargement import load

RACINE = Path(__file__).parents[2]
SCHEMA = json.loads(
    (files("sicommun") / "donnees" / "schemas" / "diff.schema.json").read_text(encoding="utf-8")
)
JOUR = date(2025, 6, 30)
COMMUNE = "data/communes/valombre/commune.yaml"
DESCRIPTION = "data/communes/valombre/description.yaml"
VALOMBRE = "219900016"


@pytest.fixture
def changer(git):
    """Change texts of files, and give the differences with the version before."""

    def change(*couples, fichier=COMMUNE, jour=JOUR, detail=False):
        for avant, apres in couples:
            texte = (git.depot / fichier).read_text(encoding="utf-8")
            assert avant in texte
            (git.depot / fichier).write_text(texte.replace(avant, apres), encoding="utf-8")
        return tell(git.depot, "HEAD", jour=jour, detail=detail)

    return change


def tell(depot, *revs, jour=JOUR, detail=False):
    """Give, for each difference, its subject, title, both texts and clause."""
    rapport = diff(depot, revs, jour=jour, detail=detail)
    assert not rapport.partiel
    return [(d.sujet.nom, d.titre, d.avant, d.apres, d.clause) for d in rapport.differences]


def ecrire(git, fichier, texte):
    (git.depot / fichier).parent.mkdir(parents=True, exist_ok=True)
    (git.depot / fichier).write_text(texte, encoding="utf-8")


# What is silent


def test_nothing_changed(git):
    assert tell(git.depot, "HEAD") == []
    assert tell(git.depot, "HEAD", "HEAD") == []


def test_style_comments_and_orders_are_silent(git, changer):
    couples = [
        ("nom: Valombre\nnature: commune\n", "# un commentaire\nnature: commune   # là\n\nnom: 'Valombre'\n"),
        (
            (
                "  - {au: 2023-12-31, postes: 34, agents: 42, boites: 41,"
                " etat: accepte, accepte_le: 2024-02-05}\n"
            ),
            "",
        ),
        (
            "\nparcours:",
            (
                "\n  - boites: 41\n    au: 2023-12-31\n    postes: 34\n    agents: 42\n"
                "    accepte_le: 2024-02-05\n    etat: accepte\nparcours:"
            ),
        ),
        ("portee: [A, B, C/finances], note", "portee: [C/finances, B, A], note"),
    ]
    assert changer(*couples) == []


def test_a_default_that_is_written_is_silent(changer):
    assert changer(("nature: commune\n", "")) == []


def test_facts_of_other_days_may_stand_anywhere(git, changer):
    lignes = (git.depot / COMMUNE).read_text(encoding="utf-8").splitlines(keepends=True)
    debut = lignes.index("parcours:\n") + 1
    ecrire(git, COMMUNE, "".join([*lignes[:debut], *reversed(lignes[debut:])]))
    assert tell(git.depot, "HEAD") == []


def test_a_folder_renamed_is_silent_wherever_it_is_named(git):
    ecrire(git, "data/communes/ccas/commune.yaml", CCAS)
    ecrire(git, "data/gouvernance/2025.yaml", GOUVERNANCE)
    ecrire(git, "data/budgets/2025.yaml", BUDGET)
    git.garder()
    git("mv", "data/communes/valombre", "data/communes/valombre-99001")
    for fichier in ("communes/ccas/commune.yaml", "gouvernance/2025.yaml", "budgets/2025.yaml"):
        texte = (git.depot / "data" / fichier).read_text(encoding="utf-8")
        ecrire(git, f"data/{fichier}", re.sub(r"\bvalombre\b", "valombre-99001", texte))
    assert tell(git.depot, "HEAD") == []
    git.garder()
    assert tell(git.depot, "HEAD~1", "HEAD") == []


CCAS = """nom: CCAS de Valombre
nature: ccas
siren: "219900099"
rattache_a: valombre
payeur: valombre
"""
GOUVERNANCE = """annee: 2025
reunions:
  - {type: bipartite, le: 2025-03-04, commune: valombre}
  - {type: pleniere, le: 2025-05-06, convoques: [valombre, orgeval]}
impacts: [{commune: valombre, semestre: S1, remis_le: 2025-06-02, neant: oui}]
decisions:
  - le: 2025-05-06
    objet: Nouveau pare-feu
    communes: [valombre]
    accords: [{commune: valombre, le: 2025-05-06}]
"""
BUDGET = """exercice: 2025
objets:
  - code: internet
    libelle: Accès Internet
    portee: [B/telecoms]
    utilisateurs: [{qui: valombre}, {qui: orgeval}]
    cle: parts
    parts: {valombre: 60, orgeval: 40}
    depenses: [{libelle: Opérateur, montant: 18250.00}]
acomptes: [{qui: valombre, libelle: Premier acompte, montant: 100.00}]
"""


# What is told


def test_a_domain_gained_with_its_acts(changer):
    assert changer(
        (
            "C/finances], par: Directrice du service commun}\n",
            "C/finances], par: Directrice du service commun}\n" + AVENANT,
        )
    ) == [
        ("Valombre", "C/culture Culture", None, "en service", "ENSC-12"),
        (
            "Valombre",
            "Parcours · Avenant du 3 mars 2025",
            None,
            "référence : DM-7 ; numéro : 1 ; portée : C/culture",
            "ADH-03",
        ),
        (
            "Valombre",
            "Parcours · Validation du 7 avril 2025",
            None,
            "avis : valide ; portée : C/culture",
            "ADH-06",
        ),
        ("Valombre", "Description · Complétude", "97 lignes sur 97", "97 lignes sur 104", "ADH-07"),
    ]


AVENANT = """  - {le: 2025-03-03, fait: avenant, numero: "1", portee: [C/culture], reference: DM-7}
  - {le: 2025-04-07, fait: validation, avis: valide, portee: [C/culture], par: Directrice du service commun}
"""


def test_an_ensemble_lost_a_part_of_it_and_a_suspension(git):
    ajout = "  - {le: 2025-01-10, fait: demande_retrait, recu_le: 2025-01-10, portee: [A, B/telecoms]}\n"
    ajout += "  - {le: 2025-02-10, fait: retrait, portee: [A, B/telecoms]}\n"
    ajout += "  - {le: 2025-03-10, fait: exclusion_temporaire, portee: [B/postes], risque_fort: oui}\n"
    ecrire(git, COMMUNE, (git.depot / COMMUNE).read_text(encoding="utf-8") + ajout)
    dits = [dit[1:4] for dit in tell(git.depot, "HEAD") if not dit[1].startswith(("Parcours", "Description"))]
    assert [(titre.split(" ")[0], *textes) for titre, *textes in dits] == [
        ("A", "en service", None),
        ("B/postes", "en service", "suspendu"),
        ("B/telecoms", "en service", None),
    ]
    veille = [dit[1] for dit in tell(git.depot, "HEAD", jour=date(2025, 1, 31))]
    assert not [titre for titre in veille if not titre.startswith("Parcours")]


def test_a_correction_in_place_is_a_change_of_the_same_fact(changer):
    assert changer(("le: 2024-03-18, fait: validation", "le: 2024-03-25, fait: validation")) == [
        ("Valombre", "Parcours · Validation du 25 mars 2024 · Le", "18 mars 2024", "25 mars 2024", "ADH-06"),
    ]


def test_the_state_of_a_day_is_asked_on_both_sides(git, changer):
    changer(("le: 2024-03-18, fait: validation", "le: 2024-03-25, fait: validation"))
    entre = tell(git.depot, "HEAD", jour=date(2024, 3, 20))
    assert entre[0] == ("Valombre", "Statut", "effective", "description remise", "ADH-06")
    assert [dit[1][:1] for dit in entre[1:4]] == ["A", "B", "C"]


def test_counts_people_and_payer(changer):
    assert changer(
        ("au: 2024-12-31, postes: 34", "au: 2024-12-31, postes: 36"),
        ("prenom: Noa, nom: Factice", "prenom: Lou, nom: Factice"),
        (
            "fonction: Maire, prenom: Sacha, nom: Modèle}",
            (
                "au: 2025-03-20, fonction: Maire, prenom: Sacha, nom: Modèle}, "
                "{du: 2025-03-21, fonction: Maire, prenom: Alix, nom: Essai}"
            ),
        ),
        ("referents:", "payeur: orgeval\nreferents:"),
    ) == [
        ("Valombre", "Représentant en fonction", "Sacha Modèle, Maire", "Alix Essai, Maire", ""),
        ("Valombre", "Payeur", None, "Orgeval", "BUD-08"),
        ("Valombre", "Représentants · Sacha Modèle, Maire · Au", None, "20 mars 2025", ""),
        ("Valombre", "Représentants · Alix Essai, Maire", None, "du : 21 mars 2025", ""),
        (
            "Valombre",
            "Référents · Personnes · Lou Factice, Directrice générale des services · Prénom",
            "Noa",
            "Lou",
            "INT-04",
        ),
        ("Valombre", "Comptages · au 31 décembre 2024 · Postes", "34", "36", "ENSB-15"),
    ]


def test_a_new_count_applies_from_its_day(git, changer):
    ligne = "  - {au: 2025-05-31, postes: 40, agents: 43, boites: 41, mesures: {vm: 3}, etat: accepte}\n"
    couple = ("\nparcours:", f"\n{ligne}parcours:")
    assert changer(couple) == [
        ("Valombre", "Comptage applicable · Postes", "34", "40", "ENSB-15"),
        ("Valombre", "Comptage applicable · Agents", "42", "43", "BUD-07"),
        ("Valombre", "Comptage applicable · Autres mesures · vm", None, "3", "BUD-07"),
        (
            "Valombre",
            "Comptages · au 31 mai 2025",
            None,
            "postes : 40 ; agents : 43 ; boîtes : 41 ; autres mesures : vm : 3 ; état : accepte",
            "BUD-07",
        ),
    ]
    assert [dit[1] for dit in tell(git.depot, "HEAD", jour=date(2025, 5, 30))] == [
        "Comptages · au 31 mai 2025"
    ]


def test_levels_services_and_steps_of_a_contract(changer):
    assert changer(
        ("gti: 1j", "gti: 4h"),
        ("Le diagnostic à distance, ", ""),
        (
            "escalade: [Le référent, Responsable du support]",
            "escalade: [Responsable du support, Le référent]",
        ),
        ("services_soutien: [A002]\n", "services_soutien: [A002]\nvue: {publie: oui}\n"),
        fichier="data/contracts/A003.yaml",
    ) == [
        (
            "Contrat A003 Assistance aux utilisateurs",
            "Vue utilisateurs · Contrat publié",
            "non",
            "oui",
            "CS-15",
        ),
        (
            "Contrat A003 Assistance aux utilisateurs",
            "Niveaux de qualité · à partir du 1er janvier 2024 · GTI",
            "1 j",
            "4 h",
            "CS-18",
        ),
        (
            "Contrat A003 Assistance aux utilisateurs",
            "Escalade",
            "Le référent, Responsable du support",
            "Responsable du support, Le référent",
            "CS-21",
        ),
        (
            "Contrat A003 Assistance aux utilisateurs",
            "Prestations",
            "Le diagnostic à distance",
            None,
            "CS-34",
        ),
    ]


def test_a_new_level_applies_from_its_day(changer):
    dits = changer(
        ("{du: 2024-01-01, prise", "{du: 2024-01-01, au: 2025-02-28, prise"),
        (
            "contact_activite",
            (
                "  - {du: 2025-03-01, prise_en_compte: 4h, gti: 4h, gtr: 8j,"
                ' plages: ["08:00-12:00", "14:00-18:00"]}\ncontact_activite'
            ),
        ),
        fichier="data/contracts/A003.yaml",
    )
    assert [dit[1:4] for dit in dits] == [
        ("Niveau applicable · GTI", "1 j", "4 h"),
        ("Niveaux de qualité · à partir du 1er janvier 2024 · Au", None, "28 février 2025"),
        (
            "Niveaux de qualité · à partir du 1er mars 2025",
            None,
            "prise en compte : 4 h ; GTI : 4 h ; GTR : 8 j ; heures de service : 08:00-12:00, 14:00-18:00",
        ),
    ]


def test_choices_of_a_convention_key_by_key(git):
    fichier = "data/conventions/2024.yaml"
    texte = (git.depot / fichier).read_text(encoding="utf-8")
    assert "preavis_mois: 6" in texte
    texte = texte.replace("preavis_mois: 6", "preavis_mois: 12").replace(
        "arrondi: plus_forts_restes", "arrondi: residu_gestionnaire"
    )
    ecrire(git, fichier, texte)
    assert tell(git.depot, "HEAD") == [
        ("Convention 2024", "Arrondi", "plus_forts_restes", "residu_gestionnaire", "BUD-07"),
        ("Convention 2024", "Retrait · Préavis", "6\u00a0mois", "12\u00a0mois", "RET-03"),
    ]


def test_objects_users_and_amounts_of_a_budget(git):
    ecrire(git, "data/budgets/2025.yaml", BUDGET)
    git.garder()
    texte = BUDGET.replace("18250.00", "18450.5").replace(
        "{qui: orgeval}]", "{qui: orgeval, du: 2025-03-01}]"
    )
    texte = texte.replace("valombre: 60, orgeval: 40", "valombre: 55, orgeval: 45")
    ecrire(git, "data/budgets/2025.yaml", texte)
    objet = "Objets · Accès Internet (internet)"
    assert tell(git.depot, "HEAD") == [
        ("Budget 2025", f"{objet} · Utilisateurs · Orgeval · Du", None, "1er mars 2025", "BUD-04"),
        ("Budget 2025", f"{objet} · Parts · Orgeval", "40", "45", "BUD-04"),
        ("Budget 2025", f"{objet} · Parts · Valombre", "60", "55", "BUD-04"),
        (
            "Budget 2025",
            f"{objet} · Dépenses · Opérateur · Montant",
            "18\u202f250,00\u00a0€",
            "18\u202f450,50\u00a0€",
            "BUD-04",
        ),
    ]
    brutes = [d.valeurs for d in diff(git.depot, ["HEAD"], jour=JOUR).differences]
    assert brutes == [(None, "2025-03-01"), ("40", "45"), ("60", "55"), (1825000, 1845050)]


def test_everybody_s_data(git, changer):
    dits = changer(
        (
            "fonction: Directrice du service commun, prenom: Camille, nom: Gabarit}",
            (
                "au: 2025-01-31, fonction: Directrice du service commun, prenom: Camille, nom: Gabarit}\n"
                "    - {du: 2025-02-01, fonction: Directeur du service commun, prenom: Sam, nom: Essai}"
            ),
        ),
        ("telephone: 03 53 01 90 10", "telephone: 03 53 01 90 11"),
        (
            '  - {siren: "219900032", code_insee: "99003", nom: Beauclair, du: 2024-01-01}',
            '  - {siren: "219900032", code_insee: "99003", nom: Beauclair, du: 2024-01-01, au: 2025-12-31}',
        ),
        fichier="data/epci.yaml",
    )
    epci = "Communauté de communes du Val d'Orgeval"
    assert dits == [
        (
            epci,
            "Direction en fonction",
            "Camille Gabarit, Directrice du service commun",
            "Sam Essai, Directeur du service commun",
            "",
        ),
        (
            epci,
            "Service commun · Directeurs · Camille Gabarit, Directrice du service commun · Au",
            None,
            "31 janvier 2025",
            "",
        ),
        (
            epci,
            "Service commun · Directeurs · Sam Essai, Directeur du service commun",
            None,
            "du : 1er février 2025",
            "",
        ),
        (epci, "Canaux · Courant · Téléphone", "03 53 01 90 10", "03 53 01 90 11", "CTC-06"),
        (epci, "Membres · Beauclair · Au", None, "31 décembre 2025", "SC-18"),
    ]
    siennes = diff(git.depot, ["beauclair", "HEAD"], jour=JOUR).differences
    assert [d.titre for d in siennes] == ["Membres · Beauclair · Au"]


def test_governance_and_whole_files(git):
    ecrire(git, "data/gouvernance/2025.yaml", GOUVERNANCE)
    git.garder()
    ecrire(git, "data/gouvernance/2025.yaml", GOUVERNANCE.replace("neant: oui", "elements: [Nouvelle école]"))
    (git.depot / "data/contracts/A002.yaml").unlink()
    ecrire(git, "data/budgets/2025.yaml", BUDGET)
    assert tell(git.depot, "HEAD") == [
        (
            "Contrat A002 Accès Internet partagé",
            "Fiche",
            "Accès Internet partagé, pour B/reseaux, B/telecoms",
            None,
            "",
        ),
        ("Budget 2025", "Fiche", None, "1 objet, 18\u202f250,00\u00a0€ de dépenses", ""),
        ("Gouvernance 2025", "Listes d'impacts · Valombre, S1 · Néant", "oui", "non", "GOV-09"),
        ("Gouvernance 2025", "Listes d'impacts · Valombre, S1 · Éléments", None, "Nouvelle école", "GOV-09"),
    ]


# Descriptions


def test_answers_are_counted_and_named(git, changer):
    texte = (git.depot / DESCRIPTION).read_text(encoding="utf-8")
    assert "nombre_total_agents: 42" in texte
    dits = changer(("nombre_total_agents: 42", "nombre_total_agents: 43"), fichier=DESCRIPTION)
    (dit,) = dits
    assert dit[0] == "Valombre"
    assert dit[1].endswith("Nombre total d'agents (modifiée)")
    assert dit[2] == dit[3]
    assert "réponses" in dit[2]
    (detail,) = tell(git.depot, "HEAD", detail=True)
    assert detail[1:] == (
        f"Description · {detail[1].split(' · ')[1]} · Nombre total d'agents",
        "42",
        "43",
        "DO-003",
    )


def test_a_row_erased_counts_in_the_completeness(git, changer):
    dits = changer(("  nombre_total_agents: 42\n", ""), fichier=DESCRIPTION)
    assert [dit[1].split(" · ")[1] for dit in dits] == ["Complétude", dits[1][1].split(" · ")[1]]
    assert dits[0][2:4] == ("97 lignes sur 97", "96 lignes sur 97")


def test_no_answer_is_shown_unless_asked(git, changer, capsys, monkeypatch):
    monkeypatch.chdir(git.depot)
    changer(("nombre_total_agents: 42", "nombre_total_agents: 987"), fichier=DESCRIPTION)
    for forme in ("text", "json", "markdown"):
        run(["diff", "HEAD", "--format", forme])
        assert "987" not in capsys.readouterr().out
        run(["diff", "HEAD", "--format", forme, "--detail"])
        assert "987" in capsys.readouterr().out


# Adherents that come and go


def test_a_commune_merger(git, tmp_path):
    """Boisfeint and Clairfont make Bois-et-Clairfont, as the example tells it."""
    depot = tmp_path / "fusion"
    copytree(RACINE / "examples/val-dorgeval", depot)
    (depot / "nouvelle").mkdir()
    communes = depot / "data/communes"
    (communes / "bois-et-clairfont").rename(depot / "nouvelle/x")
    for nom in ("boisfeint", "clairfont"):
        fichier = communes / nom / "commune.yaml"
        texte = fichier.read_text(encoding="utf-8")
        (depot / f"nouvelle/{nom}").write_text(texte, encoding="utf-8")
        fichier.write_text(re.sub(r"\n.*fait: fusion.*", "", texte), encoding="utf-8")
    git.depot = depot
    git("init", "-q", "-b", "main")
    git.garder()
    for nom in ("boisfeint", "clairfont"):
        (depot / f"nouvelle/{nom}").replace(communes / nom / "commune.yaml")
    (depot / "nouvelle/x").rename(communes / "bois-et-clairfont")
    git.garder()
    dits = tell(depot, "HEAD~1", "HEAD", jour=date(2024, 1, 1))
    assert dits[0] == (
        "Bois-et-Clairfont",
        "Adhérent",
        None,
        "commune nouvelle, née de Boisfeint et Clairfont ; effective sur A, C/etat_civil",
        "ADH-06",
    )
    assert ("Boisfeint", "Statut", "effective", "fusionnée", "ADH-06") in dits
    fusions = [dit[3] for dit in dits if "Fusion" in dit[1]]
    assert len(fusions) == 2
    assert all("commune nouvelle : Bois-et-Clairfont (219900115)" in dit for dit in fusions)


def test_an_adherent_that_disappears(git):
    git("rm", "-rq", "data/communes/orgeval")
    dits = tell(git.depot, "HEAD")
    assert dits == [
        ("Orgeval", "Adhérent", "effective sur C/etat_civil", None, "ADH-06"),
        ("Orgeval", "C/etat_civil État civil", "en service", None, "ENSC-06"),
    ]


def test_a_siren_mended_in_its_folder_is_a_correction(changer):
    assert changer(('siren: "219900016"', 'siren: "219900214"')) == [
        ("Valombre", "SIREN", "219900016", "219900214", ""),
    ]


def test_homonyms_are_told_apart(git):
    texte = (git.depot / "data/communes/orgeval/commune.yaml").read_text(encoding="utf-8")
    ecrire(
        git,
        "data/communes/orgeval-99004/commune.yaml",
        texte.replace("219900024", "219900107").replace("99002", "99004"),
    )
    git.garder()
    chemin = "data/communes/orgeval-99004/commune.yaml"
    ecrire(git, chemin, (git.depot / chemin).read_text(encoding="utf-8").replace("postes: 19", "postes: 20"))
    assert [dit[0] for dit in tell(git.depot, "HEAD")] == ["Orgeval (orgeval-99004)"]


# Versions


def test_merges_and_dates(git, capsys):
    git.env["GIT_COMMITTER_DATE"] = "2024-01-01T12:00:00+0100"
    git("commit", "-q", "--amend", "--no-edit")
    git("checkout", "-q", "-b", "avenant")
    git.env["GIT_COMMITTER_DATE"] = "2024-02-01T12:00:00+0100"
    git.ecrire(
        (git.depot / COMMUNE)
        .read_text(encoding="utf-8")
        .replace("2024-12-31, postes: 34", "2024-12-31, postes: 99"),
        COMMUNE,
    )
    git("checkout", "-q", "main")
    git.env["GIT_COMMITTER_DATE"] = "2024-03-01T12:00:00+0100"
    git("merge", "-q", "--no-ff", "avenant", "-m", "x")
    postes = ("Valombre", "Comptages · au 31 décembre 2024 · Postes", "34", "99", "ENSB-15")
    assert tell(git.depot, "2024-02-15") == [postes]
    assert tell(git.depot, "2024-02-15", "2024-03-01") == [postes]
    assert tell(git.depot, "avenant", "main") == []
    rapport = diff(git.depot, ["2024-02-15", "avenant"], jour=JOUR)
    assert (rapport.avant.le, rapport.apres.le) == (date(2024, 1, 1), date(2024, 2, 1))


def test_a_shallow_clone(git, tmp_path):
    git.ajouter("# a\n")
    subprocess.run(
        ["git", "clone", "-q", "--depth", "1", git.depot.as_uri(), str(tmp_path / "peu")],
        check=True,
        capture_output=True,
    )
    assert tell(tmp_path / "peu", "HEAD") == []


def test_what_we_knew_then_of_that_day(git):
    """« What did we know on 31/12/2024 about who was a member on 1/7/2024? »: knowledge, then effect."""
    git.env["GIT_COMMITTER_DATE"] = "2024-12-01T12:00:00+0100"
    git("commit", "-q", "--amend", "--no-edit")
    git.env["GIT_COMMITTER_DATE"] = "2025-02-01T12:00:00+0100"
    texte = (git.depot / COMMUNE).read_text(encoding="utf-8")
    git.ecrire(texte.replace("le: 2024-03-18, fait: validation", "le: 2024-07-08, fait: validation"), COMMUNE)
    dits = tell(git.depot, "2024-12-31", jour=date(2024, 7, 1))
    assert dits[0] == ("Valombre", "Statut", "effective", "description remise", "ADH-06")
    assert not [dit for dit in tell(git.depot, "2024-12-31", jour=date(2024, 12, 31)) if dit[1] == "Statut"]


# The command


@pytest.fixture
def commande(git, capsys, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.chdir(git.depot)

    def run_here(*mots):
        code = run(["diff", *mots])
        dit = capsys.readouterr()
        return code, dit.out, dit.err

    return run_here


@pytest.mark.parametrize(
    "mots",
    [
        ("--", "-x"),
        ("--output=pris",),
        ("-x",),
        ("a..b",),
        ("HEAD:data",),
        ("inconnue",),
        (),
        ("valombre",),
        ("nulle-part", "HEAD"),
        ("HEAD", "-C", "nulle-part"),
        ("valombre", "HEAD", "HEAD", "HEAD"),
        ("HEAD", "--format", "xml"),
        ("HEAD", "--at", "2024-13-01"),
        ("HEAD", "--commune", "nulle-part"),
        ("HEAD", ""),
        ("", "HEAD"),
    ],
)
def test_what_is_refused_exits_2_and_writes_nothing(commande, git, mots):
    avant = git("status", "--porcelain", "--ignored")
    code, dit, plainte = commande(*mots)
    assert (code, dit) == (2, "")
    assert plainte.startswith("Erreur : ")
    assert git("status", "--porcelain", "--ignored") == avant


def test_an_adherent_goes_by_its_folder_its_siren_or_its_name(commande, git, changer):
    changer(("2024-12-31, postes: 34", "2024-12-31, postes: 35"))
    attendu = commande("valombre", "HEAD", "--at", "2025-06-30")
    assert attendu[0] == 0
    assert "Valombre : de HEAD" in attendu[1]
    for nom in (VALOMBRE, "Valombre"):
        assert commande(nom, "HEAD", "--at", "2025-06-30") == attendu
    assert commande("HEAD", "--commune", "valombre", "--at", "2025-06-30") == attendu
    assert commande("valombre", "HEAD", "HEAD")[1].endswith("Aucune différence de sens.\n")
    assert commande("orgeval", "HEAD")[1].endswith("Aucune différence de sens.\n")


def test_a_name_of_a_commune_and_of_a_branch(commande, git):
    git("branch", "valombre")
    code, _, plainte = commande("valombre", "HEAD")
    assert code == 2
    assert "à la fois un adhérent et une version" in plainte
    assert commande("--commune", "valombre", "HEAD")[0] == 0
    assert commande("refs/heads/valombre", "HEAD")[0] == 0
    assert commande("valombre", "valombre", "HEAD")[0] == 0


def test_the_screen(commande, git, changer):
    changer(
        ("2024-12-31, postes: 34", "2024-12-31, postes: 35"),
        ("par: Directrice du service commun}\n", "par: Directrice du service commun}\n" + AVENANT),
    )
    git("tag", "v1")
    commit = git("rev-parse", "--short=12", "v1").decode().strip()
    code, dit, _ = commande("v1", "--at", "2025-06-30")
    jour = re.search(r", ([^)]*)\)", dit)[1]
    assert (code, dit) == (
        0,
        f"""De v1 ({commit}, {jour}) au dossier d'aujourd'hui · état au 30 juin 2025

Valombre
  + C/culture Culture : en service (ENSC-12)
  ~ Comptages · au 31 décembre 2024 · Postes : 34 → 35 (ENSB-15)
  + Parcours · Avenant du 3 mars 2025 : référence : DM-7 ; numéro : 1 ; portée : C/culture (ADH-03)
  + Parcours · Validation du 7 avril 2025 : avis : valide ; portée : C/culture (ADH-06)
  ~ Description · Complétude : 97 lignes sur 97 → 97 lignes sur 104 (ADH-07)

5 différences (3 ajouts, 2 changements) dans 1 fiche
""",
    )


def test_a_narrow_screen_wraps(git, changer):
    changer(("par: Directrice du service commun}\n", "par: Directrice du service commun}\n" + AVENANT))
    dit = render(diff(git.depot, ["HEAD"], jour=JOUR), Ecran(largeur=50))
    assert max(map(len, dit.splitlines())) <= 50
    assert " ".join(dit.split()).count("numéro : 1") == 1


def test_json_follows_its_schema(commande, git, changer):
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    changer(
        ("2024-12-31, postes: 34", "2024-12-31, postes: 35"), ("referents:", "payeur: orgeval\nreferents:")
    )
    document = json.loads(commande("valombre", "HEAD", "--format", "json", "--at", "2025-06-30")[1])
    jsonschema.validate(document, SCHEMA)
    assert set(document) == set(SCHEMA["properties"])
    assert set(document["differences"][0]) == set(SCHEMA["$defs"]["difference"]["properties"])
    assert document["resume"] == {"fiches": 1, "differences": 2, "ajouts": 1, "retraits": 0, "changements": 1}
    assert document["differences"][1] | {"classe": ""} == {
        "sujet": {"genre": "commune", "cle": VALOMBRE, "nom": "Valombre"},
        "siren": VALOMBRE,
        "chemin": "comptages.2024-12-31.postes",
        "titre": "Comptages · au 31 décembre 2024 · Postes",
        "nature": "changement",
        "avant": "34",
        "apres": "35",
        "valeurs": {"avant": 34, "apres": 35},
        "clause": "ENSB-15",
        "classe": "",
    }
    jsonschema.validate(json.loads(commande("HEAD", "--format", "json")[1]), SCHEMA)


HOSTILES = [
    "| a | b |",
    "**gras**",
    "<script>alert(1)</script>",
    "[x](http://example.org)",
    "`code`",
    "www.example.org",
    "https://example.org",
    "![](x)",
    "a@b.example.org",
    "# titre",
    "~~non~~",
    "&lt;",
    "\\|",
    "1. un",
    "- x",
    "---",
]


@pytest.mark.parametrize("texte", HOSTILES)
def test_markdown_stays_a_table(commande, git, changer, texte):
    changer(("note: Les autres domaines restent à la commune", f"note: '{texte}'"))
    dit = commande("HEAD", "--format", "markdown", "--at", "2025-06-30")[1]
    jetons = MarkdownIt("gfm-like", {"linkify": False}).parse(dit)
    genres = [jeton.type for jeton in jetons]
    assert genres.count("tr_open") == 2
    assert genres.count("td_open") == 4
    assert genres.count("heading_open") == 2
    cellules = [jeton for jeton in jetons if jeton.type == "inline" and texte.strip() in jeton_text(jeton)]
    assert len(cellules) == 1
    assert {enfant.type for enfant in cellules[0].children} <= {"text", "text_special"}


def jeton_text(jeton):
    return "".join(enfant.content for enfant in jeton.children)


def test_secrets_and_commands_of_a_terminal_are_not_repeated(commande, git):
    git.ecrire(
        (git.depot / COMMUNE)
        .read_text(encoding="utf-8")
        .replace("Les autres domaines restent à la commune", '"mot de passe : Fl4mme2024"'),
        COMMUNE,
    )
    git.ecrire(
        (git.depot / "data/contracts/A003.yaml")
        .read_text(encoding="utf-8")
        .replace("Le diagnostic à distance", '"Le code wifi : Zx81-Spectrum"'),
        "data/contracts/A003.yaml",
    )
    for forme in ("text", "json", "markdown"):
        code, dit, _ = commande("HEAD~2", "HEAD", "--format", forme)
        assert code == 0
        assert "Fl4mme2024" not in dit
        assert "Zx81" not in dit
        assert "Note" in dit


def test_a_file_that_one_side_cannot_read_is_said_and_not_compared(commande, git):
    git.ecrire("nom: [\n", COMMUNE)
    git.ecrire("x: y\n", "data/contracts/A003.yaml")
    code, dit, _ = commande("HEAD~2", "HEAD")
    assert code == 1
    assert "Aucune différence de sens." in dit
    assert "Non comparé, car illisible (HEAD" in dit
    assert f"{COMMUNE}, data/contracts/A003.yaml. Voir : sicommun validate --rev HEAD" in dit
    document = json.loads(commande("HEAD~2", "--format", "json")[1])
    assert document["apres"]["illisibles"] == [COMMUNE, "data/contracts/A003.yaml"]


# One adherent


def test_what_one_adherent_signed_concerns_it(git):
    registre = load(open_tree(git.depot)).registre
    for nom in ("A002", "A003"):
        chemin = f"data/contracts/{nom}.yaml"
        texte = (git.depot / chemin).read_text(encoding="utf-8")
        ecrire(git, chemin, texte.replace("portee: [B/", "type: spécifique\nportee: [B/"))
    ecrire(git, "data/budgets/2025.yaml", BUDGET)
    nouveau = load(open_tree(git.depot)).registre
    assert {d.sujet.cle for d in differences(registre, nouveau, JOUR)} == {"A002", "A003", "2025"}
    assert {d.sujet.cle for d in differences_of(VALOMBRE, registre, nouveau, JOUR)} == {"A002", "A003"}
    assert differences_of("219900024", registre, nouveau, JOUR) == ()  # C/etat_civil alone


# The tables


def test_every_record_of_a_list_has_an_identity():
    a_voir = [*GENRES.values(), EnTete]
    vus = set()
    while a_voir:
        classe = a_voir.pop()
        if classe in vus:
            continue
        vus.add(classe)
        for nom, info in classe.model_fields.items():
            if (classe, nom) in TUS:
                continue
            dessous = list(_records(info.annotation))
            a_voir += dessous
            if "tuple[" in str(info.annotation):
                assert [un for un in dessous if un not in IDENTITES] == [], (classe, nom)
    assert all(issubclass(classe, Modele) for classe in vus)
    for classe, identite in IDENTITES.items():
        champs = {champ for cle in (*identite.cles, *identite.seuls, identite.nommants) for champ in cle}
        assert champs <= set(classe.model_fields), classe

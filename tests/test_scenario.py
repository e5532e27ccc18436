"""The life of a commune, seven years through the command line in a real git repository; dates by hand."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from shutil import copytree, rmtree

import pytest

from sicommun.cli.erreurs import run

ORGEVAL = Path(__file__).parents[1] / "examples" / "val-dorgeval"
COMMUNE = "data/communes/fontvoulue/commune.yaml"
DESCRIPTION = "data/communes/fontvoulue/description.yaml"
BUDGET = """\
exercice: {annee}
objets:
  - code: parc
    libelle: Gestion du parc
    portee: [B]
    utilisateurs: tous
    epci_utilise: oui
    depenses:
      - {{libelle: Outil de gestion, montant: 1200.00, nature: fonctionnement}}
"""
CULTURE = "app_culture: sans objet\n"


@pytest.fixture
def depot(tmp_path, monkeypatch):
    """The invented EPCI as it was in 2018, with one commune that has done nothing yet."""
    racine = tmp_path / "depot"
    copytree(ORGEVAL / "data", racine / "data")
    for commune in (racine / "data" / "communes").iterdir():
        if commune.name != "fontvoulue":
            rmtree(commune)
    rmtree(racine / "data" / "gouvernance")
    monkeypatch.chdir(racine)
    monkeypatch.setenv("NO_COLOR", "1")
    edit(
        "data/epci.yaml",
        lambda t: t.replace("2022-01-01", "2018-01-01").replace("du: 2020-07-09", "du: 2014-04-10"),
    )
    edit("data/epci.yaml", lambda t: re.sub(r"comptages:\n(?:  - .*\n)+", counts(10), t))
    Path("data/conventions/2022.yaml").rename("data/conventions/2018.yaml")
    edit(
        "data/conventions/2018.yaml",
        lambda t: t.replace("en_vigueur_du: 2022-01-01", "en_vigueur_du: 2018-01-01"),
    )
    edit(
        COMMUNE,
        lambda t: re.sub(r"comptages:\n(?:  - .*\n)+", counts(20), t).partition("derogations_exclusivite:")[
            0
        ],
    )
    edit(COMMUNE, lambda t: t.replace("du: 2020-05-26", "du: 2014-03-30").replace("2024-09-02", "2018-09-03"))
    edit(DESCRIPTION, lambda t: t.replace("2024-09-27", "2019-02-01"))
    git("init", "-q")
    commit("départ", "2018-09-01")
    return racine


def counts(postes):
    lignes = "".join(
        f"  - {{au: {an}-12-31, postes: {postes}, agents: 20, boites: 20, etat: accepte, accepte_le: {an + 1}-01-15}}\n"
        for an in range(2018, 2025)
    )
    return f"comptages:\n{lignes}"


def edit(fichier, changer):
    chemin = Path(fichier)
    texte = chemin.read_text(encoding="utf-8")
    nouveau = changer(texte)
    assert nouveau != texte, fichier
    chemin.write_text(nouveau, encoding="utf-8", newline="\n")


def git(*mots, env=None):
    auteur = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run(["git", *auteur, *mots], check=True, env=os.environ | (env or {}))


def commit(message, jour):
    """Keep what the repository says, as if it were that day."""
    quand = f"{jour}T12:00:00+01:00"
    git("add", "-A")
    git(
        "commit", "-q", "--allow-empty", "-m", message, "--date", quand, env={"GIT_COMMITTER_DATE": quand}
    )  # fmt: skip


@pytest.fixture
def cli(depot, capsys):
    """Run the command line; every writing is a commit."""

    def lance(*mots, code=0):
        obtenu = run(list(mots))
        imprime = capsys.readouterr()
        assert "Traceback" not in imprime.err
        assert obtenu == code, (mots, imprime.out, imprime.err)
        return imprime.out + imprime.err

    return lance


@pytest.fixture
def record(cli):
    def inscrit(fait, le, *mots, code=0):
        dit = cli("record", fait, "fontvoulue", "--le", le, *mots, "--at", "2025-12-31", code=code)
        if code == 0:
            commit(f"{fait} {le}", le)
        return dit

    return inscrit


def share(cli, annee):
    """Give the cents of the commune, as the JSON of the statement has them."""
    import json

    Path("data/budgets").mkdir(exist_ok=True)
    Path(f"data/budgets/{annee}.yaml").write_text(BUDGET.format(annee=annee), encoding="utf-8", newline="\n")
    etat = json.loads(cli("quota", str(annee), "--format", "json", "--at", f"{annee + 1}-01-20"))
    texte = json.dumps(etat)
    assert "120000" in texte
    for ligne in etat["payeurs"]:
        if "219900107" in json.dumps(ligne):
            return ligne["quote_part"]
    return 0


def lacks_a_domain(texte):
    return texte.replace("wifi_urbain: sans objet\n", "")


def test_seven_years(cli, record, depot):
    # 2018: interest, then all that comes before a signature
    record("interet", "2018-09-03", "--portee", "B")
    assert "intéressée" in cli("status", "fontvoulue", "--at", "2018-09-30")
    record("fiche_impact", "2018-10-01", "--effets", "aucun")
    record("avis_cst", "2018-10-15", "--instance", "centre_de_gestion", "--avis", "favorable")
    refus = record(
        "validation", "2018-11-05", "--avis", "valide", "--par", "Direction", "--portee", "B", code=1
    )
    assert "ADH-" in refus
    record("deliberation_commune", "2018-11-12", "--reference", "2018-40")
    record("deliberation_epci", "2018-12-10", "--reference", "CC2018-12-10_003")

    # 2019: signature, an incomplete description, reservations, then effect on 1 April
    record("signature", "2019-01-14", "--convention", "2018", "--portee", "B")
    cli("render", "convention", "fontvoulue", "--check", "--at", "2019-01-14")
    record("depot_prefecture", "2019-01-21", "--acte", "099-249900010-20181210-CC2018_003-DE")
    edit(DESCRIPTION, lacks_a_domain)
    record("remise_description", "2019-02-11")
    record(
        "validation",
        "2019-03-04",
        "--avis",
        "reserves",
        "--portee",
        "B",
        "--motifs",
        "Réseau Wifi non décrit",
    )
    assert "description remise" in cli("status", "fontvoulue", "--at", "2019-03-10")
    assert "DES021" in cli("validate", "--select", "DES021", "--at", "2019-03-10")
    papier = cli("render", "decision-validation", "fontvoulue", "--at", "2019-03-10", "--format", "md")
    decision = Path(papier.split()[0]).read_text(encoding="utf-8")
    assert "86 sur 91" in decision
    assert "n'ouvre pas l'adhésion" in decision
    edit(DESCRIPTION, lambda t: t.replace("app_poste:", "wifi_urbain: sans objet\n\napp_poste:"))
    record("remise_description", "2019-03-25")
    record("validation", "2019-04-01", "--avis", "valide", "--par", "Direction", "--portee", "B")
    assert "effective" in cli("status", "fontvoulue", "--at", "2019-04-01")
    # 20 × 275 days over 10 × 365 + 20 × 275: 1 200 × 5 500 / 9 150 = 721,3114…
    assert share(cli, 2019) == 72131
    # the first duty is that of the civil semester after the effect
    agenda = cli("agenda", "2019", "--commune", "fontvoulue", "--at", "2019-12-31")
    assert "2e semestre 2019" in agenda or "S2" in agenda or "31 décembre" in agenda

    # 2020: an amendment adds culture, which waits for its own validation
    record("deliberation_commune", "2020-01-13", "--reference", "2020-02")
    record("deliberation_epci", "2020-01-20", "--reference", "CC2020-01-20_001")
    record(
        "avenant", "2020-02-10", "--numero", "1", "--portee", "C/culture", "--objet", "Ajout de la culture"
    )
    assert "confié au service commun" in rendered(cli, "avenant", "2020-02-10")
    edit(
        DESCRIPTION, lambda t: t.replace("arretee_au: 2019-02-01", "arretee_au: 2020-02-14") + "\n" + CULTURE
    )
    record("remise_description", "2020-03-02")
    record("validation", "2020-03-16", "--avis", "valide", "--par", "Direction", "--portee", "C/culture")
    assert share(cli, 2020) == 80000  # 20 / 30, a whole leap year

    # 2021: a notice, put right; a second one, received on 30 November
    record(
        "mise_en_demeure", "2021-03-01", "--motif", "non_respect_engagements", "--clauses", "GOV-10", "--recu-le",
        "2021-03-03", "--risque", "Postes sans correctifs", "--raisons", "Recommandations sans suite",
        "--mesures", "Remplacer les postes", "--portee", "B",
    )  # fmt: skip
    assert "3 juin 2021" in rendered(cli, "mise-en-demeure", "2021-03-10")
    record("regularisation", "2021-05-10")
    record(
        "mise_en_demeure", "2021-11-29", "--motif", "peril_grave", "--recu-le", "2021-11-30", "--risque", "Propagation",
        "--raisons", "Appareils non contrôlés", "--mesures", "Retirer les appareils", "--portee", "B",
    )  # fmt: skip
    # three months from 30 November are clamped to 28 February
    dit = cli("agenda", "2022", "--commune", "fontvoulue", "--at", "2022-01-10")
    assert "28 février  Fin des trois mois de la mise en demeure du 29 novembre 2021 (EXC-09" in dit
    assert share(cli, 2021) == 80000

    # 2022: too early by a day, then the exclusion of B; back in October
    refus = record("exclusion", "2022-02-28", "--portee", "B", "--motif", "peril_grave", code=1)
    assert "EXC-09" in refus
    record("exclusion", "2022-03-01", "--portee", "B", "--motif", "peril_grave", "--effet", "2022-03-31")
    acte = rendered(cli, "exclusion", "2022-03-02")
    assert "Le dernier jour d'usage est le 31 mars 2022" in plain(acte)
    assert "Culture" in acte
    record(
        "restitution",
        "2022-04-20",
        "--format",
        "CSV",
        "--delai",
        "30 jours",
        "--recu-par",
        "Secrétaire générale",
    )
    record("reintegration", "2022-09-05", "--portee", "B")
    edit(DESCRIPTION, lambda t: t.replace("arretee_au: 2020-02-14", "arretee_au: 2022-09-26"))
    record("remise_description", "2022-10-03")
    record("validation", "2022-10-17", "--avis", "valide", "--par", "Direction", "--portee", "B")
    # 90 days to 31 March and 76 from 17 October: 1 200 × 3 320 / 6 970 = 571,592…
    assert share(cli, 2022) == 57159

    assert share(cli, 2023) == 80000

    # 2023 and 2024: twelve months of notice, effect at the end of the year
    record("deliberation_commune", "2023-05-22", "--reference", "2023-31")
    record(
        "demande_retrait",
        "2023-06-01",
        "--recu-le",
        "2023-06-05",
        "--portee",
        "B,C/culture",
        "--conciliation-le",
        "2023-09-11",
    )
    refus = record("retrait", "2023-11-06", "--portee", "B,C/culture", "--effet", "2023-12-31", code=1)
    assert "RET-03" in refus
    record("retrait", "2024-11-04", "--portee", "B,C/culture", "--effet", "2024-12-31")
    assert share(cli, 2024) == 80000

    # 2025: data back, then destroyed on demand, under the visa of the archives
    assert "retirée" in cli("status", "fontvoulue", "--at", "2025-01-02")
    refus = record("destruction", "2025-01-13", "--copies-seulement", "oui", code=1)
    assert "CSQ-07" in refus or "ADH" in refus
    record(
        "restitution",
        "2025-01-20",
        "--format",
        "CSV",
        "--delai",
        "30 jours",
        "--recu-par",
        "Secrétaire générale",
    )
    record("demande_destruction", "2025-02-03")
    record(
        "destruction", "2025-05-12", "--visa-archives", "Visa n° 2025-001", "--visa-le", "2025-04-28",
        "--methode", "Effacement", "--sauvegardes-incluses", "oui",
    )  # fmt: skip
    sortie = rendered(cli, "sortie", "2025-06-30")
    assert "Visa n° 2025-001" in plain(sortie)
    assert "détruites le 12 mai 2025" in plain(sortie)

    # what was known then, of what held then
    premier = subprocess.run(
        ["git", "log", "--format=%H", "--grep", "validation 2019-04-01"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert "effective" in cli(
        "status", "fontvoulue", "--at", "2025-06-30", "--rev", premier.stdout.split()[0]
    )
    assert "Validation" in cli("diff", "fontvoulue", premier.stdout.split()[0])
    followed_day_by_day(cli)
    constats = cli("validate", "--select", "ADH,EXC,RET,CSQ,ENS,LEC,FOR", "--at", "2025-06-30")
    assert "1 commune · aucune erreur" in constats


SUIVI = (
    # (day, command, what it says that day: dates worked out by hand)
    ("2018-09-30", "status fontvoulue", "intéressée", "fiche d'impact"),
    ("2018-09-30", "agenda 2018 --commune fontvoulue", "0 en retard, 0 à venir, 0 faite"),
    # filed on 21 January: two months for the préfet; 180 days from 1st February end on 31 July
    ("2019-02-11", "status fontvoulue", "description remise", "Il manque 5 lignes Réseau Wifi urbain", "data/communes/fontvoulue/description.yaml:"),
    ("2019-02-11", "agenda 2019 --commune fontvoulue", "21 mars Fin du délai de déféré", "31 juillet Informations à valider"),
    ("2019-03-10", "status fontvoulue", "Portée B", "à valider", "valider complétude, qualité et fraîcheur"),
    # effective on 1st April 2019: the first duties are those of the second semester
    ("2019-04-02", "status fontvoulue", "effective sur B", "100 % 91 lignes sur 91"),
    ("2019-04-02", "agenda 2019 --commune fontvoulue", "31 décembre Réunion bipartite du 2e semestre 2019", "faite le 1er avril 2019"),
    ("2019-04-02", "agenda 2019 --commune fontvoulue", "31 décembre Comptage au 31 décembre 2019", "31 décembre Liste d'impacts du 2e semestre 2019"),
    ("2019-04-02", "decision-validation", "91 sur 91", "1er avril 2019"),
    # a year after 1st February 2019; the amendment waits for its validation
    ("2020-02-15", "agenda 2020 --commune fontvoulue", "1er février Confirmation annuelle", "14 jours de retard"),
    ("2020-02-15", "status fontvoulue", "C 1/16 Culture : signé, à valider", "Il manque 7 lignes", "effective sur B"),
    ("2020-03-16", "status fontvoulue", "effective sur B et 1 domaine de C"),
    ("2020-03-16", "agenda 2020 --commune fontvoulue", "30 juin Liste d'impacts du 1er semestre 2020"),
    # received on 3 March 2021
    ("2021-03-10", "status fontvoulue", "au plus tard le 3 juin 2021", "à partir du 4 juin 2021"),
    ("2021-03-10", "agenda 2021 --commune fontvoulue", "3 juin Fin des trois mois", "dans 85 jours"),
    # those of the year-end are owed for all
    ("2021-03-10", "agenda 2021", "25 janvier État définitif des quotes-parts 2020", "44 jours de retard"),
    ("2021-03-10", "agenda 2021", "31 janvier Titres de recettes 2020", "10 décembre État provisoire des quotes-parts 2021"),
    ("2021-03-10", "agenda 2021", "31 décembre Réunion plénière 2021", "30 juin Bilan d'activité du 1er semestre 2021"),
    ("2021-05-10", "agenda 2021 --commune fontvoulue", "faite le 10 mai 2021 régularisation constatée"),
    ("2021-05-10", "status fontvoulue", "effective sur B et 1 domaine de C"),
    # received on 30 November 2021: 28 February, then 1st March
    ("2022-01-10", "status fontvoulue", "au plus tard le 28 février 2022", "à partir du 1er mars 2022"),
    ("2022-01-10", "mise-en-demeure", "jusqu'au 28 février 2022 inclus", "à compter du 1er mars 2022"),
    # last day of use on 31 March: thirty days end on 30 April
    ("2022-03-02", "status fontvoulue", "effective sur B et 1 domaine de C"),
    ("2022-03-02", "agenda 2022 --commune fontvoulue", "faite le 1er mars 2022 exclusion prononcée", "30 avril Restitution des données"),
    ("2022-04-01", "status fontvoulue", "effective sur 1 domaine de C", "restituer les données"),
    ("2022-04-20", "agenda 2022 --commune fontvoulue", "faite le 20 avril 2022"),
    ("2022-04-20", "sortie", "dernier jour d'usage est le 31 mars 2022", "20 avril 2022", "Aucune destruction"),
    ("2022-09-05", "status fontvoulue", "effective sur 1 domaine de C", "B", "à valider"),
    ("2022-10-17", "status fontvoulue", "effective sur B et 1 domaine de C"),
    # received on 5 June 2023: twelve months, then the end of the year
    ("2023-06-10", "status fontvoulue", "effective sur B et 1 domaine de C", "acter le retrait, effet au plus tôt le 31 décembre 2024"),
    ("2023-06-10", "agenda 2024 --commune fontvoulue", "5 juin Fin du préavis de retrait", "31 décembre Dernier jour d'usage"),
    ("2024-11-04", "status fontvoulue", "effective sur B et 1 domaine de C"),
    ("2024-11-04", "agenda 2024 --commune fontvoulue", "31 décembre Dernier jour d'usage avant un retrait", "faite le 4 novembre 2024"),
    # gone on 31 December 2024: thirty days end on 30 January; asked for on 3 February, three months on 3 May
    ("2025-01-02", "status fontvoulue", "retirée", "au plus tard le 30 janvier 2025"),
    ("2025-01-02", "agenda 2025 --commune fontvoulue", "30 janvier Restitution des données", "dans 28 jours"),
    ("2025-02-04", "agenda 2025 --commune fontvoulue", "3 mai Destruction de ce qui subsiste", "3 mai Visa des archives", "dans 88 jours"),
    ("2025-05-12", "agenda 2025 --commune fontvoulue", "faite le 12 mai 2025", "faite le 28 avril 2025"),
    ("2025-05-12", "status fontvoulue", "retirée"),
)  # fmt: skip


def followed_day_by_day(cli):
    """What was known on a day, of that very day: `--at` and `--rev` together."""
    for jour, commande, *attendus in SUIVI:
        en_ligne = commande.startswith(("agenda", "status"))
        suite = ("--at", jour, "--rev", jour)
        dit = cli(*commande.split(), *suite) if en_ligne else rendered(cli, commande, jour, *suite[2:])
        dit = " ".join(plain(dit).split())
        manquent = [attendu for attendu in attendus if attendu not in dit]
        assert not manquent, (jour, commande, manquent, dit)


def rendered(cli, document, jour, *mots):
    """Give the Markdown of the last paper of a kind, unbreakable spaces kept."""
    dit = cli("render", document, "fontvoulue", "--at", jour, "--format", "md", "--ecraser", *mots)
    chemin = next(mot for mot in dit.split() if mot.endswith(".md"))
    return plain(Path(chemin).read_text(encoding="utf-8"))


def plain(texte):
    return texte.replace("\u00a0", " ").replace("\u202f", " ").replace("\\", "")

"""`sicommun record` from outside: its pages, its completions, and what it does to files as they are found."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from pathlib import Path
from shutil import copytree

import pytest

from sicommun.adhesion.faits import actes
from sicommun.api.record.actes import ACTES, answer
from sicommun.api.record.inscription import Refus, inscribe, prepare
from sicommun.diagnostics import Panne

BASE = Path(__file__).parents[1] / "cases" / "base"
JOUR = date(2025, 3, 31)
INTERET = ("record", "interet", "beauclair", "--le", "2025-03-03", "--at", "2025-03-31")


@pytest.fixture
def depot(tmp_path):
    copytree(BASE, tmp_path / "depot")
    return tmp_path / "depot"


def file_of(depot, slug="beauclair"):
    return depot / "data" / "communes" / slug / "commune.yaml"


def prints(depot):
    return {f: sha256(f.read_bytes()).hexdigest() for f in depot.rglob("*") if f.is_file()}


def project(depot, nom="interet", qui="beauclair", pieces=(), **dites):
    acte = ACTES[nom]
    textes = {"le": "2025-03-03", **dites}
    reponses = {q.cle: answer(q, [textes[q.cle]]) for q in acte.questions if q.cle in textes}
    return prepare(depot, nom, qui, reponses, pieces=pieces, jour=JOUR)


# Pages


def test_alone_it_lists_every_act_with_a_line(lancer):
    fini = lancer("record")
    assert (fini.stderr, fini.returncode) == ("", 0)
    for fiche in actes().values():
        assert f"  {fiche.nom} " in fini.stdout
        assert fiche.resume in fini.stdout
    assert fini.stdout == lancer("record", "--help").stdout


@pytest.mark.parametrize(
    "nom", ["reprise", "validation", "mise_en_demeure", "reception", "comptage", "fusion"]
)
def test_the_page_of_an_act_shows_its_own_options_in_french(lancer, anglais, nom):
    fini = lancer("record", nom, "--help")
    assert (fini.stderr, fini.returncode) == ("", 0)
    assert f"Exemple : sicommun record {nom} valombre --" in fini.stdout
    assert "Texte : " in fini.stdout
    for question in ACTES[nom].questions:
        assert f"  {question.option} " in fini.stdout
    assert "--acte " not in fini.stdout
    assert not [mot for mot in anglais if mot in fini.stdout]


@pytest.mark.parametrize(
    ("debut", "attendus"),
    [
        ("record vali", {"validation"}),
        ("record validation val", {"valombre"}),
        ("record validation valombre --avis re", {"reserves", "refuse"}),
        ("record validation valombre --portee A,C/fin", {"A,C/finances"}),
        ("record destruction valombre --copies-seulement o", {"oui"}),
        ("record signature beauclair --convention 20", {"2024"}),
    ],
)
def test_the_shell_completes(lancer, depot, debut, attendus):
    mots = f"sicommun {debut}".split(" ")
    env = {
        "_SICOMMUN_COMPLETE": "complete_bash",
        "COMP_WORDS": " ".join(mots),
        "COMP_CWORD": str(len(mots) - 1),
    }
    assert set(lancer(env=env, cwd=depot).stdout.split()) == attendus


# Off a terminal


def test_nothing_is_ever_asked_off_a_terminal(lancer, depot):
    avant = prints(depot)
    fini = lancer("record", "validation", cwd=depot)
    assert fini.returncode == 2
    assert fini.stderr.startswith(
        "Erreur : il manque COMMUNE, --le AAAA-MM-JJ, --avis valide|reserves|refuse, --portee CODES\n"
    )
    assert prints(depot) == avant


def test_what_is_written_is_said_and_validates(lancer, depot):
    fini = lancer(*INTERET, "--portee", "C/elections,C/finances", cwd=depot)
    assert (fini.stderr, fini.returncode) == ("", 0)
    assert fini.stdout.startswith("data/communes/beauclair/commune.yaml:9\n")
    assert lancer("validate", "--at", "2025-03-31", cwd=depot).returncode == 0


def test_today_is_the_day_when_none_is_given(lancer, depot):
    fini = lancer("record", "interet", "beauclair", "--le", "2198-03-03", cwd=depot)
    assert fini.returncode == 1
    assert "REC001" in fini.stdout


@pytest.mark.parametrize("qui", ["beauclair", "Beauclair", "BEAUCLAIR", "99003", "219900032", "219 900 032"])
def test_an_adherent_goes_by_its_folder_its_name_or_its_codes(depot, qui):
    assert project(depot, qui=qui).slug == "beauclair"


def test_two_adherents_of_one_name_are_told_apart(depot):
    jumelle = depot / "data" / "communes" / "beauclair-99"
    copytree(file_of(depot).parent, jumelle)
    with pytest.raises(Panne, match="2 adhérents"):
        project(depot, qui="Beauclair")


# Files as they are found


def test_a_file_of_windows_keeps_its_ends_of_lines(depot):
    fichier = file_of(depot)
    fichier.write_bytes(fichier.read_bytes().replace(b"\n", b"\r\n"))
    projet = project(depot)
    inscribe(projet, JOUR)
    assert fichier.read_bytes().count(b"\n") == fichier.read_bytes().count(b"\r\n")
    assert b"{le: 2025-03-03, fait: interet}\r\n" in fichier.read_bytes()


def test_an_empty_journal_with_its_comment_gets_its_first_act(depot):
    fichier = file_of(depot)
    texte = fichier.read_text(encoding="utf-8")
    debut = texte[: texte.index("parcours:")]
    fichier.write_text(f"{debut}parcours: []                    # journal daté\n", encoding="utf-8")
    inscribe(project(depot), JOUR)
    assert fichier.read_text(encoding="utf-8").startswith(debut + "parcours:")
    assert "# journal daté\n" in fichier.read_text(encoding="utf-8")


def test_a_file_that_changes_in_between_is_left_alone(depot):
    projet = project(depot)
    fichier = file_of(depot)
    fichier.write_text(fichier.read_text(encoding="utf-8") + "# d'une autre main\n", encoding="utf-8")
    avant = prints(depot)
    with pytest.raises(Panne, match="a changé depuis sa lecture"):
        inscribe(projet, JOUR)
    assert prints(depot) == avant


@pytest.mark.parametrize("faute", [": oups\n", "inconnue: 1\n", "nom: deux fois\n"])
def test_a_file_with_errors_is_left_alone(depot, faute):
    with file_of(depot).open("a", encoding="utf-8") as flux:
        flux.write(faute)
    with pytest.raises(Panne, match="a des erreurs"):
        project(depot)


def test_a_file_elsewhere_with_errors_does_not_matter(depot):
    file_of(depot, "orgeval").write_text("nom: [\n", encoding="utf-8")
    assert not isinstance(project(depot), Refus)


def test_an_error_that_was_there_before_does_not_refuse(depot):
    """Valombre has lost its contacts (INT002): its acts can be recorded nonetheless."""
    fichier = file_of(depot, "valombre")
    texte = fichier.read_text(encoding="utf-8")
    debut, fin = texte.index("referents:"), texte.index("comptages:")
    fichier.write_text(texte[:debut] + texte[fin:], encoding="utf-8")
    projet = project(depot, "avenant", "valombre", portee="C/culture")
    assert not isinstance(projet, Refus)


def test_a_journal_that_was_wrong_before_can_be_mended(depot):
    """The act that was missing in the middle admits those that followed."""
    fichier = file_of(depot)
    with fichier.open("a", encoding="utf-8") as flux:
        flux.write("  - {le: 2025-03-10, fait: validation, avis: refuse, portee: [C/elections], motifs: x}\n")
    projet = project(depot, "signature", le="2025-03-03", convention="2024", portee="C/elections")
    assert not isinstance(projet, Refus)
    assert projet.rang == 1


def test_what_a_decision_of_the_epci_admits_is_not_refused(depot):
    """EXC012: the convention admits sixty days, and the EPCI more for this file."""
    texte = (depot / "data" / "epci.yaml").read_text(encoding="utf-8")
    suspension = {
        "nom": "exclusion_temporaire", "qui": "valombre", "portee": "B", "justification": "Rançongiciel",
        "risque_fort": "oui", "risque_immediat": "oui", "jusqu_au": "2025-12-31", "reexamen_le": "2025-04-01",
    }  # fmt: skip
    refus = project(depot, **suspension)
    assert [constat.diagnostic.code for constat in refus.constats] == ["EXC012"]
    admis = (
        "derogations:\n  - code: EXC012\n    cible: data/communes/valombre/commune.yaml\n"
        "    motif: Attaque en cours, décidée en bureau\n    auteur: Bureau communautaire\n"
        "    decidee_le: 2025-03-03\n    jusqu_au: 2025-12-31\n"
    )
    (depot / "data" / "epci.yaml").write_text(texte + admis, encoding="utf-8")
    assert not isinstance(project(depot, **suspension), Refus)


def test_a_link_is_not_followed(depot, tmp_path):
    fichier = file_of(depot)
    ailleurs = tmp_path / "ailleurs.yaml"
    fichier.rename(ailleurs)
    fichier.symlink_to(ailleurs)
    with pytest.raises(Panne):
        project(depot)


# Papers


def test_a_paper_gets_its_digest_and_a_name_that_is_no_path_of_the_machine(depot, tmp_path):
    dedans, dehors = depot / "pieces" / "ar.pdf", tmp_path / "ar.pdf"
    dedans.parent.mkdir()
    for fichier in (dedans, dehors):
        fichier.write_bytes(b"%PDF")
    empreinte = sha256(b"%PDF").hexdigest()
    projet = project(depot, pieces=[f"nature=Courrier, bis,fichier={dedans}", f"nature=AR,fichier={dehors}"])
    assert [(p.nature, p.fichier, p.sha256) for p in projet.inscrit.pieces] == [
        ("Courrier, bis", "pieces/ar.pdf", empreinte),
        ("AR", "ar.pdf", empreinte),
    ]


def test_a_paper_that_is_not_here_keeps_its_name(depot):
    projet = project(depot, pieces=["nature=Courrier,fichier=au-coffre.pdf,reference=C-12"])
    assert [(p.fichier, p.sha256) for p in projet.inscrit.pieces] == [("au-coffre.pdf", None)]


@pytest.mark.parametrize(
    ("piece", "dit"),
    [
        ("Courrier", "ne se lit pas"),
        ("natur=Courrier", "vouliez-vous dire « nature »"),
        ("nature=Courrier,couleur=bleu", "n'est pas une clé"),
        ("reference=12", "il manque la nature"),
        ("nature=,reference=12", "ne dit rien"),
        ("nature=a\x1bb", "caractère de commande"),
    ],
)
def test_a_paper_ill_said_is_refused(depot, piece, dit):
    with pytest.raises(Panne, match=dit):
        project(depot, pieces=[piece])


def test_a_paper_of_another_digest_is_refused(depot, tmp_path):
    (tmp_path / "ar.pdf").write_bytes(b"%PDF")
    with pytest.raises(Panne, match="n'a pas l'empreinte donnée"):
        project(depot, pieces=[f"nature=AR,fichier={tmp_path / 'ar.pdf'},sha256={'0' * 64}"])


def test_huge_values_are_refused(depot):
    question = next(q for q in ACTES["interet"].questions if q.cle == "note")
    with pytest.raises(ValueError, match="20000 caractères"):
        answer(question, ["x" * 20_001])


def test_a_file_does_not_grow_past_what_is_read(depot):
    fichier = file_of(depot)
    fichier.write_bytes(fichier.read_bytes() + b"# " + b"x" * 1_980_000 + b"\n")
    with pytest.raises(Panne, match="dépasserait"):
        project(depot, note="é" * 19_000)

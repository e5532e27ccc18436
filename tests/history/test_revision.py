"""The tree of a version in real repositories: names, dates, what is refused, and nothing checked out."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from sicommun.cli.erreurs import run
from sicommun.diagnostics import Panne
from sicommun.history import revision
from sicommun.history.acces import open_tree
from sicommun.history.revision import Revision, tree_at
from sicommun.limites import OCTETS_PAR_FICHIER
from sicommun.store.chargement import load
from sicommun.store.rangement.arbre import Dossier, Illisible

CAS_QUOTA = Path(__file__).parents[1] / "cases" / "quota" / "hors-cle"
COMMUNE = "data/communes/valombre/commune.yaml"


PROGRAMMES = (
    "core.fsmonitor", "core.pager", "core.alternateRefsCommand", "diff.external", "diff.piege.textconv",
    "filter.piege.smudge", "gpg.program",
)  # fmt: skip
"""Settings that are programs."""


def le(jour, heure="12:00:00+0100"):
    """Give the variables by which git dates a commit."""
    return {"GIT_COMMITTER_DATE": f"{jour}T{heure}", "GIT_AUTHOR_DATE": "2001-01-01T00:00:00+0000"}


@pytest.fixture
def dater(git):
    def commit(jour, heure="12:00:00+0100", texte=None):
        git.env.update(le(jour, heure))
        git.ajouter(f"# {texte or jour}\n")
        return git("rev-parse", "HEAD").decode().strip()

    return commit


def clone(git, ailleurs, *mots):
    subprocess.run(
        ["git", "clone", "-q", *mots, git.depot.as_uri(), str(ailleurs)], check=True, capture_output=True
    )
    return ailleurs


def panne(racine, rev):
    with pytest.raises(Panne) as refus:
        tree_at(racine, rev)
    assert refus.value.remede
    return str(refus.value)


def test_a_version_loads_as_the_folder_did(git):
    avant = load(Dossier(git.depot))
    git.ecrire("format: 9\n")
    arbre = tree_at(git.depot, "HEAD~1")
    lu = load(arbre)
    assert (lu.registre, lu.diagnostics, lu.fichiers) == (avant.registre, avant.diagnostics, avant.fichiers)
    assert arbre.commit == git("rev-parse", "HEAD~1").decode().strip()
    assert lu.sources.texte(COMMUNE) == (git.depot / COMMUNE).read_text(encoding="utf-8")
    assert load(tree_at(git.depot, "HEAD")).diagnostics != avant.diagnostics


def test_the_folder_is_not_touched(git):
    git.ajouter("# a\n")
    (git.depot / "data/epci.yaml").write_text("format: 1\n", encoding="utf-8")

    def empreinte():
        return {
            (nom, nom.stat().st_mtime_ns, nom.stat().st_size) for nom in git.depot.rglob("*") if nom.is_file()
        }

    avant = empreinte()
    load(tree_at(git.depot, "HEAD~1"))
    assert empreinte() == avant


@pytest.mark.parametrize(
    "nom", ["main", "HEAD", "v1", "tags/v1", "refs/heads/main", "main~0", "HEAD^0", "été"]
)
def test_names_of_one_version(git, nom):
    git("tag", "-a", "v1", "-m", "x")
    git("branch", "été")
    attendu = git("rev-parse", "HEAD").decode().strip()
    assert tree_at(git.depot, nom).commit == attendu
    assert tree_at(git.depot, attendu[:10]).commit == attendu


HOSTILES = [
    "-", "--output=pris", "-x", "--all", "", "a" * 201, "a b", "a\tb", "a\nb", "a\0b", "a\x1b[31m",
    "a\u202eb", "\udcff", "HEAD~1..HEAD", "HEAD...main", "^main", "main^{/x}", ":/x", "HEAD:data/epci.yaml",
    ":0:data/epci.yaml", "main@{1}", "main@{yesterday}", "@{-1}", "\u2028", " main", "main ",
]  # fmt: skip


@pytest.mark.parametrize("nom", HOSTILES, ids=ascii)
def test_a_hostile_name_never_reaches_git(git, nom, monkeypatch):
    monkeypatch.setattr("sicommun.history.git.Depot.answer", lambda *_: pytest.fail("git a été appelé"))
    dit = panne(git.depot, nom)
    assert "ne peut pas nommer une version" in dit
    assert dit.isprintable() or "\u202f" in dit


@pytest.mark.parametrize(
    "nom", ["inconnue", "HEAD~99", "main^{tree}", "HEAD^!", "HEAD^@", "HEAD^-", "0" * 40, "refs/heads",
 "*", "[m]ain", "main.lock", "@{", "..", "a\\b", "HEAD^{blob}"]
)  # fmt: skip
def test_a_name_of_nothing_is_said(git, nom):
    assert cite_in(panne(git.depot, nom), nom)


def cite_in(dit, nom):
    return f"« {nom} »" in dit


def test_the_nearest_names_are_offered(git):
    git("branch", "convention-2024")
    git("tag", "v2024")
    assert "vouliez-vous dire « convention-2024 »" in panne(git.depot, "convention-2042")
    assert "« v2024 »" in panne(git.depot, "v2023")


def test_a_day_written_the_french_way(git):
    with pytest.raises(Panne) as refus:
        tree_at(git.depot, "31/12/2024")
    assert refus.value.remede == "pour une date : 2024-12-31"


def test_a_print_that_names_two_objects(git):
    git.ecrire("".join(f"# {n}\n" for n in range(2)), "a.txt")
    entree = "".join(f"blob\nmark :{n}\ndata {len(str(n))}\n{n}\n" for n in range(3000)).encode()
    git("fast-import", "--quiet", entree=entree)
    objets = git("cat-file", "--batch-all-objects", "--batch-check=%(objectname)").decode().split()
    courts = [nom[:4] for nom in objets]
    double = next((court for court in courts if courts.count(court) > 1), None)
    assert double is not None
    assert "ne suffit pas" in panne(git.depot, double) or "n'existe pas" in panne(git.depot, double)


# Dates


def test_a_day_names_what_the_branch_knew_at_its_end_in_paris(git, dater):
    a = dater("2024-06-30", "23:59:59+0200")
    b = dater("2024-07-01", "00:00:00+0200")
    c = dater("2024-12-31", "23:30:00+0100")
    d = dater("2024-12-31", "23:30:00+0000")  # already 2025 in Paris
    vus = {
        jour: tree_at(git.depot, jour).commit
        for jour in ("2024-06-30", "2024-07-01", "2024-12-31", "2025-01-01")
    }
    assert vus == {"2024-06-30": a, "2024-07-01": b, "2024-12-31": c, "2025-01-01": d}
    assert [tree_at(git.depot, nom).le for nom in (a, b, c, d)] == [
        date(2024, 6, 30), date(2024, 7, 1), date(2024, 12, 31), date(2025, 1, 1),
    ]  # fmt: skip


@pytest.fixture
def git_ancien(git):
    """The first commit is of 2020."""
    git.env.update(le("2020-01-01"))
    git("commit", "-q", "--amend", "--no-edit")
    return git


def test_a_day_before_the_first_version(git_ancien):
    assert panne(git_ancien.depot, "2019-12-31") == (
        "git ne gardait encore rien le 31 décembre 2019 : la première version est du 1er janvier 2020"
    )
    assert panne(git_ancien.depot, "2024-02-30") == "« 2024-02-30 » n'est pas une date du calendrier"


def test_a_merge_follows_the_branch_where_one_stands(git_ancien, dater):
    git = git_ancien
    a = dater("2024-01-10")
    git("checkout", "-q", "-b", "projet")
    git.env.update(le("2024-01-20"))
    git.ecrire("x\n", "projet.txt")
    git("checkout", "-q", "main")
    git.env.update(le("2024-03-01"))
    git("merge", "-q", "--no-ff", "projet", "-m", "fusion")
    fusion = git("rev-parse", "HEAD").decode().strip()
    assert tree_at(git.depot, "2024-02-01").commit == a  # the project was not yet known to the branch
    assert tree_at(git.depot, "2024-03-01").commit == fusion


def test_a_detached_head_is_where_one_stands(git_ancien, dater):
    a = dater("2024-01-10")
    dater("2024-02-10")
    git_ancien("checkout", "-q", "--detach", a)
    assert tree_at(git_ancien.depot, "2025-01-01").commit == a


def test_a_shallow_clone_answers_as_far_as_it_goes(git_ancien, dater, tmp_path):
    dater("2024-01-10")
    dernier = dater("2024-02-10")
    peu = clone(git_ancien, tmp_path / "peu", "--depth", "1")
    assert tree_at(peu, "2024-02-10").commit == dernier
    assert tree_at(peu, "HEAD").commit == dernier
    assert "ne remonte pas au 9 février 2024" in panne(peu, "2024-02-09")
    assert "qui n'a qu'une partie de l'historique" in panne(peu, "HEAD~1")


def test_a_commit_dated_out_of_time(git_ancien):
    """Dates that no calendar holds: a clock gone mad, or a hostile commit."""
    git = git_ancien
    arbre = git("rev-parse", "HEAD^{tree}").decode().strip()
    corps = f"tree {arbre}\nauthor a <a@example.org> 0 +0000\n"
    corps += "committer a <a@example.org> 99999999999999 +0000\n\nx\n"
    fou = git("hash-object", "-t", "commit", "-w", "--stdin", entree=corps.encode()).decode().strip()
    git("update-ref", "refs/heads/fou", fou)
    assert tree_at(git.depot, "fou").le == date(2199, 12, 31)


# What a repository may be


def test_outside_of_git(tmp_path, git):
    (git.depot / ".git").rename(tmp_path / "ancien")
    assert panne(git.depot, "HEAD") == "ce dossier n'est pas suivi par git"


@pytest.mark.parametrize("rev", ["HEAD", "main", "2024-01-01"])
def test_a_repository_without_version(git, tmp_path, rev):
    (git.depot / ".git").rename(tmp_path / "ancien")
    git("init", "-q", "-b", "main")
    assert panne(git.depot, rev) == "git n'a encore gardé aucune version de ce dépôt"


def test_a_version_without_data(git):
    git("rm", "-rq", "--cached", "data")
    git("commit", "-q", "--allow-empty", "-m", "x")
    assert "n'a rien sous « data/ »" in panne(git.depot, "HEAD")


def test_a_folder_of_a_larger_repository(git):
    (git.depot / "dedans").mkdir()
    git("mv", "data", "dedans/data")
    git.ecrire("x\n", "dehors.txt")
    arbre = tree_at(git.depot / "dedans", "HEAD")
    assert "data/epci.yaml" in arbre.fichiers()
    assert load(arbre).registre == load(Dossier(git.depot / "dedans")).registre
    assert "n'a rien sous" in panne(git.depot / "dedans", "HEAD~1")


def test_variables_and_replacements_lead_nowhere_else(git, tmp_path, monkeypatch):
    git.ajouter("# mien\n")
    vrai = git("rev-parse", "HEAD").decode().strip()
    git.ajouter("# autre\n")
    git("replace", vrai, git("rev-parse", "HEAD").decode().strip())
    for nom in ("GIT_DIR", "GIT_WORK_TREE", "GIT_OBJECT_DIRECTORY", "GIT_INDEX_FILE", "GIT_REPLACE_REF_BASE"):
        monkeypatch.setenv(nom, str(tmp_path / "ailleurs"))
    arbre = tree_at(git.depot, "HEAD~1")
    assert arbre.commit == vrai
    assert arbre.lire("data/epci.yaml").endswith(b"# mien\n")


@pytest.mark.skipif(os.name == "nt", reason="le piège est un script POSIX")
def test_settings_run_nothing(git, tmp_path):
    piege = tmp_path / "piege.sh"
    piege.write_text(f"#!/bin/sh\ntouch '{tmp_path}/pris'\n", encoding="utf-8")
    piege.chmod(0o755)
    for cle in PROGRAMMES:
        git("config", cle, str(piege))
    for nom in ("rev-parse", "ls-tree", "cat-file", "rev-list", "for-each-ref"):
        git("config", f"alias.{nom}", f"!{piege}")
    git("config", "log.showSignature", "true")
    git.ecrire("*.yaml diff=piege filter=piege\n", ".gitattributes")
    (tmp_path / "pris").unlink(missing_ok=True)
    load(tree_at(git.depot, "2199-01-01"))
    panne(git.depot, "inconnue")
    assert not (tmp_path / "pris").exists()


# What a tree may hold


def poser(git, mode, nom, octets=b"a: 1\n"):
    """Put into the index what no folder would hold."""
    objet = git("hash-object", "-w", "--stdin", entree=octets).decode().strip()
    if mode == "160000":
        objet = git("rev-parse", "HEAD").decode().strip()
    git("update-index", "--add", "--cacheinfo", f"{mode},{objet},{nom}")


@pytest.mark.parametrize(
    ("mode", "nom", "code", "fichier"),
    [
        ("120000", "data/lien.yaml", "LEC050", "data/lien.yaml"),
        ("160000", "data/sous", "LEC051", "data/sous"),
        ("100644", "data/x.yaml/y.yaml", "LEC052", "data/x.yaml"),
        ("100644", "data/contracts", "LEC052", "data/contracts"),
        ("100644", "data/a\\b.yaml", "LEC054", "data/a\\b.yaml"),
        ("100644", "data/a\x1b[31m.yaml", "LEC054", "data/a\\x1b[31m.yaml"),
        ("100644", "data/a\u202eb/c.yaml", "LEC054", "data/a\\u202eb"),
    ],
)
def test_what_is_refused_on_the_disk_is_refused_here(git, mode, nom, code, fichier):
    if nom == "data/contracts":
        git("rm", "-rq", nom)
    poser(git, mode, nom)
    git("commit", "-q", "-m", "x")
    arbre = tree_at(git.depot, "HEAD")
    assert [(refus.code, refus.fichier) for refus in arbre.refuses()] == [(code, fichier)]
    with pytest.raises(Illisible):
        arbre.lire(nom)


def test_a_name_that_is_not_utf_8(git):
    objet = git("hash-object", "-w", "--stdin", entree=b"a: 1\n").decode().strip()
    git("update-index", "-z", "--index-info", entree=f"100644 {objet}\t".encode() + b"data/\xe9.yaml\0")
    git("commit", "-q", "-m", "x")
    assert [(r.code, r.fichier) for r in tree_at(git.depot, "HEAD").refuses()] == [
        ("LEC054", "data/\\udce9.yaml")
    ]


@pytest.mark.parametrize(("mode", "code"), [("120000", "LEC050"), ("160000", "LEC051"), ("100644", "LEC052")])
def test_data_that_is_no_folder(git, mode, code):
    git("rm", "-rq", "--cached", "data")
    poser(git, mode, "data")
    git("commit", "-q", "-m", "x")
    arbre = tree_at(git.depot, "HEAD")
    assert ([r.code for r in arbre.refuses()], arbre.fichiers()) == ([code], ())


def test_hidden_files_and_backups_are_no_files(git):
    for nom in ("data/.cache/x.yaml", "data/epci.yaml~", "data/a.bak"):
        poser(git, "100644", nom)
    git("commit", "-q", "-m", "x")
    assert tree_at(git.depot, "HEAD").fichiers() == tree_at(git.depot, "HEAD~1").fichiers()


def test_a_file_too_large_in_a_past_version(git):
    git.ecrire(b"# x\n" * (OCTETS_PAR_FICHIER // 4 + 1), COMMUNE)
    git.ecrire(b"x" * (OCTETS_PAR_FICHIER + 1), "data/plan.pdf")
    git("revert", "--no-edit", "HEAD~1")
    arbre = tree_at(git.depot, "HEAD~1")
    assert [(refus.code, refus.fichier) for refus in arbre.refuses()] == [("LEC001", COMMUNE)]
    with pytest.raises(Illisible, match="trop gros"):
        arbre.lire("data/plan.pdf")
    assert arbre.lire("data/epci.yaml")
    assert tree_at(git.depot, "HEAD").refuses() == ()


def test_a_tree_that_unfolds_without_end_is_cut(git, monkeypatch):
    monkeypatch.setattr("sicommun.history.arbre.FICHIERS_PAR_DEPOT", 50)
    objet = git("hash-object", "-w", "--stdin", entree=b"a: 1\n").decode().strip()
    arbre = git("mktree", entree=f"100644 blob {objet}\tx.yaml\n".encode()).decode().strip()
    for _ in range(8):
        lignes = "".join(f"040000 tree {arbre}\t{n:02}\n" for n in range(20))
        arbre = git("mktree", entree=lignes.encode()).decode().strip()
    racine = git("mktree", entree=f"040000 tree {arbre}\tdata\n".encode()).decode().strip()
    commit = git("commit-tree", racine, "-m", "x").decode().strip()
    assert "LEC055" in [refus.code for refus in tree_at(git.depot, commit).refuses()]


def test_a_content_that_git_lost(git):
    objet = git("rev-parse", f"HEAD:{COMMUNE}").decode().strip()
    perdu = git.depot / ".git/objects" / objet[:2] / objet[2:]
    perdu.chmod(0o600)
    perdu.unlink()
    assert panne(git.depot, "HEAD") == f"git n'a pas le contenu de « {COMMUNE} » à cette version"


def test_a_content_that_is_broken(git):
    objet = git("rev-parse", f"HEAD:{COMMUNE}").decode().strip()
    casse = git.depot / ".git/objects" / objet[:2] / objet[2:]
    casse.chmod(0o600)
    casse.write_bytes(casse.read_bytes()[:30] + b"x" * 20)
    with pytest.raises(Panne, match="git n'a pas le contenu"):
        load(tree_at(git.depot, "HEAD"))


def test_contents_are_read_in_lots_and_forgotten(git, monkeypatch):
    attendus = {nom: (git.depot / nom).read_bytes() for nom in tree_at(git.depot, "HEAD").fichiers()}
    for borne, lot in ((0, 1000), (100, 3), (10**9, 2)):
        monkeypatch.setattr(revision, "OCTETS_GARDES", borne)
        monkeypatch.setattr(revision, "_PAR_LOT", lot)
        arbre = tree_at(git.depot, "HEAD")
        for nom in [*sorted(attendus, reverse=True), *sorted(attendus)]:
            assert arbre.lire(nom) == attendus[nom]


def test_other_folders_are_read_with_the_same_care(git):
    git.ecrire("Bonjour\n", "templates/convention/titre.md")
    poser(git, "120000", "templates/lien.md")
    git("commit", "-q", "-m", "x")
    gabarits = tree_at(git.depot, "HEAD").sous("templates")
    assert gabarits.fichiers() == ("templates/convention/titre.md",)
    assert gabarits.lire("templates/convention/titre.md") == b"Bonjour\n"
    assert [refus.code for refus in gabarits.refuses()] == ["LEC050"]
    assert tree_at(git.depot, "HEAD~2").sous("templates").fichiers() == ()
    for nom in ("../x", "/etc", "a//b", ".."):
        with pytest.raises(Panne):
            tree_at(git.depot, "HEAD").sous(nom)


def test_the_folder_when_no_version_is_named(git):
    assert isinstance(open_tree(git.depot / "data"), Dossier)
    assert isinstance(open_tree(git.depot / "data", "main"), Revision)
    assert open_tree(Path(git.depot), "").fichiers() == open_tree(git.depot, "main").fichiers()


# The commands


@pytest.fixture
def commande(git, capsys, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.chdir(git.depot)

    def run_here(*mots):
        code = run(mots)
        dit = capsys.readouterr()
        return code, dit.out, dit.err

    return run_here


def test_validate_reads_the_version_and_names_it(git, commande):
    git.ecrire("format: 1\nnom: Val\n", "data/communes/ancien/commune.yaml")
    commit = git("rev-parse", "HEAD").decode().strip()[:12]
    git("mv", "data/communes/ancien", "data/communes/parti")
    git("rm", "-rqf", "data/communes/parti")
    git.garder()
    assert commande("validate", "--at", "2025-03-31")[0] == 0
    code, dit, _ = commande("validate", "--at", "2025-03-31", "--rev", "HEAD~1", "data/communes/ancien")
    assert code == 1
    assert f"{commit}:data/communes/ancien/commune.yaml:1:1  erreur" in dit
    assert " 1 │ format: 1" in dit  # the excerpt is of that version: the file is gone
    assert {ligne.split(":")[0] for ligne in dit.splitlines() if "erreur " in ligne} == {commit}


def test_quota_reads_the_version(git, commande):
    git("rm", "-rq", "data")
    copytree(CAS_QUOTA / "data", git.depot / "data")
    git.garder()
    mots = ("quota", "2026", "--at", "2027-03-01")
    avant = commande(*mots, "--explain")
    assert avant[0] == 0
    git("rm", "-q", "data/budgets/2026.yaml")
    git.garder()
    assert commande(*mots)[0] == 2
    assert commande(*mots, "--explain", "--rev", "HEAD~1") == avant


@pytest.mark.parametrize(
    ("mots", "dit"),
    [
        (["validate", "--rev", "--all"], "ne peut pas nommer une version"),
        (["validate", "--rev", ""], "--rev : il manque"),
        (["validate", "--rev=inconnue"], "n'existe pas"),
        (["validate", "--rev", "HEAD", "--corriger"], "sans --rev"),
        (["validate", "--rev", "HEAD", "--historique"], "sans --rev"),
        (["validate", "--rev", "HEAD", "/"], "n'est pas dans le dépôt"),
        (["quota", "2024", "--rev=-x"], "ne peut pas nommer une version"),
        (["quota", "2024", "--rev", "HEAD", "--arreter"], "sans --rev"),
        (["quota", "2024", "--rev", "HEAD", "--rouvrir", "x"], "sans --rev"),
    ],
)
def test_what_is_refused_exits_2(commande, mots, dit):
    code, sortie, plainte = commande(*mots)
    assert (code, sortie) == (2, "")
    assert dit in plainte

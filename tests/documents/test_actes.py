"""The acts of daily life, as they leave: golden Markdown, what forbids them, what stands on their first page."""

from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from sicommun.cli.erreurs import run
from sicommun.documents.ouverture import open_workshop

RACINE = Path(__file__).parents[2]
ORGEVAL = RACINE / "examples" / "val-dorgeval"
DORES = RACINE / "tests" / "golden" / "actes"
CAS = [
    (RACINE, "avenant", "chenove", date(2024, 12, 31)),
    (RACINE, "decision-validation", "chenove/2026-03-05", date(2026, 6, 30)),
    (ORGEVAL, "decision-validation", "sainte-hypothese-99007", date(2025, 12, 31)),
    (ORGEVAL, "mise-en-demeure", "valombre", date(2025, 12, 31)),
    (ORGEVAL, "mise-en-demeure", "rivefont", date(2025, 12, 31)),
    (ORGEVAL, "exclusion", "rivefont", date(2025, 12, 31)),
    (ORGEVAL, "exclusion-temporaire", "montfeint", date(2025, 12, 31)),
    (ORGEVAL, "convocation", "2025-11-25", date(2025, 11, 1)),
    (ORGEVAL, "ordre-du-jour", "2025-11-25", date(2025, 11, 1)),
    (ORGEVAL, "proces-verbal", "2025-11-25", date(2025, 12, 31)),
    (ORGEVAL, "proces-verbal", "2025-05-23/valombre", date(2025, 12, 31)),
    (ORGEVAL, "sortie", "pontmarge", date(2026, 8, 31)),
    (ORGEVAL, "sortie", "les-brumettes", date(2026, 8, 31)),
    (ORGEVAL, "organigramme", "valombre", date(2025, 12, 31)),
]


@pytest.mark.parametrize(("depot", "nom", "cible", "jour"), CAS, ids=lambda v: getattr(v, "name", str(v)))
def test_an_act_is_what_it_was(depot, nom, cible, jour, request):
    """Each is complete, and says word for word what its golden file says."""
    rendu = open_workshop(depot, jour=jour)
    papier = rendu.render(rendu.document(nom), rendu.resolve(rendu.document(nom), cible))
    attendu = DORES / f"{papier.nom}.md"
    if request.config.getoption("--refresh-cases"):
        attendu.parent.mkdir(parents=True, exist_ok=True)
        attendu.write_text(papier.markdown, encoding="utf-8", newline="\n")
    assert papier.markdown == attendu.read_text(encoding="utf-8")
    assert (papier.manques, papier.obstacles) == ((), ())


@pytest.fixture
def orgeval(tmp_path, monkeypatch):
    """A copy of the invented EPCI, whose files may be changed."""
    copytree(ORGEVAL / "data", tmp_path / "d" / "data")
    monkeypatch.chdir(tmp_path / "d")
    monkeypatch.setenv("NO_COLOR", "1")

    def changer(fichier, avant, apres):
        chemin = tmp_path / "d" / fichier
        texte = chemin.read_text(encoding="utf-8")
        assert avant in texte
        chemin.write_text(texte.replace(avant, apres, 1), encoding="utf-8")

    return changer


def lancer(ligne, capsys):
    code = run(ligne.split())
    imprime = capsys.readouterr()
    assert "Traceback" not in imprime.err
    return code, imprime.out


@pytest.mark.parametrize(
    ("changement", "acte", "clause"),
    [
        # exclusion decided before the end of the three months
        (("rivefont", "- le: 2025-04-22 ", "- le: 2025-03-31 "), "exclusion rivefont", "EXC-09"),
        # the notice was never received
        (("rivefont", "    recu_le: 2025-01-15\n", ""), "exclusion rivefont", "EXC-09"),
        # a temporary exclusion whose risk is not said immediate
        (("montfeint", "    risque_immediat: oui\n", ""), "exclusion-temporaire montfeint", "EXC-10"),
        # destruction before the visa of the archives
        (
            (
                "pontmarge",
                "    visa_le: 2026-04-27\n    copies_seulement: oui\n",
                "    visa_le: 2026-06-01\n",
            ),
            "sortie pontmarge",
            "R212-14",
        ),
    ],
)
def test_an_act_that_a_text_forbids_is_refused_and_may_be_a_draft(orgeval, capsys, changement, acte, clause):
    fichier, avant, apres = changement
    orgeval(f"data/communes/{fichier}/commune.yaml", avant, apres)
    code, sortie = lancer(f"render {acte} --at 2026-08-31 --format md", capsys)
    assert code == 1
    assert "acte refusé, rien n'est écrit" in sortie
    assert clause in sortie
    assert f"data/communes/{fichier}/commune.yaml:" in sortie
    assert not Path("documents").exists() or not list(Path("documents").iterdir())
    assert lancer(f"render {acte} --at 2026-08-31 --format md --projet", capsys)[0] == 0
    papier = next(Path("documents").iterdir()).read_text(encoding="utf-8")
    assert "Cet acte ne peut pas être pris en l'état" in papier.partition("\n## ")[0]


def test_a_paper_and_the_agenda_push_a_term_to_the_same_day(orgeval, capsys):
    """Received on 14 April, three months end on 14 July, a holiday; on 21 January, on Easter Monday."""
    orgeval("data/conventions/2022.yaml", "prorogation_jour_ouvre: non", "prorogation_jour_ouvre: oui")
    orgeval("data/communes/valombre/commune.yaml", "recu_le: 2025-03-12", "recu_le: 2025-04-14")
    orgeval("data/communes/rivefont/commune.yaml", "recu_le: 2025-01-15", "recu_le: 2025-01-21")
    orgeval("data/communes/rivefont/commune.yaml", "- le: 2025-04-22 ", "- le: 2025-04-23 ")
    for acte, terme in (
        ("mise-en-demeure valombre", "15 juillet 2025"),
        ("exclusion rivefont", "22 avril 2025"),
    ):
        assert lancer(f"render {acte} --at 2025-12-31 --format md --ecraser", capsys)[0] == 0
        papier = max(Path("documents").iterdir(), key=lambda f: f.stat().st_mtime_ns)
        assert terme in papier.read_text(encoding="utf-8").replace("\u00a0", " ").replace("\u202f", " ")
    table = lancer("agenda 2025 --at 2025-12-31", capsys)[1]
    assert "15 juillet  Fin des trois mois" in table
    assert "22 avril  Fin des trois mois" in table


def test_the_minutes_of_an_exit_say_what_was_given_back_and_before_whom(orgeval, capsys):
    """What the convention leaves open on goods and indemnity is said too (CSQ-02, RET-03)."""
    pontmarge = "data/communes/pontmarge/commune.yaml"
    rendu = "elements: [{nature: Base de données, volume: 12 Go}]"
    orgeval(pontmarge, "fait: restitution,", f"fait: restitution, {rendu},")
    orgeval(
        pontmarge, "    sauvegardes_incluses: oui", "    sauvegardes_incluses: oui\n    temoin: Archiviste"
    )
    orgeval(
        "data/conventions/2022.yaml",
        "individualisable_paye_epci: commune",
        "individualisable_paye_epci: cession",
    )
    orgeval("data/conventions/2022.yaml", "indemnite: aucune", "indemnite: convenue")
    assert lancer("render sortie pontmarge --at 2026-08-31 --format md", capsys)[0] == 0
    papier = next(Path("documents").iterdir()).read_text(encoding="utf-8").replace("\u00a0", " ")
    for attendu in (
        "| Base de données | exports CSV et PDF | 12 Go | 26 janvier 2026 |",
        "| Témoin | Archiviste |",
        "peuvent lui être cédés",
        "celle dont les parties sont convenues",
    ):
        assert attendu in papier


def test_a_plenary_that_forgets_a_commune_is_not_convened(orgeval, capsys):
    orgeval("data/gouvernance/2025.yaml", "convoques: [bois-et-clairfont, ", "convoques: [")
    code, sortie = lancer("render convocation 2025-11-25 --at 2025-11-01", capsys)
    assert (code, "GOV-08" in sortie, "Bois-et-Clairfont" in sortie) == (1, True, True)


def test_what_an_act_lacks_is_left_in_blank_and_listed(orgeval, capsys):
    orgeval(
        "data/communes/valombre/commune.yaml",
        "    risque: Postes sans correctifs de sécurité sur le réseau partagé\n",
        "",
    )
    code, sortie = lancer("render mise-en-demeure valombre --check --at 2025-12-31", capsys)
    assert code == 1
    assert "EXC-07" in sortie
    assert "data/communes/valombre/commune.yaml:" in sortie

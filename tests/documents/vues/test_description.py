"""The organic table: every row said, what is missing marked, the form in the order of the source."""

import re
import shutil
from datetime import date
from io import BytesIO

import pikepdf
import pytest

from sicommun.documents.formats import FORMATS
from sicommun.documents.ouverture import open_workshop

JOUR = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("cible", "depot", "jour"),
    [
        ("chenove", "dijon", JOUR),
        ("rivefont", "val-dorgeval", date(2025, 12, 31)),
        ("vierge", "dijon", JOUR),
        ("vierge/rivefont", "val-dorgeval", date(2025, 12, 31)),
    ],
)
def test_the_table(golden, cible, depot, jour):
    golden("description", cible, depot, jour)


def numbers(markdown):
    return re.findall(r"^\| (DO-\d{3}) \|", markdown, re.MULTILINE)


def test_the_form_has_the_187_rows_in_the_order_of_the_source(paper):
    assert numbers(paper("description", "vierge", "dijon", JOUR).markdown) == [
        f"DO-{numero:03d}" for numero in range(1, 188)
    ]


def test_the_form_of_a_commune_has_what_it_hands_over(paper):
    rendu = paper("description", "vierge/chenove", "dijon", JOUR)
    assert "La commune de Chenôve" in rendu.markdown
    assert {"DO-001", "DO-125", "DO-178"} <= set(numbers(rendu.markdown))
    assert "DO-111" not in numbers(rendu.markdown)
    assert f"compte {len(numbers(rendu.markdown))}" in rendu.markdown


def test_every_row_of_a_described_domain_is_said(paper):
    rendu = paper("description", "chenove", "dijon", JOUR)
    assert set(numbers(rendu.markdown)) >= {f"DO-{n:03d}" for n in range(1, 65)}
    assert numbers(rendu.markdown).count("DO-065") == 2
    assert (
        "| DO-005 | Fibre optique privative | Boucle reliant la mairie, les écoles et les gymnases | 12,4"
        in (rendu.markdown)
    )
    assert not rendu.manques


def test_it_is_said_to_be_restricted_on_every_page(paper):
    rendu = paper("description", "chenove", "dijon", JOUR)
    assert "[Diffusion restreinte.]{.mention}" in rendu.markdown.split("\n\n")[1]
    assert rendu.feuille.sujet.endswith("diffusion restreinte")
    assert rendu.document.diffusion == "restreinte"


def test_a_large_description_takes_no_silly_space(paper):
    with pikepdf.open(BytesIO(FORMATS["pdf"](paper("description", "chenove", "dijon", JOUR)))) as pdf:
        assert len(pdf.pages) <= 10
        largeur, hauteur = (float(c) for c in pdf.pages[0].MediaBox[2:])
        assert largeur > hauteur


@pytest.fixture
def incomplete(tmp_path):
    """The example, where one row of Rivefont has lost its answer, and a whole domain its rows."""
    depot = tmp_path / "depot"
    shutil.copytree("examples/val-dorgeval", depot)
    fichier = depot / "data" / "communes" / "rivefont" / "description.yaml"
    texte = fichier.read_text(encoding="utf-8").replace("  nombre_total_agents: 25\n", "")
    texte = re.sub(r"\nwifi_urbain:.*?\n\n", "\n", texte, flags=re.DOTALL)
    fichier.write_text(texte, encoding="utf-8")
    return open_workshop(depot, jour=date(2025, 12, 31))


def test_what_is_due_and_unanswered_is_marked(incomplete):
    rendu = incomplete.render(incomplete.document("description"), "rivefont")
    assert "| DO-003 | Nombre total d'agents | [à renseigner]{.mention} | |" in rendu.markdown
    manques = [(incomplete.place(m), m.quoi, m.clause) for m in rendu.manques]
    assert (
        "data/communes/rivefont/description.yaml:5",
        "Réseau de la collectivité : « Nombre total d'agents » sans réponse",
        "ADH-07",
    ) in manques
    assert rendu.feuille.filigrane == "PROJET"


def test_a_description_gathered_later_is_a_lack(lacks):
    ((lieu, quoi, clause),) = lacks("description", "chenove", "dijon", date(2024, 12, 31))
    assert (lieu, clause) == ("data/communes/chenove/description.yaml:3", "ADH-09")
    assert "arrêtée au 30 janvier 2026, après le 31 décembre 2024" in quoi


def test_a_confirmation_counts_from_its_day(paper):
    avant = paper("description", "longvic", "dijon", date(2025, 11, 26)).markdown
    apres = paper("description", "longvic", "dijon", date(2025, 11, 27)).markdown
    assert "Confirmées" not in avant
    assert "Directrice des moyens généraux" in apres
    assert avant.replace("\u00a0", " ").count("À confirmer avant le | ") == 1

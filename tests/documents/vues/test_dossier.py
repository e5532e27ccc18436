"""The file of an adhesion: what it brings together, numbered as the convention numbers it."""

import re
from datetime import date
from pathlib import Path

import pytest

from sicommun.documents.catalogue import DOCUMENTS
from sicommun.documents.ouverture import open_workshop
from sicommun.documents.rendu import numbered
from sicommun.documents.vues.dossier import numbers

RACINE = Path(__file__).parents[3]
VAL = RACINE / "examples" / "val-dorgeval"
GOLDEN = RACINE / "tests" / "golden" / "dossier" / "val-dorgeval-dossier-valombre-2025-12-31.md"


@pytest.fixture(scope="module")
def atelier():
    return open_workshop(VAL, jour=date(2025, 12, 31))


def test_golden(request, atelier):
    """The cover is kept word for word; each paper that follows has a golden file of its own."""
    markdown = atelier.render(DOCUMENTS["dossier"], "valombre").markdown
    couverture, *papiers = markdown.split("::: saut\n:::")
    titres = "".join(f"{re.search('^# .*$', papier, re.MULTILINE)[0]}\n" for papier in papiers)
    vu = f"{couverture.strip()}\n\n{titres}"
    if request.config.getoption("--refresh-cases"):
        GOLDEN.parent.mkdir(parents=True, exist_ok=True)
        GOLDEN.write_text(vu, encoding="utf-8", newline="\n")
    assert vu == GOLDEN.read_text(encoding="utf-8")


def test_a_public_paper_never_brings_a_restricted_one(atelier):
    for depot, jour in ((RACINE, date(2026, 6, 30)), (VAL, date(2026, 6, 30))):
        chez = open_workshop(depot, jour=jour)
        for document in DOCUMENTS.values():
            for cible in chez.targets(document):
                parties = document.parts(chez.charge.registre, cible, jour)
                classes = {DOCUMENTS[nom].diffusion for nom, _ in parties}
                assert document.diffusion == "restreinte" or classes <= {"publique"}, (document.nom, cible)


def test_the_annexes_bear_the_numbers_that_the_convention_gives():
    papiers = [("convention", "a"), ("fiche-impact", "a"), ("contrat", "A001"), ("contrat", "A003")]
    assert numbers(papiers) == ["", "Annexe 2", "Annexe 3.1", "Annexe 3.2"]
    annexes = (RACINE / "templates" / "convention" / "annexes.md").read_text(encoding="utf-8")
    assert [ligne.split(" ", 2)[:2] for ligne in annexes.split("\n") if re.match("[0-9]", ligne)][:3] == [
        ["1.", "l'annexe"],
        ["2.", "la"],
        ["3.", "les"],
    ]


def test_a_number_stands_before_the_title_alone():
    assert numbered("\n# Fiche\n\n# Autre\n", "Annexe 2") == "# Annexe 2 – Fiche\n\n# Autre\n"
    assert numbered("# Fiche\n", "") == "# Fiche\n"

"""The catalogue: every published service once, with the level of the day, and nothing that is not public."""

import shutil
from datetime import date

import pytest

from sicommun.diagnostics import Panne
from sicommun.documents.ouverture import open_workshop

JOUR = date(2026, 6, 30)


@pytest.mark.parametrize(("depot", "jour"), [("dijon", JOUR), ("val-dorgeval", date(2025, 12, 31))])
def test_the_catalogue(golden, depot, jour):
    golden("catalogue", "", depot, jour)


def said(rendu):
    return rendu.markdown.replace("\u00a0", " ").replace("\\", "")


def test_every_published_service_is_there_twice(paper):
    """Once in the summary, once in its family."""
    lignes = said(paper("catalogue", "", "dijon", JOUR)).splitlines()
    codes = [ligne[2:6] for ligne in lignes if ligne.startswith("| A0")]
    assert sorted(codes) == sorted([f"A{n:03d}" for n in range(1, 13)] * 2)


def test_an_internal_field_is_not_printed(paper):
    texte = said(paper("catalogue", "", "dijon", JOUR))
    for interne in ("Chef de service", "Responsable support", "Le demandeur", "moyenne"):
        assert interne not in texte


def test_the_level_is_that_of_the_day(paper):
    def ligne(jour):
        lignes = said(paper("catalogue", "", "dijon", jour)).splitlines()
        return next(ligne for ligne in lignes if ligne.startswith("| A001 | **"))

    assert "Rétablissement : 3 jours ouvrés." in ligne(date(2023, 6, 1))
    assert "Rétablissement : 1 jour ouvré." in ligne(JOUR)


def test_a_service_to_come_is_not_listed(paper):
    assert "A012" not in said(paper("catalogue", "", "dijon", date(2018, 1, 1)))


@pytest.fixture
def depot(tmp_path):
    shutil.copytree("examples/val-dorgeval", tmp_path / "depot")
    return tmp_path / "depot"


def test_nothing_published_is_no_catalogue(depot):
    for fichier in (depot / "data" / "contracts").glob("*.yaml"):
        texte = fichier.read_text(encoding="utf-8")
        fichier.write_text(texte.replace("publie: oui", "publie: non"), encoding="utf-8")
    atelier = open_workshop(depot, jour=JOUR)
    with pytest.raises(Panne, match="n'a rien à rendre"):
        atelier.render(atelier.document("catalogue"), "")


def test_a_service_without_a_family_comes_last_and_a_missing_level_is_said(depot):
    fichier = depot / "data" / "contracts" / "A001.yaml"
    texte = fichier.read_text(encoding="utf-8")
    avant, _, apres = texte.partition("niveaux:\n")
    fichier.write_text(avant + apres.partition("\n")[2], encoding="utf-8")
    atelier = open_workshop(depot, jour=JOUR)
    rendu = atelier.render(atelier.document("catalogue"), "")
    assert [m.clause for m in rendu.manques] == ["CS-18"]
    assert "niveau de A001 en vigueur le" in rendu.markdown

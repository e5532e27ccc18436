"""The layout of a page of help."""

from types import SimpleNamespace

import pytest

from sicommun.cli.aide import help_page


def _param(nature, **champs):
    return SimpleNamespace(
        **{
            "param_type_name": nature, "metavar": None, "name": "x", "nargs": 1, "help": "Aide.",
            "required": False,
            "opts": [], "is_flag": False, "count": False, **champs,
        }
    )  # fmt: skip


PARAMS = [
    _param("argument", name="nom", required=True),
    _param("argument", metavar="CHEMIN", nargs=-1, help=None),
    _param("option", opts=["--depot", "-C"], metavar="DOSSIER", help="mot " * 40),
    _param("option", opts=["--un-nom-qui-est-vraiment-tres-long"], required=True),
    _param("option", opts=["--strict"], is_flag=True),
]


@pytest.fixture
def page(monkeypatch):
    monkeypatch.setenv("COLUMNS", "70")
    aide = "Une phrase.\n\nUn paragraphe\nen deux lignes.\n\nExemple : sicommun essai " + "x" * 90
    commande = SimpleNamespace(help=aide, get_params=lambda _: PARAMS)
    return help_page(commande, SimpleNamespace(command_path="sicommun essai"), []).splitlines()


def test_usage_line(page):
    assert page[0] == "Utilisation : sicommun essai [OPTIONS] NOM [CHEMIN…]"


def test_paragraphs_are_joined_and_examples_left_alone(page):
    assert page[2:7] == ["  Une phrase.", "", "  Un paragraphe en deux lignes.", "", page[6]]
    assert page[6] == "  Exemple : sicommun essai " + "x" * 90


def test_columns(page):
    assert page[8:11] == ["Arguments :", "  NOM      Aide.", "  CHEMIN…"]
    options = page[page.index("Options :") + 1 :]
    assert options[0].startswith("  -C, --depot DOSSIER       mot mot")
    assert options[1].startswith(" " * 28 + "mot mot")
    assert "  --un-nom-qui-est-vraiment-tres-long VALEUR" in options
    assert options[-2:] == ["  " + " " * 24 + "  Aide. (obligatoire)", f"  {'--strict':24}  Aide."]


def test_a_page_without_arguments_has_no_such_section():
    commande = SimpleNamespace(help="Phrase.", get_params=lambda _: [])
    page = help_page(commande, SimpleNamespace(command_path="sicommun"), [("epci", "Un genre.")])
    assert page == (
        "Utilisation : sicommun [OPTIONS] COMMANDE …\n\n  Phrase.\n\nCommandes :\n  epci  Un genre.\n"
    )

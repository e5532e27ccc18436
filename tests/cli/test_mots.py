"""The words of the command line come as they were typed, and nothing is built to read them."""

from __future__ import annotations

import pytest
from typer import Typer
from typer.main import get_command

from sicommun.cli.mots import take_as_it_is


def options(**recues):
    """Give what a command of four options receives."""
    app, lu = Typer(add_completion=False), {}

    @app.command()
    def essai(texte: str = "", autre: str | None = None, nombre: int = 0, *, drapeau: bool = False) -> None:
        lu.update(texte=texte, autre=autre, nombre=nombre, drapeau=drapeau)

    commande = get_command(app)
    for param in commande.params:
        take_as_it_is(param)
    mots = [mot for nom, valeur in recues.items() for mot in (f"--{nom}", valeur) if mot is not True]
    commande.main(mots, standalone_mode=False)
    return lu


@pytest.mark.parametrize("mot", ["", "0123", "true", "é\udce9", "[x]", "None"])
def test_a_word_is_given_as_it_is(mot):
    assert options(texte=mot, autre=mot) == {"texte": mot, "autre": mot, "nombre": 0, "drapeau": False}


def test_what_is_no_text_is_read_by_typer():
    assert options(nombre="12", drapeau=True) == {"texte": "", "autre": None, "nombre": 12, "drapeau": True}


def test_a_parameter_of_another_make_is_left_alone():
    param = object()
    take_as_it_is(param)
    assert type(param) is object

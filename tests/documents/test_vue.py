"""A view becomes plain data, and says what it holds."""

from dataclasses import dataclass

import pytest

from sicommun.documents.vue import as_context, var, variables


@dataclass(frozen=True)
class Ligne:
    mot: str = var("Un mot.")


@dataclass(frozen=True)
class Vue:
    nom: str = var("Le nom.")
    lignes: tuple[Ligne, ...] = var("Les lignes.")
    note: str | None = var("Une note.")


def test_a_view_is_plain_data():
    assert as_context(Vue("a", (Ligne("b"),), None)) == {"nom": "a", "lignes": [{"mot": "b"}], "note": None}


@pytest.mark.parametrize("objet", [object(), b"x", 1.5, {1, 2}])
def test_nothing_else_reaches_a_template(objet):
    with pytest.raises(TypeError):
        as_context(Vue(objet, (), None))


def test_the_variables_of_a_view_are_listed():
    assert list(variables(Vue)) == [
        ("nom", "texte", "Le nom."),
        ("lignes", "liste", "Les lignes."),
        ("lignes[].mot", "texte", "Un mot."),
        ("note", "texte, facultatif", "Une note."),
    ]

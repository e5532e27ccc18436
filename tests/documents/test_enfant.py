"""A repository's own templates are rendered in a process that is stopped when it asks for too much."""

import pytest

from sicommun.documents import enfant
from sicommun.documents.enfant import render_apart
from sicommun.documents.environnement import ErreurGabarit
from sicommun.documents.gabarits import Gabarits


def siens(texte):
    return Gabarits({"convention/convention.md": texte}, frozenset({"convention/convention.md"}))


def test_it_renders_as_here():
    assert render_apart(siens("{{ a }}"), "convention/convention.md", {"a": "# é"}) == "\\# é"


def test_an_error_comes_back_with_its_place_in_the_repository():
    with pytest.raises(ErreurGabarit, match=r"templates/convention/convention\.md:2 : « b » n'existe pas"):
        render_apart(siens("\n{{ b }}"), "convention/convention.md", {"a": "x"})


def test_a_loop_of_loops_is_stopped(monkeypatch):
    monkeypatch.setattr(enfant, "SECONDES_PAR_GABARIT", 1)
    boucle = (
        "{% for a in l %}{% for b in l %}{% for c in l %}{% if c == 'z' %}x{% endif %}" + "{% endfor %}" * 3
    )
    with pytest.raises(ErreurGabarit, match="demande trop de temps ou de mémoire"):
        render_apart(siens(boucle), "convention/convention.md", {"l": ["y"] * 3000})

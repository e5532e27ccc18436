"""The texts of a record: the same ones with and without their paths."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from sicommun.history.acces import open_tree
from sicommun.model.ecrits import leaves, texts
from sicommun.store.chargement import load

RACINE = Path(__file__).parents[2]
REGISTRE = load(open_tree(RACINE / "examples" / "val-dorgeval")).registre
PIECES = [
    REGISTRE.epci,
    *(
        piece
        for genre in ("conventions", "communes", "descriptions", "contrats", "budgets", "gouvernances")
        for piece in getattr(REGISTRE, genre).values()
    ),
]


@pytest.mark.parametrize("piece", PIECES, ids=lambda piece: piece.fichier)
def test_both_ways_give_the_same_texts(piece):
    sans, avec = Counter(texts(piece)), Counter(texte for _, texte in leaves(piece))
    del sans[""], avec[""]
    assert sans == avec


def test_the_paths_of_a_record_are_those_of_its_file():
    chemins = dict(leaves(REGISTRE.communes["montfeint"]))
    assert chemins["nom",] == "Montfeint"
    assert any(chemin[0] == "parcours" and chemin[2] == "note" for chemin in chemins)

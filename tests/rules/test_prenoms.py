"""A first name and a name, among functions and places."""

from __future__ import annotations

import pytest

from sicommun.rules.prenoms import names_somebody


@pytest.mark.parametrize("texte", ["Jean Exemple", "EXEMPLE Jean-Marc", "Accueil, Zoé du Modèle"])
def test_somebody(texte):
    assert names_somebody(texte)


@pytest.mark.parametrize(
    "texte", ["", "Claire", "Direction Générale", "Espace Claire Exemple", "claire et nette"]
)
def test_nobody(texte):
    assert not names_somebody(texte)

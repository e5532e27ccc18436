"""Answers in words."""

from datetime import date
from decimal import Decimal

import pytest

from sicommun.documents.vues.reponses import say_answer, say_number, say_quantity, say_unit
from sicommun.model.description import Adresse, Mention, Reponse
from sicommun.store.modele import printed_rows

LIGNES = {ligne.numero: ligne for ligne in printed_rows()}


@pytest.mark.parametrize(
    ("numero", "reponse", "dit"),
    [
        ("DO-002", Reponse(quantite=Decimal(16)), "16"),
        ("DO-005", Reponse(quantite=Decimal("12.40")), "12,4 km"),
        ("DO-015", Reponse(quantite=Decimal(1)), "1 utilisateur"),
        ("DO-015", Reponse(quantite=Decimal(0)), "0 utilisateur"),
        ("DO-020", Reponse(quantite=Decimal(1)), "1 VM"),
        ("DO-022", Reponse(quantite=Decimal("7.5"), unite="To"), "7,5 To / mois"),
        ("DO-022", Reponse(quantite=Decimal("7.5")), "7,5 par mois"),
        ("DO-024", Reponse(quantite=Decimal(1860000)), "1 860 000 fichiers"),
        ("DO-026", Reponse(quantite=Decimal(270)), "270 boîtes"),
        ("DO-028", Reponse(quantite=Decimal(1)), "1 ticket / mois"),
        ("DO-005", Reponse(description="oui"), ""),
    ],
)  # fmt: skip
def test_a_quantity_with_its_unit(numero, reponse, dit):
    assert say_quantity(LIGNES[numero], reponse).replace("\u202f", " ") == dit


def test_every_unit_of_the_source_follows_a_number():
    """None of them says again that it is a number."""
    unites = {say_unit(ligne.unite) for ligne in printed_rows()}
    assert not [unite for unite in unites if unite.startswith(("nb", "en "))]
    assert {"utilisateurs", "km", "VM", "caméras", "tickets / mois", ""} <= unites


@pytest.mark.parametrize(
    ("reponse", "dit"),
    [
        (Reponse(sans_objet=True), "sans objet"),
        (Reponse(description="Deux liens"), "Deux liens"),
        (Reponse(description="Moyenne", au=date(2025, 12, 31)), "Moyenne (au 31 décembre 2025)"),
        (
            Reponse(valeur=(Adresse("Mairie", "2 place", "21000", "Dijon"), Adresse("École"))),
            "Mairie, 2 place, 21000 Dijon ; École",
        ),
        (
            Reponse(valeur=(Mention("Écrans", "écoles", Decimal(31)), Mention("Bornes")), description="deux"),
            "Écrans (écoles) : 31 ; Bornes – deux",
        ),
        (Reponse(quantite=Decimal(3)), ""),
    ],
)
def test_an_answer(reponse, dit):
    assert say_answer(reponse) == dit


def test_a_number_the_french_way():
    assert say_number(Decimal("-1234.50")) == "−1\u202f234,5"
    assert say_number(Decimal("1E+3")) == "1\u202f000"

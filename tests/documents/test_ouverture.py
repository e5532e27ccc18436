"""What the workshop leaves unread changes no paper."""

import pytest

from sicommun.documents.catalogue import DOCUMENTS
from sicommun.documents.ouverture import open_workshop

from .conftest import JOURS

SANS = [document for document in DOCUMENTS.values() if not document.descriptions]


@pytest.fixture(scope="module")
def courts():
    """The same two workshops, opened for a document that says nothing of the descriptions."""
    return [open_workshop(depot, jour=jour, document="convention") for depot, jour in JOURS.items()]


@pytest.mark.parametrize("document", SANS, ids=lambda document: document.nom)
def test_a_paper_that_needs_no_description_is_the_same_without_them(document, ateliers, courts):
    for entier, court in zip(ateliers, courts, strict=True):
        assert court.charge.registre.descriptions == {}
        cibles = entier.targets(document)
        assert court.targets(document) == cibles
        for cible in cibles[-2:]:
            attendu, rendu = entier.render(document, cible), court.render(document, cible)
            assert (rendu.markdown, rendu.donnees) == (attendu.markdown, attendu.donnees)
            assert (rendu.manques, rendu.obstacles) == (attendu.manques, attendu.obstacles)

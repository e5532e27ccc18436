"""What the workshop leaves unread changes no paper."""

import pytest

from sicommun.documents.catalogue import DOCUMENTS, TOUT
from sicommun.documents.ouverture import open_workshop

from .conftest import JOURS

PARTIELS = [document for document in DOCUMENTS.values() if document.lit != TOUT]


@pytest.mark.parametrize("document", PARTIELS, ids=lambda document: document.nom)
def test_a_paper_is_the_same_without_the_files_that_it_does_not_read(document, ateliers):
    for entier, (depot, jour) in zip(ateliers, JOURS.items(), strict=True):
        court = open_workshop(depot, jour=jour, document=document.nom)
        assert len(court.charge.fichiers) < len(entier.charge.fichiers)
        cibles = entier.targets(document)
        assert court.targets(document) == cibles
        for cible in cibles[-2:]:
            attendu, rendu = entier.render(document, cible), court.render(document, cible)
            assert (rendu.markdown, rendu.donnees) == (attendu.markdown, attendu.donnees)
            assert court.placed(rendu.manques) == entier.placed(attendu.manques)
            assert rendu.obstacles == attendu.obstacles


def test_an_unknown_document_reads_everything():
    (depot, jour), *_ = JOURS.items()
    entier = open_workshop(depot, jour=jour)
    assert open_workshop(depot, jour=jour, document="inconnu").charge.fichiers == entier.charge.fichiers

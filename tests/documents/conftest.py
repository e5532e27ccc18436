"""Papers made in the test: templates and a context written there, or those of the repository."""

from datetime import date
from pathlib import Path

import pytest

from sicommun.documents.catalogue import DOCUMENTS, Demande
from sicommun.documents.gabarits import Gabarits, of_document
from sicommun.documents.ouverture import open_workshop
from sicommun.documents.redaction import Redaction
from sicommun.documents.vue import as_context

RACINE = Path(__file__).parents[2]
JOURS = {RACINE: date(2024, 12, 31), RACINE / "examples" / "val-dorgeval": date(2025, 12, 31)}


@pytest.fixture(scope="session")
def ateliers():
    """The workshops of the two shipped repositories, each on a day of its own."""
    return [open_workshop(depot, jour=jour) for depot, jour in JOURS.items()]


@pytest.fixture
def gabarits():
    """Make templates from texts: `gabarits(principal, autre=…)`."""
    return lambda principal, **autres: Gabarits(
        {"essai.md": principal, **{f"{n}.md": t for n, t in autres.items()}}
    )


def contexts(ateliers):
    """Give a context for each document: its templates, the context of its first target that has one."""
    for document in DOCUMENTS.values():
        for atelier in ateliers:
            cibles = list(document.targets(atelier.charge.registre, atelier.jour))
            if cibles:
                demande = Demande(atelier.charge.registre, cibles[0], atelier.jour)
                yield (
                    document,
                    Gabarits(of_document(document.nom)),
                    as_context(document.write(demande, Redaction())),
                )
                break


@pytest.fixture(scope="session")
def contextes(ateliers):
    return list(contexts(ateliers))

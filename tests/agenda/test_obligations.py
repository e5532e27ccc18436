"""The duties of a period: their terms by hand, their states, and the laws that they keep."""

from __future__ import annotations

from datetime import date
from textwrap import dedent

import pytest

from sicommun.agenda.obligations import obligations
from sicommun.store.chargement import load

EPCI = """
format: 1
nom: Agglomération d'essai
siren: "200000008"
nature: CA
service_commun: {nom: Service commun}
membres: [{siren: "210000001", code_insee: "01001", nom: Valombre}]
"""
VALOMBRE = """
nom: Valombre
code_insee: "01001"
siren: "210000001"
parcours:
  - {le: 2024-02-12, fait: reprise, portee: [A], convention: "2024"}
"""
CONVENTION = """
en_vigueur_du: 2024-01-01
"""


class Memoire:
    """A tree of files that stand in a test."""

    def __init__(self, fichiers):
        self.textes = {nom: dedent(texte).encode() for nom, texte in fichiers.items()}

    def fichiers(self):
        return tuple(sorted(self.textes))

    def refuses(self):
        return ()

    def lire(self, nom):
        return self.textes[nom]


@pytest.fixture
def registre():
    def charge(fichiers=(), *, illisibles=()):
        base = {
            "data/epci.yaml": EPCI,
            "data/conventions/2024.yaml": CONVENTION,
            "data/communes/valombre/commune.yaml": VALOMBRE,
        }
        chargement = load(Memoire({**base, **dict(fichiers)}))
        fautes = [d.message for d in chargement.diagnostics if d.fichier not in illisibles]
        assert not fautes, fautes
        return chargement.registre

    return charge


def annee(registre, an, jour, *genres):
    jour = date.fromisoformat(jour)
    toutes = obligations(registre, du=date(an, 1, 1), au=date(an, 12, 31), jour=jour)
    return [
        (e.genre, e.sujet, e.terme.isoformat(), e.etat) for e in toutes if not genres or e.genre in genres
    ]


def test_the_duties_begin_with_the_semester_after_the_effect(registre):
    genres = ("bilan", "bipartite", "liste_impacts", "pleniere", "organigramme")
    attendues = [
        ("bilan", "2024-S2", "2024-12-31", "a_venir"),
        ("bipartite", "2024-S2", "2024-12-31", "a_venir"),
        ("liste_impacts", "2024-S2", "2024-12-31", "a_venir"),
        ("organigramme", "2024", "2024-12-31", "a_venir"),
        ("pleniere", "2024", "2024-12-31", "a_venir"),
    ]
    assert annee(registre(), 2024, "2024-12-31", *genres) == attendues
    assert {etat for *_, etat in annee(registre(), 2024, "2024-07-01", *genres)} == {"a_venir"}

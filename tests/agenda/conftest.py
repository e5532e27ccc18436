"""A repository written in the test, and the duties of its years."""

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
V = "data/communes/valombre/commune.yaml"
VALOMBRE = """
nom: Valombre
code_insee: "01001"
siren: "210000001"
"""
CONVENTION = """
en_vigueur_du: 2005-01-01
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


def charge(fichiers=(), *, illisibles=()):
    """Load files over those of the base; a fault of form fails the test, unless the file is said faulty."""
    base = {"data/epci.yaml": EPCI, "data/conventions/2005.yaml": CONVENTION, V: VALOMBRE}
    chargement = load(Memoire({**base, **dict(fichiers)}))
    fautes = [d.message for d in chargement.diagnostics if d.fichier not in illisibles]
    assert not fautes, fautes
    return chargement.registre


@pytest.fixture
def registre():
    return charge


@pytest.fixture
def dues():
    """Give (subject, term, state, done on) of the duties of one kind, whatever the year."""

    def calcule(genre, fichiers, jour, *, du="2000-01-01", au="2035-12-31", illisibles=()):
        registre = charge(fichiers, illisibles=illisibles)
        bornes = {"du": date.fromisoformat(du), "au": date.fromisoformat(au)}
        toutes = obligations(registre, **bornes, jour=date.fromisoformat(jour))
        return [
            (e.sujet, e.terme.isoformat(), e.etat, e.faite_le and e.faite_le.isoformat())
            for e in toutes
            if e.genre == genre
        ]

    return calcule


@pytest.fixture
def parcours():
    """Give the file of Valombre with a journal and other keys."""

    def ecrit(*faits, cles=""):
        lignes = "".join(f"  - {fait}\n" for fait in faits)
        return {V: f"{VALOMBRE}{dedent(cles)}parcours:\n{lignes}" if faits else VALOMBRE + dedent(cles)}

    return ecrit

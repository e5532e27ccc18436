"""A repository written in the test, and the findings of one rule on it."""

from __future__ import annotations

from datetime import date
from textwrap import dedent

import pytest

from sicommun.rules.moteur import rules, subjects
from sicommun.store.chargement import load

JOUR = date(2024, 11, 15)
EPCI = """
format: 1
nom: Agglomération d'essai
siren: "200000008"
nature: CA
service_commun: {nom: Service commun}
membres: [{siren: "210000001", code_insee: "01001", nom: Valombre}]
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
def depot():
    """Load `{file: YAML}`; a fault of form fails the test, except in the files said to be unreadable."""

    def charge(fichiers, illisibles=()):
        chargement = load(Memoire({"data/epci.yaml": EPCI, **fichiers}))
        fautes = [d.message for d in chargement.diagnostics if d.fichier not in illisibles]
        assert not fautes, fautes
        return chargement

    return charge


@pytest.fixture
def constats(depot):
    """Give the (path, message) that one rule finds, all subjects alike, its premises left aside."""

    def joue(code, fichiers, *, jour=JOUR, illisibles=()):
        registre = depot(fichiers, illisibles).registre
        regle = next(regle for regle in rules() if regle.fiche.code == code)
        arguments = (registre, jour) if regle.au_jour or regle.a_venir else (registre,)
        sujets = [sujet for sujet in subjects(registre) if isinstance(sujet, regle.sur)]
        return [(f.path, f.message) for sujet in sujets for f in regle.verifie(sujet, *arguments)]

    return joue

"""Functions, and nobody in person."""

from __future__ import annotations

import pytest

A003 = "data/contracts/A003.yaml"
EPCI = "data/epci.yaml"
TETE = "code: A003\nnom: Assistance\nportee: [B/postes]\n"
DIRIGEE = """
format: 1
nom: Agglomération d'essai
siren: "200000008"
nature: CA
service_commun:
  nom: Service commun
  directeurs: [{du: 2020-01-01, fonction: Directeur, prenom: Noa, nom: Factice}]
representants: [{du: 2020-01-01, fonction: Présidente, prenom: Sacha, nom: Modèle}]
membres: [{siren: "210000001", code_insee: "01001", nom: Valombre}]
"""


@pytest.mark.parametrize(
    "texte",
    [
        "contact_activite: Le demandeur\ngestionnaire: Support\n",
        "escalade: [Monsieur le maire, Madame La Maire, Mme la directrice]\n",
        "escalade: [Référent M365, Noa]\n",
        "escalade: [Responsable Support, Hot Line, Accueil de l'espace Claire Exemple]\n",
        "gestionnaire: Technicien Niveau 2\n",
    ],
)
def test_a_role_is_silent(constats, texte):
    assert constats("CTR018", {EPCI: DIRIGEE, A003: TETE + texte}) == []


@pytest.mark.parametrize(
    ("texte", "chemin"),
    [
        ("escalade: [Chef de service, Noa Factice]\n", ("escalade", 1)),
        ("contact_activite: Sacha Modèle (présidence)\n", ("contact_activite",)),
        ("escalade: [M. Exemple]\n", ("escalade", 0)),
        ("gestionnaire: Mme Élan\n", ("gestionnaire",)),
        ("gestionnaire: Martine Exemple\n", ("gestionnaire",)),
        ("escalade: [Chef de service (EXEMPLE Jean-Marc)]\n", ("escalade", 0)),
        ("contact_activite: Camille de La Fiction\n", ("contact_activite",)),
        ("impacts: {responsable_metier: Monsieur Essai}\n", ("impacts", "responsable_metier")),
        ("etapes: [{numero: 1, acteur: Noa Factice, texte: Agit}]\n", ("etapes", 0, "acteur")),
    ],
)
def test_a_person_is_told_without_a_name(constats, texte, chemin):
    assert constats("CTR018", {EPCI: DIRIGEE, A003: TETE + texte}) == [
        (chemin, "une personne nommée à la place d'un rôle")
    ]

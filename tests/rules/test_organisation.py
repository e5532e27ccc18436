"""The channels of the shared service."""

from __future__ import annotations

import pytest

FICHIER = "data/epci.yaml"
COMMUNE = "data/communes/valombre/commune.yaml"
EPCI = """
format: 1
nom: Agglomération d'essai
siren: "200000008"
nature: CA
service_commun: {nom: Service commun}
membres: [{siren: "210000001", code_insee: "01001", nom: Valombre}]
"""
CANAUX = EPCI + "canaux:\n"
SIGNATAIRE = """
nom: Valombre
code_insee: "01001"
siren: "210000001"
parcours:
  - {le: 2024-01-02, fait: interet}
  - {le: 2024-02-01, fait: signature, convention: "2024", portee: [A]}
"""

BONS = {
    "CTC002": CANAUX + "  courant: {email: support@example.org}\n",
    "CTC003": CANAUX + "  courant: {web: https://support.example.org}\n",
    "CTC004": CANAUX + '  courant: {telephone: "03 53 01 00 01", email: support@numerique.example.org}\n',
    "CTC004 international": CANAUX + '  structurant: {telephone: "+33 3 53 01 00 01"}\n',
    "CTC004 points": CANAUX + '  structurant: {telephone: "03.53.01.00.01"}\n',
}
MAUVAIS = {
    "CTC002 sans canaux": (EPCI, ("canaux",), "Agglomération d'essai ne dit pas comment"),
    "CTC002 vide": (CANAUX + "  courant: {}\n", ("canaux",), "Agglomération d'essai ne dit pas"),
    "CTC003": (
        CANAUX + "  courant: {web: http://support.example.org}\n",
        ("canaux", "courant", "web"),
        "« http://support.example.org » n'est pas une adresse en https",
    ),
    "CTC003 sans rien": (
        CANAUX + "  structurant: {web: support.example.org}\n",
        ("canaux", "structurant", "web"),
        "« support.example.org » n'est pas une adresse en https",
    ),
    "CTC004 numéro masqué": (
        CANAUX + '  courant: {telephone: "03 80 XX XX XX"}\n',
        ("canaux", "courant", "telephone"),
        "« 03 80 XX XX XX » n'est pas un numéro de téléphone",
    ),
    "CTC004 neuf chiffres": (
        CANAUX + '  courant: {telephone: "03 53 01 00 0"}\n',
        ("canaux", "courant", "telephone"),
        "« 03 53 01 00 0 » n'est pas un numéro",
    ),
    "CTC004 courriel": (
        CANAUX + "  structurant: {email: direction(at)example.org}\n",
        ("canaux", "structurant", "email"),
        "« direction(at)example.org » n'est pas une adresse de courriel",
    ),
    "CTC004 sans domaine": (
        CANAUX + "  courant: {email: support@example}\n",
        ("canaux", "courant", "email"),
        "« support@example » n'est pas une adresse",
    ),
}


@pytest.mark.parametrize("cas", BONS)
def test_what_is_right_is_left_alone(constats, cas):
    assert constats(cas.split()[0], {FICHIER: BONS[cas]}) == []


@pytest.mark.parametrize("cas", MAUVAIS)
def test_what_is_wrong_is_said_where_it_stands(constats, cas):
    texte, chemin, debut = MAUVAIS[cas]
    ((trouve, message),) = constats(cas.split()[0], {FICHIER: texte, COMMUNE: SIGNATAIRE})
    assert trouve == chemin
    assert message.startswith(debut)


def test_nobody_waits_for_a_channel_before_the_first_signature(constats):
    assert constats("CTC002", {FICHIER: EPCI}) == []

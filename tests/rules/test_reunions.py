"""Who was called to a meeting, and who came."""

from __future__ import annotations

import pytest

ANNEE = "data/gouvernance/2024.yaml"
REPRISE = """
nom: {nom}
nature: {nature}
siren: "{siren}"
parcours: [{{le: 2024-06-12, fait: reprise, portee: [A]}}]
"""


@pytest.mark.parametrize(
    "presents",
    [
        "Directrice générale des services, Directeur du service commun",
        "DGS, DSI de la métropole",
        "D.G.S., Directrice des systèmes d'information",
        "Secrétaire de mairie, Directeur du service commun du numérique",
        "Maire, Adjointe aux finances, Directrice du numérique",
        "Secrétaire générale, Cheffe de la mission",
    ],
)
def test_both_sides_are_known_by_their_functions(constats, presents):
    epci = """
format: 1
nom: Agglomération d'essai
siren: "200000008"
nature: CA
service_commun:
  nom: Service commun
  directeurs: [{du: 2020-01-01, fonction: cheffe de la mission, prenom: Lou, nom: Exemple}]
membres: [{siren: "210000001", code_insee: "01001", nom: Valombre}]
"""
    texte = f"annee: 2024\nreunions: [{{type: bipartite, le: 2024-05-14, presents: [{presents!s}]}}]\n"
    assert constats("GOV006", {"data/epci.yaml": epci, ANNEE: texte}) == []


@pytest.mark.parametrize(
    ("reunion", "manque"),
    [
        ("presents: [Technicienne]", "la direction générale de la commune et la direction du service commun"),
        ("presents: [DGS]", "la direction du service commun"),
        ("presents: [Directrice générale du service commun]", "la direction générale de la commune"),
        (
            "presents: [Smaire, Budgse]",
            "la direction générale de la commune et la direction du service commun",
        ),
    ],
)
def test_a_side_that_nobody_stands_for_is_named(constats, reunion, manque):
    texte = f"annee: 2024\nreunions: [{{type: pleniere, le: 2024-05-14, {reunion}}}]\n"
    ((_, message),) = constats("GOV006", {ANNEE: texte})
    assert message == f"réunion plénière du 14 mai 2024 : il y manque {manque}"


def test_a_meeting_still_to_be_written_up_is_left_alone(constats):
    assert constats("GOV006", {ANNEE: "annee: 2024\nreunions: [{type: pleniere, le: 2024-05-14}]\n"}) == []


@pytest.mark.parametrize(
    ("reunion", "oublies"),
    [
        ("le: 2024-06-12, convoques: [valombre]", "Orgeval"),
        ("le: 2024-06-11, convoques: [valombre]", ""),
        ("le: 2024-06-12, convoques: [valombre, orgeval]", ""),
        ("le: 2024-06-12", ""),
    ],
    ids=["le jour de l'effet", "la veille", "tous", "personne de nommé"],
)
def test_every_member_of_the_day_is_called(constats, reunion, oublies):
    fichiers = {
        f"data/communes/{slug}/commune.yaml": REPRISE.format(nom=slug.title(), nature=nature, siren=siren)
        for slug, nature, siren in (
            ("valombre", "commune", "219900016"),
            ("orgeval", "commune", "219900024"),
            ("ccas", "ccas", "269900015"),
        )
    }
    texte = f"annee: 2024\nreunions: [{{type: pleniere, {reunion}}}]\n"
    trouves = constats("GOV008", {**fichiers, ANNEE: texte})
    message = f"plénière du 12 juin 2024 : pas de convocation pour {oublies}"
    assert [message for _, message in trouves] == ([message] if oublies else [])

"""After an exit: the last day of each delay, and what silences each rule."""

from __future__ import annotations

from datetime import date

import pytest

V = "data/communes/valombre/commune.yaml"
CONVENTION = "data/conventions/2019.yaml"
CHOIX = "en_vigueur_du: 2019-01-01\nrestitution: {delai_jours: 30, format: CSV}\n"
TETE = """
nom: Valombre
siren: "219999999"
parcours:
- {le: 2023-03-01, fait: reprise, portee: [A, B]}
"""
SORTIE = """\
- {le: 2024-01-10, fait: demande_retrait, portee: [A, B]}
- {le: 2024-10-01, fait: retrait, portee: [A, B], effet: 2024-12-31}
"""
FUSION = '- {le: 2024-10-01, fait: fusion, nouvelle: "219900115", effet: 2025-01-01}\n'
RENDU = "- {le: 2025-01-20, fait: restitution%s}\n"
DEMANDE = "- {le: 2024-12-31, fait: demande_destruction}\n"
DETRUIT = "- {le: 2025-03-31, fait: destruction%s}\n"


def depuis(*faits: str) -> dict[str, str]:
    return {V: TETE + "".join(faits), CONVENTION: CHOIX}


@pytest.mark.parametrize(
    ("faits", "jour", "combien"),
    [
        (SORTIE, date(2025, 1, 30), 0),
        (SORTIE, date(2025, 1, 31), 1),
        (SORTIE, date(2024, 12, 1), 0),
        (SORTIE + RENDU % "", date(2025, 6, 30), 0),
        (SORTIE + RENDU.replace("2025-01-20", "2024-12-31") % "", date(2025, 6, 30), 0),
        (FUSION, date(2025, 6, 30), 0),
        (FUSION.replace('fusion, nouvelle: "219900115"', "sortie_epci"), date(2025, 6, 30), 1),
    ],
    ids=[
        "dernier jour",
        "lendemain",
        "avant la sortie",
        "rendu",
        "rendu le dernier jour",
        "fusion",
        "hors de l'EPCI",
    ],
)
def test_data_go_back_within_the_delay(constats, faits, jour, combien):
    assert len(constats("CSQ005", depuis(faits), jour=jour)) == combien
    assert constats("CSQ005", {V: TETE + faits}, jour=jour) == []


def test_a_former_restitution_does_not_stand_for_a_later_exit(constats):
    deux = (
        "- {le: 2023-06-01, fait: demande_retrait, portee: [A]}\n"
        "- {le: 2023-06-30, fait: retrait, portee: [A]}\n"
        "- {le: 2023-07-10, fait: restitution}\n"
    )
    assert constats("CSQ005", depuis(deux), jour=date(2023, 12, 31)) == []
    ((chemin, _),) = constats("CSQ005", depuis(deux, SORTIE.replace("[A, B]", "[B]")), jour=date(2025, 6, 30))
    assert chemin == ("parcours", 5, "fait")


def test_the_convention_stands_in_for_what_was_not_agreed(constats):
    assert constats("CSQ006", depuis(SORTIE, RENDU % ", recu_par: DGS")) == []
    sans_choix = {V: TETE + SORTIE + RENDU % ", delai: un mois"}
    assert constats("CSQ006", sans_choix) == [
        (("parcours", 3, "fait"), "restitution du 20 janvier 2025 : il y manque le format et qui a reçu")
    ]


@pytest.mark.parametrize(
    ("faits", "jour", "combien"),
    [
        (DEMANDE, date(2025, 3, 31), 0),
        (DEMANDE, date(2025, 4, 1), 1),
        (DEMANDE + DETRUIT % "", date(2025, 4, 1), 0),
        (DEMANDE + DETRUIT.replace("2025-03-31", "2024-12-31") % "", date(2025, 4, 1), 0),
        (DEMANDE + DETRUIT.replace("2025-03-31", "2025-04-01") % "", date(2025, 4, 1), 0),
        (DEMANDE.replace("2024-12-31", "2024-11-04") + DETRUIT % "", date(2025, 3, 1), 1),
    ],
    ids=["trois mois", "le lendemain", "faite", "le jour même", "ce jour", "faite plus tard"],
)
def test_what_is_to_be_destroyed_is(constats, faits, jour, combien):
    assert len(constats("CSQ009", depuis(SORTIE, RENDU % "", faits), jour=jour)) == combien


@pytest.mark.parametrize("sort", ["oui", "non"])
def test_backups_kept_or_not_are_said(constats, sort):
    entier = DETRUIT % f", methode: Effacement, sauvegardes_incluses: {sort}"
    assert constats("CSQ010", depuis(SORTIE, DEMANDE, entier)) == []


def test_the_visa_may_be_of_the_very_day(constats):
    assert constats("ARC001", depuis(DETRUIT % ", visa_le: 2025-03-31")) == []
    assert len(constats("ARC001", depuis(DETRUIT % ", visa_le: 2025-04-01"))) == 1

"""A level of service in words."""

import pytest

from sicommun.documents.vues.niveaux import say_days, say_delay, say_hours
from sicommun.model.contrat import Niveau
from sicommun.model.durees import read_delai, read_plage

OUVRE = Niveau.model_validate({"du": "2024-01-01", "base": "ouvre"})
MUET = Niveau.model_validate({"du": "2024-01-01"})


@pytest.mark.parametrize(
    ("delai", "niveau", "dit"),
    [
        ("1j", OUVRE, "1 jour ouvré"),
        ("8j", OUVRE, "8 jours ouvrés"),
        ("8j", OUVRE.model_copy(update={"base": "calendaire"}), "8 jours calendaires"),
        ("8j", MUET, "8 jours"),
        ("1h", OUVRE, "1 heure"),
        ("90min", MUET, "90 minutes"),
    ],
)
def test_a_delay(delai, niveau, dit):
    assert say_delay(niveau, read_delai(delai)) == dit


def test_no_delay_is_no_words():
    assert say_delay(OUVRE, None) == ""


@pytest.mark.parametrize(
    ("plages", "dit"),
    [
        (["08:00-12:00", "14:00-18:00"], "de 8 h à 12 h et de 14 h à 18 h"),
        (["08:30-17:05"], "de 8 h 30 à 17 h 05"),
        (["00:00-24:00"], "24 heures sur 24"),
        ([], ""),
    ],
)
def test_hours(plages, dit):
    assert say_hours([read_plage(plage) for plage in plages]) == dit


@pytest.mark.parametrize(
    ("jours", "dit"),
    [
        (["vendredi", "lundi", "mardi", "mercredi", "jeudi"], "du lundi au vendredi"),
        (["lundi", "mardi"], "le lundi et le mardi"),
        (["lundi", "jeudi", "samedi"], "le lundi, le jeudi et le samedi"),
        (["samedi"], "le samedi"),
        (["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"], "tous les jours"),
    ],
)
def test_days(jours, dit):
    assert say_days(jours) == dit

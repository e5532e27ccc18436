"""What an unquoted scalar is."""

# ruff: noqa: SIM905 — a long list of words reads better as words

from __future__ import annotations

import pytest
import yaml

from sicommun.model.nu import Nu
from sicommun.store.lecture.scalaires import RESOLUS, resolve

NUS = [
    *"0 7 01001 182 -3 +4 1_000 0b101 0o17 0x1F 18250.00 1. .5 -.5 1e3 1E-3 1.5e+10 1e400".split(),
    *".inf -.Inf +.INF .nan .NaN 8:30 08:30 190:20:30 1:30.5 2024-01-01 2024-1-1 2024-13-01".split(),
    *"2018-12-45 2001-12-14t21:59:43.10-05:00 2024-01-01T10:00:00Z".split(),
    "2001-12-14 21:59:43.10 -5",
    "2024-01-01 10:00:00",
]
MOTS = [
    *"oui no on yes off y NO Oui e3 . + - +. 0x 0b 0o9 1.2.3 192.168.1.1 03.53.01.00.01 2024-12".split(),
    *"2024-S1 021-242100410-20181220-DM2018_031-DE M-2024-118 A007 C/finances 12,5 8:75 1e tRUE".split(),
    *"nUll ~x .info <<".split(),
    "12 postes",
    "2024 01",
    "01 02 03 04 05",
    "= ",
]


@pytest.mark.parametrize("texte", NUS)
def test_numbers_and_dates_stay_as_written(texte):
    valeur = resolve(texte)
    assert type(valeur) is Nu
    assert valeur == texte


@pytest.mark.parametrize("texte", MOTS)
def test_words_are_words(texte):
    assert type(resolve(texte)) is str


@pytest.mark.parametrize(
    ("texte", "valeur"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("NULL", None),
        ("true", True),
        ("TRUE", True),
        ("False", False),
    ],
)
def test_void_and_booleans_of_yaml_1_2(texte, valeur):
    assert resolve(texte) is valeur


@pytest.mark.parametrize("texte", NUS + MOTS)
def test_whatever_pyyaml_takes_for_a_number_or_a_date_is_none_of_ours_to_call_words(texte):
    etiquette = yaml.SafeLoader("").resolve(yaml.ScalarNode, texte, (True, False))
    if etiquette.rpartition(":")[2] in {"int", "float", "timestamp"}:
        assert type(resolve(texte)) is Nu


def test_what_was_seen_before_has_the_same_value():
    for _ in range(2):
        for texte in (*NUS, *MOTS, "", "null", "true", "False"):
            assert (type(RESOLUS[texte]), RESOLUS[texte]) == (type(resolve(texte)), resolve(texte))


def test_a_repository_without_end_takes_no_more_memory():
    longue = "mot " * 20
    assert RESOLUS[longue] == longue
    assert longue not in RESOLUS
    for rang in range(50_000):
        assert RESOLUS[f"mot{rang}"] == f"mot{rang}"
    assert len(RESOLUS) <= 20_000

"""The population that weighs: the newest one in force on 1 January, with all inhabitants counted."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from sicommun.model.commune import Commune, Population
from sicommun.quota.mesures import Releve
from sicommun.quota.populations import weigh_population
from sicommun.quota.usagers import Usage, Usager
from sicommun.trace import Origine


def usage(*populations, piece=None):
    lues = tuple(Population.model_construct(millesime=m, municipale=0, totale=t) for m, t in populations)
    piece = piece or Commune.model_construct(populations=lues)
    usager = Usager("a", "1", "A", "data/communes/a/commune.yaml", (), piece)
    return Usage(usager, (), Origine("", ()))


def test_all_that_a_weight_says():
    poids = weigh_population(usage((2022, 100), (2023, 120), (2024, 999)), 2026, 31)
    lieu = Origine("data/communes/a/commune.yaml", ("populations", 1, "totale"))
    assert poids == (
        31,
        120 * 31,
        (Releve(date(2026, 1, 1), 120, "accepte", lieu),),
        "population totale, millésime 2023, en vigueur le 1er janvier 2026",
        (),
    )


@pytest.mark.parametrize("populations", [(), ((2024, 100),), ((2023, None),)])
def test_none_in_force(populations):
    poids = weigh_population(usage(*populations), 2026, 31)
    (constat,) = poids.constats
    assert (poids.poids, poids.releves, constat.fiche.code) == (0, (), "QUO004")
    assert "millésime 2023" in constat.finding.message


def test_only_a_commune_has_inhabitants():
    assert weigh_population(usage(piece=SimpleNamespace()), 2026, 31).constats[0].fiche.code == "QUO004"

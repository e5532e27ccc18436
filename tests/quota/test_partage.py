"""Splitting cents: the worked figures of the trade, and the laws that no split may break."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sicommun.quota.partage import AucunPoidsError, apportion, apportion_residue

NOMS = ("epci", "a", "b", "c", "d", "e")
poids_tires = st.lists(st.integers(0, 10**6), min_size=1, max_size=6).filter(any)
montants = st.integers(-(10**9), 10**9)


def par_nom(*poids):
    return {nom: Fraction(p) for nom, p in zip(NOMS, poids, strict=False)}


@pytest.mark.parametrize(
    ("cents", "poids", "attendu"),
    [
        (1_000_000, (500, 300, 200), [500_000, 300_000, 200_000]),
        (100_000, (1, 1, 1), [33_334, 33_333, 33_333]),
        (10_001, (3, 2, 2), [4_286, 2_858, 2_857]),
        (-123_457, (500, 300, 200), [-61_729, -37_037, -24_691]),
        (2_400_000, (182_500, 109_500, 36_800), [1_332_117, 799_270, 268_613]),
        (5, (0, 0, 1), [0, 0, 5]),
        (0, (1, 2), [0, 0]),
    ],
)
def test_largest_remainders(cents, poids, attendu):
    assert list(apportion(cents, par_nom(*poids), ordre=NOMS).parts.values()) == attendu


@pytest.mark.parametrize(
    ("cents", "poids", "attendu"),
    [
        (10_001, (3, 2, 2), [4_287, 2_857, 2_857]),
        (100_000, (1, 1, 1), [33_334, 33_333, 33_333]),
        (-10_001, (3, 2, 2), [-4_287, -2_857, -2_857]),
        (1, (1, 1), [0, 1]),
    ],
)
def test_the_manager_takes_the_residue(cents, poids, attendu):
    partage = apportion_residue(cents, par_nom(*poids), gestionnaire="epci")
    assert list(partage.parts.values()) == attendu


def test_what_a_split_by_residue_says():
    partage = apportion_residue(10_001, par_nom(3, 2, 2), gestionnaire="epci")
    assert (partage.rangs, partage.centimes, partage.gestionnaire) == ({}, 1, "epci")
    assert partage.exactes["a"] == Fraction(20_002, 7)
    with pytest.raises(KeyError):
        apportion_residue(1, par_nom(1, 1), gestionnaire="z")


def test_nobody_to_bear_it():
    with pytest.raises(AucunPoidsError):
        apportion(100, par_nom(0, 0), ordre=NOMS)


def test_the_remainder_cents_are_told():
    partage = apportion(100_000, par_nom(1, 1, 1), ordre=NOMS)
    assert (partage.centimes, dict(partage.rangs)) == (1, {"epci": 1, "a": 2, "b": 3})


def oracle(cents, poids):
    """Search all the ways of handing out the cents for the fairest one, first in order among equals."""
    total = sum(poids.values())
    exactes = {nom: abs(cents) * p / total for nom, p in poids.items()}
    bas = {nom: exacte.numerator // exacte.denominator for nom, exacte in exactes.items()}
    reste = abs(cents) - sum(bas.values())
    essais = []
    for ordre in permutations(poids):
        recus = set(ordre[:reste])
        ecart = sum((bas[nom] + (nom in recus) - exactes[nom]) ** 2 for nom in poids)
        essais.append((ecart, sorted(list(poids).index(nom) for nom in recus), recus))
    recus = min(essais, key=lambda essai: essai[:2])[2]
    signe = -1 if cents < 0 else 1
    return {nom: signe * (bas[nom] + (nom in recus)) for nom in poids}


@given(montants, poids_tires)
def test_no_other_split_is_fairer(cents, poids):
    """Largest remainder is the least-squares split in whole cents: a search over all splits agrees."""
    poids = par_nom(*poids)
    assert dict(apportion(cents, poids, ordre=NOMS).parts) == oracle(cents, poids)


@given(montants, poids_tires)
def test_shares_add_up_and_stay_within_a_cent(cents, poids):
    partage = apportion(cents, par_nom(*poids), ordre=NOMS)
    assert sum(partage.parts.values()) == cents
    assert all(abs(part - partage.exactes[nom]) < 1 for nom, part in partage.parts.items())
    assert all(partage.parts[nom] == 0 for nom, p in par_nom(*poids).items() if not p)


@given(montants, poids_tires)
def test_the_residue_adds_up_too(cents, poids):
    assert sum(apportion_residue(cents, par_nom(*poids), gestionnaire="epci").parts.values()) == cents


@given(montants, poids_tires, st.fractions(min_value="1/1000", max_value=1000))
def test_scaling_the_weights_changes_nothing(cents, poids, facteur):
    poids = par_nom(*poids)
    agrandis = {nom: p * facteur for nom, p in poids.items()}
    assert apportion(cents, poids, ordre=NOMS).parts == apportion(cents, agrandis, ordre=NOMS).parts


@given(montants, poids_tires, st.randoms(use_true_random=False))
def test_the_order_of_reading_changes_nothing(cents, poids, hasard):
    poids = par_nom(*poids)
    melanges = list(poids.items())
    hasard.shuffle(melanges)
    assert apportion(cents, poids, ordre=NOMS).parts == apportion(cents, dict(melanges), ordre=NOMS).parts


@given(montants, poids_tires)
def test_a_credit_mirrors_its_invoice(cents, poids):
    avoir = apportion(-cents, par_nom(*poids), ordre=NOMS).parts
    assert {nom: -part for nom, part in avoir.items()} == apportion(cents, par_nom(*poids), ordre=NOMS).parts

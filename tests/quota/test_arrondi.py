"""What rounding did, in words, for each way of rounding."""

from __future__ import annotations

from fractions import Fraction

from sicommun.quota.arrondi import rounding_words
from sicommun.quota.partage import Partage, apportion, apportion_residue

NOMS = ("epci", "a", "b", "c", "d", "e", "f")


def poids(*valeurs):
    return {nom: Fraction(v) for nom, v in zip(NOMS, valeurs, strict=False)}


def test_who_received_the_cents_is_named():
    dit = rounding_words(apportion(200, poids(1, 1, 1), ordre=NOMS))
    tete = "plus forts restes : {} reste sur 3, 2 centimes à répartir : {}"
    assert dit == {
        "epci": tete.format("1er", "un ici"),
        "a": tete.format("2e", "un ici"),
        "b": tete.format("3e", "aucun ici (epci, a)"),
    }
    seul = rounding_words(apportion(100, poids(1, 1, 1), ordre=NOMS))
    assert seul["b"] == "plus forts restes : 3e reste sur 3, 1 centime à répartir : aucun ici (epci)"


def test_at_most_three_are_named():
    dits = [rounding_words(apportion(n, poids(*[1] * 7), ordre=NOMS))["f"] for n in (3, 4)]
    assert [dit.partition(" : aucun ici ")[2] for dit in dits] == ["(epci, a, b)", "(epci, a, b…)"]


def test_nothing_to_hand_out():
    dit = rounding_words(apportion(100, poids(1, 1), ordre=NOMS))
    assert dit == dict.fromkeys(("epci", "a"), "plus forts restes : aucun centime à répartir")


def test_the_residue_is_the_manager_s():
    proche, residu = "au centime le plus proche", "résidu du gestionnaire : {} après l'arrondi de chacun"
    trois = poids(1, 1, 1)
    dit = rounding_words(apportion_residue(100, trois, gestionnaire="epci"))
    assert dit == {"epci": residu.format("+1 centime"), "a": proche, "b": proche}
    assert rounding_words(apportion_residue(200, trois, gestionnaire="epci"))["epci"] == residu.format(
        "-1 centime"
    )
    assert rounding_words(apportion_residue(300, trois, gestionnaire="epci"))["epci"] == residu.format(
        "+0 centime"
    )
    cinq = poids(1, 1, 1, 1, 1)
    assert rounding_words(apportion_residue(2, cinq, gestionnaire="epci"))["epci"] == residu.format(
        "+2 centimes"
    )


def test_a_rate_is_rounded_alone():
    tarif = Partage({"a": 3, "b": 4}, {"a": Fraction(3), "b": Fraction(4)}, {}, 0)
    assert rounding_words(tarif) == dict.fromkeys("ab", "au centime le plus proche")

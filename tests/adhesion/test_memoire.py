"""What is remembered of a parcours, and for how long."""

from __future__ import annotations

from sicommun.adhesion.memoire import remembered


def compteur():
    """Give a calculation that notes what it was asked."""
    demandes = []

    @remembered
    def calcul(parcours, jour):
        demandes.append((parcours, jour))
        return len(demandes)

    return calcul, demandes


def test_a_parcours_is_calculated_once_for_each_day():
    calcul, demandes = compteur()
    parcours = ["interet"]
    assert [calcul(parcours, 1), calcul(parcours, 1), calcul(parcours, 2)] == [1, 1, 2]
    assert demandes == [(parcours, 1), (parcours, 2)]


def test_two_parcours_that_say_the_same_are_two():
    calcul, _ = compteur()
    un, autre = ["interet"], ["interet"]
    assert calcul(un, 1) != calcul(autre, 1)


def test_a_parcours_that_is_gone_lends_its_place_to_no_other():
    first = remembered(lambda parcours: parcours[0])
    assert [first([rang]) for rang in range(500)] == list(range(500))

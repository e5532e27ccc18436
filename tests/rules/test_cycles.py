"""Circles: the laws of the search, whatever the graph."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sicommun.rules.cycles import find_cycles, reachable, without_dead_ends

GRAPHES = st.dictionaries(st.integers(0, 8), st.lists(st.integers(0, 9), max_size=4), max_size=9)


def est_acyclique(suites):
    """Judge by another way: a graph without circle has a node that none follows, again and again."""
    restants = {noeud: set(suivants) & suites.keys() for noeud, suivants in suites.items()}
    while restants:
        libres = [noeud for noeud in restants if not any(noeud in suivants for suivants in restants.values())]
        if not libres:
            return False
        for noeud in libres:
            del restants[noeud]
    return True


@given(GRAPHES)
def test_each_circle_is_a_true_one_and_none_is_given_to_an_acyclic_graph(suites):
    cycles = list(find_cycles(suites))
    assert bool(cycles) is not est_acyclique(suites)
    for cycle in cycles:
        assert cycle[0] == cycle[-1] == min(cycle)
        assert all(suivant in suites[noeud] for noeud, suivant in pairwise(cycle))


@given(GRAPHES)
def test_circles_share_no_node_and_leave_nothing_that_turns(suites):
    noeuds = [noeud for cycle in find_cycles(suites) for noeud in cycle[1:]]
    assert len(noeuds) == len(set(noeuds))
    assert est_acyclique({noeud: suivants for noeud, suivants in suites.items() if noeud not in noeuds})


@given(GRAPHES, st.integers(0, 8))
def test_what_can_be_reached_is_closed(suites, depart):
    atteints = reachable(suites, depart)
    assert depart in atteints
    assert all(
        suivant in atteints for noeud in atteints for suivant in suites.get(noeud, ()) if suivant in suites
    )


def test_ten_thousand_nodes_take_no_time():
    chaine = {rang: [rang + 1] for rang in range(10_000)}
    assert without_dead_ends({**chaine, 10_000: []}) == {}
    assert len(next(find_cycles({**chaine, 10_000: [0]}))) == 10_002

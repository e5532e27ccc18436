"""Circles in a graph of references: the steps of a contract, the services that support one another."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TypeVar

N = TypeVar("N", int, str)


def find_cycles(suites: Mapping[N, Collection[N]]) -> Iterator[list[N]]:
    """Give circles that share no node, each from its smallest node back to it: `[A, B, A]`.

    A reference to an absent node leads nowhere. Every circle of the graph meets one of those given.
    """
    vivants = {
        noeud: {suivant for suivant in suivants if suivant in suites} for noeud, suivants in suites.items()
    }
    while vivants := without_dead_ends(vivants):
        cycle = _walk(vivants)
        yield cycle + cycle[:1]
        vivants = {
            noeud: suivants.difference(cycle) for noeud, suivants in vivants.items() if noeud not in cycle
        }


def without_dead_ends(suites: Mapping[N, Collection[N]]) -> dict[N, set[N]]:
    """Keep the nodes from which one can go round forever: the others end somewhere."""
    restants = {noeud: set(suivants) for noeud, suivants in suites.items()}
    venant_de: dict[N, list[N]] = {noeud: [] for noeud in restants}
    for noeud, suivants in restants.items():
        for suivant in suivants:
            venant_de[suivant].append(noeud)
    finis = [noeud for noeud, suivants in restants.items() if not suivants]
    while finis:
        fini = finis.pop()
        del restants[fini]
        for noeud in venant_de[fini]:
            restants[noeud].discard(fini)
            if not restants[noeud]:
                finis.append(noeud)
    return restants


def reachable(suites: Mapping[N, Collection[N]], depart: N) -> set[N]:
    """Give the nodes that can be reached from one, itself included."""
    vus = {depart}
    file = [depart]
    while file:
        nouveaux = [
            suivant for suivant in suites.get(file.pop(), ()) if suivant in suites and suivant not in vus
        ]
        vus.update(nouveaux)
        file.extend(nouveaux)
    return vus


def _walk(vivants: Mapping[N, Collection[N]]) -> list[N]:
    """Follow the smallest successors until a node comes back; the circle starts at its smallest node."""
    rangs: dict[N, int] = {}
    noeud = min(vivants)
    while noeud not in rangs:
        rangs[noeud] = len(rangs)
        noeud = min(vivants[noeud])
    cycle: list[N] = list(rangs)[rangs[noeud] :]
    debut = cycle.index(min(cycle))
    return cycle[debut:] + cycle[:debut]

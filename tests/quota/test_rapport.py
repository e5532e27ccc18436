"""A report that something stops keeps what stops it, in order of place, and nothing else."""

from __future__ import annotations

from types import SimpleNamespace

from sicommun.quota.rapport import RapportQuota


def rapport(statut="definitif"):
    doute = (SimpleNamespace(rang=0),)
    return RapportQuota(None, statut, (), doute, {"1": 2}, str, str)


def test_what_stops_it_is_in_order_and_the_doubts_go():
    un, deux, trois = (SimpleNamespace(rang=("f", n)) for n in (1, 2, 3))
    arrete = rapport().stopped_by([trois, un, deux])
    assert arrete.arrets == (un, deux, trois)
    assert arrete.reserves == ()
    assert (arrete.statut, arrete.precedent) == ("definitif", {"1": 2})


def test_only_a_provisional_one_is_provisional():
    assert [rapport(s).provisoire for s in ("provisoire", "definitif", "arrete")] == [True, False, False]

"""Which version of a repository a word names: a branch, a label, a print, or the day it was known."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Final, NamedTuple

from sicommun.diagnostics import Panne, vouliez_vous_dire
from sicommun.history.git import Depot
from sicommun.history.instants import day_of, end_of_day
from sicommun.limites import CARACTERES_PAR_REVISION
from sicommun.periodes import jour_fr
from sicommun.store.citation import cite
from sicommun.store.octets.caracteres import judge

_ISO: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_FRANCAISE: Final = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_ABREGE: Final = re.compile(r"[0-9a-f]{4,39}")
_REMEDE: Final = "donner une branche, une étiquette, une empreinte (git log), ou une date : AAAA-MM-JJ"
_NOMS: Final = 1_000
"""Branches and labels among which the nearest name is looked for."""


class Version(NamedTuple):
    """A version of the repository: its whole print, and the second at which git kept it."""

    commit: str
    seconde: int

    @property
    def le(self) -> date:
        """Give the day of Paris on which git kept it."""
        return day_of(self.seconde)


def find_version(depot: Depot, rev: str) -> Version:
    """Give the version that a word names; raises Panne for a hostile word, and for one that names nothing.

    A date names the last version that the present branch had at the end of that day, in Paris, going back
    from first parent to first parent by the day of the committer.
    """
    if motif := _fault(rev):
        raise Panne(f"{cite(rev)} ne peut pas nommer une version : {motif}", _REMEDE)
    if found := _ISO.fullmatch(rev):
        return _known_on(depot, _day(rev, found))
    nomme = depot.answer("rev-parse", "--verify", "--quiet", "--end-of-options", f"{rev}^{{commit}}")
    if nomme is None:
        raise _unknown(depot, rev)
    (version,) = _log(depot, nomme.decode("ascii").strip(), "--max-count=1")
    return version


def _fault(rev: str) -> str:
    """Give what forbids a word to reach git, or nothing."""
    return next((motif for is_hostile, motif in _REFUS if is_hostile(rev)), "")


_REFUS: Final[tuple[tuple[Callable[[str], bool], str], ...]] = (
    (lambda rev: not rev, "il est vide"),
    (
        lambda rev: len(rev) > CARACTERES_PAR_REVISION,
        f"il compte plus de {CARACTERES_PAR_REVISION} caractères",
    ),
    (lambda rev: rev.startswith("-"), "il commence par « - »"),
    (
        lambda rev: any(lettre.isspace() or judge(lettre) for lettre in rev),
        "il contient une espace, ou un caractère qui n'a pas sa place",
    ),
    (
        lambda rev: ".." in rev or rev.startswith("^"),
        "c'est un intervalle, et il faut une seule version",
    ),
    (
        lambda rev: ":" in rev or "{/" in rev,
        "chercher dans les messages, ou désigner un fichier, n'a pas cours ici",
    ),
    (
        lambda rev: "@{" in rev,
        "« @{…} » lit le journal de cette copie du dépôt, que les autres n'ont pas",
    ),
)


def _day(rev: str, found: re.Match[str]) -> date:
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        raise Panne(f"{cite(rev)} n'est pas une date du calendrier", _REMEDE) from None


def _known_on(depot: Depot, jour: date) -> Version:
    """Give the last version of the present branch at the end of a day."""
    if depot.answer("rev-parse", "--verify", "--quiet", "HEAD^{commit}") is None:
        raise _empty()
    fin = end_of_day(jour)
    premiere = None
    for version in _log(depot, "HEAD"):
        if version.seconde <= fin:
            return version
        premiere = version
    if depot.is_shallow():
        raise Panne(
            f"ce clone n'a qu'une partie de l'historique, qui ne remonte pas au {jour_fr(jour)}",
            "compléter le clone : git fetch --unshallow (intégration continue : fetch-depth: 0)",
        )
    assert premiere is not None  # noqa: S101 — HEAD has a commit
    raise Panne(
        f"git ne gardait encore rien le {jour_fr(jour)} : la première version est du {jour_fr(premiere.le)}",
        "donner une date plus tardive",
    )


def _log(depot: Depot, depart: str, *bornes: str) -> Iterator[Version]:
    """Give a version and those before it, from first parent to first parent."""
    for ligne in depot.parts("rev-list", "--first-parent", "--timestamp", *bornes, depart, fin=b"\n"):
        seconde, _, commit = ligne.decode("ascii").partition(" ")
        yield Version(commit, int(seconde))


def _unknown(depot: Depot, rev: str) -> Panne:
    """Say that a word names nothing, and which names come near."""
    if depot.answer("rev-parse", "--verify", "--quiet", "HEAD^{commit}") is None and not _names(depot):
        return _empty()
    if found := _FRANCAISE.fullmatch(rev):
        jour, mois, annee = found.groups()
        return Panne(f"la version {cite(rev)} n'existe pas", f"pour une date : {annee}-{mois:0>2}-{jour:0>2}")
    if _ABREGE.fullmatch(rev) and depot.answer("rev-parse", f"--disambiguate={rev}"):
        return Panne(
            f"{cite(rev)} ne suffit pas à nommer une seule version", "donner plus de lettres (git log)"
        )
    partiel = " dans ce clone, qui n'a qu'une partie de l'historique" if depot.is_shallow() else ""
    proches = vouliez_vous_dire(rev, _names(depot))
    return Panne(f"la version {cite(rev)} n'existe pas{partiel}{proches}", _REMEDE)


def _names(depot: Depot) -> list[str]:
    """Name branches and labels, the first ones."""
    refs = depot.answer(
        "for-each-ref",
        f"--count={_NOMS}",
        "--format=%(refname:lstrip=2)",
        "refs/heads",
        "refs/tags",
        "refs/remotes",
    )
    return (refs or b"").decode("utf-8", "replace").split()


def _empty() -> Panne:
    return Panne(
        "git n'a encore gardé aucune version de ce dépôt", "garder la première : git add, puis git commit"
    )

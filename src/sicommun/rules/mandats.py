"""People in office: one at a time in a function, from a first day to a last one."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import Final

from sicommun.diagnostics import ERREUR
from sicommun.model.commune import Commune
from sicommun.model.epci import Epci
from sicommun.model.personnes import Mandat
from sicommun.model.registre import Registre
from sicommun.periodes import Periode, jour_fr
from sicommun.positions import Chemin, Finding
from sicommun.rules.regle import rule
from sicommun.textes import clause

_MASCULINS: Final = {"présidente": "président", "directrice": "directeur", "mairesse": "maire"}
_REMEDE: Final = "dater la fin du mandat de la veille du suivant (au)"


def reversed_ends(chemin: Chemin, periodes: Sequence[Periode]) -> Iterator[Finding]:
    """Find the periods that end before they begin."""
    for rang, periode in enumerate(periodes):
        if periode.au is not None and periode.au < periode.du:
            message = f"dernier jour le {jour_fr(periode.au)}, avant le premier, le {jour_fr(periode.du)}"
            yield Finding((*chemin, rang, "au"), message)


def overlaps(cles: Sequence[Hashable], periodes: Sequence[Periode]) -> Iterator[tuple[int, int]]:
    """Give the ranks of two periods of the same key that share a day: the later one, then the other.

    One pass in order of first days, against the period that goes furthest: 500 members cost 500 steps.
    """
    derniers: dict[Hashable, int] = {}
    for rang in sorted(range(len(periodes)), key=lambda rang: (periodes[rang].du, rang)):
        periode = periodes[rang]
        if periode.au is not None and periode.au < periode.du:
            continue
        premier = derniers.setdefault(cles[rang], rang)
        if premier != rang and periodes[premier].chevauche(periode):
            yield rang, premier
        if _ends_later(periode, periodes[premier]):
            derniers[cles[rang]] = rang


def _ends_later(periode: Periode, autre: Periode) -> bool:
    """Tell whether a period goes further than another."""
    return autre.au is not None and (periode.au is None or periode.au > autre.au)


@rule(
    "IDE011",
    "mandats impossibles",
    sur=Commune,
    severity=ERREUR,
    source=clause("ADH-03"),
    remede=_REMEDE,
)
def mandates(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Une commune a un maire à la fois : c'est lui qui signe la convention le jour dit.

    Bon : un mandat `au: 2020-07-02`, le suivant `du: 2020-07-03`

    Mauvais : deux maires le même jour, ou `au` avant `du`
    """
    yield from _check(("representants",), commune.representants)


@rule(
    "IDE015",
    "mandats impossibles dans l'EPCI",
    sur=Epci,
    severity=ERREUR,
    source=clause("ADH-03"),
    remede=_REMEDE,
)
def epci_mandates(epci: Epci, registre: Registre) -> Iterator[Finding]:
    """L'EPCI a un président à la fois, et le service commun un directeur.

    Bon : une directrice `au: 2025-08-31`, le directeur qui la suit `du: 2025-09-01`

    Mauvais : le second `du: 2025-06-01`
    """
    yield from _check(("representants",), epci.representants)
    yield from _check(("service_commun", "directeurs"), epci.service_commun.directeurs)


def _check(chemin: Chemin, mandats: Sequence[Mandat]) -> Iterator[Finding]:
    """Check a series of people in office."""
    periodes = [mandat.periode for mandat in mandats]
    yield from reversed_ends(chemin, periodes)
    for rang, premier in overlaps([_function(mandat) for mandat in mandats], periodes):
        autre = mandats[premier]
        fin = f"jusqu'au {jour_fr(autre.au)}" if autre.au else "sans dernier jour (au)"
        debut = jour_fr(mandats[rang].du)
        message = f"le {debut}, un mandat de « {autre.fonction} » est encore en cours, {fin}"
        yield Finding((*chemin, rang, "du"), message)


def _function(mandat: Mandat) -> str:
    """Name a function alike for a man and for a woman."""
    return " ".join(_MASCULINS.get(mot, mot) for mot in mandat.fonction.casefold().split())

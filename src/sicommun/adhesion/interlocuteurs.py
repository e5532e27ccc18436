"""Who speaks for an adherent on a day: its privileged contacts, its representatives (INT-01, INT-02)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sicommun.model.commune import Commune
from sicommun.model.personnes import Interlocuteur, Mandat, Referent, Referents
from sicommun.model.registre import Registre
from sicommun.periodes import Periode


def people(commune: Commune) -> tuple[Referent, ...]:
    """Give the people named, those who have left included."""
    return commune.referents.personnes if commune.referents else ()


def contacts_of(commune: Commune, registre: Registre) -> Commune:
    """Give who has named contacts for an adherent: itself, or the commune that it is attached to."""
    mere = registre.communes.get(commune.rattache_a or "")
    return mere if mere is not None and not people(commune) else commune


def period_of(personne: Referent, referents: Referents | None) -> Periode:
    """Give the days in charge; the first is that of the designation, unless it is written."""
    designes_le = referents.designes_le if referents else None
    return Periode(personne.du or designes_le or date.min, personne.au)


def in_charge_on(commune: Commune, registre: Registre, jour: date) -> tuple[Referent, ...]:
    """Give the contacts of an adherent on a day."""
    referents = contacts_of(commune, registre).referents
    personnes = referents.personnes if referents else ()
    return tuple(p for p in personnes if jour in period_of(p, referents))


def looking_after(commune: Commune, registre: Registre, jour: date) -> tuple[Interlocuteur, ...]:
    """Give who at the shared service looks after an adherent on a day, or after its commune (INT-06)."""
    mere = registre.communes.get(commune.rattache_a or "")
    siens = commune.interlocuteurs or (mere.interlocuteurs if mere else ())
    return tuple(personne for personne in siens if jour in personne.periode)


def in_office(mandats: Iterable[Mandat], jour: date) -> tuple[Mandat, ...]:
    """Give the representatives in office on a day."""
    return tuple(mandat for mandat in mandats if jour in mandat.periode)

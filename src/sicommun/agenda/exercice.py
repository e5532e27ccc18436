"""The calendar of the end of a year: counts, provisional and final statements, revenue orders (BUD-05)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sicommun.agenda.contexte import Contexte, due
from sicommun.agenda.echeance import Echeance
from sicommun.agenda.semestres import memberships
from sicommun.model.arrete import Arrete
from sicommun.model.budget import Budget
from sicommun.model.commune import Commune
from sicommun.model.comptages import Comptage
from sicommun.model.epci import Epci
from sicommun.periodes import annee_civile, next_day
from sicommun.trace import Origine


def year_end(contexte: Contexte) -> Iterator[Echeance]:
    """Give the calendar of each fiscal year followed: from the first that has a ledger, else the present one.

    A year without any adherent owes nothing; nor does one whose files cannot be read, nobody can tell what.
    """
    registre = contexte.registre
    debut = min((b.exercice for b in registre.budgets.values()), default=contexte.jour.year)
    for annee in range(max(debut, contexte.du.year - 1), contexte.au.year + 1):
        presents = [c for c in registre.communes.values() if _was_there(c, annee)]
        if presents:
            yield from _counts(contexte, annee, presents)
            if not registre.illisible(f"data/budgets/{annee}.yaml", f"data/arretes/{annee}.yaml"):
                yield from _statements(contexte, annee)


def _was_there(commune: Commune, annee: int) -> bool:
    """Tell whether something was open to an adherent in a year."""
    return any(adhesion.chevauche(annee_civile(annee)) for adhesion in memberships(commune.parcours))


def _counts(contexte: Contexte, annee: int, presents: list[Commune]) -> Iterator[Echeance]:
    """Give the counts on 31 December, of who is an adherent that day and of the EPCI."""
    fin = date(annee, 12, 31)
    epci = contexte.registre.epci
    for commune in presents:
        if any(fin in adhesion for adhesion in memberships(commune.parcours)):
            yield _count(contexte, annee, commune, commune.comptages)
    if epci is not None:
        yield _count(contexte, annee, epci, epci.comptages)


def _count(contexte: Contexte, annee: int, qui: Commune | Epci, comptages: tuple[Comptage, ...]) -> Echeance:
    """Give one count: any made in the year will do, as for the statement; 1 January is of the year before."""
    fin = date(annee, 12, 31)
    faits = [
        (comptage.au, rang)
        for rang, comptage in enumerate(comptages)
        if date(annee, 1, 1) < comptage.au <= next_day(fin)
    ]
    au, rang = max(faits, default=(None, 0))
    de_qui = "" if isinstance(qui, Commune) else "de l'EPCI "
    return due(
        contexte,
        "comptage",
        fin,
        sujet=str(annee),
        libelle=f"Comptage {de_qui}au 31 décembre {annee}",
        commune=qui if isinstance(qui, Commune) else None,
        siren=qui.siren,
        faite_le=min(au, fin) if au else None,
        origine=Origine(qui.fichier, ("comptages", rang) if au else ("comptages",)),
        debiteur="commune" if isinstance(qui, Commune) else "epci",
    )


def _statements(contexte: Contexte, annee: int) -> Iterator[Echeance]:
    """Give the provisional statement, the definitive one and the revenue orders."""
    registre = contexte.registre
    budget, arrete = registre.budgets.get(str(annee)), registre.arretes.get(str(annee))
    fige = arrete if arrete is not None and arrete.statut == "arrete" else None
    origine = _origin(budget, fige)
    yield due(
        contexte,
        "quote_part_provisoire",
        date(annee, 12, 10),
        sujet=str(annee),
        libelle=f"État provisoire des quotes-parts {annee}",
        origine=origine,
    )
    yield due(
        contexte,
        "quote_part_definitive",
        date(annee + 1, 1, 25),
        sujet=str(annee),
        libelle=f"État définitif des quotes-parts {annee}",
        faite_le=fige.arrete_le if fige else None,
        origine=origine,
    )
    emis = _orders(contexte, budget, fige)
    yield due(
        contexte,
        "titres",
        date(annee + 1, 1, 31),
        sujet=str(annee),
        libelle=f"Titres de recettes {annee}",
        faite_le=emis.faite_le,
        detail=emis.detail,
        origine=Origine(budget.fichier, ("titres",)) if budget and budget.titres else origine,
    )


class _Titres(NamedTuple):
    """When the last revenue order was issued, or how many are."""

    faite_le: date | None = None
    detail: str = ""


def _orders(contexte: Contexte, budget: Budget | None, arrete: Arrete | None) -> _Titres:
    """Tell whether each payer who owes something has its revenue order on the day of reference."""
    if budget is None or arrete is None:
        return _Titres()
    communes = contexte.registre.communes
    emis = {communes[t.qui].siren: t.le for t in budget.titres if t.qui in communes}
    dus = [s for s, ligne in arrete.payeurs.items() if ligne.solde is not None and ligne.solde > 0]
    if all(siren in emis for siren in dus):
        return _Titres(max((emis[siren] for siren in dus), default=arrete.arrete_le))
    faits = sum(1 for siren in dus if siren in emis and emis[siren] <= contexte.jour)
    return _Titres(detail=f"{faits} sur {len(dus)}" if faits else "")


def _origin(budget: Budget | None, arrete: Arrete | None) -> Origine | None:
    """Give the file of the year: the frozen statement, else the ledger."""
    if arrete is not None:
        return Origine(arrete.fichier, ("arrete_le",))
    return Origine(budget.fichier, ("exercice",)) if budget else None

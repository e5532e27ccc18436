"""The terms of an exit: notice, last day of use, restitution, destruction (RET-03, CSQ-06, CSQ-07)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import zip_longest
from typing import Any, Final

from sicommun.adhesion.delais import (
    end_of_destruction,
    end_of_restitution,
    end_of_withdrawal_notice,
    withdrawal_effect,
)
from sicommun.adhesion.dossier import last_day_of_use
from sicommun.adhesion.journal import Pas, play
from sicommun.adhesion.procedures import renounces
from sicommun.agenda.contexte import Contexte, due
from sicommun.agenda.echeance import Echeance
from sicommun.model.commune import Commune
from sicommun.model.parcours import DemandeRetrait, Destruction
from sicommun.periodes import jour_fr
from sicommun.trace import Origine

_SORTIES: Final = ("exclusion", "retrait", "sortie_epci")


def exits(contexte: Contexte) -> Iterator[Echeance]:
    """Give the terms that follow a request to leave, an exit, a request to destroy."""
    for commune in contexte.registre.communes.values():
        yield from withdrawals(contexte, commune)
        yield from restitutions(contexte, commune)
        yield from visas(contexte, commune)
        yield from destructions(contexte, commune)


def withdrawals(contexte: Contexte, commune: Commune) -> Iterator[Echeance]:
    """Give, for each request, the end of its notice, then the last day of use.

    A request that another one follows before any answer is no longer the one that runs.
    """
    pas = play(commune.parcours).pas if commune.has_fact("demande_retrait") else ()
    demandes = [un for un in pas if un.fait.fait == "demande_retrait"]
    for demande, suivante in zip_longest(demandes, demandes[1:]):
        suite = _answer(commune, pas, demande.fait)
        if suivante is None or (suite is not None and suite.le <= suivante.fait.le):
            yield from _notice(contexte, commune, demande, suite)
            yield from _last_day(contexte, commune, demande, suite)


def _notice(contexte: Contexte, commune: Commune, pas: Pas, suite: Any) -> Iterator[Echeance]:
    """Give the end of a notice, unless the commune has thought better of it before."""
    recue = _received(pas.fait)
    terme = end_of_withdrawal_notice(recue, contexte.registre.convention_at(recue))
    renonce = suite is not None and suite.fait != "retrait"
    if terme is not None and not (renonce and suite.le <= terme):
        yield _of_request(contexte, commune, pas, "preavis", terme)


def _last_day(contexte: Contexte, commune: Commune, pas: Pas, suite: Any) -> Iterator[Echeance]:
    """Give the last day of use: that of the act, else the first that the convention admits."""
    recue = _received(pas.fait)
    acte = suite is not None and suite.fait == "retrait"
    terme = suite.prend_effet if acte else withdrawal_effect(recue, contexte.registre.convention_at(recue))
    if terme is not None:
        yield _of_request(contexte, commune, pas, "retrait", terme, faite_le=suite.le if suite else None)


def _received(demande: DemandeRetrait) -> date:
    """Give the day from which a request counts."""
    return demande.recu_le or demande.le


def _of_request(
    contexte: Contexte,
    commune: Commune,
    pas: Pas,
    genre: str,
    terme: date,
    *,
    faite_le: date | None = None,
) -> Echeance:
    """Make a duty that a request to withdraw opens."""
    return due(
        contexte,
        genre,
        terme,
        sujet=pas.fait.le.isoformat(),
        commune=commune,
        faite_le=faite_le,
        detail=f"demandé le {jour_fr(pas.fait.le)} : {', '.join(pas.fait.portee)}",
        origine=Origine(commune.fichier, ("parcours", pas.rang, "fait")),
    )


def _answer(commune: Commune, journal: Sequence[Pas], demande: DemandeRetrait) -> Any:
    """Give the fact that answers a request: the withdrawal, an amendment that renounces it, another exit."""
    faits = commune.parcours
    suites = [f for f in faits if (f.fait == "retrait" and f.le >= demande.le) or renounces(f, demande)]
    suites += [
        pas.fait
        for pas in journal
        if pas.avant.retrait_demande is demande and pas.avant.portee and not pas.apres.portee
    ]
    return min(suites, key=lambda fait: fait.le, default=None)


def restitutions(contexte: Contexte, commune: Commune) -> Iterator[Echeance]:
    """Give the day by which data go back after each exit; a merger hands them to the new commune."""
    if not commune.has_fact(*_SORTIES):
        return
    journal = play(commune.parcours)
    for place, pas in enumerate(journal.pas):
        if pas.fait.fait not in _SORTIES:
            continue
        fin = last_day_of_use(pas.fait)
        terme = end_of_restitution(fin, contexte.registre.convention_at(fin))
        rendues = (p.fait.le for p in journal.pas[place:] if p.fait.fait == "restitution")
        faite_le = next(rendues, None)
        if terme is None or (faite_le is None and journal.dossier.statut == "fusionne"):
            continue
        yield due(
            contexte,
            "restitution",
            terme,
            sujet=pas.fait.prend_effet.isoformat(),
            commune=commune,
            faite_le=faite_le,
            detail=f"dernier jour d'usage le {jour_fr(fin)}",
            origine=Origine(commune.fichier, ("parcours", pas.rang, "fait")),
        )


def destructions(contexte: Contexte, commune: Commune) -> Iterator[Echeance]:
    """Give the day by which what remains is destroyed; the visa of the archives comes first."""
    for rang, faite in _asked_for(commune):
        visa = faite.visa_archives if faite is not None and faite.le <= contexte.jour else None
        detail = visa or "le visa des archives d'abord (L212-2)"
        yield _of_destruction(contexte, commune, rang, "destruction", faite.le if faite else None, detail)


def visas(contexte: Contexte, commune: Commune) -> Iterator[Echeance]:
    """Give the day by which the archives have given their visa; copies alone need none (R212-14)."""
    for rang, faite in _asked_for(commune):
        if faite is None or faite.visa_archives or not faite.copies_seulement:
            vise = (faite.visa_le or faite.le) if faite is not None and faite.visa_archives else None
            yield _of_destruction(contexte, commune, rang, "visa_archives", vise)


def _asked_for(commune: Commune) -> Iterator[tuple[int, Destruction | None]]:
    """Give the rank of each request to destroy, and the destruction that answers it."""
    faites = [fait for fait in commune.parcours if fait.fait == "destruction"]
    for rang, demande in enumerate(commune.parcours):
        if demande.fait == "demande_destruction":
            yield rang, min((f for f in faites if f.le >= demande.le), key=lambda f: f.le, default=None)


def _of_destruction(
    contexte: Contexte, commune: Commune, rang: int, genre: str, faite_le: date | None, detail: str = ""
) -> Echeance:
    """Make a duty that a request to destroy opens."""
    demande = commune.parcours[rang]
    return due(
        contexte,
        genre,
        end_of_destruction(demande.le),
        sujet=demande.le.isoformat(),
        commune=commune,
        faite_le=faite_le,
        detail=detail or f"destruction demandée le {jour_fr(demande.le)}",
        origine=Origine(commune.fichier, ("parcours", rang, "fait")),
    )

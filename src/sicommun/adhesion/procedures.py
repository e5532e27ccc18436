"""The procedures open on a day, and what each waits for: a notice, a suspension, a withdrawal, an exit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sicommun.adhesion.delais import end_of_destruction, end_of_notice, end_of_restitution, withdrawal_effect
from sicommun.adhesion.dossier import Dossier, elapsed, last_day_of_use
from sicommun.adhesion.etat import is_running
from sicommun.adhesion.journal import Pas, admis
from sicommun.adhesion.suite import Etape, acts_until, dossier_of
from sicommun.adhesion.transitions import clause_of
from sicommun.model.parcours import DemandeRetrait
from sicommun.model.portee import rencontre
from sicommun.model.registre import Registre
from sicommun.periodes import next_day

SORTIES: Final = frozenset({"exclusion", "retrait", "sortie_epci"})
"""The facts after which data go back; a commune that merges hands hers to the new one."""


@dataclass(frozen=True, slots=True)
class Procedure:
    """A fact that waits for another: the fact, its rank in the file, and the steps that would settle it.

    The first step is the one hoped for; the next is what comes without it.
    """

    fait: Any
    rang: int
    etapes: tuple[Etape, ...]


def open_procedures(
    parcours: Sequence[Any],
    registre: Registre,
    jour: date,
    *,
    est_ouvre: Callable[[date], bool],
) -> tuple[Procedure, ...]:
    """Give the procedures that are open on a day, those that close something first."""
    acts = acts_until(parcours, jour)
    dossier = elapsed(dossier_of(acts), jour)
    return (
        *_notice(dossier, acts, registre, est_ouvre),
        *_suspension(dossier, acts, jour),
        *_withdrawal(dossier, acts, registre),
        *_exit(dossier, acts, registre),
        *_destruction(acts),
    )


def _notice(
    dossier: Dossier, acts: Sequence[Pas], registre: Registre, est_ouvre: Callable[[date], bool]
) -> Iterator[Procedure]:
    """Wait for the commune to put itself right; failing that, for the exclusion (EXC-08, EXC-09).

    Whose departure is decided has nothing left to be excluded from.
    """
    notice = dossier.demeure
    if notice is None:
        return
    terme = end_of_notice(notice, registre.convention_at(notice.le), est_ouvre=est_ouvre)
    sans = "" if terme else "le délai court de la réception, qui n'est pas notée (recu_le)"
    etapes = [Etape("regularisation", clause_of("regularisation"), au_plus_tard=terme, detail=sans)]
    portee = _still_open(notice.portee, dossier) or dossier.portee.triee()
    if portee:
        possible = next_day(terme) if terme else None
        exclure = Etape("exclusion", clause_of("exclusion"), portee, au_plus_tot=possible, detail=sans)
        etapes.append(exclure)
    yield Procedure(notice, _rank(acts, notice), tuple(etapes))


def _suspension(dossier: Dossier, acts: Sequence[Pas], jour: date) -> Iterator[Procedure]:
    """Wait for a temporary exclusion to be looked at again, as long as it closes something (EXC-10)."""
    for suspension, _ in dossier.suspensions:
        if is_running(suspension, jour):
            terme = suspension.reexamen_le or suspension.jusqu_au
            etape = Etape("levee", clause_of("levee"), au_plus_tard=terme)
            yield Procedure(suspension, _rank(acts, suspension), (etape,))


def _withdrawal(dossier: Dossier, acts: Sequence[Pas], registre: Registre) -> Iterator[Procedure]:
    """Wait for a withdrawal that was asked for, no sooner than the convention admits (RET-03)."""
    demande = dossier.retrait_demande
    portee = _still_open(demande.portee, dossier) if demande else ()
    if demande is None or not portee or any(renounces(pas.fait, demande) for pas in acts):
        return
    recue = demande.recu_le or demande.le
    effet = withdrawal_effect(recue, registre.convention_at(recue))
    sans = "" if effet else "la convention ne fixe pas le préavis"
    etape = Etape("retrait", clause_of("retrait"), portee, effet=effet, detail=sans)
    yield Procedure(demande, _rank(acts, demande), (etape,))


def renounces(fait: Any, demande: DemandeRetrait) -> bool:
    """Tell an amendment by which a commune stays: it takes up what was to close, or does nothing else.

    One that adds another service, or another version of the convention, says nothing of the request.
    """
    if fait.fait != "avenant" or fait.le < demande.le:
        return False
    if fait.portee:
        return any(rencontre(code, demande.portee) for code in fait.portee)
    return fait.convention is None


def _exit(dossier: Dossier, acts: Sequence[Pas], registre: Registre) -> Iterator[Procedure]:
    """Wait for the data to go back once something is closed (CSQ-05, CSQ-06)."""
    sorties = [pas for pas in acts if pas.fait.fait in SORTIES and pas.avant.portee]
    if not sorties or dossier.statut == "fusionne" or "restitution" not in admis(dossier):
        return
    sortie = sorties[-1].fait
    if any(pas.fait.fait == "restitution" and pas.fait.le >= sortie.le for pas in acts):
        return
    fin = last_day_of_use(sortie)
    terme = end_of_restitution(fin, registre.convention_at(fin))
    etape = Etape("restitution", clause_of("restitution"), au_plus_tard=terme)
    yield Procedure(sortie, sorties[-1].rang, (etape,))


def _destruction(acts: Sequence[Pas]) -> Iterator[Procedure]:
    """Wait for what remains to be destroyed once the commune has asked for it (CSQ-07)."""
    demandes = [rang for rang, pas in enumerate(acts) if pas.fait.fait == "demande_destruction"]
    faite = any(pas.fait.fait == "destruction" for pas in acts[demandes[-1] :]) if demandes else True
    if faite or "destruction" not in admis(acts[-1].apres):
        return
    demande = acts[demandes[-1]]
    detruire = Etape(
        "destruction", clause_of("destruction"), au_plus_tard=end_of_destruction(demande.fait.le)
    )
    rendre = () if acts[-1].apres.restitue_le else (Etape("restitution", clause_of("restitution")),)
    yield Procedure(demande.fait, demande.rang, (*rendre, detruire))


def _still_open(portee: Sequence[str], dossier: Dossier) -> tuple[str, ...]:
    """Give the codes of a portée of which something is open: an exit may have closed the rest since."""
    return tuple(code for code in portee if dossier.portee.touche(code))


def _rank(acts: Sequence[Pas], fait: Any) -> int:
    """Give the rank in the file of a fact that has been admitted."""
    return next(pas.rang for pas in acts if pas.fait is fait)

"""The state of an adhesion on a day, a pure function of its journal."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sicommun.adhesion.dossier import Dossier, apply_fact, elapsed
from sicommun.adhesion.journal import Journal, Pas, play
from sicommun.adhesion.memoire import remembered
from sicommun.adhesion.transitions import STATUTS
from sicommun.model.parcours import ExclusionTemporaire
from sicommun.model.portee import PorteeActive
from sicommun.periodes import next_day

_SORTIES: Final = {"exclusion": "exclu", "retrait": "retire"}
"""The facts whose effect is the last day of use, and the status they end in."""
_FINS: Final = {"fusion": "fusionne", "sortie_epci": "hors_epci"}
"""The facts that close everything from their effect on, and the status they end in."""


@dataclass(frozen=True, slots=True)
class Etat:
    """What holds on a day: the status, the portée open, and what a temporary exclusion closes."""

    jour: date
    dossier: Dossier
    suspendue: tuple[str, ...] = ()

    @property
    def statut(self) -> str:
        """Give the status, a word of `STATUTS`."""
        return self.dossier.statut

    @property
    def libelle(self) -> str:
        """Say the status in French."""
        return STATUTS[self.dossier.statut]

    @property
    def portee(self) -> PorteeActive:
        """Give the codes to which the adherent belongs, suspended ones included."""
        return self.dossier.portee

    @property
    def en_service(self) -> PorteeActive:
        """Give the codes that the adherent can use on that day."""
        return self.dossier.portee.ferme(self.suspendue)

    @property
    def est_effective(self) -> bool:
        """Tell whether the adhesion is effective on that day."""
        return self.dossier.statut == "effectif"


def prise_d_effet(fait: Any) -> date:
    """Give the first day on which the state shows a fact.

    The effect of a withdrawal or of an exclusion is the last day of use (dossier §3.1): the state
    changes the day after. Any other fact shows on its own day.
    """
    return next_day(fait.prend_effet) if fait.fait in _SORTIES else fait.prend_effet


@remembered
def etat(parcours: Sequence[Any], jour: date) -> Etat:
    """Give the state on a day; the effect begins at the validation, not at the signature (ADH-06)."""
    return etat_of(play(parcours), jour)


def etat_of(journal: Journal, jour: date) -> Etat:
    """Give the state on a day of a journal already played.

    The acts have been judged in their own order; here they show in the order of their effects.
    """
    effets, dossiers = _by_effect(journal)
    dossier = dossiers[bisect_right(effets, jour)]
    return Etat(jour, dossier, _suspended(dossier, jour))


@remembered
def _by_effect(journal: Journal) -> tuple[list[date], list[Dossier]]:
    """Give the days on which facts show, and what stands before the first and after each of them."""
    dates = sorted((prise_d_effet(pas.fait), pas.fait.le, pas.rang, pas) for pas in journal.pas)
    tous = [pas for _, _, _, pas in dates]
    sorties = [pas for pas in journal.pas if pas.fait.fait in _SORTIES or pas.fait.fait in _FINS]
    dossiers = [Dossier()]
    for combien, pas in enumerate(tous, 1):
        if sorties:  # an exit may close again what comes before it in effect: all is played anew
            vus = {autre.rang for autre in tous[:combien]}
            dossiers.append(_after(tous[:combien], [sortie for sortie in sorties if sortie.rang in vus]))
        else:
            dossiers.append(_next(dossiers[-1], pas, ()))
    return [effet for effet, _, _, _ in dates], dossiers


def _after(en_effet: Sequence[Pas], sorties: Sequence[Pas]) -> Dossier:
    """Give what stands once these facts show, those exits among them."""
    dossier = Dossier()
    for pas in en_effet:
        dossier = _next(dossier, pas, sorties)
    return dossier


def _next(dossier: Dossier, pas: Pas, sorties: Sequence[Pas]) -> Dossier:
    """Give what stands after one more fact."""
    suivant = elapsed(apply_fact(dossier, pas.fait, _statut(dossier, pas)), prise_d_effet(pas.fait))
    return _open_is_effective(_close_again(suivant, pas, sorties))


def _statut(dossier: Dossier, pas: Pas) -> str:
    """Give the status that a fact leads to; one that kept the status then keeps it now."""
    if pas.fait.fait in _SORTIES:
        return _exit(dossier, pas).statut
    return dossier.statut if pas.avant.statut == pas.apres.statut else pas.apres.statut


def _open_is_effective(dossier: Dossier) -> Dossier:
    """Say effective as long as something is open: an act may be overtaken by the effect of another."""
    if dossier.portee and dossier.statut != "effectif":
        return dossier._replace(statut="effectif")
    return dossier


def _exit(dossier: Dossier, sortie: Pas) -> Dossier:
    """Close what an exit closes; the status is effective as long as something stays open."""
    fait = sortie.fait
    reste = dossier.portee.ferme(fait.portee if fait.fait in _SORTIES else dossier.portee.codes)
    statut = "effectif" if reste else {**_SORTIES, **_FINS}[fait.fait]
    return dossier._replace(portee=reste, statut=statut)


def _close_again(dossier: Dossier, pas: Pas, sorties: Sequence[Pas]) -> Dossier:
    """Keep closed what an exit, decided after a fact, closed before that fact took effect."""
    for sortie in sorties:
        decided_after = (sortie.fait.le, sortie.rang) > (pas.fait.le, pas.rang)
        if decided_after and prise_d_effet(sortie.fait) <= prise_d_effet(pas.fait) and dossier.portee:
            dossier = _exit(dossier, sortie)
    return dossier


def _suspended(dossier: Dossier, jour: date) -> tuple[str, ...]:
    """Give the codes that temporary exclusions close on a day; past the term of one, none of its own."""
    courent = (codes for fait, codes in dossier.suspensions if is_running(fait, jour))
    return tuple(dict.fromkeys(code for codes in courent for code in codes))


def is_running(suspension: ExclusionTemporaire, jour: date) -> bool:
    """Tell whether a temporary exclusion that nothing has lifted still runs on a day."""
    return suspension.jusqu_au is None or suspension.jusqu_au >= jour

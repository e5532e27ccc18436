"""The last yearly statement that can be relied on: the frozen one, else the one that works out."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from sicommun.diagnostics import ERREUR
from sicommun.model.registre import Registre
from sicommun.quota.arret import is_intact, statement_of
from sicommun.quota.constats import QUESTION
from sicommun.quota.etat_annuel import EtatAnnuel, LignePayeur, yearly_statement

StatutEtat = Literal["arrete", "definitif", "provisoire"]


class DernierEtat(NamedTuple):
    """A statement and what it is worth: `arrete`, `definitif`, or `provisoire` (a choice is supposed)."""

    etat: EtatAnnuel
    statut: StatutEtat

    def line_of(self, siren: str) -> LignePayeur | None:
        """Give the line of a payer, if it has one."""
        return next((ligne for ligne in self.etat.payeurs if ligne.payeur.siren == siren), None)


def last_statement(registre: Registre, jour: date) -> DernierEtat | None:
    """Give the statement of the last year that is over on a day; the year before when it does not work out.

    A frozen statement counts from the day when it was frozen, unless somebody has edited it by hand.
    None when no year is over, or when none works out without an error.
    """
    annees = {*registre.budgets, *registre.arretes}
    for annee in sorted((int(annee) for annee in annees), reverse=True):
        dernier = _statement(annee, registre, jour) if date(annee, 12, 31) <= jour else None
        if dernier is not None:
            return dernier
    return None


def _statement(annee: int, registre: Registre, jour: date) -> DernierEtat | None:
    """Give the statement of one year, if it can be shown."""
    fige = registre.arretes.get(str(annee))
    if fige is not None and fige.statut == "arrete" and fige.arrete_le <= jour:
        return DernierEtat(statement_of(fige, registre), "arrete") if is_intact(fige) else None
    budget = registre.budgets.get(str(annee))
    if budget is None:
        return None
    etat = yearly_statement(budget, registre)
    if any(constat.fiche.gravite is ERREUR for constat in etat.constats):
        return None
    supposes = any(constat.fiche is QUESTION for constat in etat.constats)
    return DernierEtat(etat, "provisoire" if supposes else "definitif")

"""How fresh a description is: at the validation, then by a yearly confirmation (ADH-09)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sicommun.model.description import Description
from sicommun.periodes import add_months

MOIS_ENTRE_CONFIRMATIONS = 12
"""Months after which an effective description must be confirmed, « inchangé » being enough."""


@dataclass(frozen=True, slots=True)
class Fraicheur:
    """The age of the oldest information on a day, in days, against the limit of the convention."""

    plus_ancienne: date
    jour: date
    limite: int

    @property
    def age(self) -> int:
        """Give the age in days."""
        return (self.jour - self.plus_ancienne).days

    @property
    def est_fraiche(self) -> bool:
        """Tell whether the limit holds, the last day included."""
        return self.age <= self.limite


def fraicheur(description: Description, jour: date, *, limite: int) -> Fraicheur:
    """Judge the freshness of a description on the day of its validation.

    A confirmation (« inchangé ») vouches for every row on its day: those made by then make it as fresh.
    """
    dates = [
        reponse.au
        for blocs in description.blocs.values()
        for bloc in blocs
        for reponse in bloc.reponses.values()
    ]
    recueillie = min([description.arretee_au, *(au for au in dates if au is not None)])
    confirmee = [confirmation.le for confirmation in description.confirmations if confirmation.le <= jour]
    return Fraicheur(max([recueillie, *confirmee]), jour, limite)


def confirmation_due(description: Description) -> date:
    """Give the day by which the description must be confirmed or taken again."""
    derniere = max([description.arretee_au, *(confirmation.le for confirmation in description.confirmations)])
    return add_months(derniere, MOIS_ENTRE_CONFIRMATIONS)

"""The yearly share of an investment: straight-line, by days, without losing a cent over its life."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from sicommun.model.budget import Investissement
from sicommun.montants import round_cents
from sicommun.periodes import Periode, annee_civile


def net_cost(bien: Investissement) -> int:
    """Give what remains to be borne, in cents: subsidies and the VAT fund deducted."""
    return bien.montant_ttc - bien.subventions - bien.fctva


def yearly_share(bien: Investissement, exercice: int) -> int:
    """Give the share of a year, in cents: rounded cumulative of the year less that of the year before.

    The shares of all the years add up to the net cost. A part of a year counts by its days; a full
    year is worth one over `duree`, leap or not. Source: dossier §3.1, R7.
    """
    return cumulated(bien, exercice) - cumulated(bien, exercice - 1)


def cumulated(bien: Investissement, exercice: int) -> int:
    """Give what has been borne at the end of a year, in cents: nothing before the first day of use."""
    return round_cents(net_cost(bien) * min(Fraction(1), _years_used(bien, exercice) / bien.duree))


def _years_used(bien: Investissement, exercice: int) -> Fraction:
    """Count the years of use at the end of a year, the first one in days of its own year."""
    debut = bien.mise_en_service
    if exercice < debut.year:
        return Fraction(0)
    premiere = annee_civile(debut.year)
    entamee = Fraction(Periode(debut, premiere.au).jours, premiere.jours)
    return entamee + (exercice - debut.year)


def spread_share(cents: int, periode: Periode, exercice: int) -> int:
    """Give the part of an expense that falls in a year, by the days of the period that it covers.

    Rounded cumulative less that of the year before: the years of the period add up to the whole.
    """
    annee = annee_civile(exercice)
    veille = annee.du - timedelta(days=1)
    return _spent(cents, periode, annee.au) - _spent(cents, periode, veille)


def _spent(cents: int, periode: Periode, fin: date | None) -> int:
    """Give what the days of a period up to one of them cost, in cents."""
    echu = periode.commun(Periode(date.min, fin))
    return round_cents(Fraction(cents * (echu.jours if echu else 0), periode.jours))

"""The days of a user on an object, explained: how many of how many, from when to when, by which acts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from sicommun.adhesion.etat import prise_d_effet
from sicommun.model.commune import Commune
from sicommun.periodes import Periode, jour_fr, next_day
from sicommun.quota.cles import Contexte
from sicommun.quota.usagers import Usage
from sicommun.trace import Origine, Step


def presence_step(contexte: Contexte, usage: Usage) -> Step:
    """Show the days that count over those of the object, and the acts that begin or end them (BUD-05)."""
    vie = contexte.vie.jours
    compte = usage.jours if contexte.choix.presence == "jours" else vie
    actes = tuple(_acts(contexte, usage)) if usage.jours < vie else ()
    rapport = (Fraction(compte), Fraction(vie))
    return Step("présence", rapport, "rapport", _words(contexte, usage), "BUD-05", usage.origine, actes)


def _words(contexte: Contexte, usage: Usage) -> str:
    """Say what the days are: whole, or from when to when."""
    if contexte.choix.cle == "parts":
        return "jours : sans effet sur des parts fixes"
    if contexte.choix.presence == "annee_entiere" or usage.jours == contexte.vie.jours:
        return (
            "jours" if contexte.choix.presence == "jours" else "jours : toute présence compte l'année entière"
        )
    bornes = ", ".join(_period_words(periode) for periode in usage.periodes)
    return f"jours, {bornes}"


def _period_words(periode: Periode) -> str:
    """Say a closed period: `du 1er juillet au 31 décembre 2026`."""
    assert periode.au is not None  # noqa: S101 — days of a year
    return f"du {jour_fr(periode.du).removesuffix(f' {periode.du.year}')} au {jour_fr(periode.au)}"


def _acts(contexte: Contexte, usage: Usage) -> Iterator[Step]:
    """Give the acts of the parcours that begin or end a period, each with its place."""
    piece = usage.usager.piece
    if not isinstance(piece, Commune) or contexte.objet.fondement is not None:
        return
    debuts = {periode.du for periode in usage.periodes}
    fins = {next_day(periode.au) for periode in usage.periodes if periode.au is not None}
    for rang, fait in enumerate(piece.parcours):
        for jour in _effects(fait):
            if jour in debuts or jour in fins:
                sens = "ouvre le" if jour in debuts else "ferme le"
                lieu = Origine(usage.usager.fichier, ("parcours", rang))
                yield Step(fait.fait, f"{sens} {jour_fr(jour)}", "texte", origine=lieu)


def _effects(fait: object) -> Iterator[date]:
    """Give the days on which an act changes what is in use: its effect, and the end of a suspension."""
    yield prise_d_effet(fait)
    fin = getattr(fait, "jusqu_au", None)
    if fin is not None:
        yield next_day(fin)

"""The level of a service in words: delays, the days they count, the hours of service."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Final

from sicommun.documents.redaction import Redaction, enumerate_fr
from sicommun.documents.vue import var
from sicommun.model.contrat import Contrat, Niveau
from sicommun.model.durees import Delai, PlageHoraire
from sicommun.periodes import jour_fr
from sicommun.trace import Origine

SEMAINE: Final = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_JOURS: Final = {
    "ouvre": ("ouvré", "ouvrés"),
    "ouvrable": ("ouvrable", "ouvrables"),
    "calendaire": ("calendaire", "calendaires"),
}
_UNITES: Final = {"min": ("minute", "minutes"), "h": ("heure", "heures")}
_DEPARTS: Final = {"declaration": "de la déclaration", "gti": "de l'intervention"}


@dataclass(frozen=True, slots=True)
class NiveauDit:
    """A level of service, as papers say it."""

    periode: str = var("Depuis quand le niveau vaut, et jusqu'à quand s'il a un terme.")
    prise_en_compte: str = var("Délai de prise en compte, ou « non fixé ».")
    gti: str = var("Garantie de temps d'intervention : « 1 jour ouvré ».")
    gtr: str = var("Garantie de temps de rétablissement.")
    base: str = var("Quels jours comptent : « jours ouvrés ».")
    depart_gtr: str = var("D'où court le délai de rétablissement : « de la déclaration ».")
    heures: str = var("Heures de service : « de 8 h à 12 h et de 14 h à 18 h ».")
    jours: str = var("Jours de service : « du lundi au vendredi ».")


def level_at(contrat: Contrat, jour: date) -> tuple[int, Niveau] | None:
    """Give the level in force on a day, with its rank in the file."""
    return next(((rang, n) for rang, n in enumerate(contrat.niveaux) if jour in n.periode), None)


def declared(niveau: Niveau, champ: str) -> bool:
    """Tell whether a level says this itself: a default of the model is no commitment of the service."""
    return champ in niveau.model_fields_set


def say_level(contrat: Contrat, jour: date, redaction: Redaction) -> NiveauDit:
    """Say the level in force on a day; what the contract does not say itself is missing, never supposed.

    Long for this house: one argument for each line of the box.
    """
    trouve = level_at(contrat, jour)
    if trouve is None:
        blanc = redaction.exige(
            None,
            f"niveau de service en vigueur le {jour_fr(jour)}",
            Origine(contrat.fichier, ("niveaux",)),
            clause="CS-18",
            remede="ajouter niveaux: {du, gti, gtr, base, depart_gtr, jours, plages}",
        )
        return NiveauDit(*(blanc,) * len(fields(NiveauDit)))
    rang, niveau = trouve

    def exige(texte: str, quoi: str, remede: str, clause: str = "CS-18") -> str:
        origine = Origine(contrat.fichier, ("niveaux", rang))
        return redaction.exige(texte, quoi, origine, clause=clause, remede=remede)

    dits = {nom: declared(niveau, nom) for nom in ("base", "depart_gtr", "jours")}
    return NiveauDit(
        periode=say_period(niveau),
        prise_en_compte=say_delay(niveau, niveau.prise_en_compte) or "non fixé par ce contrat",
        gti=exige(say_delay(niveau, niveau.gti), "garantie de temps d'intervention", "gti: 4h, ou 1j"),
        gtr=exige(say_delay(niveau, niveau.gtr), "garantie de temps de rétablissement", "gtr: 8h, ou 8j"),
        base=exige(
            f"jours {_JOURS[niveau.base][1]}" if dits["base"] else "",
            "jours que comptent les délais",
            "écrire base: ouvre, ouvrable ou calendaire (la source ne le dit pas)",
        ),
        depart_gtr=exige(
            _DEPARTS[niveau.depart_gtr] if dits["depart_gtr"] else "",
            "départ du délai de rétablissement",
            "écrire depart_gtr: declaration ou gti (la source ne le dit pas)",
        ),
        heures=exige(
            say_hours(niveau.plages), "heures de service", 'plages: ["08:00-12:00", "14:00-18:00"]', "CS-19"
        ),
        jours=exige(
            say_days(niveau.jours) if dits["jours"] else "",
            "jours de service",
            "écrire jours: [lundi, mardi, mercredi, jeudi, vendredi] (la source ne les dit pas)",
            "CS-19",
        ),
    )


def say_period(niveau: Niveau) -> str:
    """Say since when a level holds, and until when."""
    if niveau.au is None:
        return f"depuis le {jour_fr(niveau.du)}"
    return f"du {jour_fr(niveau.du)} au {jour_fr(niveau.au)}"


def say_delay(niveau: Niveau, delai: Delai | None) -> str:
    """Say a delay: `1 jour ouvré`, `4 heures`; nothing for no delay, `8 jours` when the base is not said."""
    if delai is None:
        return ""
    rang = int(delai.nombre > 1)
    if delai.unite != "j":
        return f"{delai.nombre} {_UNITES[delai.unite][rang]}"
    sorte = f" {_JOURS[niveau.base][rang]}" if declared(niveau, "base") else ""
    return f"{delai.nombre} {'jours' if rang else 'jour'}{sorte}"


def say_hours(plages: Sequence[PlageHoraire]) -> str:
    """Say the hours of service: `de 8 h à 12 h et de 14 h à 18 h`; the whole day for midnight to midnight."""
    if [(plage.debut, plage.fin) for plage in plages] == [(0, 24 * 60)]:
        return "24 heures sur 24"
    return enumerate_fr([f"de {_hour(plage.debut)} à {_hour(plage.fin)}" for plage in plages])


def _hour(minutes: int) -> str:
    heure, reste = divmod(minutes, 60)
    return f"{heure} h {reste:02d}" if reste else f"{heure} h"


def say_days(jours: Sequence[Any]) -> str:
    """Say the days of service: `du lundi au vendredi`, `le mardi et le jeudi`, `tous les jours`."""
    rangs = sorted(SEMAINE.index(jour) for jour in set(jours))
    if len(rangs) == len(SEMAINE):
        return "tous les jours"
    if len(rangs) > 2 and rangs[-1] - rangs[0] == len(rangs) - 1:  # noqa: PLR2004 — two days are named
        return f"du {SEMAINE[rangs[0]]} au {SEMAINE[rangs[-1]]}"
    return enumerate_fr([f"le {SEMAINE[rang]}" for rang in rangs])

"""The agenda as a calendar (RFC 5545): whole days, alarms at nine, the same bytes for the same data."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

from sicommun.agenda.echeance import Echeance
from sicommun.agenda.rapport import DEBITEURS, RapportAgenda
from sicommun.periodes import next_day
from sicommun.reporters.agenda.tableau import state_words
from sicommun.reporters.ecran import TUBE, Ecran
from sicommun.reporters.visible import visible
from sicommun.textes import lire, reference

FUSEAU: Final = "Europe/Paris"
_HEURE: Final = 9
"""The hour of the alarms: a whole day begins at midnight, when nobody reads."""
_HORS_UID: Final = re.compile(r"[^A-Za-z0-9_.-]+")
_MARQUES: Final = {"en_retard": "En retard : ", "a_venir": "", "faite": "Fait : "}


def render(rapport: RapportAgenda, ecran: Ecran = TUBE) -> str:  # noqa: ARG001 — a document has no screen
    """Give the calendar, its lines folded and ended as the norm wants."""
    calendrier = Calendar()
    calendrier.add("prodid", "-//sicommun//agenda//FR")
    calendrier.add("version", "2.0")
    calendrier.add("calscale", "GREGORIAN")
    calendrier.add("x-wr-calname", f"Service commun, {visible(rapport.epci)}, {rapport.annee}")
    calendrier.add("x-wr-timezone", FUSEAU)
    calendrier.add_component(_timezone())
    for echeance in rapport.echeances:
        calendrier.add_component(_event(echeance, rapport))
    texte: str = calendrier.to_ical(sorted=False).decode()
    return texte


def _event(echeance: Echeance, rapport: RapportAgenda) -> Event:
    """Give a whole day, free, that bears the name of its duty for ever."""
    nom = visible(rapport.name_of(echeance))
    evenement = Event()
    evenement.add("uid", uid(echeance, rapport.siren))
    evenement.add("dtstamp", datetime.combine(echeance.terme, time(), UTC))
    evenement.add("dtstart", echeance.terme)
    evenement.add("dtend", next_day(echeance.terme))
    titre = f"{_MARQUES[echeance.etat]}{visible(echeance.libelle)} ({nom})"
    evenement.add("summary", titre)
    evenement.add("description", _description(echeance, rapport))
    evenement.add("categories", [echeance.clause, echeance.genre])
    evenement.add("transp", "TRANSPARENT")
    for rappel in echeance.rappels if echeance.etat != "faite" else ():
        evenement.add_component(_alarm(titre, rappel))
    return evenement


def uid(echeance: Echeance, epci: str) -> str:
    """Give the identity of a duty: kind, SIREN and subject, within the EPCI."""
    nom = f"{echeance.genre}-{echeance.siren or epci}-{echeance.sujet}"
    return f"{_HORS_UID.sub('-', nom)}@{epci}"


def _description(echeance: Echeance, rapport: RapportAgenda) -> str:
    """Say by which text, who owes it, where it stands and where that is written."""
    lieu = ":".join(map(str, rapport.situer(echeance.origine))) if echeance.origine else ""
    lignes = [
        lire(reference(echeance.clause)).court,
        f"À la charge de : {DEBITEURS[echeance.debiteur]}",
        f"État : {_state(echeance, rapport.jour)}",
        echeance.detail,
        lieu,
    ]
    return "\n".join(visible(ligne) for ligne in lignes if ligne)


def _state(echeance: Echeance, jour: date) -> str:
    """Say the state in words that do not change every day."""
    if echeance.etat == "faite":
        return state_words(echeance, jour)
    return "en retard" if echeance.etat == "en_retard" else "à venir"


def _alarm(titre: str, jours: int) -> Alarm:
    """Give a reminder, so many days before, at nine."""
    alarme = Alarm()
    alarme.add("action", "DISPLAY")
    alarme.add("description", titre)
    alarme.add("trigger", timedelta(days=-jours, hours=_HEURE))
    return alarme


def _timezone() -> Timezone:
    """Give the time of Paris since 1996: summer from the last Sunday of March to that of October."""
    fuseau = Timezone()
    fuseau.add("tzid", FUSEAU)
    hiver, ete = timedelta(hours=1), timedelta(hours=2)
    for periode, nom, mois, avant, apres, heure in (
        (TimezoneDaylight(), "CEST", 3, hiver, ete, 2),
        (TimezoneStandard(), "CET", 10, ete, hiver, 3),
    ):
        periode.add("tzname", nom)
        periode.add("dtstart", datetime(1996, mois, 31 if mois == 3 else 27, heure))  # noqa: DTZ001, PLR2004
        periode.add("rrule", {"freq": "yearly", "bymonth": mois, "byday": "-1su"})
        periode.add("tzoffsetfrom", avant)
        periode.add("tzoffsetto", apres)
        fuseau.add_component(periode)
    return fuseau

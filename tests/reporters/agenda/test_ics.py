"""The calendar, read back by another author's parser and line by line after RFC 5545."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import vobject

from sicommun.api.agenda import yearly_agenda
from sicommun.reporters.agenda.ics import render, uid

VAL = Path(__file__).parents[3] / "examples" / "val-dorgeval"


def evenements(texte):
    return vobject.readOne(texte).contents.get("vevent", [])


def test_another_parser_reads_the_same_duties(orgeval):
    lus = {e.uid.value: e for e in evenements(render(orgeval))}
    assert len(lus) == len(orgeval.echeances) > 40
    for echeance in orgeval.echeances:
        lu = lus[uid(echeance, orgeval.siren)]
        assert (lu.dtstart.value, lu.dtend.value) == (echeance.terme, echeance.terme + timedelta(1))
        assert lu.summary.value.endswith(f"{echeance.libelle} ({orgeval.name_of(echeance)})")
        assert echeance.clause in lu.description.value
        assert lu.transp.value == "TRANSPARENT"
        alarmes = [alarme.trigger.value for alarme in lu.contents.get("valarm", ())]
        voulues = echeance.rappels if echeance.etat != "faite" else ()
        assert alarmes == [timedelta(days=-jours, hours=9) for jours in voulues]


def test_a_day_is_a_whole_day_at_a_fixed_stamp(petit, echeance):
    (lu,) = evenements(render(petit(echeance())))
    assert type(lu.dtstart.value) is date
    assert lu.dtstart.params == {"VALUE": ["DATE"]}
    assert lu.dtstamp.value == datetime(2025, 6, 30, tzinfo=UTC)
    assert lu.uid.value == "operation-219900016-pare-feu@249900010"


def test_a_duty_towards_all_bears_the_siren_of_the_epci(echeance):
    commune = echeance(genre="bilan", sujet="2025-S1", siren="", commune=None)
    assert uid(commune, "249900010") == "bilan-249900010-2025-S1@249900010"
    assert uid(replace(commune, sujet="é ï/2\n"), "249900010") == "bilan-249900010--2-@249900010"


@pytest.mark.parametrize(
    ("etat", "debut", "alarmes"),
    [("faite", "Fait : ", 0), ("en_retard", "En retard : ", 2), ("a_venir", "Opé", 2)],
)
def test_a_state_shows(petit, echeance, etat, debut, alarmes):
    (lu,) = evenements(render(petit(echeance(etat=etat))))
    assert lu.summary.value.startswith(debut)
    assert len(lu.contents.get("valarm", ())) == alarmes


def test_words_are_escaped(petit, echeance, hostile):
    texte = render(petit(echeance(libelle=hostile, detail=hostile), epci=hostile))
    (lu,) = evenements(texte)
    assert "Réunion ; a,b \\ [/bold]\\nBEGIN:VEVENT\\r\\x1b[31m" in lu.summary.value
    assert texte.count("BEGIN:VEVENT\r\n") == 1
    assert "\x1b" not in texte


def test_the_time_zone_is_that_of_paris(orgeval):
    calendrier = vobject.readOne(render(orgeval))
    assert calendrier.contents["x-wr-timezone"][0].value == "Europe/Paris"
    (fuseau,) = calendrier.contents["vtimezone"]
    assert fuseau.contents["tzid"][0].value == "Europe/Paris"
    paris = fuseau.tzinfo
    ete, hiver = timedelta(hours=2), timedelta(hours=1)
    decalages = {
        datetime(2026, 3, 29, 1, 30): hiver,  # noqa: DTZ001 — the hours of Paris, asked for below
        datetime(2026, 3, 29, 3, 30): ete,  # noqa: DTZ001
        datetime(2026, 10, 25, 1, 30): ete,  # noqa: DTZ001
        datetime(2026, 10, 25, 3, 30): hiver,  # noqa: DTZ001
        datetime(2035, 7, 14): ete,  # noqa: DTZ001
    }
    assert {jour: paris.utcoffset(jour) for jour in decalages} == decalages


# Line by line, without any library: RFC 5545, sections 3.1 and 3.6

LIGNE = re.compile(r"(?P<nom>[A-Z-]+)(?P<params>(?:;[A-Z-]+=[^:;]+)*):(?P<valeur>.*)", re.DOTALL)


def depliees(texte):
    assert texte.endswith("\r\n")
    brutes = texte.removesuffix("\r\n").split("\r\n")
    assert [ligne for ligne in brutes if len(ligne.encode()) > 75 or "\n" in ligne or "\r" in ligne] == []
    return re.sub("\r\n[ \t]", "", texte).removesuffix("\r\n").split("\r\n")


def test_lines_are_folded_ended_and_nested_as_the_norm_wants(orgeval):
    pile = []
    for ligne in depliees(render(orgeval)):
        trouve = LIGNE.fullmatch(ligne)
        assert trouve, ligne
        if trouve["nom"] == "BEGIN":
            pile.append(trouve["valeur"])
        elif trouve["nom"] == "END":
            assert pile.pop() == trouve["valeur"]
    assert pile == []


def test_each_event_has_what_the_norm_demands_once(orgeval):
    blocs = "\r\n".join(depliees(render(orgeval))).split("BEGIN:VEVENT\r\n")[1:]
    assert len(blocs) == len(orgeval.echeances)
    for bloc in blocs:
        tete = bloc.split("BEGIN:VALARM")[0]
        for nom in ("UID", "DTSTAMP", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "SUMMARY"):
            assert tete.count(f"\r\n{nom}:") + tete.startswith(f"{nom}:") == 1


def test_the_same_states_give_the_same_bytes_whatever_the_day():
    un, autre = (render(yearly_agenda(VAL, 2024, jour=date(2026, 11, jour))) for jour in (23, 25))
    assert un == autre

"""The screen: late first, then by month, each line with its place, at any width."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from sicommun.diagnostics import Diagnostic
from sicommun.diagnostics.catalogue import catalogue
from sicommun.positions import DEBUT
from sicommun.reporters.agenda.tableau import render, state_words
from sicommun.reporters.ecran import TUBE, Ecran
from sicommun.reporters.visible import cell_width

ANSI = re.compile("\x1b\\[[0-9;]*m")


def test_late_duties_come_first_then_each_month(petit, echeance):
    rapport = petit(
        echeance(terme=date(2025, 3, 31), etat="en_retard"),
        echeance(terme=date(2025, 1, 31), etat="faite", faite_le=date(2025, 1, 28)),
        echeance(
            commune=None, siren="", genre="bilan", libelle="Bilan", clause="GOV-12", debiteur="service_commun"
        ),
        anterieures=(echeance(terme=date(2024, 12, 31), etat="en_retard", detail="avant"),),
    )
    assert render(rapport) == (
        "Agenda 2025 · Val d'Essai · au 18 avril 2025\n"
        "1 en retard, 1 à venir, 1 faite ; 1 en retard d'avant 2025\n"
        "\n"
        "En retard\n"
        "  31 décembre 2024  Opération : pare-feu (ADH-11, les parties)\n"
        "    Valombre  108 jours de retard  avant  data/communes/valombre/commune.yaml:7\n"
        "  31 mars  Opération : pare-feu (ADH-11, les parties)\n"
        "    Valombre  18 jours de retard  data/communes/valombre/commune.yaml:7\n"
        "\n"
        "Janvier 2025\n"
        "  31 janvier  Opération : pare-feu (ADH-11, les parties)\n"
        "    Valombre  faite le 28 janvier 2025  data/communes/valombre/commune.yaml:7\n"
        "\n"
        "Juin 2025\n"
        "  30 juin  Bilan (GOV-12, le service commun)\n"
        "    Service commun  dans 73 jours  data/communes/valombre/commune.yaml:7\n"
    )


def test_the_same_duty_of_several_stands_under_one_heading(petit, echeance):
    noms = {"valombre": "Valombre", "orgeval": "Orgeval"}
    rapport = petit(echeance(), echeance(commune="orgeval", siren="219900024", origine=None), noms=noms)
    lignes = render(rapport).splitlines()
    assert lignes[-3:] == [
        "  30 juin  Opération : pare-feu (ADH-11, les parties)",
        "    Orgeval   dans 73 jours",
        "    Valombre  dans 73 jours  data/communes/valombre/commune.yaml:7",
    ]


@pytest.mark.parametrize("largeur", [80, 60, 100])
def test_a_terminal_is_never_exceeded_but_by_a_path(orgeval, largeur):
    for ligne in render(orgeval, Ecran(largeur=largeur)).splitlines():
        assert cell_width(ligne) <= largeur or re.fullmatch(r" +data/\S+", ligne), ligne


def test_colours_change_no_word(orgeval):
    colore = render(orgeval, Ecran(couleurs=True))
    assert ANSI.sub("", colore) == render(orgeval, TUBE)
    assert "\x1b[1;31mEn retard" in colore
    assert "\x1b[1;31m3 jours de retard" in colore


def test_nothing_drives_the_terminal(petit, echeance, hostile):
    rapport = petit(echeance(libelle=hostile, detail=hostile), noms={"valombre": hostile}, epci=hostile)
    texte = render(rapport, Ecran(largeur=80))
    assert "\x1b" not in texte
    assert "[/bold]" in texte


@pytest.mark.parametrize(
    ("champs", "mots"),
    [
        ({"terme": date(2025, 4, 17), "etat": "en_retard"}, "1 jour de retard"),
        ({"terme": date(2025, 4, 18)}, "aujourd'hui"),
        ({"terme": date(2025, 4, 19)}, "demain"),
        ({"terme": date(2025, 4, 20)}, "dans 2 jours"),
        ({"etat": "faite", "faite_le": date(2025, 4, 1)}, "faite le 1er avril 2025"),
        ({"etat": "faite"}, "faite"),
        ({"genre": "preavis", "etat": "faite", "faite_le": date(2025, 4, 1)}, "passée"),
    ],
)
def test_a_state_is_said_in_words(echeance, champs, mots):
    assert state_words(echeance(**champs), date(2025, 4, 18)) == mots


def test_what_could_not_be_read_is_said_at_once(petit):
    fiche = next(fiche for fiche in catalogue() if fiche.code == "LEC022")
    constat = Diagnostic(fiche, "data/gouvernance/2025.yaml", DEBUT, "crochet ouvert", "le fermer")
    un = render(petit(illisibles=(constat,)))
    assert un.startswith("data/gouvernance/2025.yaml:1:1  erreur LEC022")
    assert "Agenda incomplet : un fichier ne se lit pas, ce qui en dépend manque ci-dessous.\n" in un
    deux = render(petit(illisibles=(constat, replace(constat, fichier="data/epci.yaml"))))
    assert "2 fichiers ne se lisent pas" in deux


def test_nothing_due_is_said_too(petit):
    assert (
        render(petit()) == "Agenda 2025 · Val d'Essai · au 18 avril 2025\n0 en retard, 0 à venir, 0 faite\n"
    )

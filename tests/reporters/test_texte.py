"""The text of a report, as golden files and in its details."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from sicommun.reporters.ecran import Ecran
from sicommun.reporters.texte import render
from sicommun.reporters.visible import cell_width

ATTENDUS = Path(__file__).parent / "attendus"


def _same(nom, sortie):
    """Compare with a golden file; REFAIRE_ATTENDUS=1 writes it again, to be read before it is committed."""
    fichier = ATTENDUS / nom
    if os.environ.get("REFAIRE_ATTENDUS"):
        fichier.parent.mkdir(exist_ok=True)
        fichier.write_text(sortie, encoding="utf-8", newline="\n")
    assert sortie == fichier.read_text(encoding="utf-8")


def test_text_in_a_pipe(rapport):
    _same("tube.txt", render(rapport))


def test_text_on_a_terminal_of_sixty_cells(rapport):
    _same("terminal-60.txt", render(rapport, Ecran(largeur=60)))


def test_text_with_colours(rapport):
    _same("couleurs-60.ansi", render(rapport, Ecran(couleurs=True, largeur=60)))


def test_colours_change_nothing_but_colours(rapport):
    import re

    colore = render(rapport, Ecran(couleurs=True, largeur=60))
    nu = re.sub(r"\x1b\[[0-9;]*m", "", colore)
    assert [ligne.rstrip() for ligne in nu.splitlines()] == render(rapport, Ecran(largeur=60)).splitlines()


def test_markup_in_a_name_is_printed_as_it_is(rapport):
    for ecran in (Ecran(), Ecran(couleurs=True, largeur=80)):
        sortie = render(rapport, ecran)
        assert "Valombre[/b]" in sortie
        assert "Signe étrange [/commune] \\x1b[31m." in sortie


@pytest.mark.parametrize("largeur", [1, 40, 41, 80, 200])
def test_messages_fit_the_terminal(rapport, largeur):
    place = max(largeur, 40)
    for ligne in render(rapport, Ecran(largeur=largeur)).splitlines():
        if ligne.startswith("   ") and " │ " not in ligne:
            assert cell_width(ligne) <= place, ligne


def test_excerpts_fit_the_terminal(rapport):
    extraits = [ligne for ligne in render(rapport, Ecran(largeur=50)).splitlines() if " │ " in ligne]
    assert extraits
    assert all(cell_width(ligne) <= 50 for ligne in extraits)


def test_a_file_that_went_away_costs_only_the_excerpt(rapport):
    def partie(fichier):
        raise FileNotFoundError(fichier)

    sortie = render(replace(rapport, lire=partie))
    assert " │ " not in sortie
    assert "12 communes · 2 erreurs · 3 avertissements · 1 information" in sortie


def test_a_clean_repository_says_so(rapport):
    propre = replace(rapport, diagnostics=(), resumes=(), masques={})
    assert render(propre) == "12 communes · aucune erreur\n"


def test_nothing_read(rapport_vide):
    assert render(rapport_vide) == "aucune commune · aucune erreur\n"


def test_each_file_is_read_once(rapport):
    lus = []

    def compter(fichier):
        lus.append(fichier)
        return rapport.lire(fichier)

    render(replace(rapport, lire=compter))
    assert len(lus) == len(set(lus))


def test_a_message_equal_to_its_title_is_said_once(rapport):
    constat = replace(rapport.diagnostics[4], message=rapport.diagnostics[4].fiche.titre)
    assert render(replace(rapport, diagnostics=(constat,))).count("exclusion avant le terme") == 1


def test_what_is_set_aside_is_counted_then_shown_on_demand(rapport_vide, ecarte):
    rapport = replace(rapport_vide, ecartes=(ecarte,))
    fin = "aucune commune · aucune erreur · 1 constat écarté par dérogation"
    assert render(rapport) == f"{fin} (--voir-derogations)\n"
    assert render(replace(rapport, voir_derogations=True)) == (
        "data/communes/orgeval/description.yaml:3:303  écarté DES021  domaine incomplet\n"
        "   La cible.\n"
        "   Motif  Le [relevé](x) est attendu.\n"
        "   Décidé  le 15 janvier 2024, jusqu'au 31 décembre 2024, par : Directrice (data/epci.yaml:31)\n"
        "\n"
        f"{fin}\n"
    )

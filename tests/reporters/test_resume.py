"""The line of a commune."""

import pytest

from sicommun.diagnostics.rapport import ResumeCommune
from sicommun.reporters.ecran import Ecran, paint
from sicommun.reporters.resume import commune_lines


def _line(completude=(), statut="effective sur A", nom="Orgeval"):
    resume = ResumeCommune("orgeval", nom, 1, 2, 0, statut, completude)
    return paint(commune_lines([resume], Ecran()))


def test_state_and_counts():
    assert _line() == "Orgeval  effective sur A · 1 erreur, 2 avertissements\n"


def test_no_state_yet():
    assert _line(statut="") == "Orgeval  1 erreur, 2 avertissements\n"


def test_a_whole_description_names_no_domain():
    assert _line((("Finances", 4, 4), ("Réseau", 9, 9))).endswith(" · description : 13 sur 13\n")


def test_the_emptiest_domains_are_named_first_and_the_others_counted():
    domaines = tuple((nom, faites, 10) for nom, faites in zip("ABCDEF", (9, 0, 10, 5, 5, 8), strict=True))
    assert _line(domaines).endswith(" · description : 37 sur 60 (B 0/10, D 5/10, E 5/10, et 2 de plus)\n")


def test_names_are_data():
    assert _line(nom="Or\x1b[0m[/b]").startswith("Or\\x1b[0m[/b]  ")


@pytest.mark.parametrize("largeur", [40, 60])
def test_a_narrow_terminal_folds_under_the_column(largeur):
    resumes = [ResumeCommune("a", "Saint-Julien", 1, 1, 1, "mot " * 20, ())]
    lignes = paint(commune_lines(resumes, Ecran(largeur=largeur))).splitlines()
    assert all(len(ligne) <= largeur for ligne in lignes)
    assert all(ligne.startswith(" " * 14) for ligne in lignes[1:])

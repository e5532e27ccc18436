"""What a closed semester should have seen, said once for all the communes concerned."""

from __future__ import annotations

from datetime import date

import pytest

ANNEE = "data/gouvernance/2024.yaml"
FICHE = 'nom: %s\nsiren: "%s"\nparcours: [{le: %s, fait: reprise, portee: [A]}]\n'
COMMUNES = {
    "data/communes/orgeval/commune.yaml": FICHE % ("Orgeval", "210000019", "2020-01-06"),
    "data/communes/valombre/commune.yaml": FICHE % ("Valombre", "210000001", "2024-02-12"),
}
TROIS = ("GOV007", "GOV012", "GOV013")


def dits(constats, code, jour, texte="annee: 2024\n"):
    return [m for _, m in constats(code, {**COMMUNES, ANNEE: texte}, jour=date.fromisoformat(jour))]


@pytest.mark.parametrize(
    ("jour", "combien"), [("2024-06-30", 0), ("2024-07-01", 1), ("2024-12-31", 1), ("2025-01-01", 2)]
)
def test_a_semester_is_judged_once_closed(constats, jour, combien):
    for code in TROIS:
        assert len(dits(constats, code, jour)) == combien
    assert len(dits(constats, "GOV011", jour)) == (jour > "2024-12-31")


def test_the_communes_of_a_semester_are_named_together(constats):
    assert dits(constats, "GOV007", "2025-01-01") == [
        "pas de réunion bipartite au 1er semestre 2024 avec Orgeval",
        "pas de réunion bipartite au 2e semestre 2024 avec Orgeval et Valombre",
    ]
    assert dits(constats, "GOV013", "2024-07-01") == [
        "pas de liste d'impacts au 1er semestre 2024 pour Orgeval"
    ]
    assert dits(constats, "GOV012", "2024-07-01") == ["pas de bilan d'activité au 1er semestre 2024"]
    assert dits(constats, "GOV011", "2025-01-01") == ["pas de réunion plénière de tous les adhérents en 2024"]


def test_what_was_done_is_left_alone(constats):
    texte = (
        "annee: 2024\nreunions: [{type: bipartite, le: 2024-05-14, commune: orgeval}, "
        "{type: pleniere, le: 2024-06-12}]\n"
        "bilans: [{semestre: S1, remis_le: 2024-06-20}]\n"
        "impacts: [{commune: orgeval, semestre: S1, remis_le: 2024-06-03, neant: oui}]\n"
    )
    assert [dits(constats, code, "2024-07-01", texte) for code in (*TROIS, "GOV011")] == [[], [], [], []]


def test_the_list_where_it_should_stand_is_shown(constats):
    texte = "annee: 2024\nbilans: []\n"
    ((chemin, _),) = constats("GOV012", {**COMMUNES, ANNEE: texte}, jour=date(2024, 7, 1))
    assert chemin == ("bilans",)

"""Temporary exclusions."""

from __future__ import annotations

from datetime import date

import pytest

V = "data/communes/valombre/commune.yaml"
CONVENTION = "data/conventions/2020.yaml"
BORNEE = "en_vigueur_du: 2020-01-01\nexclusion_temporaire: {duree_max_jours: 60}\n"
TETE = 'nom: Valombre\nsiren: "219900016"\nparcours:\n'
DITE = ", justification: Rançongiciel, risque_fort: oui, risque_immediat: oui"


def suspension(suite):
    return {
        V: TETE + f"- {{le: 2024-06-03, fait: exclusion_temporaire, portee: [B]{suite}}}\n",
        CONVENTION: BORNEE,
    }


DEBUT = "exclusion temporaire du 3 juin 2024"


@pytest.mark.parametrize(
    ("code", "suite", "cle", "message"),
    [
        ("EXC010", DITE, "", ""),
        (
            "EXC010",
            "",
            "fait",
            f"{DEBUT} : il y manque la justification, le risque fort et le risque immédiat",
        ),
        ("EXC010", DITE.replace("fort: oui", "fort: non"), "fait", f"{DEBUT} : il y manque le risque fort"),
        ("EXC011", ", reexamen_le: 2024-06-17", "", ""),
        ("EXC011", "", "fait", f"l'{DEBUT} n'a pas de date de réexamen"),
        ("EXC011", ", reexamen_le: 2024-06-03, jusqu_au: 2024-06-03", "", ""),
        (
            "EXC011",
            ", reexamen_le: 2024-06-02",
            "reexamen_le",
            "réexamen le 2 juin 2024, quand la mesure n'a pas cours",
        ),
        ("EXC012", "", "", ""),
        ("EXC012", ", jusqu_au: 2024-08-01", "", ""),
        ("EXC012", ", jusqu_au: 2024-08-02", "jusqu_au", "61 jours, quand la convention en admet 60"),
        ("EXC012", ", jusqu_au: 2024-06-02", "jusqu_au", f"{DEBUT}, et qui finirait le 2 juin 2024"),
    ],
)
def test_temporary_exclusions(constats, code, suite, cle, message):
    assert constats(code, suspension(suite)) == ([(("parcours", 0, cle), message)] if cle else [])


def test_a_convention_without_bound_bounds_nothing(constats):
    fichiers = {**suspension(", jusqu_au: 2025-06-03"), CONVENTION: "en_vigueur_du: 2020-01-01\n"}
    assert constats("EXC012", fichiers) == []


EN_COURS = """\
- {le: 2024-03-01, fait: reprise, portee: [A, B]}
- {le: 2024-06-03, fait: exclusion_temporaire, portee: [B], reexamen_le: 2024-06-17, jusqu_au: 2024-07-31}
"""
DEMEURE = "- {le: %s, fait: mise_en_demeure, motif: peril_grave}\n"
LEVEE = "- {le: 2024-06-20, fait: levee}\n"


@pytest.mark.parametrize(
    ("suite", "jour", "combien"),
    [
        ("", date(2024, 6, 17), 0),
        ("", date(2024, 6, 18), 1),
        ("", date(2024, 7, 31), 1),
        ("", date(2024, 8, 1), 0),
        (LEVEE, date(2024, 6, 19), 1),
        (LEVEE, date(2024, 6, 20), 0),
    ],
    ids=["le jour", "le lendemain", "dernier jour", "finie", "avant la levée", "levée"],
)
def test_a_measure_that_lasts_is_looked_at_again(constats, suite, jour, combien):
    assert len(constats("EXC014", {V: TETE + EN_COURS + suite}, jour=jour)) == combien


@pytest.mark.parametrize(
    ("avant", "apres", "combien"),
    [
        ("", "", 1),
        ("", DEMEURE % "2024-06-03", 0),
        ("", LEVEE + DEMEURE % "2024-06-24", 0),
        (DEMEURE % "2024-05-02", "", 0),
        (DEMEURE % "2024-04-02" + "- {le: 2024-05-02, fait: regularisation}\n", "", 1),
    ],
    ids=["aucune", "le même jour", "après la levée", "déjà en cours", "déjà close"],
)
def test_haste_does_not_dispense_from_the_notice(constats, avant, apres, combien):
    assert len(constats("EXC015", {V: TETE + EN_COURS + avant + apres})) == combien

"""Temporary exclusions."""

from __future__ import annotations

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

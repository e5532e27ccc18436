"""The versions of the convention in time."""

from __future__ import annotations

from datetime import date

import pytest

PREMIERE, SECONDE = "data/conventions/2019.yaml", "data/conventions/2025.yaml"
ECRITE = "en_vigueur_du: 2019-01-01\nduree: {type: determinee, annees: 6%s}\n"


@pytest.mark.parametrize(
    ("suite", "jour", "combien"),
    [
        (", reconduction: expresse", date(2024, 12, 31), 0),
        (", reconduction: expresse", date(2025, 1, 1), 1),
        ("", date(2025, 1, 1), 1),
        (", reconduction: tacite", date(2035, 1, 1), 0),
    ],
)
def test_a_term_is_the_last_day(constats, suite, jour, combien):
    assert len(constats("CNV004", {PREMIERE: ECRITE % suite}, jour=jour)) == combien
    suivie = {PREMIERE: ECRITE % suite, SECONDE: "en_vigueur_du: 2025-01-01\n"}
    assert constats("CNV004", suivie, jour=jour) == []


@pytest.mark.parametrize(
    ("debut", "choix", "combien"),
    [
        ("2025-01-01", "cle_par_defaut: agents\n", 0),
        ("2025-07-01", "cle_par_defaut: agents\n", 1),
        ("2025-07-01", "presence: jours\n", 0),
        ("2025-07-01", "tva: ht\n", 1),
        ("2025-07-01", "fraicheur_max_jours: 90\n", 0),
    ],
    ids=["un 1er janvier", "la clé", "une question enfin tranchée", "la TVA", "sans effet sur l'année"],
)
def test_what_a_year_reads_changes_with_the_year(constats, debut, choix, combien):
    avant = "en_vigueur_du: 2019-01-01\ntva: ttc\n"
    apres = f"en_vigueur_du: {debut}\n{choix}"
    assert len(constats("CNV005", {PREMIERE: avant, SECONDE: apres})) == combien

"""Formal notices, and the exclusions that rely on them."""

from __future__ import annotations

import pytest

V = "data/communes/valombre/commune.yaml"
CONVENTION = "data/conventions/2020.yaml"
TETE = 'nom: Valombre\nsiren: "219900016"\nparcours:\n- {le: 2023-01-01, fait: reprise, portee: [A, B]}\n'
NOTICE = (
    "- {le: 2024-01-12, recu_le: 2024-01-15, fait: mise_en_demeure, motif: peril_grave, "
    "risque: Propagation, raisons: Appareils, mesures: [Les retirer]}\n"
)
NUE = "- {le: 2024-01-12, fait: mise_en_demeure, motif: peril_grave}\n"
ENVOI = "en_vigueur_du: 2020-01-01\nexclusion: {depart_delai: envoi}\n"


def exclusion(le, suite=""):
    return f"- {{le: {le}, fait: exclusion, portee: [B], motif: peril_grave{suite}}}\n"


MANQUE = "la date de réception, le risque et les raisons"
MESURES = "les mesures demandées"
DELAI = "mise en demeure reçue le 15 janvier 2024 : l'exclusion est possible à partir du 16 avril 2024"


@pytest.mark.parametrize(
    ("code", "faits", "chemin", "message"),
    [
        ("EXC007", NOTICE, None, ""),
        ("EXC007", NUE + exclusion("2024-06-01"), None, ""),
        (
            "EXC007",
            NUE,
            ("parcours", 1, "fait"),
            f"mise en demeure du 12 janvier 2024 : il y manque {MANQUE.replace(' et', ',')} et {MESURES}",
        ),
        ("EXC008", NUE, None, ""),
        ("EXC008", NOTICE + exclusion("2024-04-16"), None, ""),
        (
            "EXC008",
            NUE + exclusion("2024-06-01"),
            ("parcours", 1, "fait"),
            f"l'exclusion du 1er juin 2024 s'appuie sur cette mise en demeure, où il manque {MANQUE}",
        ),
        ("EXC009", NOTICE + exclusion("2024-04-16"), None, ""),
        ("EXC009", NOTICE + exclusion("2024-04-16", ", effet: 2024-04-15"), None, ""),
        ("EXC009", NUE + exclusion("2024-02-01"), None, ""),
        ("EXC009", NOTICE + exclusion("2024-04-15"), ("parcours", 2, "le"), DELAI),
        (
            "EXC009",
            NOTICE + exclusion("2024-04-16", ", effet: 2024-04-14"),
            ("parcours", 2, "effet"),
            DELAI,
        ),
    ],
)
def test_notices_and_exclusions(constats, code, faits, chemin, message):
    assert constats(code, {V: TETE + faits}) == ([(chemin, message)] if chemin else [])


def test_the_convention_in_force_at_the_notice_says_from_when_to_count(constats):
    fichiers = {V: TETE + NOTICE + exclusion("2024-04-13"), CONVENTION: ENVOI}
    assert constats("EXC009", fichiers) == []
    fichiers[V] = TETE + NOTICE + exclusion("2024-04-12")
    ((_, message),) = constats("EXC009", fichiers)
    assert message.startswith(
        "mise en demeure envoyée le 12 janvier 2024 : l'exclusion est possible à partir"
    )


def test_each_exclusion_relies_on_its_own_notice(constats):
    seconde = NOTICE.replace("2024-01-12", "2024-06-03").replace("2024-01-15", "2024-06-05")
    faits = NOTICE + exclusion("2024-04-16") + seconde + exclusion("2024-07-01").replace("[B]", "[A]")
    ((chemin, message),) = constats("EXC009", {V: TETE + faits})
    assert chemin == ("parcours", 4, "le")
    assert message.startswith("mise en demeure reçue le 5 juin 2024")

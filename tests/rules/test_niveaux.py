"""Delays, hours and periods of the levels of a contract."""

from __future__ import annotations

import pytest

A003 = "data/contracts/A003.yaml"
TETE = "code: A003\nnom: Assistance\nportee: [B/postes]\nvue: {publie: oui}\nniveaux:\n"
HUIT_HEURES = 'plages: ["08:00-12:00", "14:00-18:00"]'

BONS = {
    "CTR005 ordre": f"- {{du: 2024-01-01, prise_en_compte: 4h, gti: 1j, gtr: 8j, {HUIT_HEURES}}}",
    "CTR005 égalité": f"- {{du: 2024-01-01, prise_en_compte: 8h, gti: 1j, gtr: 480min, {HUIT_HEURES}}}",
    "CTR005 départ du gtr": f"- {{du: 2024-01-01, gti: 1j, gtr: 4h, depart_gtr: gti, {HUIT_HEURES}}}",
    "CTR005 journée entière": "- {du: 2024-01-01, gti: 20h, gtr: 1j}",
    "CTR006": f"- {{du: 2024-01-01, {HUIT_HEURES}}}",
    "CTR006 minuit": '- {du: 2024-01-01, plages: ["00:00-12:00", "12:00-24:00"]}',
    "CTR011": "- {du: 2025-01-01}\n- {du: 2024-01-01, au: 2024-12-31}",
    "CTR015": "- {du: 2020-01-01, au: 2023-12-31}\n- {du: 2024-01-01, prise_en_compte: 4h, gti: 1j, gtr: 8j}",
}
MAUVAIS = {
    "CTR005 gti": (
        f"- {{du: 2024-01-01, gti: 1j, gtr: 4h, {HUIT_HEURES}}}",
        ("niveaux", 0, "gti"),
        "la GTI (1 j, soit 8 h de service) dépasse la GTR (4 h)",
    ),
    "CTR005 prise en compte": (
        '- {du: 2024-01-01, prise_en_compte: 2j, gtr: 3h, plages: ["08:00-11:30"]}',
        ("niveaux", 0, "prise_en_compte"),
        "le délai de prise en compte (2 j, soit 7 h de service) dépasse la GTR (3 h)",
    ),
    "CTR005 malgré le départ du gtr": (
        "- {du: 2024-01-01, prise_en_compte: 2h, gti: 1h, gtr: 1h, depart_gtr: gti}",
        ("niveaux", 0, "prise_en_compte"),
        "le délai de prise en compte (2 h) dépasse la GTI (1 h)",
    ),
    "CTR006 à l'envers": (
        '- {du: 2024-01-01, plages: ["18:00-08:00"]}',
        ("niveaux", 0, "plages", 0),
        "la plage 18:00-08:00 finit avant d'avoir commencé",
    ),
    "CTR006 recouvrement": (
        '- {du: 2024-01-01, plages: ["11:30-18:00", "08:00-12:00"]}',
        ("niveaux", 0, "plages", 0),
        "les plages 08:00-12:00 et 11:30-18:00 se recouvrent",
    ),
    "CTR006 après minuit": (
        '- {du: 2024-01-01, plages: ["20:00-24:30"]}',
        ("niveaux", 0, "plages", 0),
        "la plage 20:00-24:30 finit après minuit",
    ),
    "CTR011 sans fin": (
        "- {du: 2024-01-01}\n- {du: 2025-01-01}",
        ("niveaux", 1, "du"),
        "ce niveau commence le 1er janvier 2025, quand celui du 1er janvier 2024 (n° 1) court",
    ),
    "CTR011 un jour": (
        "- {du: 2024-01-01, au: 2025-01-01}\n- {du: 2025-01-01}",
        ("niveaux", 1, "du"),
        "ce niveau commence le 1er janvier 2025, quand celui du 1er janvier 2024 (n° 1) court encore",
    ),
    "CTR011 à l'envers": (
        "- {du: 2024-01-01, au: 2023-01-01}",
        ("niveaux", 0, "au"),
        "le niveau finit le 1er janvier 2023, avant son début, le 1er janvier 2024",
    ),
    "CTR015": (
        "- {du: 2024-01-01, gtr: 8j}",
        ("niveaux", 0),
        "ce niveau ne dit pas le délai de prise en compte ni la GTI",
    ),
    "CTR015 aucun": ("[]", ("vue", "publie"), "A003 est publié sans aucun niveau de qualité"),
}


@pytest.mark.parametrize("cas", BONS)
def test_what_is_right_is_left_alone(constats, cas):
    assert constats(cas.split()[0], {A003: TETE + BONS[cas]}) == []


@pytest.mark.parametrize("cas", MAUVAIS)
def test_what_is_wrong_is_said_where_it_stands(constats, cas):
    texte, chemin, debut = MAUVAIS[cas]
    ((trouve, message),) = constats(cas.split()[0], {A003: TETE + ("  " if texte == "[]" else "") + texte})
    assert trouve == chemin
    assert message.startswith(debut)


def test_a_level_of_a_draft_may_lack_its_delays(constats):
    assert constats("CTR015", {A003: TETE.replace("oui", "non") + "- {du: 2024-01-01}"}) == []

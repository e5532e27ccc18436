"""The levels of a contract through time."""

from __future__ import annotations

from datetime import date

import pytest

A003 = "data/contracts/A003.yaml"
TETE = "code: A003\nnom: Assistance\nportee: [B/postes]\n"
PUBLIE = TETE + "vue: {publie: oui}\n"
SUITE = "niveaux:\n  - {du: 2025-01-01, gti: 1j}\n  - {du: 2024-01-01, au: 2024-12-31, gti: 2j}\n"
CLOS = "niveaux: [{du: 2023-01-01, au: 2024-11-14}, {du: 2022-01-01, au: 2022-12-31}]\n"

BONS = {
    "CTR020": TETE + SUITE + "revision: {date_mise_en_place: 2024-01-01}\n",
    "CTR020 mis en place après": TETE + SUITE + "revision: {date_mise_en_place: 2024-06-01}\n",
    "CTR020 sans niveau": TETE + "revision: {date_mise_en_place: 2024-06-01}\n",
    "CTR021 encore ce jour": PUBLIE + CLOS.replace("2024-11-14", "2024-11-15"),
    "CTR021 pas publié": TETE + CLOS,
    "CTR021 sans fin": PUBLIE + CLOS.replace(", au: 2024-11-14", ""),
    "CTR022 pas publié": TETE + SUITE,
    "CTR022 calendaire": PUBLIE + "niveaux: [{du: 2024-01-01, gti: 1j, base: calendaire}]\n",
    "CTR022 clos": PUBLIE + "niveaux: [{du: 2024-01-01, au: 2024-02-01, gti: 1j}]\n",
    "CTR022 rien de garanti": PUBLIE + "niveaux: [{du: 2024-01-01}]\n",
    "CTR022 heures": PUBLIE + 'niveaux: [{du: 2024-01-01, gti: 1j, plages: ["08:00-12:00"]}]\n',
    "CTR006 deux jours": TETE + "niveaux: [{du: 2024-01-01, jours: [lundi, samedi]}]\n",
}
MAUVAIS = {
    "CTR020 trou": (
        TETE + SUITE.replace("2024-12-31", "2024-12-30"),
        ("niveaux", 0, "du"),
        "aucun niveau du 31 décembre 2024 au 31 décembre 2024",
    ),
    "CTR020 au début": (
        TETE + SUITE + "revision: {date_mise_en_place: 2023-12-31}\n",
        ("niveaux", 1, "du"),
        "service en place le 31 décembre 2023, premier niveau le 1er janvier 2024",
    ),
    "CTR021": (
        PUBLIE + CLOS,
        ("niveaux", 0, "au"),
        "le dernier niveau de A003 a pris fin le 14 novembre 2024",
    ),
    "CTR022": (
        PUBLIE + SUITE,
        ("niveaux", 0),
        "ce niveau garantit un délai, et ne dit pas ses heures de service",
    ),
    "CTR006 aucun jour": (
        TETE + "niveaux: [{du: 2024-01-01, jours: []}]\n",
        ("niveaux", 0, "jours"),
        "ce niveau n'a aucun jour de service",
    ),
}


@pytest.mark.parametrize(("nom", "texte"), BONS.items(), ids=list(BONS))
def test_good_levels_are_silent(constats, nom, texte):
    assert constats(nom[:6], {A003: texte}) == []


@pytest.mark.parametrize(("nom", "cas"), MAUVAIS.items(), ids=list(MAUVAIS))
def test_bad_levels_are_told(constats, nom, cas):
    texte, chemin, message = cas
    assert constats(nom[:6], {A003: texte}) == [(chemin, message)]


def test_looking_back_the_last_level_still_held(constats):
    assert constats("CTR021", {A003: PUBLIE + CLOS}, jour=date(2024, 11, 14)) == []

"""The clock of a request."""

from __future__ import annotations

import pytest

A003 = "data/contracts/A003.yaml"
TETE = "code: A003\nnom: Assistance\nportee: [B/postes]\nvue: {publie: oui}\n"
NIVEAU = "niveaux: [{du: 2024-01-01, gti: 1j, gtr: 8j}]\n"


def etapes(*marques):
    lignes = (
        f"  - {{numero: {n}, acteur: N{n}, texte: Agit{f', horloge: {m}' if m else ''}}}\n"
        for n, m in enumerate(marques, 1)
    )
    return "etapes:\n" + "".join(lignes)


BONS = {
    "les trois": TETE + NIVEAU + etapes("depart", "arret_gti", "arret_gtr"),
    "sans étapes": TETE + NIVEAU,
    "sans niveau": TETE + etapes("", ""),
    "niveau clos": TETE + NIVEAU.replace("gti", "au: 2024-12-31, gti") + etapes(""),
    "GTI seule": TETE + NIVEAU.replace(", gtr: 8j", "") + etapes("depart", "arret_gti"),
    "pas publié": TETE.replace("oui", "non") + NIVEAU + etapes(""),
    "deux clôtures": TETE + NIVEAU + etapes("depart", "arret_gti", "arret_gtr", "arret_gtr"),
}
MAUVAIS = {
    "départ": (etapes("", "arret_gti", "arret_gtr"), ("etapes",), "quand le délai commence", "CS-42"),
    "GTI": (etapes("depart", "", "arret_gtr"), ("etapes",), "quand la GTI est tenue", "CS-44"),
    "GTR": (etapes("depart", "arret_gti"), ("etapes",), "quand la GTR est tenue", "CS-47"),
    "deux départs": (
        etapes("depart", "arret_gti", "arret_gtr", "depart"),
        ("etapes", 3, "horloge"),
        "l'horloge part déjà à l'étape 1",
        "",
    ),
}


@pytest.mark.parametrize("texte", BONS.values(), ids=BONS)
def test_a_measured_delay_is_silent(constats, texte):
    assert constats("CTR024", {A003: texte}) == []


@pytest.mark.parametrize("cas", MAUVAIS.values(), ids=MAUVAIS)
def test_a_delay_that_nothing_measures_is_told(depot, cas):
    from sicommun.rules.horloge import clock_starts_and_stops

    texte, chemin, message, source = cas
    registre = depot({A003: TETE + NIVEAU + texte}).registre
    (constat,) = clock_starts_and_stops(registre.contrats["A003"], registre)
    assert (constat.path, constat.source) == (chemin, source)
    assert message in constat.message

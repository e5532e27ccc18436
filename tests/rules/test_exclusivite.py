"""Third parties on the perimeter."""

from __future__ import annotations

from datetime import date

import pytest

COMMUNE = "data/communes/valombre/commune.yaml"
TETE = """
nom: Valombre
code_insee: "01001"
siren: "210000001"
parcours:
  - {le: 2023-01-02, fait: interet}
  - {le: 2023-02-01, fait: signature, convention: "2024", portee: [B, C/finances]}
  - {le: 2023-02-15, fait: remise_description}
  - {le: 2023-03-01, fait: validation, avis: valide, portee: [B, C/finances], par: Directeur}
derogations_exclusivite:
"""


def tiers(suite, portee="B/telecoms"):
    return TETE + f"  - {{portee: {portee}, objet: Fibre, prestataire: Opérateur X{suite}}}\n"


ACCORD = ", accord_le: 2024-02-05"
BONS = {
    "EXL001": tiers(ACCORD),
    "EXL002 un seul jour": tiers(ACCORD + ", jusqu_au: 2024-02-05"),
    "EXL003": tiers(ACCORD),
    "EXL003 déjà fini": tiers(ACCORD + ", jusqu_au: 2024-11-14", portee="C/culture"),
    "EXL004 dernier jour": tiers(ACCORD + ", jusqu_au: 2024-11-15"),
    "EXL004 pas d'accord": tiers(", jusqu_au: 2024-02-05"),
    "EXL005 ce jour": tiers(", accord_le: 2024-11-15"),
}
MAUVAIS = {
    "EXL001": (tiers(""), (), "« Fibre » est confié à Opérateur X, et l'accord n'est pas daté"),
    "EXL002": (
        tiers(ACCORD + ", jusqu_au: 2024-02-04"),
        ("jusqu_au",),
        "accord du 5 février 2024, fini le 4",
    ),
    "EXL003": (
        tiers(ACCORD, "C/culture"),
        ("portee",),
        "« C/culture » n'est pas confié : Valombre a B, C/fin",
    ),
    "EXL004": (
        tiers(ACCORD + ", jusqu_au: 2024-11-14"),
        ("jusqu_au",),
        "l'accord sur « Fibre » a pris fin le 14",
    ),
    "EXL005": (
        tiers(", accord_le: 2024-11-16"),
        ("accord_le",),
        "accord du 16 novembre 2024 : ce jour n'est pas",
    ),
}


@pytest.mark.parametrize(("nom", "texte"), BONS.items(), ids=list(BONS))
def test_what_is_agreed_is_silent(constats, nom, texte):
    assert constats(nom[:6], {COMMUNE: texte}) == []


@pytest.mark.parametrize(("code", "cas"), MAUVAIS.items(), ids=list(MAUVAIS))
def test_what_is_not_is_told(constats, code, cas):
    texte, chemin, debut = cas
    ((trouve, message),) = constats(code, {COMMUNE: texte})
    assert trouve == ("derogations_exclusivite", 0, *chemin)
    assert message.startswith(debut)


def test_nothing_is_outside_before_anything_is_entrusted(constats):
    assert constats("EXL003", {COMMUNE: tiers(ACCORD, "C/culture")}, jour=date(2023, 2, 28)) == []


@pytest.mark.parametrize(("portee", "clause"), [("B/telecoms", "ENSB-26"), ("C/finances", "ENSC-21")])
def test_the_clause_is_that_of_the_ensemble(depot, portee, clause):
    from sicommun.rules.exclusivite import express_agreement

    registre = depot({COMMUNE: tiers("", portee)}).registre
    (constat,) = express_agreement(registre.communes["valombre"], registre)
    assert constat.source == clause

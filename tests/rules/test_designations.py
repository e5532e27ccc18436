"""The people whom a commune names."""

from __future__ import annotations

from datetime import date

import pytest

COMMUNE = "data/communes/valombre/commune.yaml"
TETE = 'nom: Valombre\ncode_insee: "01001"\nsiren: "210000001"\n'


def referents(*personnes, designes_le="2024-01-15"):
    lignes = "".join(f"    - {{prenom: Noa, nom: Factice, fonction: Agent, {p}}}\n" for p in personnes)
    return TETE + f"referents:\n  designes_le: {designes_le}\n  personnes:\n{lignes}"


BONS = {
    "INT008 même jour": referents("du: 2024-06-30, au: 2024-06-30"),
    "INT008 sans début": referents("au: 2020-01-01"),
    "INT009 ce jour": referents("email: a@example.org", designes_le="2024-11-15"),
    "INT009 sans référents": TETE,
    "INT010 l'ancienne est close": referents("au: 2024-02-01", "email: a@example.org"),
    "INT011 de service": referents("email: numerique@factice.example.org"),
    "INT011 sans adresse": referents("au: 2099-01-01"),
    "INT011 partie": referents("email: noa.factice@example.org, au: 2024-02-01"),
    "INT011 nom court": referents("email: valombre@example.org").replace("Factice", "Val"),
}
MAUVAIS = {
    "INT008": (
        referents("du: 2024-06-30, au: 2024-06-29"),
        ("referents", "personnes", 0, "au"),
        "référent du 30 juin 2024 au 29 juin 2024",
    ),
    "INT008 au service commun": (
        TETE + "interlocuteurs: [{fonction: Géomaticienne, du: 2024-06-30, au: 2024-06-29}]\n",
        ("interlocuteurs", 0, "au"),
        "interlocuteur du 30 juin 2024 au 29 juin 2024",
    ),
    "INT009": (
        referents("email: a@example.org", designes_le="2024-11-16"),
        ("referents", "designes_le"),
        "désignés le 16 novembre 2024 : ce jour n'est pas encore venu",
    ),
    "INT010": (
        referents("email: a@example.org", "email: b@example.org, au: 2099-01-01", "email: b@example.org"),
        ("referents", "personnes", 2, "nom"),
        "cette personne est déjà référente, comme « Agent »",
    ),
    "INT011": (
        referents("email: N.FACTICE@example.org"),
        ("referents", "personnes", 0, "email"),
        "adresse nominative ; une adresse de service est conseillée",
    ),
    "INT011 accents": (
        referents("email: noa-hypothese@example.org").replace("Factice", "Hypothèse"),
        ("referents", "personnes", 0, "email"),
        "adresse nominative ; une adresse de service est conseillée",
    ),
}


@pytest.mark.parametrize(("nom", "texte"), BONS.items(), ids=list(BONS))
def test_a_good_designation_is_silent(constats, nom, texte):
    assert constats(nom[:6], {COMMUNE: texte}) == []


@pytest.mark.parametrize(("nom", "cas"), MAUVAIS.items(), ids=list(MAUVAIS))
def test_a_bad_designation_is_told(constats, nom, cas):
    texte, chemin, message = cas
    assert constats(nom[:6], {COMMUNE: texte}) == [(chemin, message)]


def test_a_designation_of_tomorrow_is_told_today_alone(constats):
    texte = referents("email: a@example.org", designes_le="2024-11-16")
    assert constats("INT009", {COMMUNE: texte}, jour=date(2024, 11, 16)) == []

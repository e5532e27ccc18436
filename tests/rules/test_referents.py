"""The people whom a commune has named."""

from __future__ import annotations

from datetime import date

import pytest

V = "data/communes/valombre/commune.yaml"
SANS = 'nom: Valombre\nsiren: "219900016"\n'
TETE = SANS + "%sreferents:\n  designes_par: %s\n  designes_le: 2024-01-15\n  personnes:\n"
EFFECTIVE = "parcours: [{le: 2024-01-01, fait: reprise, portee: [A]}]\n"
SIGNEE = (
    "parcours:\n- {le: 2024-01-01, fait: interet}\n"
    '- {le: 2024-02-01, fait: signature, convention: "2024", portee: [A]}\n'
)


def personne(suite=""):
    return f"    - {{prenom: Dominique, nom: Fictif, fonction: Référent{suite}}}\n"


def depot(*personnes, parcours=EFFECTIVE, par="maire"):
    return {V: TETE % (parcours, par) + "".join(personnes)}


def test_an_effective_adhesion_has_somebody(constats):
    assert constats("INT002", depot(personne())) == []
    assert constats("INT002", {V: SANS + SIGNEE}) == []
    assert constats("INT002", {V: SANS + EFFECTIVE}) == [
        (("nom",), "Valombre est en service, et n'a désigné aucun référent")
    ]


def test_an_attached_body_relies_on_those_of_its_commune(constats):
    ccas = 'nom: CCAS\nnature: ccas\nsiren: "269900015"\nrattache_a: valombre\n' + EFFECTIVE
    fichiers = {**depot(personne()), "data/communes/ccas/commune.yaml": ccas}
    for code in ("INT002", "INT003"):
        assert constats(code, fichiers) == []
    assert len(constats("INT002", {"data/communes/ccas/commune.yaml": ccas})) == 1


@pytest.mark.parametrize(
    ("jour", "suite", "combien"),
    [
        (date(2024, 11, 15), "", 0),
        (date(2024, 11, 15), ", au: 2024-11-15", 0),
        (date(2024, 11, 15), ", au: 2024-11-14", 1),
        (date(2024, 11, 15), ", du: 2024-11-16", 1),
        (date(2024, 1, 14), "", 1),
    ],
)
def test_somebody_is_in_charge_every_day(constats, jour, suite, combien):
    trouves = constats("INT003", depot(personne(suite)), jour=jour)
    assert [chemin for chemin, _ in trouves] == [("referents", "personnes")] * combien
    assert all(message.endswith(", aucun référent n'est en fonction") for _, message in trouves)


def test_a_signature_calls_for_somebody(constats):
    assert constats("INT003", {V: SANS}) == []
    assert constats("INT003", {V: SANS + SIGNEE}) == [
        (("nom",), "Valombre a signé la convention, et n'a désigné aucun référent")
    ]


def test_six_at_most_the_ones_who_left_aside(constats):
    assert constats("INT004", depot(*[personne()] * 6, personne(", au: 2024-06-30"))) == []
    assert constats("INT004", depot(*[personne()] * 7)) == [
        (("referents", "personnes"), "7 référents, quand la source en voudrait cinq ou six au plus")
    ]


@pytest.mark.parametrize(
    "par", ["maire", "Le maire", "DGS", "Madame la directrice générale des services", "mairesse"]
)
def test_the_mayor_or_the_director_general_names_them(constats, par):
    assert constats("INT007", depot(personne(), par=par)) == []


@pytest.mark.parametrize("par", ["service informatique", "secrétaire de mairie", "présidente"])
def test_nobody_else_does(constats, par):
    assert constats("INT007", depot(personne(), par=par)) == [
        (
            ("referents", "designes_par"),
            f"référents désignés par « {par} », et non par le maire ou le DGS",
        )
    ]


def test_an_attached_body_has_its_president(constats):
    fichiers = {V: depot(personne(), par="présidente")[V] + "nature: ccas\nrattache_a: valombre\n"}
    assert constats("INT007", fichiers) == []


def test_a_formal_designation_has_a_date_and_somebody(constats):
    nue = SANS + "referents:\n  personnes:\n" + personne()
    assert constats("INT007", {V: nue}) == [
        (("referents", "personnes"), "référents désignés sans date (designes_le)"),
        (("referents", "personnes"), "rien ne dit qui a désigné les référents (designes_par)"),
    ]
    assert constats("INT007", {V: SANS + "referents: {personnes: []}\n"}) == []

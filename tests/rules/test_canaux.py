"""The channels against one another, and against the contracts."""

from __future__ import annotations

import pytest

EPCI = "data/epci.yaml"
A003 = "data/contracts/A003.yaml"
COMMUNE = "data/communes/valombre/commune.yaml"
TETE = """
format: 1
nom: Agglomération d'essai
siren: "200000008"
nature: CA
service_commun: {nom: Service commun}
membres: [{siren: "210000001", code_insee: "01001", nom: Valombre}]
"""
SIGNATAIRE = """
nom: Valombre
code_insee: "01001"
siren: "210000001"
parcours:
  - {le: 2024-01-02, fait: interet}
  - {le: 2024-02-01, fait: signature, convention: "2024", portee: [A]}
"""
CANAUX = 'canaux: {courant: {telephone: "03 53 01 00 01", email: support@example.org}}\n'
DPO = "rgpd: {dpo: {designe_le: 2024-01-01, email: dpo@example.org}}\n"
CONTRAT = "code: A003\nnom: Assistance\nportee: [B/postes]\n"


def etape(texte):
    return CONTRAT + f'etapes: [{{numero: 1, acteur: demandeur, texte: "{texte}"}}]\n'


@pytest.mark.parametrize(
    "texte",
    [
        etape("Écrit à Support@example.org ou appelle le 03.53.01.00.01"),
        etape("Appelle le +33 3 53 01 00 01"),
        etape("Écrit à dpo@example.org"),
        CONTRAT + "prestations: [Le portail Intr@Geo]\n",
        CONTRAT + "description: Marché 2024035301000199\n",
    ],
)
def test_the_address_of_a_channel_is_silent(constats, texte):
    assert constats("CTC006", {EPCI: TETE + CANAUX + DPO, A003: texte}) == []


@pytest.mark.parametrize(
    ("texte", "chemin", "ecrit"),
    [
        (
            etape("Écrit à hotline@example.org"),
            ("etapes", 0, "texte"),
            "« hotline@example.org » n'est l'adresse",
        ),
        (etape("Appelle le 03 53 01 00 02"), ("etapes", 0, "texte"), "« 03 53 01 00 02 » n'est le numéro"),
        (CONTRAT + "description: a@b.example.org\n", ("description",), "« a@b.example.org » n'est l'adresse"),
        (
            CONTRAT + 'engagements_service: [Rien, "Rappeler au 0353010009"]\n',
            ("engagements_service", 1),
            "« 0353010009 » n'est le numéro",
        ),
    ],
)
def test_another_address_is_told(constats, texte, chemin, ecrit):
    (constat,) = constats("CTC006", {EPCI: TETE + CANAUX, A003: texte})
    assert constat == (chemin, f"{ecrit} d'aucun canal du service commun")


def test_nothing_is_compared_with_channels_not_written(constats):
    assert constats("CTC006", {EPCI: TETE + DPO, A003: etape("hotline@example.org, 03 53 01 00 02")}) == []


def canaux(courant, structurant=""):
    return (
        TETE
        + f"canaux:\n  courant: {{{courant}}}\n"
        + (f"  structurant: {{{structurant}}}\n" if structurant else "")
    )


@pytest.mark.parametrize(
    "texte",
    [
        TETE,
        TETE + CANAUX,
        canaux("email: a@example.org", "email: b@example.org"),
        canaux("web: https://a.example.org", 'telephone: "0353010001"'),
    ],
)
def test_two_channels_are_silent(constats, texte):
    assert constats("CTC007", {EPCI: texte}) == []


def test_one_address_for_both_channels_is_told_once(constats):
    memes = 'email: a@example.org, telephone: "0353010001"'
    assert constats("CTC007", {EPCI: canaux(memes, memes)}) == [
        (("canaux", "structurant", "email"), "« a@example.org » est aussi celle du support")
    ]


@pytest.mark.parametrize(
    ("courant", "manque"),
    [("email: a@example.org", "téléphone"), ('telephone: "0353010001"', "courriel")],
)
def test_a_support_that_lacks_a_way_is_told(constats, courant, manque):
    texte = canaux(courant)
    assert constats("CTC008", {EPCI: texte, COMMUNE: SIGNATAIRE}) == [
        (("canaux", "courant"), f"le support n'a pas de {manque}")
    ]
    assert constats("CTC008", {EPCI: texte}) == [], "nobody has signed"


@pytest.mark.parametrize("texte", [TETE, canaux(""), TETE + CANAUX])
def test_no_support_at_all_is_the_matter_of_another_rule(constats, texte):
    assert constats("CTC008", {EPCI: texte, COMMUNE: SIGNATAIRE}) == []

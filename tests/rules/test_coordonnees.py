"""How to reach the people whom a commune has named."""

from __future__ import annotations

import pytest

V = "data/communes/valombre/commune.yaml"
TETE = 'nom: Valombre\nsiren: "219900016"\nreferents:\n  personnes:\n'


def depot(suite):
    return {V: TETE + f"    - {{prenom: Dominique, nom: Fictif, fonction: Comptable, {suite}}}\n"}


ENTIERE = "telephone: 03 53 01 00 01, email: numerique@valombre.example.org"


@pytest.mark.parametrize(
    ("suite", "message"),
    [
        (ENTIERE, ""),
        ("telephone: 03 53 01 00 01", "référent « Comptable » sans courriel"),
        ("email: numerique@valombre.example.org", "référent « Comptable » sans téléphone"),
        ("du: 2024-01-01", "référent « Comptable » sans téléphone ni courriel"),
        ("au: 2024-01-01", ""),
    ],
)
def test_reached_by_telephone_and_mail(constats, suite, message):
    attendus = [(("referents", "personnes", 0, "fonction"), message)] if message else []
    assert constats("INT005", depot(suite)) == attendus


@pytest.mark.parametrize(
    "suite",
    [
        ENTIERE,
        "telephone: 0353010001",
        'telephone: "03.53.01.00.01"',
        "telephone: +33 3 53 01 00 01",
        "telephone: +352 27 00 00 00",
        "telephone: 03 53 01 XX XX, au: 2024-01-01",
    ],
)
def test_usable(constats, suite):
    assert constats("INT006", depot(suite)) == []


@pytest.mark.parametrize(
    ("cle", "valeur"),
    [
        ("telephone", "03 53 01 00 0"),
        ("telephone", "03 53 01 XX XX"),
        ("telephone", "+33 03 53 01 00 01"),
        ("email", "numerique@valombre"),
        ("email", "numerique(at)valombre.example.org"),
        ("email", "a@b.example.org, c@d.example.org"),
    ],
)
def test_not_usable(constats, cle, valeur):
    ((chemin, message),) = constats("INT006", depot(f'{cle}: "{valeur}"'))
    assert chemin == ("referents", "personnes", 0, cle)
    assert message.startswith(f"« {valeur} » n'est pas un")


def test_those_of_the_shared_service_are_read_alike(constats):
    tete = TETE.partition("referents")[0]
    gens = "interlocuteurs:\n  - {fonction: Géomaticienne, telephone: 3 53 01 00 01}\n"
    assert constats("INT006", {V: tete + gens}) == [
        (
            ("interlocuteurs", 0, "telephone"),
            "« 3 53 01 00 01 » n'est pas un numéro de téléphone à dix chiffres",
        )
    ]

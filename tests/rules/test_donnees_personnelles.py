"""Personal data: the officer, and who answers for what."""

from __future__ import annotations

import pytest

COMMUNE = "data/communes/valombre/commune.yaml"
EPCI = "data/epci.yaml"
TETE = """
format: 1
nom: Agglomération d'essai
siren: "200000008"
nature: CA
service_commun: {nom: Service commun}
membres: [{siren: "210000001", code_insee: "01001", nom: Valombre}]
"""
DPO = "dpo: {designe_le: 2024-01-01, email: dpo@example.org}"


def adherente(*portee):
    codes = ", ".join(portee)
    return f"""
nom: Valombre
code_insee: "01001"
siren: "210000001"
parcours:
  - {{le: 2023-01-02, fait: interet}}
  - {{le: 2023-02-01, fait: signature, convention: "2024", portee: [{codes}]}}
  - {{le: 2023-02-15, fait: remise_description}}
  - {{le: 2023-03-01, fait: validation, avis: valide, portee: [{codes}], par: Directeur}}
"""


def rgpd(texte):
    return TETE + f"rgpd: {{{texte}}}\n" if texte else TETE


@pytest.mark.parametrize(
    ("code", "portee", "texte", "chemin"),
    [
        ("RGP001", ["A"], "", ("rgpd",)),
        ("RGP001", ["A"], "responsabilite: distincte", ("rgpd",)),
        ("RGP002", ["A", "B"], DPO, ("rgpd", "responsabilite")),
        ("RGP003", ["B"], "responsabilite: conjointe", ("rgpd", "responsabilite")),
        ("RGP004", ["B"], "dpo: {designe_le: 2024-01-01}", ("rgpd", "dpo")),
        ("RGP005", ["B"], "", ("rgpd",)),
        ("RGP005", ["C/finances"], DPO, ("rgpd",)),
        ("RGP005", ["B/telecoms"], "responsabilite: distincte", ("rgpd",)),
    ],
)
def test_what_is_not_settled_is_told(constats, code, portee, texte, chemin):
    ((trouve, _),) = constats(code, {EPCI: rgpd(texte), COMMUNE: adherente(*portee)})
    assert trouve == chemin


@pytest.mark.parametrize(
    ("code", "portee", "texte"),
    [
        ("RGP001", ["B"], ""),
        ("RGP001", ["A"], DPO),
        ("RGP002", ["B"], ""),
        ("RGP002", ["A"], "responsabilite: distincte"),
        ("RGP003", ["A"], "responsabilite: distincte"),
        ("RGP003", ["A"], "responsabilite: conjointe, accord: DM 31"),
        ("RGP004", ["A"], DPO),
        ("RGP004", ["A"], ""),
        ("RGP005", ["A"], ""),
        ("RGP005", ["B"], 'sous_traitance: "Convention-cadre, article 14"'),
    ],
)
def test_what_is_settled_is_silent(constats, code, portee, texte):
    assert constats(code, {EPCI: rgpd(texte), COMMUNE: adherente(*portee)}) == []


@pytest.mark.parametrize(
    ("responsabilite", "article"), [("conjointe", "RGPD-26"), ("sous_traitance", "RGPD-28")]
)
def test_the_article_is_that_of_the_tie(depot, responsabilite, article):
    from sicommun.rules.donnees_personnelles import written_agreement

    registre = depot({EPCI: rgpd(f"responsabilite: {responsabilite}")}).registre
    (constat,) = written_agreement(registre.epci, registre)
    assert constat.source == article


def test_a_signature_alone_puts_nothing_in_service(constats):
    sans = "\n".join(adherente("A", "B").splitlines()[:-1]) + "\n"
    for code in ("RGP001", "RGP002", "RGP005"):
        assert constats(code, {EPCI: TETE, COMMUNE: sans}) == []

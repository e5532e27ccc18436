"""Which codes may be set aside: every family, on the real pages."""

import pytest

from sicommun.api.explain import all_fiches
from sicommun.diagnostics import ERREUR
from sicommun.diagnostics.derogable import forbids, refusal

REFUS = {fiche.code: refusal(fiche) for fiche in all_fiches()}


@pytest.mark.parametrize(
    ("code", "refus"),
    {
        "ARC001": "la loi le commande (PATRIMOINE-R212-14)",
        "ADH006": "la loi le commande (L5211-4-2)",
        "ADH013": "la loi le commande (L5211-4-2)",
        "LEC005": "un fichier doit d'abord se lire d'une seule façon",
        "FOR002": "un fichier doit d'abord avoir la forme attendue",
        "SEC001": "un secret écrit dans git y reste",
        "IDE006": "l'identité d'un adhérent ne se décide pas",
        "BUD009": "les comptes doivent être justes",
        "CPT001": "les comptages font les comptes",
        "ARR002": "un état arrêté fait foi",
        "QUO023": "c'est un constat de la commande quota, pas de validate",
        "DER006": "une dérogation ne se dispense pas elle-même de ses règles",
        "GOV004": "l'outil range les fichiers ainsi",
        "IDE009": "",
        "BUD012": "",
        "CPT006": "",
        "CTR015": "",
        "EXC009": "",
        "DES020": "",
    }.items(),
)
def test_why_not(code, refus):
    assert REFUS[code] == refus


def test_money_identity_and_secrets_have_no_error_that_may_be_set_aside():
    permis = {f.code[:3] for f in all_fiches() if f.gravite is ERREUR and not refusal(f)}
    assert permis.isdisjoint({"LEC", "FOR", "SEC", "IDE", "BUD", "CPT", "ARR", "QUO", "TAB", "DER", "ARC"})


def test_a_family_is_known_without_its_page():
    assert forbids("TAB001")
    assert not forbids("CTR015")

"""The types of the house: what each reads, and what it refuses in French."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from pydantic_core import PydanticCustomError

from sicommun.model import types as t
from sicommun.model.derogation import read_cible
from sicommun.model.durees import Delai, PlageHoraire, read_delai, read_plage
from sicommun.model.nu import Nu


@pytest.mark.parametrize(
    ("lecteur", "brut", "lu"),
    [
        (t.read_entier, Nu("0"), 0),
        (t.read_entier, Nu("999999999"), 999_999_999),
        (t.read_quantite, Nu("12.4"), Decimal("12.4")),
        (t.read_montant, Nu("18250.00"), 1_825_000),
        (t.read_montant, Nu("-0.05"), -5),
        (t.read_montant, Nu("999999999999.99"), 99_999_999_999_999),
        (t.read_jour, Nu("2024-02-29"), date(2024, 2, 29)),
        (t.read_jour, "2024-03-01", date(2024, 3, 1)),
        (t.read_code, "01001", "01001"),
        (t.read_insee, "2A004", "2A004"),
        (t.read_texte, Nu("2018-12-45"), "2018-12-45"),
        (t.read_booleen, "oui", True),
        (t.read_booleen, False, False),
        (t.read_empreinte, "AB" * 32, "ab" * 32),
        (read_delai, "8j", Delai(8, "j")),
        (read_plage, "08:00-12:00", PlageHoraire(480, 720)),
    ],
)
def test_reads(lecteur, brut, lu):
    assert lecteur(brut) == lu


REFUS = [
    (t.read_entier, "182", "entier", "sans guillemets"),
    (t.read_entier, Nu("-1"), "entier", "sans unité"),
    (t.read_entier, Nu("1_000"), "entier", ""),
    (t.read_entier, Nu("1e400"), "entier", ""),
    (t.read_entier, Nu("01"), "entier", ""),
    (t.read_entier, "１２", "entier", ""),
    (t.read_entier, True, "« true »", ""),
    (t.read_quantite, "12,5", "nombre", "point"),
    (t.read_montant, Nu("18250.005"), "deux décimales", "18250.00"),
    (t.read_montant, "18 250,00", "montant", "18250.00"),
    (t.read_montant, Nu("1e1000000"), "montant", ""),
    (t.read_montant, Nu(".5"), "montant", ""),
    (t.read_montant, Nu("-"), "montant", ""),
    (t.read_jour, Nu("2024-13-01"), "n'existe pas au calendrier", "mois"),
    (t.read_jour, Nu("2023-02-29"), "n'existe pas au calendrier", ""),
    (t.read_jour, "01/03/2024", "AAAA-MM-JJ", "2024-03-01"),
    (t.read_jour, Nu("0"), "AAAA-MM-JJ", ""),
    (t.read_jour, Nu("9999-01-01"), "AAAA-MM-JJ", ""),
    (t.read_code, Nu("01001"), "entre guillemets", 'écrire "01001"'),
    (t.read_code, " 01001", "n'est pas un code", ""),
    (t.read_code, "../../etc", "n'est pas un code", ""),
    (t.read_siren, "21210166", "neuf chiffres", 'sans espace : écrire "212102313"'),
    (t.read_siren, "219\u202f900 016", "neuf chiffres", 'neuf chiffres, sans espace : écrire "219900016"'),
    (t.read_siren, "219 900 016 00012", "neuf chiffres", 'du SIRET : écrire "219900016"'),
    (t.read_siren, Nu("219900016"), "entre guillemets", 'écrire "219900016"'),
    (t.read_insee, "2C004", "cinq caractères", ""),
    (t.read_texte, ["a"], "une liste", ""),
    (t.read_texte, "  ", "du vide", ""),
    (t.read_empreinte, "zz", "64 chiffres hexadécimaux", "sha256sum"),
    (t.read_empreinte, "ab" * 31, "64 chiffres hexadécimaux", ""),
    (t.read_booleen, "yes", "oui ou non", ""),
    (t.read_code_portee, "../A", "portée", "C/finances"),
    (read_delai, Nu("8"), "délai", "1j"),
    (read_plage, "8h-12h", "plage", "08:00-12:00"),
]


@pytest.mark.parametrize(("lecteur", "brut", "message", "remede"), REFUS)
def test_refuses_in_french(lecteur, brut, message, remede):
    with pytest.raises(PydanticCustomError) as refus:
        lecteur(brut)
    assert message in refus.value.context["message"]
    assert remede in refus.value.context["remede"]


LECTEURS = [
    *(getattr(t, nom) for nom in dir(t) if nom.startswith("read_")),
    read_delai,
    read_plage,
    read_cible,
]


@pytest.mark.parametrize("lecteur", LECTEURS, ids=lambda lecteur: lecteur.__name__)
@pytest.mark.parametrize("brut", [[], {}, ["oui"], {"x": "1"}, [[]], None], ids=str)
def test_a_list_or_a_block_in_the_place_of_a_scalar_is_refused(lecteur, brut):
    with pytest.raises(PydanticCustomError):
        lecteur(brut)

"""Every field says who may read it, and the public view shows the others to nobody."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import pytest

import sicommun.model
from sicommun.model.base import Modele, Piece
from sicommun.model.confidentialite import CLASSES, class_of, public_view

RACINE = Path(__file__).parents[2]

for _module in pkgutil.iter_modules(sicommun.model.__path__):
    importlib.import_module(f"sicommun.model.{_module.name}")


def modeles(base=Modele):
    for modele in base.__subclasses__():
        yield modele
        yield from modeles(modele)


TOUS = sorted({modele for modele in modeles() if modele is not Piece}, key=lambda modele: modele.__qualname__)


def test_every_record_is_in_the_table_and_no_exception_names_a_ghost():
    assert [modele.__name__ for modele in TOUS if modele not in CLASSES] == []
    fantomes = [
        (modele.__name__, champ)
        for modele, (_, autres) in CLASSES.items()
        for champ in autres
        if champ not in modele.model_fields
    ]
    assert fantomes == []


def canari(modele, profondeur=0):
    """Fill every field of a record: words that say their class, records below, three deep."""
    champs = {}
    for nom in modele.model_fields:
        dessous = [m for m in TOUS if m.__name__ in str(modele.model_fields[nom].annotation)]
        classe = class_of(modele, nom).upper()
        if dessous and profondeur < 4:
            champs[nom] = tuple(canari(m, profondeur + 1) for m in dessous)
        else:
            champs[nom] = f"CANARI-{classe}-{modele.__name__}.{nom}"
    return modele.model_construct(**champs)


@pytest.mark.parametrize("modele", TOUS, ids=lambda modele: modele.__name__)
def test_the_public_view_shows_public_fields_alone(modele):
    vue = str(public_view(canari(modele)))
    assert "CANARI-INTERNE" not in vue
    assert "CANARI-PERSONNEL" not in vue
    assert ("CANARI-PUBLIC" in vue) == any(
        class_of(modele, nom) == "public"
        and "CANARI-PUBLIC" in str(public_view(getattr(canari(modele), nom)))
        for nom in modele.model_fields
    )


def test_persons_are_never_public():
    for champ in ("nom", "prenom", "telephone", "email"):
        assert class_of(sicommun.model.personnes.Referent, champ) == "personnel"


def test_the_page_about_safety_tells_the_table():
    page = (RACINE / "docs" / "securite.md").read_text(encoding="utf-8")
    for mot in ("`public`", "`interne`", "`personnel`", "model/confidentialite.py"):
        assert mot in page

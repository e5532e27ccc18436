"""The JSON document and its schema."""

from __future__ import annotations

import json
from importlib.resources import files

import jsonschema
import pytest

from sicommun.reporters.agenda.json import render

SCHEMA = json.loads(
    (files("sicommun") / "donnees" / "schemas" / "agenda.schema.json").read_text(encoding="utf-8")
)


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_an_agenda_follows_the_schema(orgeval, petit):
    jsonschema.validate(json.loads(render(orgeval)), SCHEMA)
    jsonschema.validate(json.loads(render(petit(siren=""))), SCHEMA)


def test_the_schema_knows_every_key(orgeval):
    document = json.loads(render(orgeval))
    assert set(document) == set(SCHEMA["properties"]) == set(SCHEMA["required"])
    connues = SCHEMA["$defs"]["echeance"]
    assert set(document["echeances"][0]) == set(connues["properties"]) == set(connues["required"])


@pytest.mark.parametrize(
    ("cle", "valeur"), [("etat", "perdue"), ("terme", 3), ("genre", "Réunion"), ("ligne", 0)]
)
def test_the_schema_refuses_what_is_not_a_duty(petit, echeance, cle, valeur):
    document = json.loads(render(petit(echeance())))
    document["echeances"][0][cle] = valeur
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, SCHEMA)


def test_a_duty_says_everything(petit, echeance):
    document = json.loads(
        render(petit(echeance(detail="Service commun"), anterieures=(echeance(origine=None),)))
    )
    (lue,) = document["echeances"]
    assert lue | {"source": None} == {
        "genre": "operation",
        "libelle": "Opération : pare-feu",
        "sujet": "pare-feu",
        "terme": "2025-06-30",
        "etat": "a_venir",
        "faite_le": None,
        "jalon": False,
        "debiteur": "parties",
        "commune": "valombre",
        "nom": "Valombre",
        "siren": "219900016",
        "detail": "Service commun",
        "rappels": [30, 0],
        "source": None,
        "fichier": "data/communes/valombre/commune.yaml",
        "ligne": 7,
    }
    assert lue["source"]["id"] == "ADH-11"
    assert document["resume"] == {"en_retard": 0, "a_venir": 1, "faite": 0}
    assert (document["anterieures"][0]["fichier"], document["anterieures"][0]["ligne"]) == (None, None)


def test_values_are_the_data_and_not_what_a_screen_shows(petit, echeance, hostile):
    texte = render(petit(echeance(libelle=hostile)))
    assert json.loads(texte)["echeances"][0]["libelle"] == hostile
    assert "\x1b" not in texte

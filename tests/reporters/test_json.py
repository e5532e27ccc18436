"""The JSON document and its schema."""

import json
from dataclasses import replace
from importlib.resources import files

import jsonschema
import pytest

from sicommun.reporters.json import render

SCHEMA = json.loads(
    (files("sicommun") / "donnees" / "schemas" / "rapport.schema.json").read_text(encoding="utf-8")
)


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_a_report_follows_the_schema(rapport):
    jsonschema.validate(json.loads(render(rapport)), SCHEMA)


def test_an_empty_report_follows_the_schema(rapport_vide):
    jsonschema.validate(json.loads(render(rapport_vide)), SCHEMA)


def test_the_schema_refuses_a_finding_without_position(rapport):
    document = json.loads(render(rapport))
    del document["constats"][0]["ligne"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, SCHEMA)


def test_the_schema_knows_every_key(rapport):
    document = json.loads(render(rapport))
    definitions = SCHEMA["$defs"]
    assert set(document) == set(SCHEMA["properties"])
    assert set(document["resume"]) == set(SCHEMA["properties"]["resume"]["properties"])
    assert set(document["constats"][0]) == set(definitions["constat"]["properties"])
    assert set(document["communes"][0]) == set(definitions["commune"]["properties"])


def test_values_are_the_data_and_not_what_a_screen_shows(rapport):
    constat = json.loads(render(rapport))["constats"][1]
    assert constat["message"] == "Signe étrange [/commune] \x1b[31m."
    assert constat["remede"] == "répondre, ou écrire « sans objet »"


def test_the_source_of_a_finding_wins_over_that_of_its_page(rapport):
    constats = json.loads(render(rapport))["constats"]
    assert [c["source"]["id"] for c in constats[-2:]] == ["EXC-09", "ADH-05"]


def test_a_finding_of_no_commune_says_null(rapport):
    assert json.loads(render(rapport))["constats"][3]["commune"] is None


def test_a_finding_set_aside_stands_apart_with_its_decision(rapport, ecarte):
    document = json.loads(render(replace(rapport, diagnostics=(), ecartes=(ecarte,))))
    jsonschema.validate(document, SCHEMA)
    assert (document["constats"], document["resume"]["ecartes"]) == ([], 1)
    assert document["ecartes"][0]["message"] == "La cible."
    assert document["ecartes"][0]["derogation"] == {
        "motif": "Le [relevé](x) est attendu.",
        "auteur": "Directrice",
        "decidee_le": "2024-01-15",
        "jusqu_au": "2024-12-31",
        "fichier": "data/epci.yaml",
        "ligne": 31,
    }

"""SARIF, against the schema of SARIF 2.1.0 kept in `tests/schemas`."""

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from sicommun.diagnostics.diagnostic import Diagnostic
from sicommun.reporters.sarif import render

SCHEMA = json.loads(
    (Path(__file__).parents[1] / "schemas" / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8")
)


@pytest.fixture
def run(rapport):
    return json.loads(render(rapport))["runs"][0]


def test_a_report_follows_the_schema(rapport, rapport_vide):
    for un_rapport in (rapport, rapport_vide):
        jsonschema.validate(json.loads(render(un_rapport)), SCHEMA)


def test_rules_are_those_met_and_results_point_at_them(run):
    regles = run["tool"]["driver"]["rules"]
    assert [regle["id"] for regle in regles] == ["DES021", "EXC009", "INF001"]
    assert all(regles[resultat["ruleIndex"]]["id"] == resultat["ruleId"] for resultat in run["results"])


def test_levels(run):
    assert [r["level"] for r in run["results"]] == ["warning", "warning", "warning", "note", "error", "error"]


def test_the_help_of_a_rule_quotes_its_source_and_its_remedy(run):
    aide = run["tool"]["driver"]["rules"][1]["help"]["text"]
    assert "EXC-09 « Faute de régularisation" in aide
    assert aide.endswith("Remède : corriger la date")


def test_addresses_are_relative_and_encoded(run):
    adresses = {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in run["results"]}
    assert "data/communes/l%27%C3%AEle%20d%27Yeu%2C%20100%25%3A%C3%A9/x.yaml" in adresses
    assert "uri" not in run["originalUriBaseIds"]["%SRCROOT%"]
    assert run["columnKind"] == "unicodeCodePoints"


def test_data_cannot_make_a_link(rapport):
    constat = replace(rapport.diagnostics[0], message="[ici](https://exemple.org)")
    sortie = json.loads(render(replace(rapport, diagnostics=(constat,))))
    assert "](" not in sortie["runs"][0]["results"][0]["message"]["text"]


def test_a_finding_with_its_own_source_quotes_it(run):
    assert "Source : ADH-05" in run["results"][-1]["message"]["text"]
    assert "Source" not in run["results"][-2]["message"]["text"]


def _fingerprints(rapport):
    return [
        r["partialFingerprints"]["sicommun/v1"] for r in json.loads(render(rapport))["runs"][0]["results"]
    ]


def test_fingerprints_are_all_different(rapport):
    double = replace(rapport, diagnostics=rapport.diagnostics * 2)
    assert len(set(_fingerprints(double))) == 2 * len(rapport.diagnostics)


def test_a_fingerprint_outlives_a_line_added_above(rapport):
    constat = rapport.diagnostics[4]
    plus_bas = replace(constat, span=constat.span._replace(line=4, end_line=4))

    def lire(fichier):
        return "# ajout\n" + rapport.lire(fichier)

    avant = replace(rapport, diagnostics=(constat,))
    apres = replace(rapport, diagnostics=(plus_bas,), lire=lire)
    assert _fingerprints(avant) == _fingerprints(apres)


def test_a_file_name_that_is_not_utf8(rapport):
    constat: Diagnostic = replace(rapport.diagnostics[0], fichier="data/\udce9.yaml")
    sortie = json.loads(render(replace(rapport, diagnostics=(constat,), masques={})))
    lieu = sortie["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert lieu["artifactLocation"]["uri"] == "data/%E9.yaml"


def test_a_finding_set_aside_is_a_suppressed_result(rapport, ecarte):
    sans = json.loads(render(replace(rapport, diagnostics=rapport.diagnostics[:2])))["runs"][0]
    document = json.loads(render(replace(rapport, diagnostics=rapport.diagnostics[:2], ecartes=(ecarte,))))
    jsonschema.validate(document, SCHEMA)
    *autres, dernier = document["runs"][0]["results"]
    assert autres == sans["results"]
    assert (
        dernier["partialFingerprints"]
        == json.loads(render(rapport))["runs"][0]["results"][2]["partialFingerprints"]
    )
    (suppression,) = dernier["suppressions"]
    assert (suppression["kind"], suppression["status"]) == ("external", "accepted")
    assert suppression["justification"].startswith("Le [relevé] (x) est attendu. Décidé le 15 janvier 2024")
    assert suppression["location"]["physicalLocation"]["region"]["startLine"] == 31
    assert not any("suppressions" in resultat for resultat in autres)

"""The document holds to its published schema, whatever the day, and says what the screens say."""

from __future__ import annotations

import json
from datetime import date
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from sicommun.reporters.status.json import document, render

SCHEMA = json.loads(
    (files("sicommun") / "donnees" / "schemas" / "status.schema.json").read_text(encoding="utf-8")
)
DEPOTS = (".", "examples/val-dorgeval", "examples/fautes")
JOURS = (date(2015, 1, 1), date(2024, 12, 31), date(2025, 6, 10), date(2026, 11, 23))


@pytest.mark.parametrize("depot", DEPOTS)
@pytest.mark.parametrize("jour", JOURS, ids=str)
def test_it_holds_to_its_schema(vue, depot, jour):
    Draft202012Validator.check_schema(SCHEMA)
    situation = vue(depot, jour)
    lu = json.loads(render(situation.tableau, situation.situer))
    Draft202012Validator(SCHEMA, format_checker=FormatChecker()).validate(lu)
    assert lu["resume"]["adherents"] == len(lu["communes"])
    assert sum(lu["resume"]["statuts"].values()) == lu["resume"]["adherents"]
    assert lu["resume"]["en_retard"] == sum(e["etat"] == "en_retard" for e in lu["echeances"])


def every_key(schema):
    """Give the objects of a schema that name their keys, with those keys."""
    if isinstance(schema, dict):
        if "properties" in schema:
            yield schema
        for valeur in schema.values():
            yield from every_key(valeur)
    elif isinstance(schema, list):
        for valeur in schema:
            yield from every_key(valeur)


def test_the_schema_knows_every_key(vue):
    """Closed, the schema still admits the document: no key is left undescribed."""
    ferme = json.loads(json.dumps(SCHEMA))
    for objet in every_key(ferme):
        objet["additionalProperties"] = False
        assert objet["required"] == list(objet["properties"])
    for depot in DEPOTS:
        situation = vue(depot)
        Draft202012Validator(ferme).validate(document(situation.tableau, situation.situer))


def test_one_adherent_and_the_sums_of_all(vue):
    situation = vue()
    lu = document(situation.tableau, situation.situer, "montfeint")
    (montfeint,) = lu["communes"]
    assert (montfeint["slug"], montfeint["statut"]) == ("montfeint", "effectif")
    assert montfeint["portee"]["suspendue"] == ["B"]
    assert [p["fait"] for p in montfeint["procedures"]] == ["mise_en_demeure", "exclusion_temporaire"]
    assert montfeint["procedures"][0]["etapes"][0]["au_plus_tard"] == "2025-09-06"
    assert montfeint["procedures"][0]["lieu"] == "data/communes/montfeint/commune.yaml:40"
    assert lu["resume"]["adherents"] == len(situation.tableau.etats)
    assert {e["commune"] for e in lu["echeances"]} <= {None, "montfeint"}


def test_the_last_share_is_in_whole_cents(vue):
    situation = vue(".", date(2026, 11, 23))
    lu = document(situation.tableau, situation.situer)
    etat = lu["dernier_etat"]
    assert sum(payeur["quote_part"] for payeur in etat["payeurs"]) == etat["base"]
    parts = {c["siren"]: c["quote_part"]["montant"] for c in lu["communes"] if c["quote_part"]}
    assert parts == {p["siren"]: p["quote_part"] for p in etat["payeurs"] if p["siren"] in parts}


def test_what_is_missing_has_its_place(vue):
    situation = vue("examples/fautes", date(2025, 3, 3))
    (rivefont,) = document(situation.tableau, situation.situer, "rivefont")["communes"]
    description = rivefont["description"]
    assert len(description["manques"]) == description["exigibles"] - description["repondues"]
    assert all(
        m["lieu"].startswith("data/communes/rivefont/description.yaml:") for m in description["manques"]
    )
    assert len({m["lieu"] for m in description["manques"]}) > 1


def test_contacts_have_no_name(vue):
    situation = vue()
    lu = render(situation.tableau, situation.situer)
    gens = [r for etat in situation.tableau.etats for r in etat.referents]
    assert len(gens) > 5
    assert [p.nom for p in gens if f'"prenom": "{p.prenom}",\n          "nom": "{p.nom}"' in lu] == []
    assert [p.nom for p in gens if f"{p.prenom} {p.nom}" in lu] == []
    assert "@" not in lu

"""From pydantic's schema to one that an editor shows well: French words alone, one error at a time."""

from __future__ import annotations

from typing import Any, Final

Schema = dict[str, Any]
RIEN: Final[Schema] = {"type": "null"}


def for_editors(brut: Schema) -> Schema:
    """Rewrite the schema of a record and of those inside it.

    Class names and docstrings go, for they are in English; an optional key may be left empty, as the
    reader of files admits; the facts of a journal are chosen by their word, so that a fault in one fact
    is reported for that fact and not for the twenty-five kinds.
    """
    definitions = {nom: _record(schema) for nom, schema in brut.get("$defs", {}).items()}
    corps = _record({cle: valeur for cle, valeur in brut.items() if cle != "$defs"})
    return {**corps, "definitions": definitions} if definitions else corps


def _record(brut: Schema) -> Schema:
    """Rewrite one record: its keys, each open to being left empty unless it is required."""
    requises = brut.get("required", [])
    proprietes = {
        cle: _property(schema, requise=cle in requises) for cle, schema in brut["properties"].items()
    }
    ferme = {"additionalProperties": False, "properties": proprietes}
    return {"type": "object", **({"required": requises} if requises else {}), **ferme}


def _property(brut: Schema, *, requise: bool) -> Schema:
    """Rewrite one key: its words first, then its form."""
    if "$ref" in brut:
        # pydantic drops a title that is the very name of the record
        brut = {"title": brut["$ref"].rpartition("/")[2], **brut}
    mots: Schema = {cle: brut[cle] for cle in ("title", "description") if cle in brut}
    forme = _form({cle: valeur for cle, valeur in brut.items() if cle not in {*mots, "default"}})
    defaut = _default(brut.get("default"))
    return {**mots, **(_alone(forme) if requise else admit_empty(forme)), **defaut}


def _default(valeur: Any) -> Schema:
    """Keep a default that says something, written as in the files."""
    if isinstance(valeur, bool):
        return {"default": "oui" if valeur else "non"}
    return {"default": valeur} if valeur not in (None, [], {}) else {}


def _form(forme: Schema) -> Schema:
    """Rewrite what a value may be, however deep."""
    if "items" in forme:
        forme = {**forme, "items": _form(forme["items"])}
    if "discriminator" in forme:
        return _by_fact(_table(forme))
    if "anyOf" in forme:
        return {**forme, "anyOf": [_form(choix) for choix in forme["anyOf"]]}
    return {cle: valeur for cle, valeur in forme.items() if cle not in {"title", "description"}}


def _table(forme: Schema) -> dict[str, str]:
    """Give the record of each fact by its word, in the order in which the model lists them."""
    mots = {reference: mot for mot, reference in forme["discriminator"]["mapping"].items()}
    return {mots[choix["$ref"]]: choix["$ref"] for choix in forme["oneOf"]}


def _by_fact(table: dict[str, str]) -> Schema:
    """Choose the form of a fact by its word."""
    return {
        "type": "object",
        "required": ["fait"],
        "properties": {
            "fait": {
                "title": "Fait",
                "description": "Ce qui s'est passé, d'un mot de la liste.",
                "enum": list(table),
            }
        },
        "allOf": [
            {
                "if": {"required": ["fait"], "properties": {"fait": {"const": mot}}},
                "then": {"$ref": reference},
            }
            for mot, reference in table.items()
        ],
    }


def _alone(forme: Schema) -> Schema:
    """Keep a reference from hiding the words beside it, which draft-07 would ignore."""
    return {"allOf": [forme]} if "$ref" in forme else forme


def admit_empty(forme: Schema) -> Schema:
    """Let a key be followed by nothing; a simple form stays on one line."""
    pleins = [choix for choix in forme.get("anyOf", [forme]) if choix != RIEN]
    if len(pleins) > 1 or not pleins[0].keys() & {"type", "enum"}:
        return {"anyOf": [*pleins, RIEN]}
    seul = pleins[0]
    sortes = seul.get("type", [])
    types = [sortes] if isinstance(sortes, str) else sortes
    return {
        **seul,
        **({"type": [*types, "null"]} if types else {}),
        **({"enum": [*seul["enum"], None]} if "enum" in seul else {}),
    }

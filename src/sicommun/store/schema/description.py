"""The JSON Schema of a description: its head, and the rows of the model, each by its nature."""

from __future__ import annotations

from typing import Any, Final

from pydantic import TypeAdapter

from sicommun.model.description import EnTete
from sicommun.model.forme import SANS_OBJET
from sicommun.model.modele import DomaineOrganique, Ligne
from sicommun.model.types import Booleen, Code, Entier, Jour, Quantite, Texte
from sicommun.store.modele import load_modele
from sicommun.store.schema.editeur import RIEN, Schema, admit_empty, for_editors

_RIEN_A_DIRE: Final[Schema] = {"const": SANS_OBJET}

_ATTENDU: Final = {
    "texte": "une description ou un nombre",
    "entier": "un nombre entier",
    "decimal": "un nombre",
    "volume": "un nombre ou une description, ou {quantite, unite}",
    "adresses": "une liste d'adresses",
    "liste": "une liste libre",
}


def describe_description() -> Schema:
    """Compose the schema of `description.yaml`."""
    corps = for_editors(EnTete.model_json_schema(ref_template="#/definitions/{model}"))
    modele = load_modele()
    domaines = {cle: _domain(domaine) for cle, domaine in modele.organique.items()}
    return {
        **corps,
        "properties": {**corps["properties"], **domaines},
        "definitions": {**corps["definitions"], **_answers()},
    }


def _domain(domaine: DomaineOrganique) -> Schema:
    """Describe a domain: its rows, « sans objet », or a list of named elements."""
    lignes = {cle: _row(ligne) for cle, ligne in domaine.lignes.items()}
    combien = f"{len(lignes)} ligne{'s' if len(lignes) > 1 else ''}"
    bloc: Schema = {"type": "object", "additionalProperties": False, "properties": lignes}
    phrase = f"{combien} ; « sans objet » répond à tout le domaine."
    if domaine.repetable:
        bloc = {"type": "array", "items": _element(bloc)}
        phrase = f"Une liste d'éléments nommés, {combien} chacun ; « sans objet » répond à tout le domaine."
    return {"title": domaine.libelle, "description": phrase, "anyOf": [bloc, _RIEN_A_DIRE, RIEN]}


def _element(bloc: Schema) -> Schema:
    """Describe an element of a repeatable domain: its name and its type come first."""
    nom = {"title": "Nom", "description": "Nom de l'élément, unique dans la liste.", **_of(Texte)}
    genre = {"title": "Type", "description": "Type de l'élément, au choix.", **admit_empty(_of(Texte))}
    return {**bloc, "required": ["nom"], "properties": {"nom": nom, "type": genre, **bloc["properties"]}}


def _row(ligne: Ligne) -> Schema:
    """Describe a row: its words in the source, and what it expects."""
    unite = f" ({ligne.unite})" if ligne.unite else ""
    phrase = f"Ligne {ligne.numero} : {_ATTENDU[ligne.nature]}{unite}, ou « sans objet »."
    return {
        "title": ligne.libelle,
        "description": phrase,
        "allOf": [{"$ref": f"#/definitions/reponse_{ligne.nature}"}],
    }


def _answers() -> dict[str, Schema]:
    """Describe what a row of each nature may hold: short form, long form, « sans objet », nothing."""
    entier, nombre, texte, mots = _of(Entier), _of(Quantite), _of(Texte), {**_of(Texte), "type": "string"}
    adresses = {"type": "array", "items": {"anyOf": [texte, _address()]}}
    elements = {"type": "array", "items": {"anyOf": [texte, _mention()]}}
    unite = {"unite": _key("Unité", "Unité de la quantité, si elle n'est pas celle du modèle.", texte)}
    formes = {
        "texte": ([mots, entier], _long(entier)),
        "entier": ([entier], _long(entier)),
        "decimal": ([nombre], _long(nombre)),
        "volume": ([mots, nombre], _long(nombre, unite)),
        "adresses": ([texte, adresses], _long(entier, _listed("Adresses", "adresses", adresses))),
        "liste": ([texte, elements], _long(entier, _listed("Éléments", "elements", elements))),
    }
    return {
        f"reponse_{nature}": {"anyOf": [*courtes, _RIEN_A_DIRE, longue, RIEN]}
        for nature, (courtes, longue) in formes.items()
    }


def _long(quantite: Schema, plus: dict[str, Schema] | None = None) -> Schema:
    """Describe the long form of an answer."""
    return _block(
        {
            **(plus or {}),
            "quantite": _key("Quantité", "Combien, sans unité.", quantite),
            "description": _key("Description", "Ce qu'il en est, en quelques mots.", _of(Texte)),
            "au": _key("Au", "Date de l'information, si elle n'est pas celle de la description.", _of(Jour)),
            "sans_objet": _key("Sans objet", "oui : la commune n'en a pas.", _of(Booleen)),
        }
    )


def _listed(titre: str, cle: str, forme: Schema) -> dict[str, Schema]:
    """Describe the key that keeps the list in the long form."""
    return {cle: _key(titre, "Un tiret par élément.", forme)}


def _address() -> Schema:
    """Describe an address."""
    cles = {
        "libelle": _key("Libellé", "Nom du site.", _of(Texte)),
        "voie": _key("Voie", "Numéro et nom de la voie.", _of(Texte)),
        "code_postal": _key("Code postal", "Cinq chiffres, entre guillemets.", _of(Code)),
        "commune": _key("Commune", "Commune de l'adresse.", _of(Texte)),
    }
    return _block(cles)


def _mention() -> Schema:
    """Describe an item of a free list."""
    cles = {
        "libelle": {"title": "Libellé", "description": "De quoi il s'agit.", **_of(Texte)},
        "description": _key("Description", "Ce qu'il en est, en quelques mots.", _of(Texte)),
        "quantite": _key("Quantité", "Combien, sans unité.", _of(Quantite)),
    }
    return {**_block(cles), "required": ["libelle"]}


def _block(cles: dict[str, Schema]) -> Schema:
    """Describe a block that admits these keys alone."""
    return {"type": "object", "additionalProperties": False, "properties": cles}


def _key(titre: str, aide: str, forme: Schema) -> Schema:
    """Describe a key that may stay empty."""
    return {"title": titre, "description": aide, **admit_empty(forme)}


def _of(sorte: Any) -> Schema:
    """Give the schema of one of the house's types."""
    return TypeAdapter(sorte).json_schema()

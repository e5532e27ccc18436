"""The JSON Schema of each kind of file, composed from the model for the editors of YAML.

Draft-07: the language server behind most editors announces « JSON Schema 7 and below ».
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from sicommun.model.base import Piece
from sicommun.model.budget import Budget
from sicommun.model.commune import Commune
from sicommun.model.contrat import Contrat
from sicommun.model.convention import Convention
from sicommun.model.epci import Epci
from sicommun.model.gouvernance import AnneeGouvernance
from sicommun.store.modele import load_modele
from sicommun.store.schema.description import describe_description
from sicommun.store.schema.editeur import for_editors
from sicommun.store.schema.portee import offer_codes

Schema = dict[str, Any]
BROUILLON: Final = "http://json-schema.org/draft-07/schema#"


class Genre(NamedTuple):
    """A kind of file: where it stands, what it is, in French, and how its schema is made."""

    place: str
    phrase: str
    compose: Callable[[], Schema]


def _from_model(modele: type[Piece]) -> Callable[[], Schema]:
    """Make the schema of a record, once it is asked for."""
    return lambda: offer_codes(
        for_editors(modele.model_json_schema(ref_template="#/definitions/{model}")), load_modele()
    )


GENRES: Final[dict[str, Genre]] = {
    "epci": Genre(
        "data/epci.yaml",
        "L'intercommunalité, ses communes membres et son service commun.",
        _from_model(Epci),
    ),
    "convention": Genre(
        "data/conventions/<version>.yaml",
        "Une version de la convention-cadre : les choix que la source laisse ouverts.",
        _from_model(Convention),
    ),
    "commune": Genre(
        "data/communes/<dossier>/commune.yaml",
        "Un adhérent : son identité, ses référents, ses comptages et son parcours.",
        _from_model(Commune),
    ),
    "description": Genre(
        "data/communes/<dossier>/description.yaml",
        "La description organique du système d'information d'un adhérent (ADH-05).",
        describe_description,
    ),
    "contrat": Genre(
        "data/contracts/<CODE>.yaml",
        "Un contrat de service, point par point (CS-01 à CS-47).",
        _from_model(Contrat),
    ),
    "budget": Genre(
        "data/budgets/<année>.yaml",
        "Les objets mutualisés d'un exercice : dépenses, utilisateurs et clés.",
        _from_model(Budget),
    ),
    "gouvernance": Genre(
        "data/gouvernance/<année>.yaml",
        "Les réunions, décisions, listes d'impacts et bilans d'une année.",
        _from_model(AnneeGouvernance),
    ),
}
"""The kinds of files that a person writes, by the name that the command line gives them."""


def compose_schema(nom: str) -> Schema:
    """Give the schema of a kind, the same keys in the same order at every call; raises KeyError."""
    genre = GENRES[nom]
    corps = genre.compose()
    return {
        "$schema": BROUILLON,
        "title": genre.place,
        "description": genre.phrase,
        **{cle: valeur for cle, valeur in corps.items() if cle not in {"title", "description"}},
    }

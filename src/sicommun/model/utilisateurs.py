"""Who uses a mutualised object: everybody active on its portée, or a dated list."""

from collections.abc import Callable
from typing import Annotated, Any

from pydantic import GetJsonSchemaHandler, WrapValidator
from pydantic_core import CoreSchema

from sicommun.model.base import Modele, champ, montre, refuse
from sicommun.model.types import Code, Jour


class Utilisateur(Modele):
    """A user of an object, possibly for a part of the year."""

    qui: Code = champ("Qui", "Dossier de l'adhérent, ou epci.")
    du: Jour | None = champ("Du", "Premier jour d'usage.", default=None)
    au: Jour | None = champ("Au", "Dernier jour d'usage.", default=None)


def _tous_ou_liste(
    brut: object, suite: Callable[[object], tuple[Utilisateur, ...]]
) -> tuple[Utilisateur, ...] | None:
    """Read `tous` as None, else a list; anything else is refused by name."""
    if brut == "tous":
        return None
    if not isinstance(brut, list):
        refuse(
            f"« tous » ou une liste de {{qui, du, au}} est attendu, pas {montre(brut)}",
            "écrire utilisateurs: tous",
        )
    return suite(brut)


class _TousOuListe:
    """Describes `tous`, or the list, to the reader of the schema."""

    def __get_pydantic_json_schema__(self, noyau: CoreSchema, suite: GetJsonSchemaHandler) -> dict[str, Any]:
        """Give the two forms; null is none of them."""
        formes = suite(noyau)["anyOf"]
        return {"anyOf": [{"const": "tous"}, *(forme for forme in formes if forme != {"type": "null"})]}


Utilisateurs = Annotated[
    tuple[Utilisateur, ...] | None,
    WrapValidator(_tous_ou_liste),
    _TousOuListe(),
]

"""From plain data to records: pydantic's verdicts become findings in the user's words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from sicommun.diagnostics import ERREUR, Fiche, declare, vouliez_vous_dire
from sicommun.model.base import Modele, Piece, montre
from sicommun.positions import Chemin, Finding
from sicommun.textes import loi

P = TypeVar("P", bound=Modele)

CLE_INCONNUE = declare(
    Fiche(
        "FOR001",
        "clé inconnue",
        ERREUR,
        loi("FORMAT"),
        "Chaque clé d'un fichier est connue de l'outil : une faute de frappe ne se perd pas en silence.\n\n"
        "Bon : `comptages:`\n\nMauvais : `comptage:`",
        "corriger la clé, ou la retirer ; les clés connues : sicommun schema",
    )
)
CLE_ABSENTE = declare(
    Fiche(
        "FOR002",
        "clé obligatoire absente ou vide",
        ERREUR,
        loi("FORMAT"),
        "Certaines clés sont nécessaires à tout calcul et à tout document.\n\n"
        'Bon : `siren: "212102313"`\n\nMauvais : un fichier sans `siren`, ou `siren:` suivi de rien.',
        "ajouter la clé et sa valeur",
    )
)
VALEUR_REFUSEE = declare(
    Fiche(
        "FOR003",
        "valeur d'une autre sorte que celle attendue",
        ERREUR,
        loi("FORMAT"),
        "Une date est une date, un nombre est un nombre écrit sans guillemets, un code est entre guillemets.\n\n"
        'Bon : `code_insee: "01001"` et `postes: 182`\n\nMauvais : `code_insee: 01001` ou `postes: "182"`',
        "corriger la valeur",
    )
)
CHOIX_INCONNU = declare(
    Fiche(
        "FOR004",
        "mot hors de la liste possible",
        ERREUR,
        loi("FORMAT"),
        "Certaines clés n'acceptent que quelques mots.\n\nBon : `avis: valide`\n\nMauvais : `avis: oui`",
        "choisir un mot de la liste",
    )
)
Constat = tuple[Fiche, Finding]


def form(modele: type[P], donnees: Any) -> tuple[P | None, list[Constat]]:
    """Build a record from plain data, or give all that is wrong with it.

    Empty keys count as absent: they are dropped and the data is tried again.
    """
    try:
        return modele.model_validate(donnees), []
    except ValidationError as erreur:
        details = erreur.errors(include_url=False)
    if any(detail.get("input") is None for detail in details):
        pleines = _without_empty(donnees)
        if pleines != donnees:
            record, constats = form(modele, pleines)
            return record, constats
    return None, [_translate(modele, detail, donnees) for detail in details]


def _without_empty(donnees: Any) -> Any:
    """Drop the keys that carry nothing."""
    if isinstance(donnees, dict):
        return {cle: _without_empty(valeur) for cle, valeur in donnees.items() if valeur is not None}
    if isinstance(donnees, list):
        return [_without_empty(valeur) for valeur in donnees]
    return donnees


def _translate(modele: type[Modele], detail: ErrorDetails, donnees: Any) -> Constat:
    """Say one pydantic verdict in French, at its path in the file."""
    chemin = _path(detail["loc"], donnees)
    return _TRADUCTIONS.get(detail["type"], _other)(chemin, detail, modele)


def _path(loc: Sequence[str | int], donnees: Any) -> Chemin:
    """Drop from pydantic's location the tags of unions, which are no keys of the file."""
    chemin: list[str | int] = []
    for part in loc:
        if isinstance(donnees, dict) and part not in donnees and part == donnees.get("fait"):
            continue
        chemin.append(part)
        donnees = _child(donnees, part)
    return tuple(chemin)


def _child(donnees: Any, part: str | int) -> Any:
    """Give the value under a key or a rank, or None."""
    if isinstance(donnees, dict):
        return donnees.get(part)
    if isinstance(donnees, list) and isinstance(part, int) and part < len(donnees):
        return donnees[part]
    return None


def _custom(chemin: Chemin, detail: ErrorDetails, modele: type[Modele]) -> Constat:
    contexte: Mapping[str, Any] = detail.get("ctx", {})
    return VALEUR_REFUSEE, Finding(chemin, _named(chemin, str(contexte["message"])), str(contexte["remede"]))


def _named(chemin: Chemin, message: str) -> str:
    """Begin a message with the key that it is about."""
    cle = next((part for part in reversed(chemin) if isinstance(part, str)), None)
    return f"« {cle} » : {message}" if cle else message


def _extra(chemin: Chemin, detail: ErrorDetails, modele: type[Modele]) -> Constat:
    cle = str(chemin[-1])
    connues = _known_keys(modele, detail["loc"][:-1])
    message = f"clé inconnue « {cle} »{vouliez_vous_dire(cle, connues)}"
    return CLE_INCONNUE, Finding(chemin, message, f"clés possibles ici : {', '.join(connues)}", "cle")


def _missing(chemin: Chemin, detail: ErrorDetails, modele: type[Modele]) -> Constat:
    cle = str(chemin[-1])
    return CLE_ABSENTE, Finding(chemin, f"la clé « {cle} » est obligatoire", f"ajouter {cle}: …", "cle")


def _literal(chemin: Chemin, detail: ErrorDetails, modele: type[Modele]) -> Constat:
    possibles = _quoted(str(detail["ctx"]["expected"]))
    lu = montre(detail["input"])
    proche = vouliez_vous_dire(str(detail["input"]), possibles)
    message = _named(chemin, f"{lu} n'est pas un choix possible{proche}")
    return CHOIX_INCONNU, Finding(chemin, message, f"choisir parmi : {', '.join(possibles)}")


def _quoted(attendu: str) -> list[str]:
    """Take the words out of pydantic's « 'a', 'b' or 'c' »."""
    return attendu.split("'")[1::2]


def _tag(chemin: Chemin, detail: ErrorDetails, modele: type[Modele]) -> Constat:
    contexte = detail["ctx"]
    possibles = _quoted(str(contexte["expected_tags"]))
    lu = str(contexte["tag"])
    message = f"fait inconnu {montre(lu)}{vouliez_vous_dire(lu, possibles)}"
    return CHOIX_INCONNU, Finding((*chemin, "fait"), message, f"faits possibles : {', '.join(possibles)}")


def _no_tag(chemin: Chemin, detail: ErrorDetails, modele: type[Modele]) -> Constat:
    return CLE_ABSENTE, Finding(chemin, "un fait du parcours dit ce qu'il est", "ajouter fait: … (interet, signature, …)")


def _kind(attendu: str, remede: str) -> Callable[[Chemin, ErrorDetails, type[Modele]], Constat]:
    """Make the translation of « that kind of value was expected »."""

    def translate(chemin: Chemin, detail: ErrorDetails, modele: type[Modele]) -> Constat:
        message = _named(chemin, f"{attendu}, pas {montre(detail['input'])}")
        return VALEUR_REFUSEE, Finding(chemin, message, remede)

    return translate


def _short(chemin: Chemin, detail: ErrorDetails, modele: type[Modele]) -> Constat:
    return VALEUR_REFUSEE, Finding(chemin, _named(chemin, "la liste est vide"), "mettre au moins un élément")


def _other(chemin: Chemin, detail: ErrorDetails, modele: type[Modele]) -> Constat:
    return VALEUR_REFUSEE, Finding(chemin, _named(chemin, f"valeur refusée : {montre(detail['input'])}"), "")


_LISTE: Final = _kind("une liste est attendue", "écrire un tiret par élément, ou [] si elle est vide")
_BLOC: Final = _kind("un bloc de clés est attendu", "écrire les clés en dessous, décalées de deux espaces")
_TRADUCTIONS: Final[dict[str, Callable[[Chemin, ErrorDetails, type[Modele]], Constat]]] = {
    "sicommun": _custom,
    "extra_forbidden": _extra,
    "missing": _missing,
    "literal_error": _literal,
    "union_tag_invalid": _tag,
    "union_tag_not_found": _no_tag,
    "tuple_type": _LISTE,
    "list_type": _LISTE,
    "dict_type": _BLOC,
    "model_type": _BLOC,
    "model_attributes_type": _BLOC,
    "too_short": _short,
}


def _known_keys(modele: type[Modele], loc: Sequence[str | int]) -> list[str]:
    """Give the keys that a record knows at a location, following pydantic's own path."""
    from sicommun.store.cles import keys_at

    return keys_at(modele, loc)


def root_kind(donnees: Any, modele: type[Piece]) -> Constat | None:
    """Refuse a file whose top is not a mapping."""
    if isinstance(donnees, dict):
        return None
    message = f"un fichier « {modele.genre} » commence par des clés, pas par {montre(donnees)}"
    return VALEUR_REFUSEE, Finding((), message, "écrire les clés au début de la ligne : nom: …")

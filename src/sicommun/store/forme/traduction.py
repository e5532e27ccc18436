"""Pydantic's verdicts in the user's words: what was expected, what was read, what to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from pydantic_core import ErrorDetails

from sicommun.diagnostics import Fiche, vouliez_vous_dire
from sicommun.model.base import Modele, montre
from sicommun.positions import Chemin, Finding
from sicommun.store.forme.cles import keys_at
from sicommun.store.forme.pages import CHOIX_INCONNU, CLE_ABSENTE, CLE_INCONNUE, VALEUR_REFUSEE

Constat = tuple[Fiche, Finding]


def translate(modele: type[Modele], detail: ErrorDetails, donnees: Any) -> Constat:
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
    connues = keys_at(modele, detail["loc"][:-1])
    message = f"« {cle} » n'est pas une clé connue ici{vouliez_vous_dire(cle, connues)}"
    remede = f"clés possibles ici : {', '.join(connues)}"
    if detail["input"] is None:
        remede = f"si une virgule a coupé un texte, le mettre entre guillemets ; sinon, {remede}"
    return CLE_INCONNUE, Finding(chemin, message, remede, "cle")


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
    return CLE_ABSENTE, Finding(
        chemin, "un fait du parcours dit ce qu'il est", "ajouter fait: … (interet, signature, …)"
    )


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

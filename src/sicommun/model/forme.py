"""The `forme` step: whatever a commune wrote for a row becomes one `Reponse`, or a finding in French."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from pydantic_core import PydanticCustomError

from sicommun.diagnostics.suggestion import vouliez_vous_dire
from sicommun.model.base import montre, refuse
from sicommun.model.description import Adresse, Bloc, Mention, Reponse
from sicommun.model.modele import DomaineOrganique, Ligne
from sicommun.model.nu import Nu
from sicommun.model.types import read_code, read_entier, read_jour, read_quantite, read_texte
from sicommun.positions import Chemin, Finding

SANS_OBJET: Final = "sans objet"
_SANS_OBJET: Final = Reponse(sans_objet=True)
_CLES: Final = ("quantite", "description", "au", "sans_objet")
_CLES_PAR_NATURE: Final[dict[str, tuple[str, ...]]] = {
    "texte": _CLES,
    "entier": _CLES,
    "decimal": _CLES,
    "volume": ("unite", *_CLES),
    "adresses": ("adresses", *_CLES),
    "liste": ("elements", *_CLES),
}
_ENSEMBLES: Final = {nature: frozenset(cles) for nature, cles in _CLES_PAR_NATURE.items()}
Refus = list[Finding]


def form_bloc(domaine: DomaineOrganique, brut: Any, chemin: Chemin, refus: Refus) -> Bloc | None:
    """Shape the answers of a domain, or of one element of a repeatable one."""
    if brut == SANS_OBJET:
        return Bloc(domaine.cle, chemin, {}, sans_objet=True)
    if not isinstance(brut, dict):
        refus.append(Finding(chemin, f"un bloc de lignes est attendu, pas {montre(brut)}", _AIDE_BLOC))
        return None
    nom, genre = _identity(domaine, brut, chemin, refus)
    reponses = {}
    for cle, valeur in brut.items():
        ligne = domaine.lignes.get(cle)
        if ligne is None:
            _refuse_ligne(domaine, cle, chemin, refus)
        elif valeur is not None and (reponse := form_reponse(ligne, valeur, (*chemin, cle), refus)):
            reponses[cle] = reponse
    return Bloc(domaine.cle, chemin, reponses, nom=nom, type=genre)


_AIDE_BLOC: Final = "écrire les lignes du domaine, ou « sans objet » pour tout le domaine"


def _identity(
    domaine: DomaineOrganique, brut: dict[str, Any], chemin: Chemin, refus: Refus
) -> tuple[str, str]:
    """Read the name and the type of an element of a repeatable domain."""
    if not domaine.repetable:
        return "", ""
    if brut.get("nom") is None:
        refus.append(Finding(chemin, "chaque élément de cette liste a un nom", "ajouter nom: …"))
    nom = _attempt(read_texte, brut["nom"], (*chemin, "nom"), refus) if brut.get("nom") is not None else ""
    genre = (
        _attempt(read_texte, brut["type"], (*chemin, "type"), refus) if brut.get("type") is not None else ""
    )
    return nom or "", genre or ""


def _refuse_ligne(domaine: DomaineOrganique, cle: str, chemin: Chemin, refus: Refus) -> None:
    """Refuse a key that is no row of its domain, nor the name or the type of a repeatable one."""
    if domaine.repetable and cle in {"nom", "type"}:
        return
    possibles = vouliez_vous_dire(cle, domaine.lignes)
    message = f"« {cle} » n'est pas une ligne de « {domaine.libelle} »{possibles}"
    remede = "employer une ligne du modèle : sicommun schema description"
    refus.append(Finding((*chemin, cle), message, remede, "cle"))


def form_reponse(ligne: Ligne, brut: Any, chemin: Chemin, refus: Refus) -> Reponse | None:
    """Shape the answer to a row according to the nature that the model gives it."""
    if isinstance(brut, dict):
        return _form_mapping(ligne, brut, chemin, refus)
    try:
        if isinstance(brut, list):
            return _form_liste(ligne, brut, chemin, refus)
        return _scalaire(ligne.nature, brut)
    except PydanticCustomError as erreur:
        refus.append(_said(erreur, chemin))
        return None


def _form_mapping(ligne: Ligne, brut: dict[str, Any], chemin: Chemin, refus: Refus) -> Reponse | None:
    """Shape the long form: {quantite, description, au, sans_objet}; one that says nothing is no answer."""
    nature = ligne.nature
    if not brut.keys() <= _ENSEMBLES[nature]:
        _refuse_keys(brut, _CLES_PAR_NATURE[nature], chemin, refus)
    au = _optional(read_jour, brut, "au", chemin, refus)
    if brut.get("sans_objet") in {True, "oui"}:
        return Reponse(sans_objet=True, au=au)
    valeur = _form_listed(ligne, brut, chemin, refus) if nature in _LISTES else ()
    quantite = _optional(_QUANTITES[nature], brut, "quantite", chemin, refus)
    description = _optional(read_texte, brut, "description", chemin, refus) or ""
    unite = _optional(read_texte, brut, "unite", chemin, refus) or ""
    if not (valeur or description or quantite is not None):
        return None  # a unit alone comes with the sheet: it says nothing of the commune
    return Reponse(valeur, quantite, description, unite, au=au)


def _refuse_keys(brut: dict[str, Any], connues: Collection[str], chemin: Chemin, refus: Refus) -> None:
    """Refuse the keys that a small mapping does not have."""
    for cle in [cle for cle in brut if cle not in connues]:
        message = f"« {cle} » n'est pas une clé connue ici{vouliez_vous_dire(cle, connues)}"
        remede = f"clés possibles : {', '.join(connues)}"
        if brut[cle] is None:
            remede = f"si une virgule a coupé un texte, le mettre entre guillemets ; sinon, {remede}"
        refus.append(Finding((*chemin, cle), message, remede, "cle"))


def _form_listed(
    ligne: Ligne, brut: dict[str, Any], chemin: Chemin, refus: Refus
) -> tuple[Adresse | Mention, ...]:
    """Shape the list that the long form keeps under its own key."""
    cle = _LISTES[ligne.nature]
    return _form_list(ligne, brut.get(cle), (*chemin, cle), refus)


def _read_entier(brut: object) -> Decimal:
    """Read a whole number as a quantity: its decimals are refused."""
    return Decimal(read_entier(brut))


_LISTES: Final = {"adresses": "adresses", "liste": "elements"}
_NOMBRES: Final = frozenset({"entier", "decimal"})
_QUANTITES: Final[dict[str, Callable[[object], Decimal]]] = {
    nature: read_quantite if nature in {"decimal", "volume"} else _read_entier for nature in _CLES_PAR_NATURE
}


def _form_scalaire(nature: str, brut: object) -> Reponse:
    """Shape bare words or a bare number according to the nature of the row."""
    if brut == SANS_OBJET:
        return _SANS_OBJET
    if nature == "texte" and isinstance(brut, Nu) and not brut.isdigit():
        refuse(
            f"{montre(brut)} serait pris pour un nombre, une heure ou une date : un texte de cette sorte "
            "s'écrit entre guillemets",
            f'écrire "{brut}"',
        )
    if nature in _NOMBRES or (isinstance(brut, Nu) and nature not in _LISTES):
        return Reponse(quantite=_QUANTITES[nature](brut))
    return Reponse(description=read_texte(brut))


_scalaire: Final = lru_cache(maxsize=4096, typed=True)(_form_scalaire)
"""The same answers come back in every description: each is shaped once, bare or in quotes (`typed`)."""


def _form_liste(ligne: Ligne, brut: list[Any], chemin: Chemin, refus: Refus) -> Reponse | None:
    """Shape a bare list; an empty one is no answer."""
    if ligne.nature not in _LISTES:
        return _form_scalaire(ligne.nature, brut)
    valeur = _form_list(ligne, brut, chemin, refus)
    return Reponse(valeur=valeur) if valeur else None


def _form_list(ligne: Ligne, brut: Any, chemin: Chemin, refus: Refus) -> tuple[Adresse | Mention, ...]:
    """Shape the items of a list of addresses or of free mentions."""
    if brut is None:
        return ()
    if not isinstance(brut, list):
        refus.append(
            Finding(chemin, f"une liste est attendue, pas {montre(brut)}", "écrire un tiret par élément")
        )
        return ()
    form = _form_adresse if ligne.nature == "adresses" else _form_mention
    items = (form(item, (*chemin, rang), refus) for rang, item in enumerate(brut))
    return tuple(item for item in items if item is not None)


_ADRESSE: Final = {"libelle": read_texte, "voie": read_texte, "code_postal": read_code, "commune": read_texte}
_MENTION: Final = {"libelle": read_texte, "description": read_texte, "quantite": read_quantite}


def _form_adresse(brut: Any, chemin: Chemin, refus: Refus) -> Adresse | None:
    """Shape an address: words, or {libelle, voie, code_postal, commune}."""
    if not isinstance(brut, dict):
        libelle = _attempt(read_texte, brut, chemin, refus)
        return None if libelle is None else Adresse(libelle)
    return Adresse(**_fields(brut, _ADRESSE, chemin, refus))


def _form_mention(brut: Any, chemin: Chemin, refus: Refus) -> Mention | None:
    """Shape a free mention: words, or {libelle, description, quantite}."""
    if not isinstance(brut, dict):
        libelle = _attempt(read_texte, brut, chemin, refus)
        return None if libelle is None else Mention(libelle)
    lus = _fields(brut, _MENTION, chemin, refus)
    if "libelle" not in lus:
        refus.append(Finding(chemin, "un élément de cette liste a un libellé", "ajouter libelle: …"))
        return None
    return Mention(**lus)


def _fields(
    brut: dict[str, Any], lecteurs: Mapping[str, Callable[[object], Any]], chemin: Chemin, refus: Refus
) -> dict[str, Any]:
    """Read the known keys of a small mapping and refuse the others."""
    if not brut.keys() <= lecteurs.keys():
        _refuse_keys(brut, lecteurs, chemin, refus)
    lus = {}
    for cle, lecteur in lecteurs.items():
        lu = _optional(lecteur, brut, cle, chemin, refus)
        if lu is not None:
            lus[cle] = lu
    return lus


def _optional(
    lecteur: Callable[[object], Any], brut: dict[str, Any], cle: str, chemin: Chemin, refus: Refus
) -> Any:
    """Read a key that may be absent or empty."""
    valeur = brut.get(cle)
    return None if valeur is None else _attempt(lecteur, valeur, (*chemin, cle), refus)


def _attempt(lecteur: Callable[[Any], Any], brut: Any, chemin: Chemin, refus: Refus) -> Any:
    """Read a value, or note the refusal and give None."""
    try:
        return lecteur(brut)
    except PydanticCustomError as erreur:
        refus.append(_said(erreur, chemin))
        return None


def _said(erreur: PydanticCustomError, chemin: Chemin) -> Finding:
    """Say the refusal of a type of the house at its path."""
    contexte = erreur.context or {}
    return Finding(chemin, str(contexte["message"]), str(contexte["remede"]))

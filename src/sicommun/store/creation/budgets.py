"""The file of a new ledger: objects, keys and users written out, the lines to fill in as comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from sicommun.model.base import Modele
from sicommun.model.budget import Budget, Ecriture, Objet
from sicommun.model.nu import Nu
from sicommun.montants import write_cents
from sicommun.store.creation.gabarits import with_schema
from sicommun.store.edition.fragment import block_entry, flow

MONTANTS: Final = frozenset({"montant", "montant_ttc", "subventions", "fctva", "tva", "tarif"})
"""The keys that hold cents."""

_TETE: Final = """\
# Budget des objets mutualisés de l'exercice {annee}{origine}.
# Montants en euros, point décimal. Un objet sert à plusieurs (BUD-04) ; ce qui ne sert qu'à un seul va aux
# refacturations. Vérifier : sicommun quota {annee} --provisoire
exercice: {annee}
"""
_VIDE: Final = """\
objets: []
# objets:
#   - code: internet
#     libelle: Accès Internet mutualisé
#     portee: [B/telecoms]          # ce que l'objet sert
#     utilisateurs: tous            # ou une liste : - {qui: dossier, du: …, au: …}
#     epci_utilise: oui             # obligatoire avec « tous » : l'EPCI prend-il sa part ?
#     depenses:
#       - {libelle: Opérateur, montant: 18250.00, nature: fonctionnement, piece: M-118}
"""


def budget_text(budget: Budget, fichier: str, anciennes: Mapping[str, Objet], depuis: int | None) -> str:
    """Write a ledger; `anciennes` gives by code the objects of `depuis`, whose lines are to be filled in."""
    origine = f", commencé d'après {depuis} : mêmes objets, clés et utilisateurs" if depuis else ""
    tete = _TETE.format(annee=budget.exercice, origine=origine)
    if not budget.objets:
        return with_schema(fichier, tete + _VIDE)
    lignes = ["objets:"]
    for objet in budget.objets:
        lignes += [f"  {ligne}".rstrip() for ligne in _object(objet, anciennes.get(objet.code), depuis)]
    return with_schema(fichier, tete + "\n".join(lignes) + "\n")


def _object(objet: Objet, ancien: Objet | None, depuis: int | None) -> Iterator[str]:
    """Give the lines of one object; under its expenses and receipts, those of the other year as comments."""
    donnees = as_data(objet)
    tiret = "- "
    for cle, valeur in donnees.items():
        lignes = block_entry(cle, valeur) if cle not in _LISTES or valeur else []
        if cle in _LISTES:
            lignes = (lignes or [f"{cle}:"]) + list(_to_fill(cle, objet, ancien, depuis))
            lignes = [] if lignes == [f"{cle}:"] and cle != "depenses" else lignes
        for ligne in lignes:
            yield tiret + ligne
            tiret = "  "
    yield ""


_LISTES: Final = ("depenses", "recettes", "investissements")
"""The lists whose lines are of one year."""


def _to_fill(genre: str, objet: Objet, ancien: Objet | None, depuis: int | None) -> Iterator[str]:
    """Give as comments the lines that another year had and that this one has not, ready to be filled in."""
    attendues = [e for e in getattr(ancien, genre, ()) if e not in getattr(objet, genre)]
    if genre == "investissements" or not attendues:
        return
    yield f"  # comme en {depuis}, une fois le montant connu :"
    yield from (f"  # - {_without_amount(ecriture)}" for ecriture in attendues)


def _without_amount(ecriture: Ecriture) -> str:
    """Write a line of another year without its amount, its piece and its dates."""
    donnees = as_data(ecriture)
    for cle in ("piece", "tva", "periode", "etaler", "estime"):
        donnees.pop(cle, None)
    return flow(donnees | {"montant": _MANQUE}).replace(f'"{_MANQUE}"', _MANQUE)


_MANQUE: Final = "…"


def as_data(modele: Modele) -> dict[str, Any]:
    """Give a record as it is written: cents as euros, numbers bare, what was not written left out."""
    return {
        cle: _plain(cle, getattr(modele, cle))
        for cle in type(modele).model_fields
        if cle in modele.model_fields_set and (getattr(modele, cle) is not None or cle == "utilisateurs")
    }


def _plain(cle: str, valeur: Any) -> Any:
    """Give one value as it is written."""
    if cle == "utilisateurs" and valeur is None:
        return "tous"
    if isinstance(valeur, Modele):
        return as_data(valeur)
    if isinstance(valeur, tuple):
        return [_plain("", v) for v in valeur]
    if isinstance(valeur, dict):
        return {sous: _plain("", v) for sous, v in valeur.items()}
    return _word(cle, valeur)


def _word(cle: str, valeur: Any) -> str:
    """Give one simple value as it is written."""
    if isinstance(valeur, bool):
        return "oui" if valeur else "non"
    if isinstance(valeur, int) and cle in MONTANTS:
        return Nu(write_cents(valeur))
    return Nu(_number(valeur)) if isinstance(valeur, int | Decimal | date) else str(valeur)


def _number(valeur: int | Decimal | date) -> str:
    """Write a number or a day."""
    return f"{valeur:f}" if isinstance(valeur, Decimal) else str(valeur)

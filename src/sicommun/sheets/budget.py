"""The ledger of a year as a workbook that finance officers fill in, and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from sicommun.diagnostics import Diagnostic, vouliez_vous_dire
from sicommun.model.budget import Budget
from sicommun.sheets.classeur import Classeur, Feuille
from sicommun.sheets.colonnes import Colonne, Rangee, at_row, rows, sheet
from sicommun.sheets.lecture import Lue
from sicommun.sheets.pages import INCONNU
from sicommun.store.creation.budgets import as_data

_NATURES: Final = ("fonctionnement", "personnel", "investissement", "subvention", "remboursement", "avoir")
_OBJET: Final = Colonne("objet", "Objet", largeur=16)
_LIBELLE: Final = Colonne("libelle", "Libellé", largeur=36)
_PIECE: Final = Colonne("piece", "Pièce")
_ECRITURES: Final = (
    _OBJET,
    _LIBELLE,
    Colonne("montant", "Montant", "montant"),
    Colonne("nature", "Nature", choix=_NATURES),
    _PIECE,
    Colonne("tiers", "Tiers", largeur=24),
    Colonne("tva", "Dont TVA", "montant"),
    Colonne("du", "Période, du", "jour"),
    Colonne("au", "Période, au", "jour"),
    Colonne("etaler", "À étaler", "ouinon", 10),
    Colonne("estime", "Estimé", "ouinon", 10),
    Colonne("individualisable", "Pour un seul", "ouinon", 12),
)
_INVESTISSEMENTS: Final = (
    _OBJET,
    _LIBELLE,
    Colonne("montant_ttc", "Montant TTC", "montant"),
    Colonne("subventions", "Subventions", "montant"),
    Colonne("fctva", "FCTVA", "montant"),
    Colonne("mise_en_service", "Mise en service", "jour"),
    Colonne("duree", "Durée (ans)", "entier", 12),
    _PIECE,
)
_DIRECTES: Final = (
    Colonne("qui", "Collectivité", largeur=24),
    _LIBELLE,
    Colonne("montant", "Montant", "montant"),
    Colonne("le", "Date", "jour"),
    Colonne("exercice", "Exercice corrigé", "entier"),
    _PIECE,
)
PAR_OBJET: Final = {
    "depenses": ("Dépenses", _ECRITURES),
    "recettes": ("Recettes", _ECRITURES),
    "investissements": ("Investissements", _INVESTISSEMENTS),
}
"""The lists of an object: the sheet that holds them, and its columns."""
HORS_CLE: Final = {
    "refacturations": ("Refacturations", _DIRECTES),
    "acomptes": ("Acomptes", _DIRECTES),
    "regularisations": ("Régularisations", _DIRECTES),
}
"""The lists outside the keys: the sheet that holds them, and its columns."""


def workbook(budget: Budget) -> Classeur:
    """Give the workbook of a ledger: how to fill it in, its objects for memory, a sheet by list."""
    feuilles = [_guide(budget), _objects(budget)]
    for liste, (nom, colonnes) in PAR_OBJET.items():
        lignes = ({"objet": o.code, **_flat(e)} for o in budget.objets for e in as_data(o).get(liste, ()))
        feuilles.append(sheet(nom, colonnes, lignes))
    donnees = as_data(budget)
    feuilles += [sheet(nom, colonnes, donnees.get(liste, ())) for liste, (nom, colonnes) in HORS_CLE.items()]
    return feuilles


def _flat(ecriture: Mapping[str, Any]) -> dict[str, Any]:
    """Bring the two days of a period beside the other values."""
    return {**ecriture, **ecriture.get("periode", {})}


def _guide(budget: Budget) -> Feuille:
    """Give the sheet that says how to fill the others in."""
    phrases = (
        f"Budget des objets mutualisés, exercice {budget.exercice}",
        "Une ligne par dépense, recette ou investissement. « Objet » : un code de la feuille « Objets ».",
        "Montants en euros, deux décimales. Une somme pour une seule collectivité va aux refacturations.",
        "La feuille « Objets » est pour mémoire : clés et utilisateurs s'écrivent dans le dépôt.",
        "Garder le nom des feuilles et les titres des colonnes ; ajouter ou retirer des lignes librement.",
        f"Rendre le classeur, puis : sicommun import budget {budget.exercice} FICHIER",
    )
    return Feuille("Mode d'emploi", [[phrase] for phrase in phrases], largeurs=(110,))


def _objects(budget: Budget) -> Feuille:
    """Give the sheet of objects, which is read by people alone."""
    colonnes = ("Objet", "Libellé", "Clé", "Utilisateurs")
    lignes = [
        [o.code, o.libelle, o.cle or "celle de la convention", _users(o.utilisateurs)] for o in budget.objets
    ]
    return Feuille("Objets", [list(colonnes), *lignes], largeurs=(16, 40, 20, 60))


def _users(utilisateurs: Sequence[Any] | None) -> str:
    """Name the users of an object."""
    return "tous" if utilisateurs is None else ", ".join(u.qui for u in utilisateurs)


def read_budget(
    classeur: str, feuilles: Mapping[str, list[list[Lue | None]]], budget: Budget, connus: Sequence[str]
) -> tuple[dict[tuple[str | int, ...], list[dict[str, Any]]], list[Diagnostic]]:
    """Give the lists of a workbook by their paths in the ledger's file, and what is wrong in it."""
    listes: dict[tuple[str | int, ...], list[dict[str, Any]]] = {}
    constats: list[Diagnostic] = []
    codes = {objet.code: rang for rang, objet in enumerate(budget.objets)}
    for liste, (nom, colonnes) in PAR_OBJET.items():
        rangees, fautes = rows(classeur, nom, colonnes, feuilles)
        constats += [*fautes, *_unknown(classeur, nom, "objet", rangees, tuple(codes))]
        for code, rang in codes.items():
            siennes = [_deep(r.valeurs) for r in rangees if r.valeurs.get("objet") == code]
            listes["objets", rang, liste] = siennes
    for liste, (nom, colonnes) in HORS_CLE.items():
        rangees, fautes = rows(classeur, nom, colonnes, feuilles)
        constats += [*fautes, *_unknown(classeur, nom, "qui", rangees, connus)]
        listes[(liste,)] = [rangee.valeurs for rangee in rangees]
    return listes, constats


def _unknown(
    classeur: str, nom: str, cle: str, rangees: Sequence[Rangee], connus: Sequence[str]
) -> Iterator[Diagnostic]:
    """Name the rows about an object or somebody that the repository does not have."""
    for rangee in rangees:
        valeur = rangee.valeurs.get(cle)
        if valeur is None:
            yield at_row(INCONNU, classeur, nom, rangee.numero, "la première colonne est vide")
        elif valeur not in connus:
            proches = vouliez_vous_dire(valeur, connus)
            yield at_row(INCONNU, classeur, nom, rangee.numero, f"« {valeur} » n'est pas connu{proches}")


def _deep(valeurs: Mapping[str, Any]) -> dict[str, Any]:
    """Put the two days of a period back in their place, and drop the object's code."""
    garde = {cle: v for cle, v in valeurs.items() if cle not in {"objet", "du", "au"}}
    periode = {cle: valeurs[cle] for cle in ("du", "au") if cle in valeurs}
    return {**garde, "periode": periode} if periode else garde

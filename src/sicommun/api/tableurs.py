"""Ledgers and counts handed over as workbooks, and taken back into the files of the repository."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sicommun.diagnostics import ERREUR, Diagnostic, Panne
from sicommun.diagnostics.rapport import Compte
from sicommun.model.budget import Budget
from sicommun.positions import Chemin
from sicommun.quota.usagers import everybody
from sicommun.sheets import budget as feuilles_budget
from sicommun.sheets import comptages as feuilles_comptages
from sicommun.sheets.classeur import Classeur
from sicommun.sheets.fichier import render
from sicommun.sheets.lecture import read_workbook
from sicommun.store import editor
from sicommun.store.chargement import Chargement, load
from sicommun.store.creation.budgets import as_data
from sicommun.store.fichiers.ecriture import digest, write_file
from sicommun.store.fichiers.sortie import write_output
from sicommun.store.rangement.annees import known_years
from sicommun.store.rangement.arbre import Dossier
from sicommun.store.rangement.racine import find_depot


@dataclass(frozen=True, slots=True)
class Refus:
    """A workbook that is not taken back: what is wrong in it, cell by cell. Nothing was written."""

    diagnostics: tuple[Diagnostic, ...]
    lire: Callable[[str], str]


def export_budget(depot: Path, annee: int, fichier: Path, *, ecraser: bool) -> Compte:
    """Write the ledger of a year as a workbook. Raises Panne when there is none."""
    charge = load(Dossier(find_depot(depot)))
    classeur = feuilles_budget.workbook(_ledger(charge, annee))
    return _export(classeur, fichier, ecraser=ecraser)


def export_counts(depot: Path, annee: int, fichier: Path, *, ecraser: bool) -> Compte:
    """Write the counts of a year as a workbook, a row for each adherent."""
    charge = load(Dossier(find_depot(depot)))
    return _export(feuilles_comptages.workbook(charge.registre, annee), fichier, ecraser=ecraser)


def _export(classeur: Classeur, fichier: Path, *, ecraser: bool) -> Compte:
    """Write a workbook and count its rows."""
    write_output(fichier, render(classeur, fichier.name), ecraser=ecraser)
    lignes = ", ".join(f"{f.nom} {max(0, len(f.lignes) - 1)}" for f in classeur[1:])
    return Compte((f"{fichier} : {lignes}.",))


def import_budget(depot: Path, annee: int, fichier: Path) -> Compte | Refus:
    """Take a ledger back: only the lines of what has changed are touched. Raises Panne."""
    racine = find_depot(depot)
    charge = load(Dossier(racine))
    budget = _ledger(charge, annee)
    connus = [usager.qui for usager in everybody(charge.registre)]
    listes, constats = feuilles_budget.read_budget(fichier.name, read_workbook(fichier), budget, connus)
    if constats:
        return _refused(constats)
    anciennes = _lists(budget)
    changees = {c: liste for c, liste in listes.items() if not _alike(liste, anciennes.get(c, []))}
    return _write(racine, {budget.fichier: changees}, charge)


def import_counts(depot: Path, annee: int, fichier: Path) -> Compte | Refus:
    """Take the counts of a year back into the files of the adherents. Raises Panne."""
    racine = find_depot(depot)
    charge = load(Dossier(racine))
    feuilles = read_workbook(fichier)
    lus, constats = feuilles_comptages.read_counts(fichier.name, feuilles, charge.registre, annee)
    if constats:
        return _refused(constats)
    changees: dict[str, dict[Chemin, list[Any]]] = {}
    for usager in everybody(charge.registre):
        anciens = [as_data(comptage) for comptage in usager.comptages]
        nouveaux = _merged(anciens, lus.get(usager.qui, []))
        if not _alike(nouveaux, anciens):
            changees[usager.fichier] = {("comptages",): nouveaux}
    return _write(racine, changees, charge)


def _merged(anciens: Sequence[Mapping[str, Any]], lus: Sequence[Mapping[str, Any]]) -> list[Any]:
    """Put the counts read in place of those of the same day, and the others after."""
    par_jour = {str(comptage.get("au")): comptage for comptage in lus}
    gardes = [par_jour.pop(str(ancien.get("au")), ancien) for ancien in anciens]
    memes = [a if _alike([a], [g]) else g for a, g in zip(anciens, gardes, strict=True)]
    return [*memes, *par_jour.values()]


def _ledger(charge: Chargement, annee: int) -> Budget:
    """Give the ledger of a year; raises Panne when there is none that can be read."""
    budget = charge.registre.budgets.get(str(annee))
    if budget is not None:
        return budget
    if charge.registre.illisible(f"data/budgets/{annee}.yaml"):
        raise Panne(f"data/budgets/{annee}.yaml a des erreurs", "le corriger d'abord : sicommun validate")
    connus = known_years(charge.registre.budgets)
    raise Panne(f"aucun budget {annee}{connus}", f"sicommun new budget {annee}")


def _lists(budget: Budget) -> dict[Chemin, list[Any]]:
    """Give the lists of a ledger by their paths."""
    donnees = as_data(budget)
    listes: dict[Chemin, list[Any]] = {
        ("objets", rang, liste): objet.get(liste, [])
        for rang, objet in enumerate(donnees.get("objets", ()))
        for liste in feuilles_budget.PAR_OBJET
    }
    return listes | {(liste,): donnees.get(liste, []) for liste in feuilles_budget.HORS_CLE}


def _alike(un: Sequence[Any], autre: Sequence[Any]) -> bool:
    """Tell whether two lists say the same, whatever the order of the keys."""
    return [_sorted(element) for element in un] == [_sorted(element) for element in autre]


def _sorted(element: Any) -> Any:
    """Give a block of keys in one order."""
    if not isinstance(element, dict):
        return str(element)
    return {cle: _sorted(element[cle]) for cle in sorted(element)}


def _refused(constats: Iterable[Diagnostic]) -> Refus:
    """Give the findings in order."""
    return Refus(tuple(sorted(constats, key=lambda d: (d.message, d.span))), lambda _: "")


def _write(
    racine: Path, changees: Mapping[str, Mapping[Chemin, list[Any]]], charge: Chargement
) -> Compte | Refus:
    """Write the files that change, each whole or not at all, after all have been prepared."""
    prets = {f: _prepared(racine, f, listes) for f, listes in changees.items() if listes}
    fautes = [d for fichier, (_, texte) in prets.items() for d in _errors(fichier, texte, charge)]
    if fautes:
        return _refused(fautes)
    for fichier, (ancien, texte) in prets.items():
        write_file(racine / fichier, texte, attendu=digest(ancien), racine=racine)
    if not prets:
        return Compte(("Rien n'a changé.",))
    return Compte((*_said(changees), "Vérifier : sicommun validate, puis git diff"))


def _prepared(racine: Path, fichier: str, listes: Mapping[Chemin, list[Any]]) -> tuple[bytes, str]:
    """Give the bytes of a file and its text once changed."""
    octets = Dossier(racine).lire(fichier)
    texte = octets.decode()
    for chemin, liste in listes.items():
        texte = editor.rewrite(
            texte, chemin, [_ordered(texte, chemin, rang, e) for rang, e in enumerate(liste)]
        )
    return octets, texte


def _ordered(texte: str, chemin: Chemin, rang: int, element: Any) -> Any:
    """Give an element with the keys that it had already in their order, the new ones after."""
    return editor.in_order_of(texte, (*chemin, rang), element)


def _errors(fichier: str, texte: str, charge: Chargement) -> Iterator[Diagnostic]:
    """Give the errors that a changed file would have."""
    for diagnostic in load(_Remplace(charge, fichier, texte)).diagnostics:
        if diagnostic.fichier == fichier and diagnostic.fiche.gravite is ERREUR:
            yield diagnostic


class _Remplace:
    """One file as it would be."""

    def __init__(self, charge: Chargement, fichier: str, texte: str) -> None:
        self._charge, self._fichier, self._texte = charge, fichier, texte

    def fichiers(self) -> tuple[str, ...]:
        """Give its name."""
        return (self._fichier,)

    def refuses(self) -> tuple[Diagnostic, ...]:
        """Give nothing."""
        return ()

    def lire(self, nom: str) -> bytes:  # noqa: ARG002 — there is one file
        """Give its bytes."""
        return self._texte.encode()


def _said(changees: Mapping[str, Mapping[Chemin, list[Any]]]) -> Iterator[str]:
    """Say what changed, a line by file."""
    for fichier, listes in changees.items():
        if listes:
            quoi = ", ".join(sorted({str(chemin[-1]) for chemin in listes}))
            yield f"{fichier} : {quoi}."

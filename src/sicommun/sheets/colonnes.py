"""A sheet as a table: known columns, each of one kind, written from records and read back to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final, Literal, NamedTuple
from unicodedata import combining, normalize

from sicommun.diagnostics import Diagnostic, Fiche, vouliez_vous_dire
from sicommun.model.nu import Nu
from sicommun.montants import parse_cents, write_cents
from sicommun.positions import Span
from sicommun.sheets.classeur import Cellule, Feuille, Montant
from sicommun.sheets.etat_annuel import column
from sicommun.sheets.lecture import Lue
from sicommun.sheets.pages import AUTRE_SORTE, COLONNE_INCONNUE, ERREUR_TABLEUR, FEUILLE_ABSENTE
from sicommun.store.octets.caracteres import describe, judge

Genre = Literal["texte", "montant", "jour", "entier", "ouinon"]


class Colonne(NamedTuple):
    """A column: the key that it holds, its title, its kind, its width, the words that it admits."""

    cle: str
    titre: str
    genre: Genre = "texte"
    largeur: int = 16
    choix: tuple[str, ...] = ()


class Rangee(NamedTuple):
    """A row read: its number in the sheet, from 1, and its values as a YAML file would hold them."""

    numero: int
    valeurs: dict[str, Any]


def sheet(nom: str, colonnes: Sequence[Colonne], rangees: Iterable[Mapping[str, Any]]) -> Feuille:
    """Write records as a sheet: titles, then a row for each."""
    lignes: list[list[Cellule]] = [[colonne.titre for colonne in colonnes]]
    lignes += [[_written(colonne, rangee.get(colonne.cle)) for colonne in colonnes] for rangee in rangees]
    return Feuille(nom, lignes, largeurs=[colonne.largeur for colonne in colonnes])


def _written(colonne: Colonne, valeur: Any) -> Cellule:
    """Give the cell of a value that a YAML file holds."""
    if valeur is None:
        return None
    if colonne.genre == "montant":
        return Montant(parse_cents(str(valeur)))
    if colonne.genre == "jour":
        return date.fromisoformat(str(valeur))
    return int(valeur) if colonne.genre == "entier" else str(valeur)


def rows(
    classeur: str, nom: str, colonnes: Sequence[Colonne], feuilles: Mapping[str, list[list[Lue | None]]]
) -> tuple[list[Rangee], list[Diagnostic]]:
    """Read a sheet back: its rows, empty ones left out, and a finding for each cell at fault."""
    if nom not in feuilles:
        proches = vouliez_vous_dire(nom, feuilles)
        return [], [_at(FEUILLE_ABSENTE, classeur, nom, 1, 1, f"la feuille « {nom} » manque{proches}")]
    lignes = feuilles[nom] or [[]]
    places, constats = _titles(classeur, nom, colonnes, lignes[0])
    rangees = []
    for numero, ligne in enumerate(lignes[1:], 2):
        valeurs: dict[str, Any] = {}
        for rang, cellule in enumerate(ligne):
            colonne = places.get(rang)
            if cellule is None or colonne is None:
                continue
            try:
                valeurs[colonne.cle] = _read(colonne, cellule)
            except ValueError as faute:
                fiche = ERREUR_TABLEUR if cellule.genre in {"e", "f"} else AUTRE_SORTE
                constats.append(_at(fiche, classeur, nom, numero, rang + 1, f"{colonne.titre} : {faute}"))
        if valeurs:
            rangees.append(Rangee(numero, valeurs))
    return rangees, constats


def at_row(fiche: Fiche, classeur: str, nom: str, numero: int, message: str) -> Diagnostic:
    """Give a finding on a row."""
    return _at(fiche, classeur, nom, numero, 1, message)


def _at(fiche: Fiche, classeur: str, nom: str, ligne: int, colonne: int, message: str) -> Diagnostic:
    """Give a finding on a cell, which the message names as spreadsheets do."""
    place = Span(ligne, colonne, ligne, colonne + 1)
    return Diagnostic(
        fiche, classeur, place, f"{nom}, {column(colonne - 1)}{ligne} : {message}", fiche.remede
    )


def _titles(
    classeur: str, nom: str, colonnes: Sequence[Colonne], titres: Sequence[Lue | None]
) -> tuple[dict[int, Colonne], list[Diagnostic]]:
    """Find the columns by their titles, whatever their order, case and accents."""
    connues = {_fold(colonne.titre): colonne for colonne in colonnes}
    places: dict[int, Colonne] = {}
    constats: list[Diagnostic] = []
    for rang, titre in enumerate(titres):
        if titre is None:
            continue
        colonne = connues.get(_fold(titre.texte))
        if colonne is None or colonne in places.values():
            quoi = "est inconnue" if colonne is None else "est là deux fois"
            proches = "" if colonne else vouliez_vous_dire(titre.texte, [c.titre for c in colonnes])
            message = f"la colonne « {titre.texte} » {quoi}{proches}"
            constats.append(_at(COLONNE_INCONNUE, classeur, nom, 1, rang + 1, message))
        else:
            places[rang] = colonne
    constats += [
        _at(FEUILLE_ABSENTE, classeur, nom, 1, 1, f"la colonne « {colonne.titre} » manque")
        for colonne in colonnes
        if colonne not in places.values()
    ]
    return places, constats


def _fold(titre: str) -> str:
    """Take case, accents and spaces away from a title."""
    plat = (lettre for lettre in normalize("NFD", titre.casefold()) if not combining(lettre))
    return "".join(plat).replace(" ", "").replace("\u00a0", "")


def _read(colonne: Colonne, cellule: Lue) -> Any:
    """Give the value of a cell as a YAML file would hold it; raises ValueError with the reason."""
    if cellule.genre == "e":
        raise ValueError(f"le tableur y montre {cellule.texte}")
    if cellule.genre == "f":
        raise ValueError(f"la formule {cellule.texte} n'a pas de valeur enregistrée")
    valeur = _LECTURES[colonne.genre](cellule)
    if colonne.choix and valeur not in colonne.choix:
        proches = vouliez_vous_dire(str(valeur), colonne.choix)
        raise ValueError(f"« {valeur} » n'est pas un choix{proches} ; possibles : {', '.join(colonne.choix)}")
    return valeur


def _text(cellule: Lue) -> str:
    """Read words; a number or a day stands for its text."""
    fautif = next(filter(judge, cellule.texte), None)
    if fautif is not None:
        raise ValueError(f"la cellule contient un {describe(fautif)}")
    return " ".join(cellule.texte.split())


_ESPACES: Final = re.compile(r"[\s\u00a0\u202f€]")
_FRANCAIS: Final = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")


def _amount(cellule: Lue) -> Nu:
    """Read an amount, as a number or as words in the French way: `18 250,07 €`."""
    texte = _ESPACES.sub("", cellule.texte).replace(",", ".").replace("−", "-")
    try:
        cents = parse_cents(texte)
    except ValueError:
        raise ValueError(f"« {cellule.texte} » n'est pas un montant (deux décimales au plus)") from None
    return Nu(write_cents(cents))


def _day(cellule: Lue) -> Nu:
    """Read a day, as a date of the spreadsheet or as words: `31/12/2024`, `2024-12-31`."""
    trouve = _FRANCAIS.fullmatch(cellule.texte)
    iso = f"{trouve[3]}-{trouve[2]:0>2}-{trouve[1]:0>2}" if trouve else cellule.texte
    try:
        return Nu(date.fromisoformat(iso).isoformat())
    except ValueError:
        raise ValueError(f"« {cellule.texte} » n'est pas un jour du calendrier") from None


def _whole(cellule: Lue) -> Nu:
    """Read a whole number."""
    texte = _ESPACES.sub("", cellule.texte)
    if not re.fullmatch(r"0|[1-9][0-9]{0,8}", texte):
        raise ValueError(f"« {cellule.texte} » n'est pas un nombre entier")
    return Nu(str(Decimal(texte)))


def _yes_or_no(cellule: Lue) -> str:
    """Read oui or non."""
    mot = cellule.texte.casefold()
    if mot not in {"oui", "non"}:
        raise ValueError(f"« {cellule.texte} » : oui ou non est attendu")
    return mot


_LECTURES: Final = {"texte": _text, "montant": _amount, "jour": _day, "entier": _whole, "ouinon": _yes_or_no}

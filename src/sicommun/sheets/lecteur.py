"""The process that opens a workbook: alone, bounded, it prints plain cells as JSON and nothing else.

Run as `python -I -m sicommun.sheets.lecteur FILE`. Its exit code is 0, or 3 with a reason on stdout.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from sicommun.bornes import bound_process
from sicommun.limites import (
    COLONNES_PAR_FEUILLE,
    LIGNES_PAR_FEUILLE,
    MEMOIRE_PAR_CLASSEUR,
    SECONDES_PAR_CLASSEUR,
)

TROP: Final = 3
"""The exit code of a workbook that is larger than the bounds."""

Cellule = tuple[str, str] | None
"""A kind (`t` text, `n` number, `d` day, `b` yes or no, `e` error, `f` formula without value) and a text."""


class TropGrandError(Exception):
    """A sheet goes beyond the bounds."""


def main() -> int:
    """Print the sheets of the file named on the command line."""
    bound_process(memoire=MEMOIRE_PAR_CLASSEUR, secondes=SECONDES_PAR_CLASSEUR)
    chemin = Path(sys.argv[1])
    lire = _ods if chemin.suffix.lower() == ".ods" else _xlsx
    try:
        feuilles = {nom: _trimmed(lignes) for nom, lignes in lire(chemin)}
    except TropGrandError as trop:
        sys.stdout.write(str(trop))
        return TROP
    sys.stdout.write(json.dumps(feuilles))
    return 0


def _trimmed(lignes: Iterator[list[Cellule]]) -> list[list[Cellule]]:
    """Drop the empty cells at the end of rows, and the empty rows at the end."""
    gardees: list[list[Cellule]] = []
    vides = 0
    for ligne in lignes:
        while ligne and ligne[-1] is None:
            ligne.pop()
        if not ligne:
            vides += 1
            continue
        gardees += [[] for _ in range(vides)] + [ligne]
        vides = 0
    return gardees


def _xlsx(chemin: Path) -> Iterator[tuple[str, Iterator[list[Cellule]]]]:
    """Give the sheets of an xlsx: values, and the formulas whose value nobody has worked out."""
    from openpyxl import load_workbook

    valeurs = load_workbook(chemin, read_only=True, data_only=True)
    formules = load_workbook(chemin, read_only=True)
    for nom in valeurs.sheetnames:
        if not hasattr(valeurs[nom], "iter_rows"):
            continue
        pages = (page.iter_rows() for page in (valeurs[nom], formules[nom]))
        lignes = (
            [_xlsx_cell(c, f) for c, f in zip(*paire, strict=False)]
            for paire in _bounded(zip(*pages, strict=False), nom)
        )
        yield nom, lignes


def _bounded(lignes: Iterator[Any], nom: str) -> Iterator[Any]:
    """Give rows up to the bounds; raises TropGrandError beyond."""
    for rang, ligne in enumerate(lignes):
        if rang >= LIGNES_PAR_FEUILLE or len(ligne[0]) > COLONNES_PAR_FEUILLE:
            raise TropGrandError(
                f"la feuille « {nom} » dépasse {LIGNES_PAR_FEUILLE} lignes ou {COLONNES_PAR_FEUILLE} colonnes"
            )
        yield ligne


def _xlsx_cell(cellule: Any, formule: Any) -> Cellule:
    """Give one cell."""
    valeur = cellule.value
    if valeur is None:
        return ("f", str(formule.value)) if formule.value is not None else None
    if cellule.data_type == "e":
        return ("e", str(valeur))
    return plain(valeur)


def plain(valeur: Any) -> Cellule:
    """Give a value by its kind; a double is written by the shortest text that reads back to it."""
    if isinstance(valeur, bool):
        return ("b", "oui" if valeur else "non")
    if isinstance(valeur, datetime):
        valeur = valeur.date()
    if isinstance(valeur, date):
        return ("d", valeur.isoformat())
    if isinstance(valeur, int | float | Decimal):
        return ("n", _number(Decimal(repr(valeur) if isinstance(valeur, float) else valeur)))
    texte = str(valeur).strip()
    return ("t", texte) if texte else None


def _number(nombre: Decimal) -> str:
    """Write a number without an exponent nor useless zeros."""
    if not nombre.is_finite() or abs(nombre.adjusted()) > 30:  # noqa: PLR2004 — no count nor amount is there
        return str(nombre)
    texte = f"{nombre:f}"
    return texte.rstrip("0").rstrip(".") if "." in texte else texte


def _ods(chemin: Path) -> Iterator[tuple[str, Iterator[list[Cellule]]]]:
    """Give the sheets of an ods, repeated rows and cells unfolded within the bounds."""
    from odfdo import Document

    for table in Document(str(chemin)).body.tables:
        table.rstrip(aggressive=True)
        nom = str(table.name)
        if table.height > LIGNES_PAR_FEUILLE or table.width > COLONNES_PAR_FEUILLE:
            raise TropGrandError(
                f"la feuille « {nom} » dépasse {LIGNES_PAR_FEUILLE} lignes ou {COLONNES_PAR_FEUILLE} colonnes"
            )
        yield nom, ([_ods_cell(cellule) for cellule in rangee.traverse()] for rangee in table.traverse())


def _ods_cell(cellule: Any) -> Cellule:
    """Give one cell."""
    genre, valeur = cellule.type, cellule.value
    if genre in {"float", "currency", "percentage"}:
        return plain(valeur)
    if valeur is None:
        return ("f", str(cellule.formula)) if cellule.formula else None
    if str(valeur).startswith("#") and cellule.formula:
        return ("e", str(valeur))
    return plain(valeur)


if __name__ == "__main__":
    sys.exit(main())

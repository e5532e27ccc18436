"""A workbook as ods, by odfdo: texts as texts, amounts with two decimals."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from typing import Any, Final

from odfdo import Cell, Document, Row, Table
from odfdo.style import create_table_cell_style

from sicommun.sheets.classeur import Cellule, Classeur, Feuille, Formule, Montant

_REFERENCE: Final = re.compile(
    r"(?:'((?:[^']|'')*)'!)?(\$?[A-Z]{1,3}\$?[0-9]+)(?::(\$?[A-Z]{1,3}\$?[0-9]+))?"
)
"""A cell or a range of the English of spreadsheets, in another sheet or not."""


def render(classeur: Classeur) -> bytes:
    """Give the bytes of a workbook."""
    document = Document("spreadsheet")
    document.body.clear()
    gras = document.insert_style(style=create_table_cell_style(background_color="#E8EDF3"), automatic=True)
    for feuille in classeur:
        document.body.append(_sheet(feuille, gras))
    tampon = BytesIO()
    document.save(tampon)
    return tampon.getvalue()


def _sheet(feuille: Feuille, titre: Any) -> Table:
    """Write one sheet."""
    table = Table(feuille.nom)
    for rang, ligne in enumerate(feuille.lignes):
        rangee = Row()
        for colonne, cellule in enumerate(ligne):
            rangee.set_cell(colonne, _cell(cellule, titre if rang < feuille.titres else None))
        table.append_row(rangee)
    return table


def _bracketed(trouve: re.Match[str]) -> str:
    """Write a reference as ods wants it: `[.B2:.B9]`, `['Feuille'.B2]`."""
    feuille, debut, fin = trouve.groups()
    tete = f"$'{feuille}'" if feuille else ""
    return f"[{tete}.{debut}:.{fin}]" if fin else f"[{tete}.{debut}]"


def _cell(cellule: Cellule, style: Any) -> Cell:
    """Write one cell as what it is."""
    if isinstance(cellule, Formule):
        faite = _cell(cellule.valeur, style)
        faite.formula = f"of:{_REFERENCE.sub(_bracketed, cellule.texte)}"
        return faite
    if isinstance(cellule, Montant):
        return Cell(Decimal(cellule.cents) / 100, cell_type="float", style=style)
    if isinstance(cellule, Fraction):
        return Cell(Decimal(cellule.numerator) / cellule.denominator, cell_type="float", style=style)
    if isinstance(cellule, date):
        return Cell(cellule, cell_type="date", style=style)
    if isinstance(cellule, str):
        return Cell(cellule, cell_type="string", style=style)
    return Cell(cellule, style=style)

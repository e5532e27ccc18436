"""A workbook as xlsx, by xlsxwriter: texts as texts, the same bytes for the same data."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from typing import Any, Final

import xlsxwriter

from sicommun.sheets.classeur import Cellule, Classeur, Feuille, Formule, Montant

_OPTIONS: Final = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_CREATION: Final = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""One date for all files: the same data give the same bytes."""
_FORMATS: Final[dict[str, dict[str, Any]]] = {
    "montant": {"num_format": "#,##0.00"},
    "exact": {"num_format": "#,##0.000000"},
    "date": {"num_format": "dd/mm/yyyy"},
    "titre": {"bold": True, "bg_color": "#E8EDF3", "text_wrap": True, "valign": "top"},
    "texte": {"num_format": "@", "valign": "top"},
    "nombre": {},
}


def render(classeur: Classeur) -> bytes:
    """Give the bytes of a workbook."""
    tampon = BytesIO()
    livre = xlsxwriter.Workbook(tampon, _OPTIONS)
    livre.set_properties({"created": _CREATION})
    formats = {
        (nom, gras): livre.add_format({**style, **({"bold": True} if gras else {})})
        for nom, style in _FORMATS.items()
        for gras in (False, True)
    }
    for feuille in classeur:
        _sheet(livre.add_worksheet(feuille.nom), feuille, formats)
    livre.close()
    return tampon.getvalue()


def _sheet(page: Any, feuille: Feuille, formats: dict[tuple[str, bool], Any]) -> None:
    """Write one sheet, its titles frozen, ready to print on landscape A4."""
    for colonne, largeur in enumerate(feuille.largeurs):
        page.set_column(colonne, colonne, largeur)
    for rang, ligne in enumerate(feuille.lignes):
        for colonne, cellule in enumerate(ligne):
            titre = rang < feuille.titres
            _cell(page, rang, colonne, cellule, formats, gras=rang in feuille.totaux, titre=titre)
    page.freeze_panes(feuille.titres, 0)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0, max(0, feuille.titres - 1))


def _cell(  # noqa: PLR0913 — a cell, its place and its looks
    page: Any,
    rang: int,
    colonne: int,
    cellule: Cellule,
    formats: dict[tuple[str, bool], Any],
    *,
    gras: bool,
    titre: bool,
) -> None:
    """Write one cell as what it is."""
    if cellule is None:
        return
    style = formats["titre", False] if titre else formats[_style(cellule), gras]
    if isinstance(cellule, Formule):
        page.write_formula(rang, colonne, cellule.texte, style, _number(cellule.valeur))
    elif isinstance(cellule, str):
        page.write_string(rang, colonne, cellule, style)
    elif isinstance(cellule, date):
        page.write_datetime(rang, colonne, datetime(cellule.year, cellule.month, cellule.day), style)  # noqa: DTZ001
    else:
        page.write_number(rang, colonne, _number(cellule), style)


def _style(cellule: Cellule) -> str:
    """Name the format of a cell."""
    if isinstance(cellule, Formule):
        return _style(cellule.valeur)
    genres = {Montant: "montant", Fraction: "exact", str: "texte", date: "date"}
    return genres.get(type(cellule), "nombre")


def _number(cellule: int | Decimal | Fraction | Montant) -> float:
    """Give the number that a spreadsheet holds: the double nearest to the exact value."""
    return cellule.cents / 100 if isinstance(cellule, Montant) else float(cellule)

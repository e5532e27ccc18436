"""Workbooks that strangers made: examined before any library opens them, read in a bounded process."""

from __future__ import annotations

import io
import zipfile
from itertools import starmap
from pathlib import Path

import openpyxl
import pytest

from sicommun import limites
from sicommun.diagnostics import Panne
from sicommun.sheets.classeur import Feuille, Montant
from sicommun.sheets.fichier import render
from sicommun.sheets.lecture import read_workbook

BON = [Feuille("Essai", [["A", "B"], ["été", Montant(1825007)], [None, None], ["fin"]])]


def ecrire(tmp_path: Path, octets: bytes, nom: str = "c.xlsx") -> Path:
    fichier = tmp_path / nom
    fichier.write_bytes(octets)
    return fichier


def archive(parties: dict[str, bytes], source: bytes = b"") -> bytes:
    """Make an archive from another one and some parts."""
    tampon = io.BytesIO()
    with zipfile.ZipFile(tampon, "w", zipfile.ZIP_DEFLATED) as zip_:
        if source:
            with zipfile.ZipFile(io.BytesIO(source)) as ancienne:
                for nom in ancienne.namelist():
                    if nom not in parties:
                        zip_.writestr(nom, ancienne.read(nom))
        list(starmap(zip_.writestr, parties.items()))
    return tampon.getvalue()


@pytest.mark.parametrize("nom", ["c.xlsx", "c.ods", "C.XLSX"])
def test_what_was_written_is_read(tmp_path, nom):
    lignes = read_workbook(ecrire(tmp_path, render(BON, nom.lower()), nom))["Essai"]
    assert [[c and tuple(c) for c in ligne] for ligne in lignes] == [
        [("t", "A"), ("t", "B")],
        [("t", "été"), ("n", "18250.07")],
        [],
        [("t", "fin")],
    ]


FEUILLE = "xl/worksheets/sheet1.xml"
TETE = b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
PIED = b"</sheetData></worksheet>"


def hostiles() -> dict[str, bytes]:
    bon = render(BON, "c.xlsx")
    enorme = b" " * (limites.OCTETS_DEPLIES + 1)
    entite = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>' + TETE[21:] + PIED
    coupee = b" " * (1 << 16)
    return {
        "vide": b"",
        "texte": b"objet;montant\n",
        "tronque": bon[: len(bon) // 2],
        "bombe": archive({"xl/media/a.bin": enorme}, bon),
        "entite": archive({FEUILLE: entite}, bon),
        "entite coupee en deux": archive({FEUILLE: coupee[:-4] + b"<!EN" + b'TITY b "c">'}, bon),
        "traversee": archive({"../../x": b"a"}, bon),
        "absolu": archive({"/etc/x": b"a"}, bon),
        "mille parties": archive({f"p{n}": b"" for n in range(limites.PARTIES_PAR_CLASSEUR + 1)}),
        "zip sans classeur": archive({"a": b"b"}),
        "feuille illisible": archive({FEUILLE: TETE + b"<row><c></row>"}, bon),
        "colonne XFD": archive({FEUILLE: TETE + b'<row r="1"><c r="XFD1"><v>1</v></c></row>' + PIED}, bon),
        "ligne derniere": archive(
            {FEUILLE: TETE + b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>' + PIED}, bon
        ),
        "trop lourd": b"PK" + b"\0" * limites.OCTETS_PAR_CLASSEUR,
    }


HOSTILES = hostiles()


@pytest.mark.parametrize("cas", HOSTILES)
def test_a_hostile_workbook_is_refused(tmp_path, cas):
    fichier = ecrire(tmp_path, HOSTILES[cas])
    with pytest.raises(Panne) as panne:
        read_workbook(fichier)
    assert "c.xlsx" in panne.value.message
    assert panne.value.remede
    assert [f.name for f in tmp_path.iterdir()] == ["c.xlsx"]


def test_repeated_rows_of_an_ods_do_not_unfold(tmp_path):
    """What LibreOffice writes at the end of a sheet, and what a stranger might write in its middle."""
    bon = render(BON, "c.ods")
    with zipfile.ZipFile(io.BytesIO(bon)) as ancienne:
        contenu = ancienne.read("content.xml").decode()
    repetee = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    vides = f"{repetee}</table:table>"
    fin = archive({"content.xml": contenu.replace("</table:table>", vides).encode()}, bon)
    assert len(read_workbook(ecrire(tmp_path, fin, "c.ods"))["Essai"]) == 4
    plein = vides.replace(
        "<table:table-cell/>",
        '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>',
    )
    bombe = archive({"content.xml": contenu.replace("</table:table>", plein).encode()}, bon)
    with pytest.raises(Panne, match="dépasse"):
        read_workbook(ecrire(tmp_path, bombe, "d.ods"))


def test_links_and_other_suffixes(tmp_path):
    fichier = ecrire(tmp_path, render(BON, "c.xlsx"))
    lien = tmp_path / "lien.xlsx"
    try:
        lien.symlink_to(fichier)
    except OSError:
        pytest.skip("ce système ne fait pas de liens")
    with pytest.raises(Panne):
        read_workbook(lien)
    with pytest.raises(Panne, match=r"\.xlsx ni un \.ods"):
        read_workbook(ecrire(tmp_path, b"", "c.xls"))


def test_errors_and_formulas_without_a_value(tmp_path):
    livre = openpyxl.Workbook()
    livre.active["A1"] = "=1+1"
    livre.active["B1"] = "#REF!"
    livre.active["B1"].data_type = "e"
    livre.active["C1"] = True
    fichier = tmp_path / "c.xlsx"
    livre.save(fichier)
    assert [tuple(c) for c in read_workbook(fichier)["Sheet"][0]] == [
        ("f", "=1+1"),
        ("e", "#REF!"),
        ("b", "oui"),
    ]

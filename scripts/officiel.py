"""Build the official list that the package carries: a zip with one CSV per intercommunal body and an index.

Usage: python scripts/officiel.py CSV_SOURCE

The same source gives the same bytes: members are sorted, dates are fixed.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from io import StringIO
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

ARCHIVE: Final = Path(__file__).resolve().parents[1] / "src/sicommun/donnees/communes-2026.zip"
COMMUNE: Final = ("code_insee", "siren", "nom", "population_municipale", "departement", "code_postal")
INDEX: Final = ("siren", "nom", "nature", "departements", "communes")
JOUR: Final = (2026, 1, 1, 0, 0, 0)
LICENCE: Final = """\
Communes et établissements publics de coopération intercommunale à fiscalité propre au 1er janvier 2026.

Licence Ouverte 2.0 (Etalab) : https://www.etalab.gouv.fr/licence-ouverte-open-licence/
Sources : INSEE et DGCL, par @etalab/decoupage-administratif 6.0.0.
Mise en forme : scripts/officiel.py, un fichier par EPCI et un index ; aucune valeur n'est changée.
"""

Row = Mapping[str, str]


def read_source(chemin: Path) -> list[Row]:
    """Read the source: one row per commune, with its intercommunal body."""
    with chemin.open(encoding="utf-8", newline="") as flux:
        return list(csv.DictReader(flux))


def group(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Group the communes by the SIREN of their body, both in order; a commune without one is left out."""
    epcis: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row["code_insee"]):
        if row["epci_siren"]:
            epcis[row["epci_siren"]].append(row)
    return dict(sorted(epcis.items()))


def members(epcis: Mapping[str, list[Row]]) -> dict[str, str]:
    """Give the text of each file of the archive, by name."""
    index = [_index_row(siren, rows) for siren, rows in epcis.items()]
    files = {f"{siren}.csv": _dump(COMMUNE, rows) for siren, rows in epcis.items()}
    return {"LICENCE.txt": LICENCE, "index.csv": _dump(INDEX, index), **files}


def _index_row(siren: str, rows: list[Row]) -> Row:
    departements = ";".join(sorted({row["departement"] for row in rows}))
    noms = {(row["epci_nom"], row["epci_nature"]) for row in rows}
    if len(noms) != 1:
        raise SystemExit(f"{siren} : plusieurs noms ou natures dans la source : {sorted(noms)}")
    nom, nature = noms.pop()
    return dict(zip(INDEX, (siren, nom, nature, departements, str(len(rows))), strict=True))


def _dump(columns: tuple[str, ...], rows: Iterable[Row]) -> str:
    flux = StringIO(newline="")
    writer = csv.DictWriter(flux, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return flux.getvalue()


def write(files: Mapping[str, str], chemin: Path) -> None:
    """Write the archive; nothing in it depends on the day, the user or the system."""
    with ZipFile(chemin, "w") as archive:
        for nom, texte in files.items():
            info = ZipInfo(nom, JOUR)
            info.compress_type, info.create_system, info.external_attr = ZIP_DEFLATED, 3, 0o644 << 16
            archive.writestr(info, texte.encode(), compresslevel=9)


def build(source: Path, archive: Path = ARCHIVE) -> str:
    """Build the archive and say in French what went in."""
    rows = read_source(source)
    epcis = group(rows)
    write(members(epcis), archive)
    gardees = sum(map(len, epcis.values()))
    return (
        f"{archive.name} : {len(epcis)} EPCI, {gardees} communes ; {len(rows) - gardees} sans EPCI, écartées"
    )


if __name__ == "__main__":
    if len(sys.argv) != len(("script", "source")):
        raise SystemExit("usage : python scripts/officiel.py CSV_SOURCE")
    print(build(Path(sys.argv[1])))

"""Conventions as PDF: our chain against WeasyPrint on the same text, in one run; then one from a cold start.

Usage: python benchmarks/documents.py    (needs the package weasyprint, which the tool does not use)
"""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Final

from sicommun.documents.ouverture import open_workshop
from sicommun.documents.page import render as as_html
from sicommun.documents.pdf import render as as_pdf

RACINE: Final = Path(__file__).resolve().parents[1]
JOUR: Final = date(2024, 12, 31)
COMBIEN: Final = 23


def main() -> None:
    """Make the same papers both ways, our texts rendered beforehand, and print the ratio."""
    from weasyprint import HTML

    atelier = open_workshop(RACINE, jour=JOUR)
    document = atelier.document("convention")
    cibles = list(atelier.targets(document))
    rendus = [atelier.render(document, cibles[rang % len(cibles)]) for rang in range(COMBIEN)]
    pages = [as_html(rendu.markdown, rendu.feuille).decode() for rendu in rendus]
    debut = perf_counter()
    octets = sum(len(as_pdf(rendu.markdown, rendu.feuille)) for rendu in rendus)
    nous = perf_counter() - debut
    debut = perf_counter()
    autres = sum(len(HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")) for page in pages)
    eux = perf_counter() - debut
    print(
        f"{COMBIEN} conventions : {nous:.2f} s ({octets} octets) ; WeasyPrint {eux:.2f} s ({autres} octets)"
    )
    print(f"rapport {nous / eux:.2f} (budget 0.50)")
    print(f"une convention, à froid : {cold():.2f} s (budget 1.00)")


def cold() -> float:
    """Give the best of three starts of the real command, in seconds."""
    mots = ["render", "convention", "dijon", "--at", JOUR.isoformat(), "--ecraser", "-o", "build/banc"]
    durees = []
    for _ in range(3):
        debut = perf_counter()
        subprocess.run([sys.executable, "-m", "sicommun", *mots], cwd=RACINE, check=True, capture_output=True)
        durees.append(perf_counter() - debut)
    return min(durees)


if __name__ == "__main__":
    main()

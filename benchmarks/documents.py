"""Conventions as PDF: our chain against WeasyPrint on the same text, in one run; then one from a cold start.

Usage: python benchmarks/documents.py    (needs the package weasyprint, which the tool does not use)
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Final

from mesure import best, run, seconds, witness
from sicommun.documents.ouverture import open_workshop
from sicommun.documents.page import render as as_html
from sicommun.documents.pdf import render as as_pdf

RACINE: Final = Path(__file__).resolve().parents[1]
JOUR: Final = date(2024, 12, 31)
COMBIEN: Final = 23
MOTS: Final = ("render", "convention", "dijon", "--at", JOUR.isoformat(), "--ecraser", "-o", "build/banc")


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
    tours = [(witness(), run("sicommun", *MOTS, dossier=RACINE)) for _ in range(9)]
    temoins, passages = zip(*tours, strict=True)
    froid = f"{best(passages):.2f} s au mieux, {seconds(passages):.2f} s au milieu"
    print(f"une convention, à froid : {froid} (budget 1.00)")
    print(f"le témoin : {best(temoins):.2f} et {seconds(temoins):.2f} s")


if __name__ == "__main__":
    main()

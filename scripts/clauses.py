"""Write `docs/clauses.md`: what becomes of each clause, of each row, of each point of the contract.

Usage: python scripts/clauses.py

The same package gives the same bytes; a test says when the page is behind.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final

from sicommun.api.explain import all_clauses
from sicommun.model.destins import A_VENIR, CALCULS, SUITES, PageClause

PAGE: Final = Path(__file__).resolve().parents[1] / "docs" / "clauses.md"
TETE: Final = """\
# Ce que devient chaque clause

Page écrite par `python scripts/clauses.py`, à refaire quand un essai dit qu'elle a vieilli ; elle ne se
corrige pas à la main. Les règles s'y trouvent seules, par la source que chacune déclare. Le reste est dans
`src/sicommun/donnees/destins.csv`, une ligne par clause : les champs des fichiers, les calculs, ce qui est à
venir, ou pourquoi un logiciel n'y peut rien.

Dans l'outil : `sicommun explain --clause EXC-09` pour une clause, `sicommun explain --clause EXC` pour une
famille, `sicommun explain EXC009` pour une règle. Ce que la source ne tranche pas :
[choix-juridiques.md](choix-juridiques.md). D'où vient le texte : [sources.md](sources.md).
"""
NOMBRES: Final = """
## En nombres

| famille | textes | par une règle | par un champ, un calcul, le modèle, un document | à venir | sans objet |
|---|---:|---:|---:|---:|---:|
"""
CLAUSES: Final = """
| clause | ligne | texte | règles | champs, calculs et modèle | le reste |
|---|---|---|---|---|---|
"""
LIGNES: Final = """
| ligne | libellé | clé | règles propres |
|---|---|---|---|
"""


def page() -> str:
    """Give the whole page."""
    pages = all_clauses()
    clauses = [p for p in pages if p.genre == "clause"]
    lignes = [p for p in pages if p.genre == "ligne"]
    return "".join([TETE, *_summary(clauses, lignes), *_clauses(clauses), *_rows(lignes)])


def _summary(clauses: Sequence[PageClause], lignes: Sequence[PageClause]) -> Iterator[str]:
    """Count, by family, what holds the clauses."""
    yield NOMBRES
    groupes = [(titre, list(groupe)) for titre, groupe in groupby(clauses, lambda p: p.source.titre)]
    for titre, groupe in [*groupes, ("Les 187 lignes de la description", list(lignes))]:
        yield f"| {titre} | {' | '.join(map(str, _counts(groupe)))} |\n"
    yield f"| **ensemble** | {' | '.join(map(str, _counts([*clauses, *lignes])))} |\n"
    yield f"\nÀ venir, dans cette version : {', '.join(SUITES[nom] for nom in SUITES if nom in A_VENIR)}.\n"


def _counts(pages: Sequence[PageClause]) -> tuple[int, ...]:
    """Count texts: all, with a rule, held otherwise, only to come, without object."""
    regles = sum(bool(p.fiches) for p in pages)
    autres = sum(not p.fiches and _held_today(p) for p in pages)
    sans = sum(bool(p.raison) for p in pages)
    return len(pages), regles, autres, len(pages) - regles - autres - sans, sans


def _held_today(page: PageClause) -> bool:
    """Tell whether something other than a rule holds a text in this version."""
    return bool(page.champs or page.calculs or page.faits or page.modele or page.suites.keys() - A_VENIR)


def _clauses(pages: Iterable[PageClause]) -> Iterator[str]:
    """Give a table for each family of clauses."""
    for titre, groupe in groupby(pages, lambda p: p.source.titre):
        yield f"\n## {titre}\n{CLAUSES}"
        for p in groupe:
            source = p.source
            regles = ", ".join(fiche.code for fiche in p.fiches)
            yield _row((source.id, source.ligne, source.citation, regles, _held(p), _rest(p)))


def _held(page: PageClause) -> str:
    """Give the fields, the facts, the calculations and the entries of the model that hold a clause."""
    champs = [f"`{champ}`" for champ, _ in page.champs]
    faits = [f"faits : {', '.join(page.faits)}"] if page.faits else []
    calculs = [f"calcul : {CALCULS[nom]}" for nom in page.calculs]
    modele = [f"modèle : {', '.join(page.modele)}"] if page.modele else []
    return " ; ".join([*champs, *faits, *calculs, *modele])


def _rest(page: PageClause) -> str:
    """Give what is to come, why nothing is, and the note."""
    suites = [
        f"{'à venir, ' if nom in A_VENIR else ''}{SUITES[nom]} : {mots}" for nom, mots in page.suites.items()
    ]
    raison = [f"sans objet logiciel, car {page.raison}"] if page.raison else []
    return " ; ".join([*suites, *raison, *([page.note] if page.note else [])])


def _rows(pages: Sequence[PageClause]) -> Iterator[str]:
    """Give a table for each domain of the description; what all rows share is said once."""
    partages = set.intersection(*({fiche.code for fiche in p.fiches} for p in pages))
    yield "\n## Les 187 lignes de la description organique\n\n"
    yield f"Chaque ligne a sa clé, et toutes ces règles : {', '.join(sorted(partages))}. {_rest(pages[0])}.\n"
    for domaine, groupe in groupby(pages, lambda p: p.source.titre):
        yield f"\n### {domaine}\n{LIGNES}"
        for p in groupe:
            regles = ", ".join(fiche.code for fiche in p.fiches if fiche.code not in partages)
            yield _row((p.source.id, p.source.citation, f"`{p.champs[0][0]}`", regles))


def _row(cases: Sequence[str]) -> str:
    """Give a row of a table; a bar inside a cell would end it."""
    return "| " + " | ".join(case.replace("|", r"\|") for case in cases) + " |\n"


def main() -> int:
    """Write the page, and say so."""
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{PAGE.name} : écrite\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

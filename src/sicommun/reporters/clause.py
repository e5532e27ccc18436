"""The page of a clause, as `explain --clause` shows it: its words, where they stand, and what holds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from sicommun.model.destins import A_VENIR, CALCULS, SUITES, PageClause
from sicommun.reporters.ecran import TUBE, Ecran, Ligne, paint
from sicommun.reporters.json import FORMAT, dump
from sicommun.reporters.phrases import wrap

_RETRAIT: Final = "   "
_MARGE: Final = 12
_COURTE: Final = 60
_RESUME: Final = "  (résumé ; le texte officiel seul fait foi)"


def render_text(pages: Sequence[PageClause], ecran: Ecran = TUBE) -> str:
    """Give the page of a text; several of them, as a family has, are listed with one line each."""
    if len(pages) > 1:
        return paint([_line(page) for page in pages], ecran)
    return paint([ligne for page in pages for ligne in _page(page, ecran)], ecran)


def render_json(pages: Iterable[PageClause]) -> str:
    """Give the pages as a document, format 1."""
    return dump({"format": FORMAT, "clauses": [_object(page) for page in pages]})


def place(page: PageClause) -> str:
    """Say in which part of the source a text stands, and at which line."""
    ligne = page.source.ligne
    lieu = f", {'lignes' if '-' in ligne else 'ligne'} {ligne} de la source" if ligne else ""
    return f"{page.source.titre}{lieu}"


def suites(page: PageClause) -> Iterator[tuple[str, str]]:
    """Give what is to be read or recalled, under the name of the feature or « à venir »."""
    for nom, mots in page.suites.items():
        yield ("à venir" if nom in A_VENIR else "déjà là"), f"{SUITES[nom]} : {mots}"


def _line(page: PageClause) -> Ligne:
    """Give a text in one line: name, codes that hold it, first words."""
    mots = page.source.citation
    court = mots if len(mots) <= _COURTE else mots[: _COURTE - 2].rsplit(" ", 1)[0].rstrip(" ,;:…") + " …"
    codes = ", ".join(fiche.code for fiche in page.fiches)
    return ((f"{page.source.id:<8}  ", "titre"), (court, ""), (f"  {codes}" if codes else "", "marge"))


def _page(page: PageClause, ecran: Ecran) -> Iterator[Ligne]:
    yield (
        (f"{page.source.id}  ", "titre"),
        (place(page), ""),
        (_RESUME if page.genre == "loi" else "", "marge"),
    )
    yield ()
    citation = page.source.citation
    for ligne in _wrap(citation if page.genre == "loi" else f"« {citation} »", len(_RETRAIT), ecran):
        yield ((f"{_RETRAIT}{ligne}", ""),)
    yield ()
    for nom, mots in _sections(page):
        yield from _section(nom, mots, ecran)


def _sections(page: PageClause) -> Iterator[tuple[str, list[str]]]:
    """Give what holds a text, by kind; a law that nothing applies says so."""
    regles = [f"{fiche.code}  {fiche.gravite.value} : {fiche.titre}" for fiche in page.fiches]
    yield "Règles", regles or ([] if page.tenue or page.raison else ["aucune ne s'y appuie"])
    yield "Champs", [f"{champ} : {titre}" for champ, titre in page.champs]
    yield "Calculs", [CALCULS[nom] for nom in page.calculs]
    yield "Faits", [", ".join(page.faits)] if page.faits else []
    yield "Modèle", list(page.modele)
    for quand in ("déjà là", "à venir"):
        yield quand.capitalize(), [mots for moment, mots in suites(page) if moment == quand]
    yield "Sans objet", [f"pour un logiciel, car {page.raison}"] if page.raison else []
    yield "Note", [page.note] if page.note else []


def _section(nom: str, mots: list[str], ecran: Ecran) -> Iterator[Ligne]:
    """Give the lines of a kind, its name before the first."""
    lignes = [ligne for mot in mots for ligne in _wrap(mot, len(_RETRAIT) + _MARGE, ecran)]
    for rang, ligne in enumerate(lignes):
        yield ((f"{_RETRAIT}{'' if rang else nom:<{_MARGE}}", "marge"), (ligne, ""))


def _wrap(texte: str, marge: int, ecran: Ecran) -> list[str]:
    """Break a text to the width that is left of the screen."""
    return wrap(texte, None if ecran.largeur is None else max(ecran.largeur, 40) - marge)


def _object(page: PageClause) -> dict[str, Any]:
    source = page.source
    return {
        "id": source.id,
        "genre": page.genre,
        "titre": source.titre,
        "ligne": source.ligne or None,
        "texte": source.citation,
        "codes": [{"code": f.code, "gravite": f.gravite.value, "titre": f.titre} for f in page.fiches],
        "champs": [{"chemin": chemin, "titre": titre} for chemin, titre in page.champs],
        "calculs": list(page.calculs),
        "faits": list(page.faits),
        "modele": list(page.modele),
        "suites": [
            {"quoi": nom, "texte": mots, "a_venir": nom in A_VENIR} for nom, mots in page.suites.items()
        ],
        "sans_objet": page.raison or None,
        "note": page.note or None,
    }

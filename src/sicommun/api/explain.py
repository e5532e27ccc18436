"""The pages of the codes and of the texts: one, or all of them, gathered from wherever they are declared."""

from __future__ import annotations

import pkgutil
from collections import defaultdict
from functools import cache
from importlib import import_module
from typing import Final

from sicommun.diagnostics import Fiche, Panne, catalogue, vouliez_vous_dire
from sicommun.model.destins import TOUTES_LIGNES, Destin, PageClause, load_destins
from sicommun.textes import Source, toutes

DECLARANTS: Final = (
    "sicommun.store",
    "sicommun.adhesion.pages",
    "sicommun.quota",
    "sicommun.sheets.pages",
    "sicommun.documents.pages",
    "sicommun.history",
    "sicommun.rules",
)
"""The packages whose modules declare codes: a new rule is one new file, and nothing else to touch."""


@cache
def all_fiches() -> tuple[Fiche, ...]:
    """Give every page, by code."""
    for nom in DECLARANTS:
        paquet = import_module(nom)
        for module in pkgutil.walk_packages(getattr(paquet, "__path__", ()), f"{nom}."):
            import_module(module.name)
    return catalogue()


def explain(code: str) -> Fiche:
    """Give the page of a code, whatever its case; raises Panne with the nearest codes otherwise."""
    pages = {fiche.code: fiche for fiche in all_fiches()}
    nom = code.strip().upper()
    if nom in pages:
        return pages[nom]
    if nom in text_names():
        raise Panne(f"« {nom} » est une clause ou une loi", f"sicommun explain --clause {nom}")
    raise Panne(
        f"aucun code « {code} »{vouliez_vous_dire(nom, pages)}", "la liste des codes : sicommun explain"
    )


def text_names() -> tuple[str, ...]:
    """Give what `--clause` understands, without reading any rule: families, clauses, rows, laws."""
    noms = [source.id for source, _ in _texts()]
    familles = dict.fromkeys(source.id.partition("-")[0] for source, genre in _texts() if genre != "loi")
    return (*familles, *noms)


def explain_clause(nom: str) -> tuple[PageClause, ...]:
    """Give the page of a clause, a row or a law, or those of a family; raises Panne for another name."""
    voulu = nom.strip().upper()
    pages = tuple(p for p in all_clauses() if voulu and voulu in {p.source.id.upper(), p.famille})
    if pages:
        return pages
    if voulu in {fiche.code for fiche in all_fiches()}:
        raise Panne(f"« {voulu} » est un code", f"sicommun explain {voulu}")
    familles = dict.fromkeys(page.famille for page in all_clauses() if page.famille)
    raise Panne(
        f"aucune clause « {nom} »{vouliez_vous_dire(voulu, text_names())}",
        f"une famille s'écrit seule, et donne ses clauses : {', '.join(familles)}",
    )


@cache
def all_clauses() -> tuple[PageClause, ...]:
    """Give the page of every text: clauses in the order of the source, rows of the description, laws."""
    citees: dict[str, list[Fiche]] = defaultdict(list)
    for fiche in all_fiches():
        citees[fiche.source.id].append(fiche)
    return tuple(_page(source, genre, citees[source.id]) for source, genre in _texts())


@cache
def _texts() -> tuple[tuple[Source, str], ...]:
    """Give every text and its kind: clause, ligne (its words are its label) or loi."""
    from sicommun.store.modele import load_modele, printed_rows

    domaines = load_modele().organique
    lignes = [
        (Source(ligne.numero, ligne.libelle, domaines[ligne.domaine].libelle), "ligne")
        for ligne in printed_rows()
    ]
    clauses = [(source, "clause") for source in toutes() if source.genre == "clause"]
    return (*clauses, *lignes, *((source, "loi") for source in toutes() if source.genre == "loi"))


def _page(source: Source, genre: str, citees: list[Fiche]) -> PageClause:
    """Put together what was written by hand of a text and what the program knows of it."""
    from sicommun.adhesion.transitions import facts_by_clause
    from sicommun.model.champs import find_title
    from sicommun.store.modele import entries_by_clause, load_modele

    destin = _destin(source.id)
    communs = _destin(TOUTES_LIGNES) if genre == "ligne" else Destin("")
    connues = {fiche.code: fiche for fiche in all_fiches()}
    codes = {*destin.codes, *communs.codes, *(fiche.code for fiche in citees)}
    champs = (*_paths().get(source.id, ()), *destin.champs)
    return PageClause(
        source,
        genre,
        tuple((champ, find_title(champ, load_modele()) or "") for champ in champs),
        tuple(connues[code] for code in sorted(codes & connues.keys())),
        (*destin.calculs, *communs.calculs),
        facts_by_clause().get(source.id, ()),
        entries_by_clause().get(source.id, ()),
        {**communs.suites, **destin.suites, **_printed(source.id, destin)},
        destin.raison,
        destin.note,
    )


def _printed(identifiant: str, destin: Destin) -> dict[str, str]:
    """Give the documents that say a clause: those whose templates do, and those that are to."""
    from sicommun.documents.gabarits import documents_by_clause

    dits = (*documents_by_clause().get(identifiant, ()), *destin.suites.get("documents", "").split())
    return {"documents": ", ".join(dict.fromkeys(dits))} if dits else {}


def _destin(identifiant: str) -> Destin:
    """Give what was written by hand of a text, or nothing."""
    return load_destins().get(identifiant, Destin(identifiant))


@cache
def _paths() -> dict[str, tuple[str]]:
    """Give the path of each row of the description, by its number."""
    from sicommun.store.modele import printed_rows

    return {ligne.numero: (f"description.{ligne.domaine}.{ligne.cle}",) for ligne in printed_rows()}

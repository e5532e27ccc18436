"""Documents on a screen: what can be rendered, what a paper lacks, what has been written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from sicommun.reporters.ecran import TUBE, Ecran, Ligne, paint
from sicommun.reporters.phrases import plural
from sicommun.reporters.visible import visible

Lacune: TypeAlias = tuple[str, str, str, str]
"""Where, what, by which clause, what to do."""


def catalogue(documents: Iterable[Any], ecran: Ecran = TUBE) -> str:
    """List the documents: name, title, target, then what each needs."""
    return paint(_catalogue(list(documents)), ecran)


def _catalogue(documents: list[Any]) -> Iterator[Ligne]:
    largeur = max(len(document.nom) for document in documents) + 2
    for document in documents:
        cible = f" {document.cible.upper()}" if document.cible else ""
        yield ((document.nom.ljust(largeur), "titre"), (document.titre, ""))
        yield ((" " * largeur, ""), (f"sicommun render {document.nom}{cible}", "remede"))
        reserve = " ; diffusion restreinte" if document.diffusion == "restreinte" else ""
        yield ((" " * largeur, ""), (f"demande : {document.besoin}{reserve}", "marge"))


def lacks(nom: str, manques: Mapping[str, Sequence[Lacune]], ecran: Ecran = TUBE) -> str:
    """Say what the papers of one document lack, target by target; those that lack nothing in one line."""
    return paint(_lacks(nom, manques), ecran)


def _lacks(nom: str, manques: Mapping[str, Sequence[Lacune]]) -> Iterator[Ligne]:
    for cible, siens in manques.items():
        titre = visible(f"{nom} {cible}".strip())
        if not siens:
            yield ((f"{titre} : rien ne manque, prêt à signer", "succes"),)
            continue
        chose = plural(len(siens), "chose")
        yield ((f"{titre} : il manque {chose} avant la signature", "avertissement"),)
        yield from _each(siens)


def _each(lacunes: Sequence[Lacune]) -> Iterator[Ligne]:
    for lieu, quoi, clause, remede in lacunes:
        yield (
            (f"  {visible(lieu)}  ", "marge"),
            (visible(quoi), ""),
            (f"  {clause}" if clause else "", "titre"),
        )
        if remede:
            yield ((f"    {visible(remede)}", "remede"),)


def refused(titre: str, obstacles: Sequence[Lacune], ecran: Ecran = TUBE) -> str:
    """Say which texts forbid an act, and that a draft of it may be had all the same."""
    tete: Ligne = ((f"{visible(titre)} : acte refusé, rien n'est écrit", "erreur"),)
    fin: Ligne = (("Pour le rendre en projet, ces conditions en première page : --projet", "remede"),)
    return paint([tete, *_each(obstacles), fin], ecran)


def written(chemins: Sequence[Path], manques: int, *, projet: bool, ecran: Ecran = TUBE) -> str:
    """Say which files were written; a draft says how much it lacks."""
    suite = " (PROJET)" if projet else ""
    if manques:
        suite = f" (PROJET : il manque {plural(manques, 'chose')}, voir --check)"
    return paint((((f"{visible(chemin.as_posix())}{suite}", ""),) for chemin in chemins), ecran)

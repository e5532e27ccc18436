"""The page of a code, as `explain` shows it: what it means, by which text, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sicommun.diagnostics import Fiche
from sicommun.diagnostics.derogable import MOIS_AU_PLUS, refusal
from sicommun.reporters.ecran import TUBE, Ecran, Ligne, paint
from sicommun.reporters.json import FORMAT, dump, source
from sicommun.reporters.phrases import wrap
from sicommun.reporters.texte import paragraph
from sicommun.textes import lire

_RETRAIT = "   "
_DEBUTS = ("Bon", "Mauvais", "-", "```")


def render_text(fiches: Iterable[Fiche], ecran: Ecran = TUBE) -> str:
    """Give the pages one after the other, a blank line between two."""
    lignes: list[Ligne] = []
    for fiche in fiches:
        lignes += [(), *_page(fiche, ecran)]
    return paint(lignes[1:], ecran)


def render_list(fiches: Iterable[Fiche], ecran: Ecran = TUBE) -> str:
    """Give one line a code: code, gravity, title."""
    return paint([_heading(fiche) for fiche in fiches], ecran)


def render_json(fiches: Iterable[Fiche]) -> str:
    """Give the pages as a document, format 1."""
    return dump({"format": FORMAT, "codes": [_object(fiche) for fiche in fiches]})


def _heading(fiche: Fiche) -> Ligne:
    gravite = fiche.gravite.value
    return (
        (f"{fiche.code}  ", "titre"),
        (gravite.ljust(len("avertissement")), gravite),
        (f"  {fiche.titre}", ""),
    )


def _page(fiche: Fiche, ecran: Ecran) -> Iterator[Ligne]:
    texte = lire(fiche.source)
    yield (
        (f"{fiche.code}  ", "titre"),
        (fiche.gravite.value, fiche.gravite.value),
        (f"  {fiche.titre}", "titre"),
    )
    yield ()
    place = None if ecran.largeur is None else max(ecran.largeur, 40) - len(_RETRAIT)
    for ligne in unfold(fiche.texte):
        for morceau in [ligne] if ligne.startswith(" ") else wrap(ligne, place):
            yield ((f"{_RETRAIT}{morceau}", ""),)
    yield ()
    yield from paragraph("Source", texte.entier, ecran, style="marge")
    yield from paragraph("Remède", fiche.remede, ecran, style="remede")
    yield from paragraph("Dérogation", _waivable(fiche), ecran, style="marge")


def _waivable(fiche: Fiche) -> str:
    """Say whether a decision may set the code aside, and if not why."""
    if refus := refusal(fiche):
        return f"non, car {refus}"
    return f"oui, {MOIS_AU_PLUS} mois au plus : derogations, dans data/epci.yaml"


def unfold(texte: str) -> list[str]:
    """Join the lines of a paragraph; examples, lists and indented lines stay as they were written."""
    lignes: list[str] = []
    for ligne in texte.strip().splitlines():
        suit = lignes and lignes[-1] and not lignes[-1].startswith((" ", "```"))
        if suit and ligne and not ligne.startswith((" ", *_DEBUTS)):
            lignes[-1] += f" {ligne}"
        else:
            lignes.append(ligne)
    return lignes


def _object(fiche: Fiche) -> dict[str, Any]:
    return {
        "code": fiche.code,
        "titre": fiche.titre,
        "gravite": fiche.gravite.value,
        "texte": fiche.texte,
        "source": source(fiche.source),
        "remede": fiche.remede,
        "derogation": {"possible": not refusal(fiche), "car": refusal(fiche) or None},
    }

"""The report of a run as a person reads it: a block for each finding, then communes, then totals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from itertools import groupby
from typing import TYPE_CHECKING

from sicommun import limites
from sicommun.diagnostics import Diagnostic
from sicommun.diagnostics.comptes import count
from sicommun.positions import DEBUT
from sicommun.reporters.ecran import TUBE, Ecran, Ligne, paint
from sicommun.reporters.extrait import excerpt, read_lines
from sicommun.reporters.phrases import wrap
from sicommun.reporters.resume import commune_lines
from sicommun.reporters.totaux import decision, totals
from sicommun.reporters.visible import visible
from sicommun.textes import lire

if TYPE_CHECKING:
    from sicommun.diagnostics.rapport import Rapport

_RETRAIT = "   "
_VIDE: Ligne = ()


def render(rapport: Rapport, ecran: Ecran = TUBE) -> str:
    """Give the whole text: findings by file, hidden ones counted, communes, totals."""
    return paint(_lines(rapport, ecran), ecran)


def _lines(rapport: Rapport, ecran: Ecran) -> Iterator[Ligne]:
    for fichier, diagnostics in groupby(rapport.diagnostics, key=lambda diagnostic: diagnostic.fichier):
        lignes = cache(partial(read_lines, fichier, rapport.lire))
        for diagnostic in diagnostics:
            yield from _finding(diagnostic, [] if diagnostic.span == DEBUT else lignes(), ecran)
            yield _VIDE
        if fichier in rapport.masques:
            yield from (_masked(fichier, rapport.masques[fichier]), _VIDE)
    if rapport.voir_derogations:
        yield from _waived(rapport, ecran)
    if rapport.resumes:
        yield from (*commune_lines(rapport.resumes, ecran), _VIDE)
    yield _totals(rapport)


def findings(diagnostics: Iterable[Diagnostic], lire: Callable[[str], str], ecran: Ecran) -> str:
    """Give findings alone, an empty line after each."""
    lignes = [ligne for d in diagnostics for ligne in (*finding_block(d, lire, ecran), _VIDE)]
    return paint(lignes, ecran)


def finding_block(diagnostic: Diagnostic, lire: Callable[[str], str], ecran: Ecran) -> Iterator[Ligne]:
    """Give the lines of one finding, its excerpt read from its file."""
    lignes = [] if diagnostic.span == DEBUT else read_lines(diagnostic.fichier, lire)
    yield from _finding(diagnostic, lignes, ecran)


def _finding(diagnostic: Diagnostic, lignes: list[str], ecran: Ecran) -> Iterator[Ligne]:
    fiche = diagnostic.fiche
    yield (
        (f"{visible(diagnostic.fichier)}:{diagnostic.span.line}:{diagnostic.span.column}  ", "titre"),
        (f"{fiche.gravite} {fiche.code}", fiche.gravite.value),
        (f"  {visible(fiche.titre)}", ""),
    )
    yield from excerpt(lignes, diagnostic.span, largeur=ecran.largeur)
    if diagnostic.message != fiche.titre:
        yield from paragraph("", visible(diagnostic.message), ecran)
    yield from paragraph("Source", visible(lire(diagnostic.source).court), ecran, style="marge")
    yield from paragraph("Remède", visible(diagnostic.remede or fiche.remede), ecran, style="remede")


def paragraph(titre: str, texte: str, ecran: Ecran, *, style: str = "") -> Iterator[Ligne]:
    """Wrap a text under its title, indented; nothing when there is no text."""
    if not texte:
        return
    debut = f"{_RETRAIT}{titre}  " if titre else _RETRAIT
    place = None if ecran.largeur is None else max(ecran.largeur, 40) - len(debut)
    first, *suite = wrap(texte, place)
    yield ((debut, style), (first, ""))
    for ligne in suite:
        yield ((" " * len(debut), ""), (ligne, ""))


def _masked(fichier: str, combien: int) -> Ligne:
    autres = "1 autre constat" if combien == 1 else f"{combien} autres constats"
    limite = f"{limites.CONSTATS_PAR_FICHIER} au plus par fichier : corriger ceux-ci, puis relancer"
    return ((f"{visible(fichier)}  ", "titre"), (f"{autres} ({limite})", "marge"))


def _totals(rapport: Rapport) -> Ligne:
    comptes = count(rapport.diagnostics)
    style = next((gravite.value for gravite, combien in comptes.items() if combien), "succes")
    ecartes = len(rapport.ecartes)
    voir = ((" (--voir-derogations)", "marge"),) if ecartes and not rapport.voir_derogations else ()
    return ((totals(comptes, communes=rapport.communes, ecartes=ecartes), style), *voir)


def _waived(rapport: Rapport, ecran: Ecran) -> Iterator[Ligne]:
    """Give the findings set aside: where, what, and by which decision."""
    for ecarte in rapport.ecartes:
        d, fiche = ecarte.diagnostic, ecarte.diagnostic.fiche
        yield (
            (f"{visible(d.fichier)}:{d.span.line}:{d.span.column}  ", "titre"),
            (f"écarté {fiche.code}", "marge"),
            (f"  {visible(fiche.titre)}", ""),
        )
        if d.message != fiche.titre:
            yield from paragraph("", visible(d.message), ecran)
        yield from paragraph("Motif", visible(ecarte.motif), ecran, style="marge")
        yield from paragraph("Décidé", visible(decision(ecarte)), ecran, style="marge")
        yield _VIDE

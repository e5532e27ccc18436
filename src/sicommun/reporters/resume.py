"""One line for each commune that has something to say: its state, its findings, its description."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from sicommun.diagnostics import Gravite
from sicommun.reporters.ecran import Ecran, Ligne
from sicommun.reporters.phrases import wrap
from sicommun.reporters.totaux import counts
from sicommun.reporters.visible import cell_width, visible

if TYPE_CHECKING:
    from sicommun.diagnostics.rapport import ResumeCommune

_DOMAINES_NOMMES: Final = 3
_NOM_LE_PLUS_LONG: Final = 28


def commune_lines(resumes: Sequence[ResumeCommune], ecran: Ecran) -> Iterator[Ligne]:
    """Align the communes on the longest name, up to a bound."""
    colonne = min(max(cell_width(visible(resume.nom)) for resume in resumes), _NOM_LE_PLUS_LONG)
    for resume in resumes:
        yield from _commune(resume, colonne, ecran)


def _commune(resume: ResumeCommune, colonne: int, ecran: Ecran) -> Iterator[Ligne]:
    nom = visible(resume.nom)
    nom += " " * (colonne - cell_width(nom)) + "  "
    place = None if ecran.largeur is None else max(ecran.largeur - cell_width(nom), 20)
    first, *suite = wrap(" · ".join(_facts(resume)), place)
    yield ((nom, "titre"), (first, ""))
    for ligne in suite:
        yield ((" " * (colonne + 2) + ligne, ""),)


def _facts(resume: ResumeCommune) -> Iterator[str]:
    if resume.statut:
        yield visible(resume.statut)
    comptes = dict(zip(Gravite, (resume.erreurs, resume.avertissements, resume.informations), strict=True))
    yield ", ".join(counts(comptes))
    if resume.completude:
        yield _completeness(resume.completude)


def _completeness(completude: Sequence[tuple[str, int, int]]) -> str:
    """Write `description : 40 lignes sur 47 (Finances 3/4, Réseau 1/7)`, the emptiest domains first."""
    repondues = sum(faites for _, faites, _ in completude)
    exigibles = sum(dues for _, _, dues in completude)
    manques = sorted((d for d in completude if d[1] < d[2]), key=lambda d: (d[1] - d[2], d[0]))
    noms = [f"{visible(libelle)} {faites}/{dues}" for libelle, faites, dues in manques[:_DOMAINES_NOMMES]]
    if len(manques) > _DOMAINES_NOMMES:
        noms.append(f"et {len(manques) - _DOMAINES_NOMMES} de plus")
    detail = f" ({', '.join(noms)})" if noms else ""
    return f"description : {repondues} sur {exigibles}{detail}"

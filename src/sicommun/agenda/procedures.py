"""The terms of a procedure: notices before an exclusion, temporary exclusions (EXC-09, EXC-10)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from sicommun.adhesion.delais import end_of_notice
from sicommun.adhesion.journal import Pas, play
from sicommun.agenda.contexte import Contexte, due
from sicommun.agenda.echeance import Echeance
from sicommun.model.commune import Commune
from sicommun.model.parcours import ExclusionTemporaire, MiseEnDemeure
from sicommun.periodes import jour_fr, next_day
from sicommun.trace import Origine

_SUITES: Final = {"regularisation": "régularisation constatée", "exclusion": "exclusion prononcée"}


def procedures(contexte: Contexte) -> Iterator[Echeance]:
    """Give the terms that run against an adherent."""
    for commune in contexte.registre.communes.values():
        yield from notices(contexte, commune)
        yield from suspensions(contexte, commune)


def notices(contexte: Contexte, commune: Commune) -> Iterator[Echeance]:
    """Give the ends of the three months of each formal notice."""
    for pas, suite in _with_what_follows(commune, "mise_en_demeure"):
        yield from _notice(contexte, commune, pas, suite)


def suspensions(contexte: Contexte, commune: Commune) -> Iterator[Echeance]:
    """Give the days on which temporary exclusions are examined again."""
    for pas, suite in _with_what_follows(commune, "exclusion_temporaire"):
        yield from _suspension(contexte, commune, pas, suite)


def _with_what_follows(commune: Commune, fait: str) -> Iterator[tuple[Pas, Sequence[Pas]]]:
    """Give each fact of a kind that the table admits, and those after it."""
    pas = play(commune.parcours).pas if commune.has_fact(fait) else ()
    for place, un in enumerate(pas):
        if un.fait.fait == fait:
            yield un, pas[place + 1 :]


def _notice(contexte: Contexte, commune: Commune, pas: Pas, suite: Sequence[Pas]) -> Iterator[Echeance]:
    """Give the end of the three months; another notice, once sent, takes the place of the first."""
    notice: MiseEnDemeure = pas.fait
    convention = contexte.registre.convention_at(notice.le)
    terme = end_of_notice(notice, convention, est_ouvre=contexte.est_ouvre)
    fin = next((p for p in suite if p.apres.demeure is not notice or not p.apres.portee), None)
    if terme is None or (fin is not None and fin.fait.fait == "mise_en_demeure"):
        return
    debut = f"reçue le {jour_fr(notice.recu_le)}" if notice.recu_le else f"envoyée le {jour_fr(notice.le)}"
    faite_le = fin.fait.le if fin else None
    quoi = _SUITES.get(fin.fait.fait, "l'adhésion a pris fin") if fin and _is_past(faite_le, contexte) else ""
    yield due(
        contexte,
        "mise_en_demeure",
        terme,
        sujet=notice.le.isoformat(),
        libelle=f"Fin des trois mois de la mise en demeure du {jour_fr(notice.le)}",
        commune=commune,
        faite_le=faite_le,
        detail=quoi or debut,
        origine=Origine(commune.fichier, ("parcours", pas.rang, "recu_le" if notice.recu_le else "le")),
    )


def _suspension(contexte: Contexte, commune: Commune, pas: Pas, suite: Sequence[Pas]) -> Iterator[Echeance]:
    """Give the day of a re-examination: the lifting, an exit or its own end settles it."""
    mesure: ExclusionTemporaire = pas.fait
    if mesure.reexamen_le is None:
        return
    fins = [p.fait.le for p in suite if all(m is not mesure for m, _ in p.apres.suspensions)][:1]
    fins += [next_day(mesure.jusqu_au)] if mesure.jusqu_au else []
    yield due(
        contexte,
        "reexamen",
        mesure.reexamen_le,
        sujet=mesure.le.isoformat(),
        libelle=f"Réexamen de l'exclusion temporaire du {jour_fr(mesure.le)}",
        commune=commune,
        faite_le=min(fins, default=None),
        detail=", ".join(mesure.portee),
        origine=Origine(commune.fichier, ("parcours", pas.rang, "reexamen_le")),
    )


def _is_past(jour: date | None, contexte: Contexte) -> bool:
    """Tell whether a day has come."""
    return jour is not None and jour <= contexte.jour

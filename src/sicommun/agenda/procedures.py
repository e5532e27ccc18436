"""The terms of a procedure: notices before an exclusion, temporary exclusions (EXC-09, EXC-10)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final

from sicommun.adhesion.delais import end_of_notice
from sicommun.adhesion.dossier import Dossier, elapsed
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
    faite_le, cause = _end(pas, suite, lambda dossier: dossier.demeure is notice)
    if terme is None or cause == "mise_en_demeure":
        return
    debut = f"reçue le {jour_fr(notice.recu_le)}" if notice.recu_le else f"envoyée le {jour_fr(notice.le)}"
    passee = faite_le is not None and faite_le <= contexte.jour
    yield due(
        contexte,
        "mise_en_demeure",
        terme,
        sujet=notice.le.isoformat(),
        libelle=f"Fin des trois mois de la mise en demeure du {jour_fr(notice.le)}",
        commune=commune,
        faite_le=faite_le,
        detail=_SUITES.get(cause, "l'adhésion a pris fin") if passee else debut,
        origine=Origine(commune.fichier, ("parcours", pas.rang, "recu_le" if notice.recu_le else "le")),
    )


def _suspension(contexte: Contexte, commune: Commune, pas: Pas, suite: Sequence[Pas]) -> Iterator[Echeance]:
    """Give the day of a re-examination: the lifting, an exit or its own end settles it."""
    mesure: ExclusionTemporaire = pas.fait
    if mesure.reexamen_le is None:
        return
    fin, _ = _end(pas, suite, lambda dossier: any(une is mesure for une, _ in dossier.suspensions))
    fins = [fin, next_day(mesure.jusqu_au) if mesure.jusqu_au else None]
    yield due(
        contexte,
        "reexamen",
        mesure.reexamen_le,
        sujet=mesure.le.isoformat(),
        libelle=f"Réexamen de l'exclusion temporaire du {jour_fr(mesure.le)}",
        commune=commune,
        faite_le=min(filter(None, fins), default=None),
        detail=", ".join(mesure.portee),
        origine=Origine(commune.fichier, ("parcours", pas.rang, "reexamen_le")),
    )


def _end(pas: Pas, suite: Sequence[Pas], holds: Callable[[Dossier], bool]) -> tuple[date | None, str]:
    """Give the day on which a measure ends, and the fact that ends it.

    Without such a fact, it ends with the last day of use that an exit has left.
    """
    dossier = pas.apres
    for un in suite:
        if not holds(un.avant):
            break
        if not holds(un.apres):
            return un.fait.le, un.fait.fait
        dossier = un.apres
    jours = sorted(next_day(usage.au) for usage in dossier.usages)
    return next((jour for jour in jours if not holds(elapsed(dossier, jour))), None), ""

"""What a user counts for: a measure read in its counts, on the days that the convention chooses."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Final, NamedTuple

from sicommun.diagnostics import Fiche
from sicommun.model.comptages import Comptage
from sicommun.montants import thousands
from sicommun.periodes import Periode, jour_fr, next_day, previous_day
from sicommun.positions import Finding
from sicommun.quota.choix import Choix
from sicommun.quota.constats import NON_ACCEPTE, REPORTE, SANS_COMPTAGE, SANS_MESURE, Constat
from sicommun.quota.usagers import Usage, Usager
from sicommun.trace import Origine, Step

COMPTEES: Final = ("postes", "agents", "boites")
"""The measures that a count always has a key for; any other goes by its name in `mesures`."""


ETATS: Final = {"propose": "proposé", "accepte": "accepté", "conteste": "contesté"}
"""The states of a count, in words."""


class Releve(NamedTuple):
    """A measure on the day of a count, and its place in the file."""

    au: date
    valeur: int
    etat: str
    origine: Origine


class Poids(NamedTuple):
    """What a user weighs: the days counted, and its measure times them, which the key shares by."""

    jours: int
    poids: Fraction
    releves: tuple[Releve, ...]
    detail: str
    constats: tuple[Constat, ...] = ()


NUL: Final = Poids(0, Fraction(0), (), "")
"""What somebody weighs whose count is missing."""


def readings(usager: Usager, mesure: str) -> list[Releve]:
    """Give the counts of a user that bear a measure, by day."""
    releves = []
    for rang, comptage in enumerate(usager.comptages):
        valeur = value_of(comptage, mesure)
        if valeur is not None:
            chemin = (
                ("comptages", rang, mesure) if mesure in COMPTEES else ("comptages", rang, "mesures", mesure)
            )
            releves.append(Releve(comptage.au, valeur, comptage.etat, Origine(usager.fichier, chemin)))
    return sorted(releves, key=lambda releve: releve.au)


def value_of(comptage: Comptage, mesure: str) -> int | None:
    """Give a measure of a count, or None."""
    if mesure in COMPTEES:
        valeur: int | None = getattr(comptage, mesure)
        return valeur
    return comptage.mesures.get(mesure)


def weigh(usage: Usage, mesure: str, choix: Choix, annee: Periode, vie: Periode) -> Poids:
    """Weigh a user by a measure: the count that `comptage` chooses, the days that `presence` chooses.

    `annee` is the fiscal year, `vie` the days of the object in it. The weight is measure × days. Who
    has left while the object goes on keeps its last count: those made after its last day are not read.
    Source: BUD-07, convention `comptage` and `presence`.
    """
    lue = _read_until(usage, vie, annee)
    releves = [releve for releve in readings(usage.usager, mesure) if releve.au <= _last(lue)]
    comptes = usage.periodes if choix.presence == "jours" else (vie,)
    jours = sum(periode.jours for periode in comptes)
    lus = _LECTURES[choix.comptage](releves, comptes, lue)
    if lus is None:
        return NUL._replace(constats=(_missing(usage.usager, mesure, choix.comptage, lue),))
    nombre, retenus, detail = lus
    return Poids(jours, nombre * jours, retenus, detail, tuple(_doubts(usage, retenus, choix, annee)))


def _read_until(usage: Usage, vie: Periode, annee: Periode) -> Periode:
    """Give the days whose counts are read: the year, cut at the last day of who has left."""
    dernier = usage.periodes[-1].au
    return annee if dernier == vie.au else Periode(annee.du, dernier)


_Lecture = tuple[Fraction, tuple[Releve, ...], str]


def _at(jour: date, releves: Sequence[Releve]) -> Releve | None:
    """Give the count in force on a day."""
    return next((releve for releve in reversed(releves) if releve.au <= jour), None)


def _on(jour: date, releves: Sequence[Releve]) -> _Lecture | None:
    """Read the count in force on one day."""
    releve = _at(jour, releves)
    if releve is None:
        return None
    en_vigueur = f", en vigueur le {jour_fr(jour)}" if releve.au != jour else ""
    detail = f"comptage du {jour_fr(releve.au)}{en_vigueur}"
    return Fraction(releve.valeur), (releve,), detail


def _year_end(releves: Sequence[Releve], _jours: Sequence[Periode], annee: Periode) -> _Lecture | None:
    """Read the count in force on 31 December, or on the last day of who has left."""
    return _on(_last(annee), releves)


def _year_start(releves: Sequence[Releve], _jours: Sequence[Periode], annee: Periode) -> _Lecture | None:
    """Read the count in force on 1 January; that of the night before is."""
    return _on(annee.du, releves)


def _mean(releves: Sequence[Releve], _jours: Sequence[Periode], annee: Periode) -> _Lecture | None:
    """Take the mean of the count in force on 1 January and of those made in the year."""
    ouverture = _at(annee.du, releves)
    retenus = [ouverture] if ouverture else []
    retenus += [releve for releve in releves if annee.du < releve.au]
    if not retenus:
        return None
    nombre = Fraction(sum(releve.valeur for releve in retenus), len(retenus))
    *premiers, dernier = (thousands(releve.valeur) for releve in retenus)
    detail = f"moyenne de {', '.join(premiers)} et {dernier}" if premiers else f"seul comptage : {dernier}"
    return nombre, tuple(retenus), detail


def _day_by_day(releves: Sequence[Releve], jours: Sequence[Periode], _annee: Periode) -> _Lecture | None:
    """Count each day what was in force on it; the measure is the mean over the days."""
    total, comptes, retenus = 0, 0, []
    for du, au, releve in _stretches(releves):
        communs = (periode.commun(Periode(du, au)) for periode in jours)
        duree = sum(commun.jours for commun in communs if commun)
        if duree and releve is None:
            return None
        if duree and releve is not None:
            total, comptes = total + duree * releve.valeur, comptes + duree
            retenus.append(releve)
    return Fraction(total, comptes), tuple(retenus), f"{thousands(total)} unités-jours sur {comptes} jours"


def _stretches(releves: Sequence[Releve]) -> list[tuple[date, date | None, Releve | None]]:
    """Give the periods on which each count holds; before the first one, nothing does."""
    bornes = [date.min, *(releve.au for releve in releves)]
    fins: list[date | None] = [*(previous_day(releve.au) for releve in releves), None]
    return list(zip(bornes, fins, (None, *releves), strict=True))


_LECTURES: Final[Mapping[str, Callable[[Sequence[Releve], Sequence[Periode], Periode], _Lecture | None]]] = {
    "31_decembre": _year_end,
    "1er_janvier": _year_start,
    "moyenne": _mean,
    "jour_par_jour": _day_by_day,
}


def _last(annee: Periode) -> date:
    """Give the last day of a year."""
    assert annee.au is not None  # noqa: S101 — a fiscal year has an end
    return annee.au


def _missing(usager: Usager, mesure: str, comptage: str, annee: Periode) -> Constat:
    """Say which count is missing, in which file, and what to add."""
    jour = annee.du if comptage in {"1er_janvier", "jour_par_jour"} else _last(annee)
    fiche: Fiche = SANS_MESURE if any(releve.au <= jour for releve in usager.comptages) else SANS_COMPTAGE
    message = f"{usager.nom} : aucun comptage de « {mesure} » en vigueur le {jour_fr(jour)}"
    conseil = f"ajouter sous comptages : - {{au: {_suggested(jour)}, {mesure}: …, etat: propose}}"
    return Constat(fiche, usager.fichier, Finding(("comptages",), message, conseil))


def _suggested(jour: date) -> date:
    """Give the day to count: the last of a year."""
    return previous_day(jour) if (jour.month, jour.day) == (1, 1) else jour


def _doubts(usage: Usage, releves: Sequence[Releve], choix: Choix, annee: Periode) -> list[Constat]:
    """Name the counts that are not accepted, and the one carried over from another year."""
    constats = [_not_accepted(usage.usager, releve) for releve in releves if releve.etat != "accepte"]
    present_at_end = usage.periodes[-1].au == annee.au
    stale = releves and releves[-1].au < _oldest(choix.comptage, annee)
    if stale and (present_at_end or choix.comptage == "1er_janvier"):
        constats.append(_carried(usage.usager, releves[-1], annee))
    return constats


def _oldest(comptage: str, annee: Periode) -> date:
    """Give the first day from which the last count read is one of the right year."""
    if comptage in {"31_decembre", "moyenne"}:
        return next_day(annee.du)
    return annee.du.replace(year=annee.du.year - 1)


def _not_accepted(usager: Usager, releve: Releve) -> Constat:
    """Say that a count is only proposed, or disputed."""
    message = f"{usager.nom} : le comptage du {jour_fr(releve.au)} n'est que {ETATS[releve.etat]}"
    chemin = (*releve.origine.chemin[:2], "etat")
    return Constat(NON_ACCEPTE, releve.origine.fichier, Finding(chemin, message))


def _carried(usager: Usager, releve: Releve, annee: Periode) -> Constat:
    """Say that the last count known is one of another year."""
    quand = jour_fr(releve.au)
    message = f"{usager.nom} : le dernier comptage, du {quand}, n'est pas de l'exercice {annee.du.year}"
    conseil = (
        f"ajouter sous comptages : - {{au: {_last(annee)}, …, etat: propose}}, ou calculer avec --provisoire"
    )
    return Constat(
        REPORTE, releve.origine.fichier, Finding((*releve.origine.chemin[:2], "au"), message, conseil)
    )


def reading_steps(poids: Poids) -> tuple[Step, ...]:
    """Give the counts behind a weight, each with its place."""
    return tuple(
        Step(
            f"{releve.origine.chemin[-1]} au {jour_fr(releve.au)}",
            releve.valeur,
            "nombre",
            ETATS[releve.etat],
            "",
            releve.origine,
        )
        for releve in poids.releves
    )

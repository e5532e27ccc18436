"""The duties of governance: meetings, lists of impacts, reports (GOV-07 to GOV-12)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from sicommun.adhesion.etat import etat
from sicommun.agenda.contexte import Contexte, due
from sicommun.agenda.echeance import Echeance
from sicommun.agenda.semestres import Semestre, opening, owed_by, semesters
from sicommun.model.commune import Commune
from sicommun.model.gouvernance import AnneeGouvernance, Reunion
from sicommun.model.registre import Registre
from sicommun.positions import Chemin
from sicommun.trace import Origine


class _Fait(NamedTuple):
    """What fulfils a duty: the day, the record and its place."""

    le: date
    rang: int
    quoi: Any
    origine: Origine


def governance(contexte: Contexte) -> Iterator[Echeance]:
    """Give the duties of each semester and of each year that the repository follows."""
    registre = contexte.registre
    suivis = [s for s in semesters(contexte.du, contexte.au) if is_followed(contexte, s.annee)]
    tenus: set[Semestre] = set()
    for commune in registre.communes.values():
        for semestre in suivis:
            adhesion = owed_by(commune, registre, semestre)
            if adhesion is not None:
                tenus.add(semestre)
                annee, source = _year_of(contexte, semestre), opening(commune, adhesion)
                yield _bipartite(contexte, annee, semestre, commune, source)
                yield _impacts(contexte, annee, semestre, commune, source)
    for semestre in sorted(tenus):
        yield _report(contexte, _year_of(contexte, semestre), semestre)
        if semestre.rang == "S2":
            yield _plenary(contexte, _year_of(contexte, semestre), semestre)
            yield _organisation_chart(contexte, semestre)


def _year_of(contexte: Contexte, semestre: Semestre) -> AnneeGouvernance | None:
    """Give the file of the year of a semester."""
    return contexte.registre.gouvernances.get(str(semestre.annee))


def is_followed(contexte: Contexte, annee: int) -> bool:
    """Tell whether the governance of a year is followed: from the first year written, or the present one.

    A year whose file cannot be read has no duties: nobody can tell which are done.
    """
    registre = contexte.registre
    if registre.illisible(f"data/gouvernance/{annee}.yaml"):
        return False
    return annee >= min((a.annee for a in registre.gouvernances.values()), default=contexte.jour.year)


def _bipartite(
    contexte: Contexte, annee: AnneeGouvernance | None, semestre: Semestre, commune: Commune, source: Origine
) -> Echeance:
    """Give the bipartite meeting of a semester; the first one held counts."""
    tenue = _first(
        fait
        for fait in _facts(annee, "reunions", "le")
        if fait.quoi.type == "bipartite" and fait.quoi.commune == commune.slug and fait.le in semestre.periode
    )
    return due(
        contexte,
        "bipartite",
        semestre.fin,
        sujet=semestre.code,
        libelle=f"Réunion bipartite du {semestre}",
        commune=commune,
        faite_le=tenue.le if tenue else None,
        origine=tenue.origine if tenue else source,
    )


def _impacts(
    contexte: Contexte, annee: AnneeGouvernance | None, semestre: Semestre, commune: Commune, source: Origine
) -> Echeance:
    """Give the list of impacts of a semester: « néant » is an answer, an empty list is none."""
    remise = _first(
        fait
        for fait in _facts(annee, "impacts", "remis_le")
        if (fait.quoi.commune, fait.quoi.semestre) == (commune.slug, semestre.rang)
        and (fait.quoi.neant or fait.quoi.elements)
    )
    neant = remise is not None and remise.quoi.neant and remise.le <= contexte.jour
    return due(
        contexte,
        "liste_impacts",
        semestre.fin,
        sujet=semestre.code,
        libelle=f"Liste d'impacts du {semestre}",
        commune=commune,
        faite_le=remise.le if remise else None,
        detail="néant" if neant else "",
        origine=remise.origine if remise else source,
    )


def _report(contexte: Contexte, annee: AnneeGouvernance | None, semestre: Semestre) -> Echeance:
    """Give the activity report of a semester, one for all."""
    remis = _first(
        fait for fait in _facts(annee, "bilans", "remis_le") if fait.quoi.semestre == semestre.rang
    )
    return due(
        contexte,
        "bilan",
        semestre.fin,
        sujet=semestre.code,
        libelle=f"Bilan d'activité du {semestre}",
        faite_le=remis.le if remis else None,
        origine=remis.origine if remis else of_the_year(contexte.registre, annee, semestre.fin),
    )


def _plenary(contexte: Contexte, annee: AnneeGouvernance | None, semestre: Semestre) -> Echeance:
    """Give the plenary meeting of a year: it counts once all the adherents are called to it."""
    registre = contexte.registre
    tenues = [
        fait
        for fait in _facts(annee, "reunions", "le")
        if fait.quoi.type == "pleniere" and fait.le.year == semestre.annee
    ]
    entiere = _first(fait for fait in tenues if not forgotten(fait.quoi, registre))
    tenue = entiere or _first(iter(tenues))
    oublies = ", ".join(commune.nom for commune in forgotten(tenue.quoi, registre)) if tenue else ""
    return due(
        contexte,
        "pleniere",
        semestre.fin,
        sujet=str(semestre.annee),
        libelle=f"Réunion plénière {semestre.annee}",
        faite_le=entiere.le if entiere else None,
        detail=f"pas de convocation pour {oublies}" if oublies else "",
        origine=tenue.origine if tenue else of_the_year(registre, annee, semestre.fin),
    )


def _organisation_chart(contexte: Contexte, semestre: Semestre) -> Echeance:
    """Give the organisation chart of a year, handed over once brought up to date."""
    epci = contexte.registre.epci
    remis = epci.service_commun.organigrammes if epci else ()
    de_l_annee = [(le, rang) for rang, le in enumerate(remis) if le.year == semestre.annee]
    le, rang = min(de_l_annee, default=(None, 0))
    chemin: Chemin = ("service_commun", "organigrammes", rang) if le else ("service_commun",)
    return due(
        contexte,
        "organigramme",
        semestre.fin,
        sujet=str(semestre.annee),
        libelle=f"Organigramme du service commun {semestre.annee}",
        faite_le=le,
        origine=Origine(epci.fichier, chemin) if epci else None,
    )


def forgotten(reunion: Reunion, registre: Registre) -> list[Commune]:
    """Give the communes, effective that day, that a plenary meeting did not call; none if it names nobody."""
    if reunion.type != "pleniere" or not reunion.convoques:
        return []
    return [
        commune
        for slug, commune in registre.communes.items()
        if commune.nature == "commune"
        and slug not in reunion.convoques
        and etat(commune.parcours, reunion.le).est_effective
    ]


def _facts(annee: AnneeGouvernance | None, cle: str, jour: str) -> Iterator[_Fait]:
    """Give what a list of a year holds."""
    if annee is not None:
        for rang, quoi in enumerate(getattr(annee, cle)):
            yield _Fait(getattr(quoi, jour), rang, quoi, Origine(annee.fichier, (cle, rang)))


def _first(faits: Iterator[_Fait]) -> _Fait | None:
    """Give the earliest, the first written of a day."""
    return min(faits, key=lambda fait: (fait.le, fait.rang), default=None)


def of_the_year(registre: Registre, annee: AnneeGouvernance | None, fin: date) -> Origine | None:
    """Give the place of a duty that nothing fulfils: the file of the year, else the convention."""
    if annee is not None:
        return Origine(annee.fichier, ("annee",))
    convention = registre.convention_at(fin)
    return Origine(convention.fichier, ("gouvernance",)) if convention else None

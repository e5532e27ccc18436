"""What a closed semester or a closed year should have seen: meetings, lists, reports (GOV-07 to GOV-12)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Final

from sicommun.agenda.contexte import on_day
from sicommun.agenda.echeance import Echeance
from sicommun.agenda.gouvernance import governance
from sicommun.agenda.semestres import Semestre
from sicommun.diagnostics import AVERTISSEMENT
from sicommun.model.gouvernance import AnneeGouvernance
from sicommun.model.registre import Registre
from sicommun.positions import Chemin, Finding
from sicommun.rules.exclusion import enumerate_fr
from sicommun.rules.regle import rule
from sicommun.textes import clause

_ABSENCES: Final = {
    "bipartite": "pas de réunion bipartite au {semestre} avec {noms}",
    "pleniere": "pas de réunion plénière de tous les adhérents en {annee}",
    "bilan": "pas de bilan d'activité au {semestre}",
    "liste_impacts": "pas de liste d'impacts au {semestre} pour {noms}",
}
_LISTES: Final[dict[str, Chemin]] = {
    "bipartite": ("reunions",),
    "pleniere": ("reunions",),
    "bilan": ("bilans",),
    "liste_impacts": ("impacts",),
}
"""The lists of the file where each should stand."""

_DERNIERE: Final[list[tuple[AnneeGouvernance, Registre, date, tuple[Echeance, ...]]]] = []


@rule(
    "GOV007",
    "semestre clos sans réunion bipartite",
    sur=AnneeGouvernance,
    severity=AVERTISSEMENT,
    source=clause("GOV-07"),
    remede="enregistrer la réunion tenue (reunions), ou en tenir une au plus tôt",
    requires=("GOV004",),
    au_jour=True,
)
def bipartite_each_semester(annee: AnneeGouvernance, registre: Registre, jour: date) -> Iterator[Finding]:
    """Le service commun réunit chaque commune adhérente une fois par semestre civil, au moins.

    L'obligation commence au semestre qui suit l'effet de l'adhésion, ou à celui de l'effet si la convention
    le dit (`gouvernance.premiere_obligation`). Un établissement rattaché est représenté par sa commune.

    Bon : `{type: bipartite, le: 2024-11-12, commune: chenove}` pour le second semestre 2024

    Mauvais : Chenôve adhère depuis 2019, et aucune bipartite avec elle du 1er juillet au 31 décembre 2024
    """
    yield from _missing(annee, registre, jour, "bipartite")


@rule(
    "GOV011",
    "année close sans plénière",
    sur=AnneeGouvernance,
    severity=AVERTISSEMENT,
    source=clause("GOV-08"),
    remede="enregistrer la plénière tenue (reunions), tous convoqués, ou en tenir une au plus tôt",
    requires=("GOV004",),
    au_jour=True,
)
def plenary_each_year(annee: AnneeGouvernance, registre: Registre, jour: date) -> Iterator[Finding]:
    """Le service commun réunit tous ses adhérents une fois par an, au moins.

    Une plénière qui oublie un adhérent ne les réunit pas tous (GOV008).

    Bon : `{type: pleniere, le: 2024-06-12, convoques: [chenove, dijon, talant]}`, s'ils sont trois

    Mauvais : aucune plénière en 2024, le 2025-01-15
    """
    yield from _missing(annee, registre, jour, "pleniere")


@rule(
    "GOV012",
    "semestre clos sans bilan d'activité",
    sur=AnneeGouvernance,
    severity=AVERTISSEMENT,
    source=clause("GOV-12"),
    remede="remettre le bilan aux adhérents, puis l'enregistrer : bilans",
    requires=("GOV004",),
    au_jour=True,
)
def report_each_semester(annee: AnneeGouvernance, registre: Registre, jour: date) -> Iterator[Finding]:
    """Le service commun remet à tous un bilan d'activité global, une fois par semestre, au moins.

    Bon : `bilans: [{semestre: S1, remis_le: 2024-06-20}, {semestre: S2, remis_le: 2024-12-12}]`

    Mauvais : le seul bilan du premier semestre, le 2025-01-15
    """
    yield from _missing(annee, registre, jour, "bilan")


@rule(
    "GOV013",
    "semestre clos sans liste d'impacts",
    sur=AnneeGouvernance,
    severity=AVERTISSEMENT,
    source=clause("GOV-09"),
    remede="la demander à la commune, et l'enregistrer (impacts) ; « néant » est une réponse : neant: oui",
    requires=("GOV004",),
    au_jour=True,
)
def list_each_semester(annee: AnneeGouvernance, registre: Registre, jour: date) -> Iterator[Finding]:
    """Chaque commune transmet une fois par semestre, au moins, ce qui aura un impact sur le service commun.

    Bon : `{commune: chenove, semestre: S2, remis_le: 2024-12-05, neant: oui}`

    Mauvais : aucune liste de Chenôve pour le second semestre 2024, le 2025-01-15
    """
    yield from _missing(annee, registre, jour, "liste_impacts")


def _late(annee: AnneeGouvernance, registre: Registre, jour: date) -> tuple[Echeance, ...]:
    """Give what is late in a year: the rules of a year follow each other, the last answer serves them all."""
    if not any(a is annee and r is registre and j == jour for a, r, j, _ in _DERNIERE):
        debut, fin = date(annee.annee, 1, 1), date(annee.annee, 12, 31)
        contexte = on_day(registre, jour)._replace(du=debut, au=min(fin, jour))
        tardives = tuple(e for e in governance(contexte) if e.etat == "en_retard")
        _DERNIERE[:] = [(annee, registre, jour, tardives)]
    return _DERNIERE[0][3]


def _missing(annee: AnneeGouvernance, registre: Registre, jour: date, genre: str) -> Iterator[Finding]:
    """Say what was due and was not done, once for all the communes of a semester."""
    fin = date(annee.annee, 12, 31)
    tardives = [echeance for echeance in _late(annee, registre, jour) if echeance.genre == genre]
    tardives.sort(key=lambda echeance: echeance.terme)
    for terme, groupe in groupby(tardives, key=lambda echeance: echeance.terme):
        noms = [registre.communes[e.commune].nom for e in groupe if e.commune]
        semestre = Semestre(annee.annee, "S1" if terme < fin else "S2")
        quoi = _ABSENCES[genre].format(semestre=semestre, annee=annee.annee, noms=enumerate_fr(noms or [""]))
        yield Finding(_LISTES[genre], quoi, cible="cle")

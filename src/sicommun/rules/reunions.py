"""Meetings: who was called, and who was there (GOV-06, GOV-08)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from sicommun.agenda.gouvernance import forgotten
from sicommun.diagnostics import AVERTISSEMENT
from sicommun.model.gouvernance import AnneeGouvernance, Reunion
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr
from sicommun.positions import Finding
from sicommun.rules.exclusion import enumerate_fr
from sicommun.rules.regle import rule
from sicommun.textes import clause

_COMMUNE: Final = re.compile(
    r"\bd\.?g\.?s\b|direct(?:eur|rice) général|secrétaire (?:général|de mairie)|\bmaire\b"
)
_SERVICE: Final = re.compile(r"service commun|\bd\.?s\.?i\b|systèmes? d['’]information|numérique")
_GENRES: Final = {"bipartite": "bipartite", "pleniere": "plénière"}


@rule(
    "GOV006",
    "réunion sans les deux directions",
    sur=AnneeGouvernance,
    severity=AVERTISSEMENT,
    source=clause("GOV-06"),
    remede="compléter presents (des fonctions) : qui représentait la commune, qui le service commun",
)
def both_sides_there(annee: AnneeGouvernance, registre: Registre) -> Iterator[Finding]:
    """Une réunion formelle réunit la direction générale de la commune et celle du service commun.

    Sont lues les fonctions de `presents`, dès qu'il y en a, ou dès qu'un procès-verbal est noté. Dans une
    petite commune, le maire ou le secrétaire de mairie tient lieu de direction.

    Bon : `presents: [Directrice générale des services, Directeur du service commun]`

    Mauvais : `proces_verbal: PV-2024-01` sans `presents`, ou `presents: [Technicien]`
    """
    directeurs = _directors(registre)
    for rang, reunion in enumerate(annee.reunions):
        if reunion.presents or reunion.proces_verbal:
            manques = list(_absent(reunion, directeurs))
            if manques:
                genre = _GENRES[reunion.type]
                message = f"réunion {genre} du {jour_fr(reunion.le)} : il y manque {enumerate_fr(manques)}"
                yield Finding(("reunions", rang), message)


def _directors(registre: Registre) -> frozenset[str]:
    """Give the functions that directors of the shared service have borne."""
    directeurs = registre.epci.service_commun.directeurs if registre.epci else ()
    return frozenset(mandat.fonction.casefold() for mandat in directeurs)


def _absent(reunion: Reunion, directeurs: Iterable[str]) -> Iterator[str]:
    """Name the sides that nobody present stands for."""
    presents = [fonction.casefold() for fonction in reunion.presents]
    service = [fonction in directeurs or bool(_SERVICE.search(fonction)) for fonction in presents]
    if not any(_COMMUNE.search(f) for f, du_service in zip(presents, service, strict=True) if not du_service):
        yield "la direction générale de la commune"
    if not any(service):
        yield "la direction du service commun"


@rule(
    "GOV008",
    "plénière sans convoquer tous les adhérents",
    sur=AnneeGouvernance,
    severity=AVERTISSEMENT,
    source=clause("GOV-08"),
    remede="ajouter à convoques les dossiers qui manquent ; s'ils n'ont pas été convoqués, les informer",
)
def everybody_called(annee: AnneeGouvernance, registre: Registre) -> Iterator[Finding]:
    """Une plénière convoque tous les adhérents dont l'adhésion est effective ce jour-là.

    Un établissement rattaché est représenté par sa commune. Une plénière qui ne nomme personne (`convoques`
    absent) n'est pas jugée.

    Bon : `{type: pleniere, le: 2024-06-12, convoques: [chenove, dijon, talant]}`, s'ils sont trois

    Mauvais : la même, sans Talant
    """
    for rang, reunion in enumerate(annee.reunions):
        oublies = [commune.nom for commune in forgotten(reunion, registre)]
        if oublies:
            message = f"plénière du {jour_fr(reunion.le)} : pas de convocation pour {enumerate_fr(oublies)}"
            yield Finding(("reunions", rang, "convoques"), message)

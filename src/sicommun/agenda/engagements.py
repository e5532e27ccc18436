"""The terms that the parties set: operations, recommendations, waivers, acts sent to the préfecture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final
from unicodedata import normalize

from sicommun.adhesion.delais import end_of_control
from sicommun.agenda.contexte import Contexte, due
from sicommun.agenda.echeance import Echeance
from sicommun.model.commune import Commune, Derogation
from sicommun.model.gouvernance import AnneeGouvernance
from sicommun.model.portee import couvre
from sicommun.periodes import jour_fr
from sicommun.trace import Origine

SOURCES: Final = {"adhesion": "ADH-11", "sortie": "RET-04"}
"""The clause of an operation, by its frame."""

_HORS_NOM: Final = re.compile("[^a-z0-9]+")
_LONGUEUR: Final = 60


def commitments(contexte: Contexte) -> Iterator[Echeance]:
    """Give the terms that the parties have agreed on, one adherent after another."""
    for commune in contexte.registre.communes.values():
        yield from operations(contexte, commune)
        yield from exclusivity(contexte, commune)
        yield from _prefecture(contexte, commune)
    for annee in contexte.registre.gouvernances.values():
        yield from recommendations(contexte, annee)
    yield from _waivers(contexte)


def operations(contexte: Contexte, commune: Commune) -> Iterator[Echeance]:
    """Give the operations agreed on when an adhesion begins or ends; one that was dropped is not owed."""
    for rang, operation in enumerate(commune.operations):
        if operation.echeance is not None and not operation.abandonnee:
            yield due(
                contexte,
                "operation",
                operation.echeance,
                sujet=name_of(operation.intitule),
                libelle=f"Opération : {operation.intitule}",
                commune=commune,
                faite_le=operation.faite_le,
                detail=operation.responsable or "",
                origine=Origine(commune.fichier, ("operations", rang, "echeance")),
                clause=SOURCES[operation.cadre],
            )


def recommendations(contexte: Contexte, annee: AnneeGouvernance) -> Iterator[Echeance]:
    """Give the recommendations of a year; one that is done without a date is done, whatever the day."""
    for rang, mesure in enumerate(annee.recommandations):
        commune = contexte.registre.communes.get(mesure.commune)
        if mesure.echeance is not None and mesure.etat != "abandonnee":
            suivie = due(
                contexte,
                "recommandation",
                mesure.echeance,
                sujet=name_of(mesure.intitule),
                libelle=f"Recommandation : {mesure.intitule}",
                commune=commune,
                faite_le=mesure.faite_le if mesure.etat == "faite" else None,
                detail=f"négociée le {jour_fr(mesure.negociee_le)}",
                origine=Origine(annee.fichier, ("recommandations", rang, "echeance")),
            )
            sans_date = mesure.etat == "faite" and mesure.faite_le is None
            yield replace(suivie, etat="faite") if sans_date else suivie


def exclusivity(contexte: Contexte, commune: Commune) -> Iterator[Echeance]:
    """Give the ends of the agreements on third parties; a later agreement renews one."""
    tous = commune.derogations_exclusivite
    for rang, tiers in enumerate(tous):
        if tiers.accord_le is None or tiers.jusqu_au is None or tiers.jusqu_au < tiers.accord_le:
            continue
        yield due(
            contexte,
            "exclusivite",
            tiers.jusqu_au,
            sujet=name_of(f"{tiers.portee} {tiers.objet} {tiers.accord_le}"),
            libelle=f"Fin de l'accord sur un tiers : {tiers.objet}",
            commune=commune,
            faite_le=min((t.accord_le for t in tous if t.accord_le and _renews(t, tiers)), default=None),
            detail=f"{tiers.portee}, {tiers.prestataire}",
            origine=Origine(commune.fichier, ("derogations_exclusivite", rang, "jusqu_au")),
            clause=exclusivity_clause(tiers.portee),
        )


def _renews(nouveau: Derogation, ancien: Derogation) -> bool:
    """Tell whether an agreement takes up another one: same portée, same third party, a later end or none."""
    memes = (nouveau.portee, nouveau.prestataire) == (ancien.portee, ancien.prestataire)
    if not memes or nouveau is ancien or not nouveau.accord_le or not ancien.accord_le:
        return False
    plus_tard = nouveau.jusqu_au is None or (
        ancien.jusqu_au is not None and nouveau.jusqu_au > ancien.jusqu_au
    )
    return nouveau.accord_le > ancien.accord_le and plus_tard


def exclusivity_clause(portee: str) -> str:
    """Name the clause of a domain of C, or of B."""
    return "ENSC-21" if couvre("C", portee) else "ENSB-26"


def _prefecture(contexte: Contexte, commune: Commune) -> Iterator[Echeance]:
    """Give the last day on which the préfet may refer an act that reached him."""
    for rang, fait in enumerate(commune.parcours):
        if fait.fait == "depot_prefecture":
            yield due(
                contexte,
                "prefecture",
                end_of_control(fait.le),
                sujet=fait.acte or fait.le.isoformat(),
                commune=commune,
                detail=f"transmis le {jour_fr(fait.le)}",
                origine=Origine(commune.fichier, ("parcours", rang, "le")),
            )


def _waivers(contexte: Contexte) -> Iterator[Echeance]:
    """Give the last days of the waivers of the EPCI."""
    epci = contexte.registre.epci
    for rang, derogation in enumerate(epci.derogations if epci else ()):
        yield due(
            contexte,
            "derogation",
            derogation.jusqu_au,
            sujet=name_of(f"{derogation.code} {derogation.cible} {derogation.decidee_le}"),
            libelle=f"Fin de la dérogation {derogation.code} sur {derogation.cible}",
            detail=derogation.motif,
            origine=Origine(epci.fichier if epci else "", ("derogations", rang, "jusqu_au")),
        )


def name_of(texte: str) -> str:
    """Give a name that survives accents, case and punctuation, for the identity of a duty."""
    lettres = normalize("NFKD", texte.casefold()).encode("ascii", "ignore").decode()
    return _HORS_NOM.sub("-", lettres).strip("-")[:_LONGUEUR].rstrip("-")

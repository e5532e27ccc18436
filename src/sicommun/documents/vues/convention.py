"""The framework convention of shared services (dossier §2.3 a)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sicommun.documents.catalogue import Demande
from sicommun.documents.redaction import Redaction
from sicommun.documents.vue import var
from sicommun.documents.vues.actes import (
    Acte,
    Lieu,
    Visa,
    acte,
    before,
    convention_of,
    engagement,
    lieu,
    parties,
    prior_lacks,
    visas,
)
from sicommun.documents.vues.agents import Agents, agents, last_sheet
from sicommun.documents.vues.choix import Choix, choix
from sicommun.documents.vues.commun import Organisme, Partie
from sicommun.documents.vues.perimetre import Perimetre, perimetre
from sicommun.documents.vues.protection import Protection, protection
from sicommun.model.commune import Commune
from sicommun.model.registre import Registre


@dataclass(frozen=True, slots=True)
class Vue:
    """What the convention says."""

    titre: str = var("Titre du document.")
    sujet: str = var("Ce que porte l'en-tête des pages.")
    intitule: str = var("Titre de la convention, tel que la version le donne.")
    organisme: Organisme = var("L'intercommunalité.")
    partie: Partie = var("L'adhérent.")
    lieu: Lieu = var("Siège, tribunal, préfecture.")
    acte: Acte = var("L'acte, ou les actes, que porte le texte.")
    visas: tuple[Visa, ...] = var("Fiche d'impact, avis et délibérations qui précèdent l'acte.")
    absents: tuple[str, ...] = var(
        "Actes qui manquent encore avant la signature, chacun en blanc à compléter."
    )
    perimetre: Perimetre = var("Ce que l'adhérent confie.")
    agents: Agents = var("Effets sur les agents.")
    protection: Protection = var("Données personnelles.")
    choix: Choix = var("Les choix de cette version de la convention.")


def targets(registre: Registre, jour: date) -> Sequence[str]:
    """Give the adherents that have signed, or may sign."""
    return [slug for slug, commune in registre.communes.items() if has_begun(commune, jour)]


def has_begun(commune: Commune, jour: date) -> bool:
    """Tell whether an adherent has made its interest known, or had adhered already, by a day."""
    return any(
        fait.fait in {"interet", "signature", "reprise"} and fait.le <= jour for fait in commune.parcours
    )


def write(demande: Demande, redaction: Redaction) -> Vue:
    """Write the convention of one adherent."""
    registre, jour = demande.registre, demande.jour
    commune = registre.communes[demande.cible]
    engage = engagement(registre, commune, jour)
    faits = before(commune, engage, jour)
    absents = [redaction.blank(manque) for manque in prior_lacks(commune, engage, faits)]
    organisme, partie = parties(registre, commune, engage.day(jour), redaction)
    souscrit = perimetre(registre, commune, engage.portee, redaction)
    version = convention_of(registre, engage, jour, redaction)
    return Vue(
        titre=f"Convention-cadre de services communs – {commune.nom}",
        sujet=f"Convention-cadre – {commune.nom}",
        intitule=(version.titre if version else None) or "Convention-cadre de services communs",
        organisme=organisme,
        partie=partie,
        lieu=lieu(registre, redaction),
        acte=acte(registre, engage, jour, redaction),
        visas=visas(faits),
        absents=tuple(absents),
        perimetre=souscrit,
        agents=agents(last_sheet(faits)),
        protection=protection(registre, souscrit, engage.day(jour), redaction),
        choix=choix(version, redaction),
    )

"""The framework convention of shared services (dossier §2.3 a)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sicommun.documents.catalogue import Demande
from sicommun.documents.redaction import Redaction
from sicommun.documents.vue import var
from sicommun.documents.vues.commun import Organisme, Partie, organisme, partie
from sicommun.model.registre import Registre


@dataclass(frozen=True, slots=True)
class Vue:
    """What the convention says."""

    titre: str = var("Titre du document.")
    sujet: str = var("Ce que porte l'en-tête des pages.")
    organisme: Organisme = var("L'intercommunalité.")
    partie: Partie = var("L'adhérent.")


def targets(registre: Registre, jour: date) -> Sequence[str]:
    """Give the adherents that have signed, or may sign."""
    return [slug for slug, commune in registre.communes.items() if commune.parcours]


def write(demande: Demande, redaction: Redaction) -> Vue:
    """Write the convention of one adherent."""
    registre, jour = demande.registre, demande.jour
    commune = registre.communes[demande.cible]
    return Vue(
        titre=f"Convention-cadre de services communs – {commune.nom}",
        sujet=f"Convention-cadre – {commune.nom}",
        organisme=organisme(registre, jour, redaction),
        partie=partie(commune, jour, redaction),
    )

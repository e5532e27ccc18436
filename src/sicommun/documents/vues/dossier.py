"""The whole file of an adhesion: a cover, a table of contents, the convention, then each of its annexes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sicommun.documents.catalogue import DOCUMENTS, Demande
from sicommun.documents.redaction import Redaction
from sicommun.documents.vue import var
from sicommun.documents.vues.actes import engagement
from sicommun.documents.vues.commun import Organisme, Partie, organisme, partie
from sicommun.documents.vues.convention import targets as of_convention
from sicommun.model.contrat import Contrat
from sicommun.model.portee import couvre
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr

PIECES = ("convention", "annexe", "fiche-impact", "operations")
"""The documents of the file that are about the adherent itself, in their order."""


@dataclass(frozen=True, slots=True)
class Vue:
    """What the cover says."""

    titre: str = var("Titre du document.")
    sujet: str = var("Ce que porte l'en-tête des pages.")
    organisme: Organisme = var("L'intercommunalité.")
    partie: Partie = var("L'adhérent.")
    au: str = var("Jour auquel le dossier est arrêté.")
    pieces: tuple[str, ...] = var("Pièces du dossier, dans leur ordre.")


def targets(registre: Registre, jour: date) -> Sequence[str]:
    """Give the adherents that have a convention."""
    return of_convention(registre, jour)


def parts(registre: Registre, cible: str, jour: date) -> list[tuple[str, str]]:
    """Give the papers of a file, as document and target: the adherent's own, then the contracts."""
    siennes = [(nom, cible) for nom in PIECES if _exists(nom, registre, cible, jour)]
    engage = engagement(registre, registre.communes[cible], jour)
    contrats = [
        ("contrat", code)
        for code, contrat in registre.contrats.items()
        if contrat.vue.publie and _serves(contrat, engage.portee) and _exists("contrat", registre, code, jour)
    ]
    return siennes + contrats


def _exists(nom: str, registre: Registre, cible: str, jour: date) -> bool:
    return nom in DOCUMENTS and cible in DOCUMENTS[nom].targets(registre, jour)


def _serves(contrat: Contrat, portee: Sequence[str]) -> bool:
    """Tell whether a contract serves something subscribed, or is subscribed by its own code."""
    return contrat.code in portee or any(
        couvre(souscrit, code) or couvre(code, souscrit) for souscrit in portee for code in contrat.portee
    )


def write(demande: Demande, redaction: Redaction) -> Vue:
    """Write the cover."""
    registre, jour = demande.registre, demande.jour
    commune = registre.communes[demande.cible]
    noms = [
        f"Contrat de service {cible}" if nom == "contrat" else DOCUMENTS[nom].titre
        for nom, cible in parts(registre, demande.cible, jour)
    ]
    return Vue(
        titre=f"Dossier de convention – {commune.nom}",
        sujet=f"Dossier de convention – {commune.nom}",
        organisme=organisme(registre, jour, redaction),
        partie=partie(commune, jour, redaction),
        au=jour_fr(jour),
        pieces=tuple(noms),
    )

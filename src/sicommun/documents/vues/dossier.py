"""The file of an adhesion: a cover, its contents, the convention, then its annexes that are published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sicommun.documents.catalogue import DOCUMENTS, Demande
from sicommun.documents.redaction import Redaction, enumerate_fr
from sicommun.documents.vue import var
from sicommun.documents.vues.actes import engagement
from sicommun.documents.vues.commun import Organisme, Partie, organisme, partie
from sicommun.documents.vues.convention import targets as of_convention
from sicommun.model.contrat import Contrat
from sicommun.model.portee import couvre
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr

PIECES: Final = {"convention": "", "annexe": "Annexe 1", "fiche-impact": "Annexe 2"}
"""The documents of the file that are about the adherent itself, as the convention numbers them.

None is restricted: the file is what is signed, sent to the préfet and published. The plan of operations and
the description, which say what is fragile, are kept apart.
"""
CONTRATS: Final = "Annexe 3"


@dataclass(frozen=True, slots=True)
class Piece:
    """One paper of the file."""

    numero: str = var("« Annexe 1 » ; vide pour la convention.")
    nom: str = var("« Fiche d'impact sur les agents », « Contrats de service A001 et A002 »…")


@dataclass(frozen=True, slots=True)
class Vue:
    """What the cover says."""

    titre: str = var("Titre du document.")
    sujet: str = var("Ce que porte l'en-tête des pages.")
    organisme: Organisme = var("L'intercommunalité.")
    partie: Partie = var("L'adhérent.")
    au: str = var("Jour auquel le dossier est arrêté.")
    pieces: tuple[Piece, ...] = var("Pièces du dossier, dans leur ordre.")


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


def numbers(papiers: Sequence[tuple[str, str]]) -> list[str]:
    """Number the papers of a file as the convention numbers its annexes; the contracts share a number."""
    contrats = [papier for papier in papiers if papier[0] == "contrat"]
    return [
        f"{CONTRATS}.{contrats.index(papier) + 1}" if papier in contrats else PIECES[papier[0]]
        for papier in papiers
    ]


def _said(codes: Sequence[str]) -> str:
    return f"Contrat{'s' if len(codes) > 1 else ''} de service {enumerate_fr(list(codes))}"


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
    papiers = parts(registre, demande.cible, jour)
    codes = [cible for nom, cible in papiers if nom == "contrat"]
    siennes = [Piece(PIECES[nom], DOCUMENTS[nom].titre) for nom, _ in papiers if nom in PIECES]
    return Vue(
        titre=f"Dossier de convention – {commune.nom}",
        sujet=f"Dossier de convention – {commune.nom}",
        organisme=organisme(registre, jour, redaction),
        partie=partie(commune, jour, redaction),
        au=jour_fr(jour),
        pieces=(*siennes, *([Piece(CONTRATS, _said(codes))] if codes else [])),
    )

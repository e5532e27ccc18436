"""The catalogue of services: every published contract, by ensemble and family, with its level of the day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sicommun.documents.catalogue import Demande
from sicommun.documents.redaction import Redaction, enumerate_fr
from sicommun.documents.vue import var
from sicommun.documents.vues.commun import Organisme, organisme, short
from sicommun.documents.vues.niveaux import declared, level_at, say_days, say_delay, say_hours
from sicommun.model.contrat import Contrat
from sicommun.model.epci import Canal
from sicommun.model.modele import ModeleSi
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr
from sicommun.trace import Origine

SANS_FAMILLE: Final = "Autres services"
_NON_FIXE: Final = "–"


@dataclass(frozen=True, slots=True)
class ServiceDit:
    """One published service."""

    code: str = var("Code du service.")
    nom: str = var("Nom du service.")
    description: str = var("Description courte ; un tiret s'il n'y en a pas.")
    sert: str = var("Ce que le service sert, dans son ensemble ; vide pour l'ensemble entier.")
    prise_en_compte: str = var("Délai de prise en compte ; un tiret s'il n'est pas fixé.")
    gti: str = var("Garantie de temps d'intervention.")
    gtr: str = var("Garantie de temps de rétablissement.")
    heures: str = var("Jours et heures de service.")


@dataclass(frozen=True, slots=True)
class FamilleDite:
    """The services of one family."""

    nom: str = var("Nom de la famille.")
    services: tuple[ServiceDit, ...] = var("Ses services, par code.")


@dataclass(frozen=True, slots=True)
class EnsembleDit:
    """The services of one ensemble."""

    code: str = var("Code de l'ensemble : « A ».")
    libelle: str = var("Nom de l'ensemble.")
    familles: tuple[FamilleDite, ...] = var("Ses familles, par nom.")


@dataclass(frozen=True, slots=True)
class Vue:
    """What the catalogue says."""

    titre: str = var("Titre du document.")
    sujet: str = var("Ce que porte l'en-tête des pages.")
    jour: str = var("Le jour auquel le catalogue est lu.")
    organisme: Organisme = var("L'intercommunalité.")
    nombre: int = var("Nombre de services publiés.")
    courant: str = var("Comment joindre le support.")
    structurant: str = var("Comment joindre la direction, pour un projet ; vide si ce n'est pas fixé.")
    ensembles: tuple[EnsembleDit, ...] = var("Les ensembles qui ont un service publié.")


def targets(registre: Registre, jour: date) -> Sequence[str]:
    """Give the one catalogue, when a contract is published."""
    return [""] if _published(registre, jour) else []


def _published(registre: Registre, jour: date) -> list[Contrat]:
    """Give the contracts published and in place on a day, by code."""
    return [
        contrat
        for _, contrat in sorted(registre.contrats.items())
        if contrat.vue.publie and (contrat.revision.date_mise_en_place or jour) <= jour
    ]


def write(demande: Demande, redaction: Redaction) -> Vue:
    """Write the catalogue."""
    registre, jour = demande.registre, demande.jour
    contrats, epci = _published(registre, jour), registre.epci
    assert epci is not None  # noqa: S101 — a workshop does not open without it
    return Vue(
        titre="Catalogue des services",
        sujet=f"Catalogue des services au {jour_fr(jour)}",
        jour=jour_fr(jour),
        organisme=organisme(registre, jour, redaction),
        nombre=len(contrats),
        courant=redaction.exige(
            _channel(epci.canaux.courant if epci.canaux else None),
            "coordonnées du support",
            Origine("data/epci.yaml", ("canaux",)),
            clause="CTC-02",
            remede="remplir canaux: {courant: {telephone, email, web}}",
        ),
        structurant=_channel(epci.canaux.structurant if epci.canaux else None),
        ensembles=tuple(_ensembles(contrats, registre.modele, jour, redaction)),
    )


def _channel(canal: Canal | None) -> str:
    """Say how to reach somebody."""
    return enumerate_fr([m for m in (canal.telephone, canal.email, canal.web) if m]) if canal else ""


def _ensembles(
    contrats: Sequence[Contrat], modele: ModeleSi, jour: date, redaction: Redaction
) -> Iterable[EnsembleDit]:
    """Give the ensembles in the order of the model, each with its families."""
    for code, ensemble in modele.ensembles.items():
        siens = [contrat for contrat in contrats if ensemble_of(contrat) == code]
        familles = sorted({contrat.vue.famille or "" for contrat in siens}, key=lambda nom: (not nom, nom))
        if siens:
            yield EnsembleDit(
                code,
                short(ensemble.libelle),
                tuple(
                    FamilleDite(
                        famille or SANS_FAMILLE,
                        tuple(
                            _service(contrat, modele, jour, redaction)
                            for contrat in siens
                            if (contrat.vue.famille or "") == famille
                        ),
                    )
                    for famille in familles
                ),
            )


def ensemble_of(contrat: Contrat) -> str:
    """Give the ensemble under which a service is listed: that of the first thing it serves (NIV-04)."""
    return contrat.portee[0].partition("/")[0]


def _service(contrat: Contrat, modele: ModeleSi, jour: date, redaction: Redaction) -> ServiceDit:
    """Say one service with its level of the day; one that has none is a lack."""
    trouve = level_at(contrat, jour)
    if trouve is None:
        quoi = f"niveau de {contrat.code} en vigueur le {jour_fr(jour)}"
        origine = Origine(contrat.fichier, ("niveaux",))
        blanc = redaction.exige(None, quoi, origine, clause="CS-18", remede="ajouter un niveau daté")
        delais, heures = (_NON_FIXE, _NON_FIXE, _NON_FIXE), blanc
    else:
        niveau = trouve[1]
        delais = (
            say_delay(niveau, niveau.prise_en_compte) or _NON_FIXE,
            say_delay(niveau, niveau.gti) or _NON_FIXE,
            say_delay(niveau, niveau.gtr) or _NON_FIXE,
        )
        jours = say_days(niveau.jours) if declared(niveau, "jours") else ""
        heures = ", ".join(dit for dit in (jours, say_hours(niveau.plages)) if dit) or _NON_FIXE
    return ServiceDit(
        contrat.code, contrat.nom, contrat.description or _NON_FIXE, _serves(contrat, modele), *delais, heures
    )


def _serves(contrat: Contrat, modele: ModeleSi) -> str:
    """Say what a service serves inside its ensemble; nothing for the whole of it."""
    return enumerate_fr([short(modele.libelle(code)) for code in contrat.portee if "/" in code])

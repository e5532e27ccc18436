"""What a meeting says to its papers: who is convened, when and where, points, decisions (GOV-07, GOV-08)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sicommun.adhesion.etat import etat
from sicommun.agenda.gouvernance import forgotten
from sicommun.documents.catalogue import Demande
from sicommun.documents.redaction import Manque, Redaction
from sicommun.documents.vue import var
from sicommun.documents.vues.commun import Organisme, organisme
from sicommun.model.gouvernance import Decision, Reunion
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr
from sicommun.trace import Origine

POINTS: Final = (
    "Suivi du procès-verbal précédent",
    "Bilan d'activité et niveaux de service",
    "Décisions et actions de la commune susceptibles d'impacts",
    "Priorités et opérations",
    "Budget et clés de répartition",
    "Recommandations",
    "Sécurité",
    "Questions diverses",
)
"""The standard agenda (GOV-04, GOV-05; dossier §2.3 h)."""


@dataclass(frozen=True, slots=True)
class Accord:
    """Who agreed to a decision, and when."""

    qui: str = var("Nom de la commune.")
    le: str = var("Date de son accord ; « en attente » sans accord.")


@dataclass(frozen=True, slots=True)
class Resolution:
    """A decision of the meeting."""

    objet: str = var("Ce qui est décidé.")
    arretee: bool = var("oui : la décision est arrêtée.")
    accords: tuple[Accord, ...] = var("Accords des communes visées.")


@dataclass(frozen=True, slots=True)
class Action:
    """Something to be done after a meeting."""

    intitule: str = var("Ce qui est à faire.")
    responsable: str = var("Qui s'en charge (une fonction).")
    echeance: str = var("Pour quand.")


@dataclass(frozen=True, slots=True)
class Vue:
    """What the papers of a meeting say."""

    titre: str = var("Titre du document.")
    sujet: str = var("Ce que porte l'en-tête des pages.")
    organisme: Organisme = var("L'intercommunalité.")
    pleniere: bool = var("oui : la réunion réunit tous les adhérents.")
    genre: str = var("« réunion plénière » ou « réunion bipartite ».")
    le: str = var("Date de la réunion.")
    heure: str = var("Heure, « 14 h 30 ».")
    lieu: str = var("Lieu, ou adresse de la visioconférence.")
    convoques: tuple[str, ...] = var("Adhérents convoqués.")
    points: tuple[str, ...] = var("Points de l'ordre du jour.")
    type_du_jour: bool = var("oui : l'ordre du jour est l'ordre type, faute d'un autre.")
    presents: tuple[str, ...] = var("Fonctions présentes.")
    reference: str = var("Référence du procès-verbal.")
    decisions: tuple[Resolution, ...] = var("Décisions prises ou soumises ce jour-là.")
    actions: tuple[Action, ...] = var("Suites à donner.")


def targets(registre: Registre, jour: date) -> Sequence[str]:
    """Give the meetings: `2025-11-25` for a plenary, `2025-05-12/valombre` for a bipartite one."""
    return [cible for cible, _, _, _ in meetings(registre)]


def meetings(registre: Registre) -> Iterator[tuple[str, Reunion, str, int]]:
    """Give each meeting with its name, its file and its rank, by date."""
    toutes = [
        (f"{r.le.isoformat()}/{r.commune}" if r.commune else r.le.isoformat(), r, annee.fichier, rang)
        for annee in registre.gouvernances.values()
        for rang, r in enumerate(annee.reunions)
    ]
    yield from sorted(toutes, key=lambda item: (item[1].le, item[0]))


def meeting_view(demande: Demande, redaction: Redaction, *, titre: str, tenue: bool) -> Vue:
    """Put a meeting on paper; `tenue` wants what is only known once it has been held.

    Long for this house: one argument for each field of the view.
    """
    registre = demande.registre
    reunion, fichier, rang = next((r, f, n) for c, r, f, n in meetings(registre) if c == demande.cible)
    ici = Origine(fichier, ("reunions", rang))
    convoques = _convened(registre, reunion)
    genre = "réunion plénière" if reunion.type == "pleniere" else "réunion bipartite"
    if tenue:
        _need_presence(reunion, ici, redaction)
    else:
        _need_everybody(registre, reunion, ici, redaction)
    return Vue(
        titre=f"{titre} – {genre} du {jour_fr(reunion.le)}",
        sujet=f"{titre} – {jour_fr(reunion.le)}",
        organisme=organisme(registre, reunion.le, redaction),
        pleniere=reunion.type == "pleniere",
        genre=genre,
        le=jour_fr(reunion.le),
        heure=redaction.exige(reunion.heure, "heure de la réunion", ici, remede='ajouter heure: "14 h 30"')
        if not tenue
        else reunion.heure or "",
        lieu=redaction.exige(reunion.lieu, "lieu de la réunion", ici, remede="ajouter lieu:")
        if not tenue
        else reunion.lieu or "",
        convoques=tuple(convoques),
        points=reunion.ordre_du_jour or POINTS,
        type_du_jour=not reunion.ordre_du_jour,
        presents=reunion.presents,
        reference=redaction.exige(
            reunion.proces_verbal,
            "référence du procès-verbal",
            ici,
            clause="GOV-13",
            remede="proces_verbal: PV-…",
        )
        if tenue
        else "",
        decisions=tuple(_resolutions(registre, reunion)),
        actions=tuple(
            Action(a.intitule, a.responsable or "—", jour_fr(a.echeance) if a.echeance else "—")
            for a in reunion.actions
        ),
    )


def _convened(registre: Registre, reunion: Reunion) -> list[str]:
    """Name who is convened: the commune, or those of the list; without a list, every adherent in effect."""
    slugs = [reunion.commune] if reunion.commune else list(reunion.convoques)
    if not slugs:
        slugs = _adherents(registre, reunion.le)
    return [registre.communes[slug].nom if slug in registre.communes else slug for slug in slugs]


def _adherents(registre: Registre, jour: date) -> list[str]:
    return [s for s, commune in registre.communes.items() if etat(commune.parcours, jour).est_effective]


def _need_everybody(registre: Registre, reunion: Reunion, ici: Origine, redaction: Redaction) -> None:
    """A plenary convenes every adherent (GOV-08)."""
    for commune in forgotten(reunion, registre):
        quoi = f"{commune.nom}, adhérente, n'est pas convoquée à la plénière"
        redaction.obstacle(Manque(quoi, ici, "GOV-08", f"convoques: ajouter {commune.slug}"))


def _need_presence(reunion: Reunion, ici: Origine, redaction: Redaction) -> None:
    """The minutes name who was there (GOV-06, GOV-13)."""
    if not reunion.presents:
        redaction.manque(
            Manque("les présents", ici, "GOV-06", "ajouter presents: [Directeur du service commun, …]")
        )


def _resolutions(registre: Registre, reunion: Reunion) -> Iterator[Resolution]:
    """Give the decisions of that day, those that concern the commune for a bipartite meeting."""
    for annee in registre.gouvernances.values():
        for decision in annee.decisions:
            concerne = reunion.commune is None or reunion.commune in decision.communes
            if decision.le == reunion.le and concerne:
                yield Resolution(decision.objet, decision.arretee, tuple(_accords(registre, decision)))


def _accords(registre: Registre, decision: Decision) -> Iterator[Accord]:
    """Give the agreement of each commune that a decision aims at (GOV-02)."""
    donnes = {accord.commune: accord.le for accord in decision.accords}
    for slug in decision.communes or tuple(donnes):
        nom = registre.communes[slug].nom if slug in registre.communes else slug
        yield Accord(nom, jour_fr(donnes[slug]) if slug in donnes else "en attente")

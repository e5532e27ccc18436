"""The service contract: its sheet in five boxes, what both sides undertake, the steps (dossier §1.16)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from sicommun.documents.catalogue import Demande
from sicommun.documents.redaction import Redaction, enumerate_fr
from sicommun.documents.vue import var
from sicommun.documents.vues.commun import say_portee
from sicommun.documents.vues.niveaux import NiveauDit, say_level
from sicommun.model.contrat import Contrat, EtapeContrat
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr
from sicommun.positions import Chemin
from sicommun.trace import Origine

NON_RENSEIGNE: Final = "non renseigné"
AUCUN: Final = "aucun"
_HORLOGES: Final = {
    "depart": "départ de l'horloge",
    "arret_gti": "arrêt de la GTI",
    "arret_gtr": "arrêt de la GTR",
}
DESSINABLES: Final = 16
"""Steps beyond which a diagram would not hold on a page: the list alone says them."""


@dataclass(frozen=True, slots=True)
class Etape:
    """One step of the treatment of a request."""

    numero: int = var("Numéro de l'étape.")
    acteur: str = var("Qui agit.")
    texte: str = var("Ce qui est fait.")
    suites: str = var("Les étapes qui peuvent suivre : « 3 ou 6 » ; vide pour la dernière.")
    bascule: str = var("Le contrat qui prend le relais, code et nom ; vide d'ordinaire.")
    horloge: str = var("Ce que l'étape fait à l'horloge : « arrêt de la GTI » ; vide d'ordinaire.")


@dataclass(frozen=True, slots=True)
class Fiche:
    """The five boxes of the sheet."""

    code: str = var("Code du service : « A003 ».")
    nom: str = var("Nom du service.")
    emetteur: str = var("Direction qui délivre le service.")
    type: str = var("Type : « standard »…")
    portee: str = var("Ce que le service sert : un ensemble, un élément, un domaine.")
    services_soutien: str = var("Services dont celui-ci dépend, code et nom.")
    gestionnaire: str = var("Équipe qui gère le service.")
    description: str = var("Description courte.")
    aprime: str = var("Codes d'usagers « A.P.R.I.M.E. ».")
    famille: str = var("Famille dans le catalogue.")
    sous_famille: str = var("Sous-famille dans le catalogue.")
    secteur: str = var("Secteur du service commun.")
    publie: str = var("« oui » ou « non ».")
    pole: str = var("Pôle du service commun.")
    niveau: NiveauDit = var("Niveau de qualité en vigueur ce jour-là.")
    contact_activite: str = var("Rôle à joindre pendant le traitement.")
    escalade: str = var("Rôles à joindre ensuite, dans l'ordre.")
    responsable_metier: str = var("Fonction responsable pour le métier.")
    direction_metiers: str = var("Directions servies.")
    impact: str = var("Impact sur l'activité métier.")
    priorite: str = var("Priorité pour l'activité.")
    rapport_service: str = var("Périodicité du rapport de service.")
    revue_service: str = var("Périodicité de la revue de service.")
    evaluation_securite: str = var("Évaluation de sécurité : date ou référence.")
    date_mise_en_place: str = var("Premier jour du service.")
    date_revision: str = var("Révision prévue.")


@dataclass(frozen=True, slots=True)
class Vue:
    """What a service contract says."""

    titre: str = var("Titre du document.")
    sujet: str = var("Ce que porte l'en-tête des pages.")
    jour: str = var("Le jour auquel le contrat est lu.")
    fiche: Fiche = var("Les cinq cadres de la fiche.")
    prestations: tuple[str, ...] = var("Ce que la prestation comprend.")
    engagements_demandeur: tuple[str, ...] = var("Engagements du demandeur.")
    engagements_service: tuple[str, ...] = var("Engagements du service commun.")
    etapes: tuple[Etape, ...] = var("Étapes du traitement d'une demande.")
    schema: bool = var("Les étapes tiennent-elles dans un schéma d'une page ?")


def targets(registre: Registre, jour: date) -> Sequence[str]:
    """Give the codes of the contracts."""
    return sorted(registre.contrats)


def write(demande: Demande, redaction: Redaction) -> Vue:
    """Write the contract of one service as it stands on a day."""
    registre, jour = demande.registre, demande.jour
    contrat = registre.contrats[demande.cible]
    return Vue(
        titre=f"Contrat de service {contrat.code} – {contrat.nom}",
        sujet=f"Contrat de service {contrat.code}",
        jour=jour_fr(jour),
        fiche=write_sheet(contrat, registre, jour, redaction),
        prestations=_several(contrat, "prestations", "prestations du service", "CS-34", redaction),
        engagements_demandeur=_several(
            contrat, "engagements_demandeur", "engagements du demandeur", "CS-39", redaction
        ),
        engagements_service=_several(
            contrat, "engagements_service", "engagements du service commun", "NIV-06", redaction
        ),
        etapes=_steps(contrat, registre, redaction),
        schema=0 < len(contrat.etapes) <= DESSINABLES,
    )


def write_sheet(contrat: Contrat, registre: Registre, jour: date, redaction: Redaction) -> Fiche:
    """Write the five boxes; what a signed sheet cannot leave empty is missing (CTR023).

    Long for this house: one line for each line of the sheet, in its order.
    """
    need = partial(_need, contrat, redaction)
    vue, impacts, revision = contrat.vue, contrat.impacts, contrat.revision
    return Fiche(
        code=contrat.code,
        nom=contrat.nom,
        emetteur=need(contrat.emetteur, "émetteur du contrat", "CS-02", ("emetteur",)),
        type=contrat.type,
        portee=say_portee(contrat.portee, registre.modele),
        services_soutien=_supports(contrat, registre),
        gestionnaire=need(contrat.gestionnaire, "gestionnaire du service", "CS-08", ("gestionnaire",)),
        description=need(contrat.description, "description courte", "CS-09", ("description",)),
        aprime=", ".join(vue.aprime) or NON_RENSEIGNE,
        famille=need(vue.famille, "famille du catalogue", "CS-12", ("vue", "famille")),
        sous_famille=vue.sous_famille or NON_RENSEIGNE,
        secteur=vue.secteur or NON_RENSEIGNE,
        publie="oui" if vue.publie else "non",
        pole=vue.pole or NON_RENSEIGNE,
        niveau=say_level(contrat, jour, redaction),
        contact_activite=need(
            contrat.contact_activite, "contact pendant l'activité", "CS-20", ("contact_activite",)
        ),
        escalade=need(" → ".join(contrat.escalade), "contacts d'escalade", "CS-21", ("escalade",)),
        responsable_metier=impacts.responsable_metier or NON_RENSEIGNE,
        direction_metiers=impacts.direction_metiers or NON_RENSEIGNE,
        impact=need(impacts.impact, "impact sur l'activité métier", "CS-25", ("impacts", "impact")),
        priorite=need(impacts.priorite, "priorité pour l'activité", "CS-26", ("impacts", "priorite")),
        rapport_service=need(
            revision.rapport_service, "rapport de service", "CS-28", ("revision", "rapport_service")
        ),
        revue_service=need(
            revision.revue_service, "revue de service", "CS-29", ("revision", "revue_service")
        ),
        evaluation_securite=need(
            revision.evaluation_securite,
            "évaluation de sécurité",
            "CS-30",
            ("revision", "evaluation_securite"),
        ),
        date_mise_en_place=need(
            _day(revision.date_mise_en_place),
            "date de mise en place",
            "CS-31",
            ("revision", "date_mise_en_place"),
        ),
        date_revision=need(
            _day(revision.date_revision), "date de révision", "CS-32", ("revision", "date_revision")
        ),
    )


def _need(
    contrat: Contrat, redaction: Redaction, texte: str | None, quoi: str, clause: str, chemin: Chemin
) -> str:
    """Give what the sheet cannot leave empty, or its named blank."""
    cle = ".".join(str(partie) for partie in chemin)
    return redaction.exige(
        texte, quoi, Origine(contrat.fichier, chemin), clause=clause, remede=f"remplir {cle}"
    )


def _day(jour: date | None) -> str:
    return jour_fr(jour) if jour else ""


def _several(contrat: Contrat, champ: str, quoi: str, clause: str, redaction: Redaction) -> tuple[str, ...]:
    """Give the points of a list that must have one, or one named blank."""
    points: tuple[str, ...] = getattr(contrat, champ)
    return points or (_need(contrat, redaction, None, quoi, clause, (champ,)),)


def _supports(contrat: Contrat, registre: Registre) -> str:
    """Name the services that this one depends on; one that says nothing is not one that says none."""
    if contrat.services_soutien:
        return enumerate_fr([named(code, registre) for code in contrat.services_soutien])
    return AUCUN if "services_soutien" in contrat.model_fields_set else NON_RENSEIGNE


def named(code: str, registre: Registre) -> str:
    """Name a contract by its code, and by its name when it is there."""
    contrat = registre.contrats.get(code)
    return f"{code} – {contrat.nom}" if contrat else code


def _steps(contrat: Contrat, registre: Registre, redaction: Redaction) -> tuple[Etape, ...]:
    """Give the steps, in the order of their numbers."""
    if not contrat.etapes:
        _need(contrat, redaction, None, "étapes du traitement d'une demande", "CS-41", ("etapes",))
    return tuple(_step(etape, registre) for etape in sorted(contrat.etapes, key=lambda e: e.numero))


def _step(etape: EtapeContrat, registre: Registre) -> Etape:
    return Etape(
        numero=etape.numero,
        acteur=etape.acteur,
        texte=etape.texte,
        suites=enumerate_fr([str(numero) for numero in sorted(set(etape.suites))], dernier="ou"),
        bascule=named(etape.bascule, registre) if etape.bascule else "",
        horloge=_HORLOGES[etape.horloge] if etape.horloge else "",
    )

"""The decision on a description handed over: three criteria with figures, reservations, effect (ADH-06)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sicommun.adhesion.completude import completude
from sicommun.adhesion.dossier import ouvre
from sicommun.adhesion.fraicheur import Fraicheur, fraicheur
from sicommun.documents.catalogue import Demande
from sicommun.documents.redaction import Manque, Redaction
from sicommun.documents.vue import var
from sicommun.documents.vues.commun import Organisme, Partie, in_office, organisme, partie, say_portee
from sicommun.documents.vues.mise_en_demeure import signed
from sicommun.documents.vues.parcours import before, find_act, note_obstacles, origine, targets_of
from sicommun.model.commune import Commune
from sicommun.model.description import Description
from sicommun.model.parcours import Validation
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr
from sicommun.rules.moteur import check
from sicommun.trace import Origine

AVIS: Final = {
    "valide": "valide les informations reçues",
    "reserves": "valide avec réserves les informations reçues",
    "refuse": "ne valide pas les informations reçues",
}


@dataclass(frozen=True, slots=True)
class Domaine:
    """The completeness of one organic domain."""

    nom: str = var("Nom du domaine organique.")
    compte: str = var("Lignes répondues sur lignes dues : « 5 sur 5 ».")


@dataclass(frozen=True, slots=True)
class Vue:
    """What the decision says."""

    titre: str = var("Titre du document.")
    sujet: str = var("Ce que porte l'en-tête des pages.")
    organisme: Organisme = var("L'intercommunalité.")
    partie: Partie = var("L'adhérent.")
    le: str = var("Date de la décision.")
    reference: str | None = var("Référence de la décision.")
    convention: str = var("La convention signée.")
    directeur: str = var("Prénom et nom de qui dirige le service commun ce jour-là.")
    fonction: str = var("Sa fonction.")
    remise_le: str = var("Date de la remise de la description.")
    portee: str = var("Les services sur lesquels porte la décision.")
    domaines: tuple[Domaine, ...] = var("La complétude, domaine par domaine.")
    complete: bool = var("oui : toutes les lignes dues sont répondues.")
    completude: str = var("Lignes répondues sur lignes dues, en tout.")
    anomalies: tuple[str, ...] = var("Les incohérences que les règles de qualité relèvent.")
    plus_ancienne: str = var("Date de l'information la plus ancienne.")
    age: str = var("Son âge au jour de la décision, en jours.")
    limite: str = var("L'âge que la convention admet, en jours.")
    fraiche: bool = var("oui : l'âge est admis.")
    avis: str = var("Ce que décide le service commun, dans une phrase.")
    motifs: str | None = var("Réserves, ou raisons du refus.")
    ouvre: bool = var("oui : la décision ouvre l'adhésion.")
    effet: str = var("Date d'effet.")


def targets(registre: Registre, jour: date) -> Sequence[str]:
    """Give the decisions on each adherent."""
    return targets_of(registre, jour, "validation")


def write(demande: Demande, redaction: Redaction) -> Vue:
    """Put a decision on paper; the description is that of the records read: of a version, with --rev.

    Long for this house: one argument for each field of the view.
    """
    registre = demande.registre
    commune, rang, fait = find_act(registre, demande.cible, "validation")
    note_obstacles(registre, commune, rang, demande.jour, redaction)
    convention = registre.convention_at(fait.le)
    description = registre.descriptions.get(commune.slug)
    compte = completude(
        description,
        fait.portee,
        modele=registre.modele,
        exigible=convention.description_exigible if convention else "perimetre",
    )
    age = _age(registre, commune, description, fait.le, redaction)
    remise = before(commune, rang, "remise_description")
    mandat = in_office(registre.epci.service_commun.directeurs if registre.epci else (), fait.le)
    ici = Origine("data/epci.yaml", ("service_commun", "directeurs"))
    return Vue(
        titre=f"Décision sur la description organique – {commune.nom}",
        sujet=f"Décision du {jour_fr(fait.le)} – {commune.nom}",
        organisme=organisme(registre, fait.le, redaction),
        partie=partie(commune, fait.le, redaction),
        le=jour_fr(fait.le),
        reference=fait.reference,
        convention=signed(commune, fait.le),
        directeur=redaction.exige(
            f"{mandat.prenom} {mandat.nom}" if mandat else None,
            "directeur du service commun à cette date",
            ici,
        ),
        fonction=mandat.fonction if mandat else "",
        remise_le=redaction.exige_jour(
            remise[1].le if remise else None,
            "remise de la description",
            origine(commune, rang),
            clause="ADH-05",
        ),
        portee=say_portee(fait.portee, registre.modele),
        domaines=tuple(
            Domaine(d.domaine.libelle, f"{d.repondues} sur {d.exigibles}") for d in compte.domaines.values()
        ),
        complete=compte.est_complete,
        completude=f"{compte.repondues} sur {compte.exigibles}",
        anomalies=tuple(_anomalies(registre, description, fait.le)),
        plus_ancienne=jour_fr(age.plus_ancienne) if age else "—",
        age=str(age.age) if age else "—",
        limite=str(age.limite) if age else "—",
        fraiche=bool(age and age.est_fraiche),
        avis=AVIS[fait.avis],
        motifs=_motifs(fait, origine(commune, rang), redaction),
        ouvre=ouvre(fait),
        effet=jour_fr(fait.prend_effet),
    )


def _age(
    registre: Registre, commune: Commune, description: Description | None, le: date, redaction: Redaction
) -> Fraicheur | None:
    """Judge the freshness on the day of the decision; what it needs and is not there is noted."""
    convention = registre.convention_at(le)
    limite = convention.fraicheur_max_jours if convention else None
    if description is None:
        fichier = f"data/communes/{commune.slug}/description.yaml"
        redaction.manque(Manque("la description organique", Origine(fichier, ()), "ADH-05"))
    if convention is not None and limite is None:
        ici = Origine(convention.fichier, ("fraicheur_max_jours",))
        redaction.manque(Manque("l'âge maximal des informations", ici, "ADH-09", "fraicheur_max_jours: 180"))
    if description is None or limite is None or description.arretee_au > le:
        return None
    return fraicheur(description, le, limite=limite)


def _anomalies(registre: Registre, description: Description | None, jour: date) -> Iterator[str]:
    """Give what the rules of quality find in a description."""
    if description is not None:
        for _, _, finding in check(registre, jour, ("DES",), sur=(description,)):
            yield finding.message


def _motifs(fait: Validation, ici: Origine, redaction: Redaction) -> str | None:
    """Give the reservations or the reasons, which any decision but a plain one must have."""
    if fait.avis == "valide":
        return fait.motifs
    return redaction.exige(fait.motifs, "les réserves ou les raisons du refus", ici, clause="ADH-10")

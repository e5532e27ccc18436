"""The formal notice: the facts, the commitments not kept, the risk, what is asked, the delay (EXC-07)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sicommun.adhesion.delais import end_of_notice
from sicommun.adhesion.journal import play
from sicommun.agenda.calendrier import working_days
from sicommun.documents.catalogue import Demande
from sicommun.documents.redaction import Manque, Redaction
from sicommun.documents.vue import var
from sicommun.documents.vues.commun import Organisme, Partie, court, organisme, partie, say_portee
from sicommun.documents.vues.parcours import find_act, note_obstacles, origine, targets_of
from sicommun.model.commune import Commune
from sicommun.model.parcours import MiseEnDemeure
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr, next_day
from sicommun.textes import clause, lire

MOTIFS: Final = {
    "peril_grave": "des agissements qui mettent gravement en péril la qualité du service rendu aux autres "
    "adhérents",
    "non_respect_engagements": "le non-respect par l'adhérent de ses engagements à l'égard du service commun",
}


@dataclass(frozen=True, slots=True)
class Engagement:
    """A commitment that was not kept."""

    numero: str = var("Numéro de la clause, comme « GOV-10 ».")
    texte: str = var("Ce que dit la clause.")


@dataclass(frozen=True, slots=True)
class Etape:
    """A dated fact."""

    le: str = var("Date du fait.")
    texte: str = var("Le fait.")


@dataclass(frozen=True, slots=True)
class Vue:
    """What the notice says."""

    titre: str = var("Titre du document.")
    sujet: str = var("Ce que porte l'en-tête des pages.")
    organisme: Organisme = var("L'intercommunalité.")
    partie: Partie = var("La commune mise en demeure.")
    le: str = var("Date du courrier.")
    reference: str | None = var("Référence du courrier, s'il en a une.")
    convention: str = var("La convention signée : « convention-cadre signée le 20 février 2023 ».")
    effective_depuis: str = var("Premier jour de l'adhésion.")
    motif: str = var("L'un des deux motifs de la convention.")
    faits: tuple[Etape, ...] = var("Les faits, datés.")
    raisons: str = var("Les raisons.")
    engagements: tuple[Engagement, ...] = var("Les engagements méconnus.")
    risque: str = var("Le risque.")
    mesures: tuple[str, ...] = var("Les mesures demandées.")
    portee: str | None = var("Les services dont l'exclusion est envisagée ; sans rien, l'adhésion entière.")
    depart: str = var("D'où courent les trois mois : « réception » ou « envoi ».")
    recu_le: str | None = var("Date de l'accusé de réception, une fois connue.")
    reporte: bool = var("Un terme qui tombe un jour chômé est reporté au premier jour ouvré.")
    terme: str | None = var("Dernier jour pour régulariser, une fois la réception connue.")
    exclusion_le: str | None = var("Premier jour où l'exclusion est possible.")
    tribunal: str = var("Juridiction devant laquelle l'exclusion se conteste.")


def targets(registre: Registre, jour: date) -> Sequence[str]:
    """Give the notices of each adherent."""
    return targets_of(registre, jour, "mise_en_demeure")


def write(demande: Demande, redaction: Redaction) -> Vue:
    """Put a notice on paper."""
    registre = demande.registre
    commune, rang, notice = find_act(registre, demande.cible, "mise_en_demeure")
    note_obstacles(registre, commune, rang, demande.jour, redaction)
    convention = registre.convention_at(notice.le)
    terme = end_of_notice(notice, convention, est_ouvre=working_days(registre))
    return Vue(
        titre=f"Mise en demeure – {commune.nom}",
        sujet=f"Mise en demeure du {jour_fr(notice.le)}",
        organisme=organisme(registre, notice.le, redaction),
        partie=partie(commune, notice.le, redaction),
        le=jour_fr(notice.le),
        reference=notice.reference,
        convention=signed(commune, notice.le),
        effective_depuis=since(commune, notice.le),
        motif=MOTIFS[notice.motif],
        faits=tuple(Etape(jour_fr(fait.le), fait.texte) for fait in notice.faits),
        raisons=redaction.exige(
            notice.raisons, "les raisons", origine(commune, rang), clause="EXC-07", remede="ajouter raisons:"
        ),
        engagements=_engagements(commune, rang, notice, redaction),
        risque=redaction.exige(
            notice.risque, "le risque", origine(commune, rang), clause="EXC-07", remede="ajouter risque:"
        ),
        mesures=_mesures(commune, rang, notice, redaction),
        portee=say_portee(notice.portee, registre.modele) if notice.portee else None,
        depart="envoi" if convention and convention.exclusion.depart_delai == "envoi" else "réception",
        recu_le=jour_fr(notice.recu_le) if notice.recu_le else None,
        reporte=convention is not None and convention.exclusion.prorogation_jour_ouvre,
        terme=jour_fr(terme) if terme else None,
        exclusion_le=jour_fr(next_day(terme)) if terme else None,
        tribunal=court(registre, redaction),
    )


def signed(commune: Commune, jour: date) -> str:
    """Name the convention that a commune has signed by a day."""
    actes = [f for f in commune.parcours if f.fait in {"signature", "avenant", "reprise"} and f.le <= jour]
    signatures = [f for f in actes if f.fait == "signature"]
    if not signatures:
        return "convention-cadre"
    avenants = sum(f.fait == "avenant" for f in actes)
    combien = "un avenant" if avenants == 1 else f"{avenants} avenants"
    suite = f", modifiée par {combien}" if avenants else ""
    return f"convention-cadre signée le {jour_fr(signatures[-1].le)}{suite}"


def since(commune: Commune, jour: date) -> str:
    """Give the first day of the adhesion in force on a day."""
    depuis = [pas.apres.effective_depuis for pas in play(commune.parcours).pas if pas.fait.le <= jour]
    connus = [du for du in depuis if du is not None]
    return jour_fr(connus[-1]) if connus else jour_fr(jour)


def _engagements(
    commune: Commune, rang: int, notice: MiseEnDemeure, redaction: Redaction
) -> tuple[Engagement, ...]:
    """Quote the commitments that the notice names; the motive of EXC-04 wants one at least."""
    if notice.motif == "non_respect_engagements" and not notice.clauses:
        redaction.manque(
            Manque("l'engagement méconnu", origine(commune, rang), "EXC-04", "ajouter clauses: [GOV-10]")
        )
    return tuple(Engagement(numero, lire(clause(numero)).citation) for numero in notice.clauses)


def _mesures(commune: Commune, rang: int, notice: MiseEnDemeure, redaction: Redaction) -> tuple[str, ...]:
    """Give what is asked; without anything asked, the commune cannot put itself right (EXC-08)."""
    if notice.mesures:
        return notice.mesures
    return (
        redaction.exige(
            None, "les mesures demandées", origine(commune, rang), clause="EXC-08", remede="ajouter mesures:"
        ),
    )

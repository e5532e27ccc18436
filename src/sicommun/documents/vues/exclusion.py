"""The decision to exclude, once three months have passed without anything put right (EXC-06, EXC-09)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sicommun.adhesion.delais import end_of_notice
from sicommun.adhesion.etat import etat
from sicommun.agenda.calendrier import working_days
from sicommun.documents.catalogue import Demande
from sicommun.documents.redaction import Manque, Redaction
from sicommun.documents.vue import var
from sicommun.documents.vues.commun import Organisme, Partie, court, organisme, partie, say_portee
from sicommun.documents.vues.mise_en_demeure import MOTIFS, signed
from sicommun.documents.vues.parcours import before, find_act, note_obstacles, origine, targets_of
from sicommun.model.commune import Commune
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr, next_day


@dataclass(frozen=True, slots=True)
class Vue:
    """What the decision says."""

    titre: str = var("Titre du document.")
    sujet: str = var("Ce que porte l'en-tête des pages.")
    organisme: Organisme = var("L'intercommunalité.")
    partie: Partie = var("L'adhérent exclu.")
    le: str = var("Date de la décision.")
    reference: str | None = var("Référence de la décision.")
    convention: str = var("La convention signée.")
    motif: str = var("L'un des deux motifs de la convention.")
    notice_le: str = var("Date de la mise en demeure.")
    notice_reference: str | None = var("Référence de la mise en demeure.")
    notice_recu_le: str = var("Date de son accusé de réception.")
    notice_raisons: str = var("Les raisons qu'elle donnait.")
    terme: str = var("Dernier jour qu'avait la commune pour régulariser.")
    totale: bool = var("oui : l'exclusion porte sur toute l'adhésion.")
    portee: str = var("Les services dont l'adhérent est exclu.")
    reste: str | None = var("Les services qui lui restent.")
    dernier_jour: str = var("Dernier jour d'usage.")
    premier_jour: str = var("Premier jour sans usage.")
    tribunal: str = var("Juridiction devant laquelle la décision se conteste.")


def targets(registre: Registre, jour: date) -> Sequence[str]:
    """Give the exclusions of each adherent."""
    return targets_of(registre, jour, "exclusion")


def write(demande: Demande, redaction: Redaction) -> Vue:
    """Put an exclusion on paper."""
    registre = demande.registre
    commune, rang, fait = find_act(registre, demande.cible, "exclusion")
    note_obstacles(registre, commune, rang, demande.jour, redaction)
    reste = etat(commune.parcours, next_day(fait.prend_effet)).portee
    return Vue(
        titre=f"Décision d'exclusion – {commune.nom}",
        sujet=f"Exclusion du {jour_fr(fait.le)}",
        organisme=organisme(registre, fait.le, redaction),
        partie=partie(commune, fait.le, redaction),
        le=jour_fr(fait.le),
        reference=fait.reference,
        convention=signed(commune, fait.le),
        motif=MOTIFS[fait.motif],
        **_notice(registre, commune, rang, redaction),
        totale=not reste,
        portee=say_portee(fait.portee, registre.modele),
        reste=say_portee(reste.triee(), registre.modele) if reste else None,
        dernier_jour=jour_fr(fait.prend_effet),
        premier_jour=jour_fr(next_day(fait.prend_effet)),
        tribunal=court(registre, redaction),
    )


def _notice(registre: Registre, commune: Commune, rang: int, redaction: Redaction) -> dict[str, Any]:
    """Recall the notice that an exclusion follows, or leave named blanks."""
    trouve = before(commune, rang, "mise_en_demeure")
    notice = trouve[1] if trouve else None
    convention = registre.convention_at(notice.le) if notice else None
    terme = end_of_notice(notice, convention, est_ouvre=working_days(registre)) if notice else None
    ici = origine(commune, trouve[0] if trouve else rang)
    exige = redaction.exige
    if terme is None:
        quoi = "aucune mise en demeure reçue ne précède l'exclusion : les trois mois n'ont pas couru"
        redaction.obstacle(Manque(quoi, ici, "EXC-09", "noter recu_le, la date de l'accusé de réception"))
    return {
        "notice_le": redaction.exige_jour(
            notice.le if notice else None, "mise en demeure", ici, clause="EXC-07"
        ),
        "notice_reference": notice.reference if notice else None,
        "notice_recu_le": redaction.exige_jour(
            notice.recu_le if notice else None,
            "accusé de réception de la mise en demeure",
            ici,
            clause="EXC-09",
        ),
        "notice_raisons": exige(notice.raisons if notice else None, "les raisons", ici, clause="EXC-07"),
        "terme": redaction.exige_jour(terme, "terme des trois mois", ici, clause="EXC-09"),
    }

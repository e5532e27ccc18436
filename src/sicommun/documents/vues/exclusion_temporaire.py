"""The preventive exclusion without delay: a grave case, a risk strong and immediate, a review (EXC-10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sicommun.documents.catalogue import Demande
from sicommun.documents.redaction import Manque, Redaction
from sicommun.documents.vue import var
from sicommun.documents.vues.commun import Organisme, Partie, court, organisme, partie, say_portee
from sicommun.documents.vues.mise_en_demeure import signed
from sicommun.documents.vues.parcours import find_act, note_obstacles, origine, targets_of
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr


@dataclass(frozen=True, slots=True)
class Vue:
    """What the decision says."""

    titre: str = var("Titre du document.")
    sujet: str = var("Ce que porte l'en-tête des pages.")
    organisme: Organisme = var("L'intercommunalité.")
    partie: Partie = var("L'adhérent suspendu.")
    le: str = var("Date de la décision, premier jour de la suspension.")
    reference: str | None = var("Référence de la décision.")
    convention: str = var("La convention signée.")
    portee: str = var("Les services suspendus.")
    justification: str = var("La gravité du cas, par écrit.")
    risques: bool = var("oui : le risque est dit fort et immédiat.")
    reexamen_le: str = var("Date du réexamen.")
    jusqu_au: str | None = var("Dernier jour de la suspension, s'il est fixé.")
    quote_part_due: bool = var("oui : la quote-part reste due pendant la suspension.")
    tribunal: str = var("Juridiction devant laquelle la décision se conteste.")


def targets(registre: Registre, jour: date) -> Sequence[str]:
    """Give the temporary exclusions of each adherent."""
    return targets_of(registre, jour, "exclusion_temporaire")


def write(demande: Demande, redaction: Redaction) -> Vue:
    """Put a temporary exclusion on paper."""
    registre = demande.registre
    commune, rang, fait = find_act(registre, demande.cible, "exclusion_temporaire")
    note_obstacles(registre, commune, rang, demande.jour, redaction)
    ici = origine(commune, rang)
    if not (fait.risque_fort and fait.risque_immediat):
        redaction.obstacle(
            Manque(
                "le risque n'est pas dit fort et immédiat", ici, "EXC-10", "risque_fort, risque_immediat: oui"
            )
        )
    convention = registre.convention_at(fait.le)
    return Vue(
        titre=f"Exclusion temporaire – {commune.nom}",
        sujet=f"Exclusion temporaire du {jour_fr(fait.le)}",
        organisme=organisme(registre, fait.le, redaction),
        partie=partie(commune, fait.le, redaction),
        le=jour_fr(fait.le),
        reference=fait.reference,
        convention=signed(commune, fait.le),
        portee=say_portee(fait.portee, registre.modele),
        justification=redaction.exige(fait.justification, "la justification écrite", ici, clause="EXC-10"),
        risques=fait.risque_fort and fait.risque_immediat,
        reexamen_le=redaction.exige_jour(fait.reexamen_le, "date du réexamen", ici, clause="EXC-10"),
        jusqu_au=jour_fr(fait.jusqu_au) if fait.jusqu_au else None,
        quote_part_due=convention is None or convention.exclusion_temporaire.quote_part == "due",
        tribunal=court(registre, redaction),
    )

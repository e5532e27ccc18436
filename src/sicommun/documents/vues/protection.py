"""Who answers for personal data between the parties, as the convention says it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from sicommun.documents.redaction import Redaction
from sicommun.documents.vue import var
from sicommun.documents.vues.commun import EPCI
from sicommun.documents.vues.perimetre import Perimetre
from sicommun.model.epci import Rgpd
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr
from sicommun.trace import Origine

_REMEDE: Final = "compléter rgpd: dans data/epci.yaml"
_QUESTIONS: Final = {
    "responsabilite": ("partage des responsabilités sur les données versées au SIG", "ENSA-13"),
    "accord": ("référence de l'accord sur les données versées au SIG", "RGPD-26"),
    "sous_traitance": ("contrat de sous-traitance", "RGPD-28"),
    "dpo": ("désignation du délégué à la protection des données", "ENSA-02"),
}


@dataclass(frozen=True, slots=True)
class Protection:
    """What the parties have settled about personal data."""

    responsabilite: str = var(
        "« conjointe », « distincte » ou « sous_traitance », pour les données du SIG (A)."
    )
    accord: str = var("Référence de l'accord sur les données du SIG (A).")
    sous_traitance: str = var("Acte qui vaut contrat de sous-traitance (B et C).")
    dpo_designe_le: str = var("Date de désignation du délégué à la protection des données (A).")
    dpo_reference: str = var("Numéro de cette désignation ; vide s'il n'est pas connu.")
    dpo_courriel: str = var("Adresse du délégué ; vide si elle n'est pas connue.")


def protection(registre: Registre, souscrit: Perimetre, jour: date, redaction: Redaction) -> Protection:
    """Say what is settled; only what the portée calls for is asked.

    A designation that came after the day of the act is no affair of that act.
    """
    rgpd = (registre.epci.rgpd if registre.epci else None) or Rgpd()
    dpo = rgpd.dpo
    dpo_du = souscrit.a and (dpo is None or dpo.designe_le <= jour)
    partage = souscrit.a and rgpd.responsabilite != "distincte"
    reponses = {
        "responsabilite": rgpd.responsabilite if souscrit.a else "",
        "accord": rgpd.accord if partage else "",
        "sous_traitance": rgpd.sous_traitance if souscrit.b or souscrit.c else "",
        "dpo": (jour_fr(dpo.designe_le) if dpo else None) if dpo_du else "",
    }
    dits = {
        cle: redaction.exige(reponse, quoi, Origine(EPCI, ("rgpd", cle)), clause=clause, remede=_REMEDE)
        if reponse != ""
        else ""
        for cle, reponse in reponses.items()
        for quoi, clause in (_QUESTIONS[cle],)
    }
    return Protection(
        responsabilite=dits["responsabilite"],
        accord=dits["accord"],
        sous_traitance=dits["sous_traitance"],
        dpo_designe_le=dits["dpo"],
        dpo_reference=(dpo.reference or "") if dpo else "",
        dpo_courriel=(dpo.email or "") if dpo else "",
    )

"""Leaving: the notice of a withdrawal, and the visa of a destruction (RET-03, CSQ-07)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from sicommun.adhesion.delais import end_of_withdrawal_notice
from sicommun.adhesion.journal import play
from sicommun.diagnostics import AVERTISSEMENT, ERREUR
from sicommun.model.commune import Commune
from sicommun.model.convention import Convention
from sicommun.model.parcours import DemandeRetrait
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr
from sicommun.positions import Finding
from sicommun.rules.regle import rule
from sicommun.textes import clause, loi

_31_DECEMBRE: Final = (12, 31)


def _convention_of(demande: DemandeRetrait, registre: Registre) -> Convention | None:
    """Give the version in force when a request to withdraw was received: it fixes its conditions."""
    return registre.convention_at(demande.recu_le or demande.le)


@rule(
    "RET002",
    "retrait hors des conditions de la convention",
    sur=Commune,
    severity=ERREUR,
    source=clause("RET-03"),
    remede="reporter l'effet du retrait",
)
def withdrawal_conditions(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Un retrait respecte le préavis et la date d'effet que fixe la convention en vigueur à la demande.

    L'effet est le dernier jour d'usage ; le préavis court de la réception de la demande, à défaut de sa date.

    Bon : demande reçue le 2024-11-20, douze mois de préavis, `effet: 2025-12-31`

    Mauvais : `effet: 2025-10-31`, avant le terme ; `effet: 2025-11-30`, hors de la fin d'exercice
    """
    for pas in play(commune.parcours).pas:
        demande = pas.avant.retrait_demande
        if pas.fait.fait != "retrait" or demande is None:
            continue
        convention = _convention_of(demande, registre)
        cle = "effet" if pas.fait.effet else "le"
        remede = f"reporter l'effet au {jour_fr(_possible(pas.fait, demande, convention))} au plus tôt"
        for message in _faults(pas.fait, demande, convention):
            yield Finding(("parcours", pas.rang, cle), message, remede)


def _possible(retrait: Any, demande: DemandeRetrait, convention: Convention | None) -> date:
    """Give the first last day of use that the convention admits, no sooner than the one written."""
    terme = end_of_withdrawal_notice(demande.recu_le or demande.le, convention)
    fin: date = max(terme or retrait.prend_effet, retrait.prend_effet)
    en_fin_d_exercice = convention is not None and convention.retrait.effet == "fin_exercice"
    return date(fin.year, *_31_DECEMBRE) if en_fin_d_exercice else fin


def _faults(retrait: Any, demande: DemandeRetrait, convention: Convention | None) -> Iterator[str]:
    """Say what the date of a withdrawal does not respect."""
    fin, recue = retrait.prend_effet, demande.recu_le or demande.le
    terme = end_of_withdrawal_notice(recue, convention)
    if convention is None:
        return
    if terme is not None and fin < terme:
        yield (
            f"demande reçue le {jour_fr(recue)}, préavis de {convention.retrait.preavis_mois} mois : "
            f"pas de retrait avant le {jour_fr(terme)} ; ici, le {jour_fr(fin)}"
        )
    if convention.retrait.effet == "fin_exercice" and (fin.month, fin.day) != _31_DECEMBRE:
        yield (
            f"la convention « {convention.version} » ne laisse partir qu'en fin d'exercice, un 31 décembre ; "
            f"ici, le {jour_fr(fin)}"
        )


@rule(
    "RET003",
    "retrait demandé, et préavis jamais fixé",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=clause("RET-03"),
    remede="fixer le préavis par avenant à la convention : retrait.preavis_mois",
)
def notice_fixed(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """La source renvoie le préavis à la convention : tant qu'elle ne dit rien, un retrait n'a pas de terme.

    Bon : `retrait: {preavis_mois: 12}` dans la convention en vigueur à la demande

    Mauvais : une demande de retrait, et une convention sans `preavis_mois`
    """
    for pas in play(commune.parcours).pas:
        if pas.fait.fait == "demande_retrait":
            convention = _convention_of(pas.fait, registre)
            if convention is not None and convention.retrait.preavis_mois is None:
                message = (
                    f"la convention « {convention.version} » ne fixe pas le préavis : "
                    "rien ne dit quand ce retrait prend effet"
                )
                remede = f"le fixer par avenant : {convention.fichier}, retrait.preavis_mois"
                yield Finding(("parcours", pas.rang, "fait"), message, remede)


@rule(
    "CSQ008",
    "destruction sans visa des archives",
    sur=Commune,
    severity=ERREUR,
    source=loi("PATRIMOINE-L212-2"),
    remede="obtenir le visa, puis visa_archives: … ; ou constater que ce ne sont que des copies",
)
def destruction_with_visa(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Des archives publiques, électroniques comprises, ne se détruisent qu'avec le visa de leur service.

    La convention dit « immédiatement » ; le code du patrimoine passe avant. Des copies, dont la commune garde
    l'original, ne sont pas des archives à éliminer : `copies_seulement: oui` le constate.

    Bon : `visa_archives: Visa n° 2026-0117 du 27 avril 2026`

    Mauvais : `{le: 2026-05-11, fait: destruction, methode: Effacement}`
    """
    for rang, fait in enumerate(commune.parcours):
        if fait.fait == "destruction" and fait.visa_archives is None and not fait.copies_seulement:
            message = f"destruction du {jour_fr(fait.le)}, sans visa des archives ni constat de copies"
            yield Finding(("parcours", rang, "fait"), message)

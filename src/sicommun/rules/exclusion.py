"""Formal notices and exclusions: what a notice must hold, and the three months that it opens (EXC-09)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sicommun.adhesion.delais import first_day_of_exclusion
from sicommun.adhesion.journal import Pas, play
from sicommun.agenda.calendrier import working_days
from sicommun.diagnostics import AVERTISSEMENT, ERREUR
from sicommun.model.commune import Commune
from sicommun.model.convention import Convention
from sicommun.model.parcours import Exclusion, MiseEnDemeure
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr, next_day
from sicommun.positions import Finding
from sicommun.rules.regle import rule
from sicommun.textes import clause


def exclusions_with_notice(commune: Commune) -> Iterator[tuple[Pas, Pas]]:
    """Give each exclusion admitted, with the notice that it relies on."""
    notice: Pas | None = None
    for pas in play(commune.parcours).pas:
        if pas.fait.fait == "mise_en_demeure":
            notice = pas
        elif pas.fait.fait == "exclusion" and notice is not None:
            yield pas, notice


@rule(
    "EXC007",
    "mise en demeure incomplète",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=clause("EXC-07"),
    remede="compléter : recu_le (sicommun record reception), risque, raisons, mesures",
)
def complete_notice(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Une mise en demeure informe du risque et des raisons, par courrier avec accusé de réception.

    Sans la date de réception, les trois mois de régularisation n'ont pas de départ ; sans les mesures
    demandées (EXC-08), la commune ne sait pas comment se mettre en règle.

    Bon : `recu_le: 2024-01-15, risque: …, raisons: …, mesures: […]`

    Mauvais : `{le: 2024-01-12, fait: mise_en_demeure, motif: peril_grave}` seul
    """
    relied_on = {notice.rang for _, notice in exclusions_with_notice(commune)}
    for rang, fait in enumerate(commune.parcours):
        if fait.fait == "mise_en_demeure":
            manques = _missing(fait)
            if manques and rang in relied_on:
                continue  # EXC008 says it, as an error
            manques += [] if fait.mesures else ["les mesures demandées"]
            if manques:
                message = f"mise en demeure du {jour_fr(fait.le)} : il y manque {enumerate_fr(manques)}"
                yield Finding(("parcours", rang, "fait"), message)


@rule(
    "EXC008",
    "exclusion sur une mise en demeure incomplète",
    sur=Commune,
    severity=ERREUR,
    source=clause("EXC-07"),
    remede="compléter la mise en demeure ; si la pièce manque vraiment, la procédure est à reprendre",
)
def exclusion_on_complete_notice(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Une exclusion s'appuie sur une mise en demeure entière : reçue, avec le risque et les raisons.

    Bon : une mise en demeure avec `recu_le`, `risque` et `raisons`, puis l'exclusion

    Mauvais : la même exclusion, sur une mise en demeure sans `recu_le`
    """
    for exclusion, notice in exclusions_with_notice(commune):
        manques = _missing(notice.fait)
        if manques:
            message = (
                f"l'exclusion du {jour_fr(exclusion.fait.le)} s'appuie sur cette mise en demeure, "
                f"où il manque {enumerate_fr(manques)}"
            )
            yield Finding(("parcours", notice.rang, "fait"), message)


def _missing(notice: MiseEnDemeure) -> list[str]:
    """Name what a notice lacks."""
    champs = {
        "la date de réception": notice.recu_le,
        "le risque": notice.risque,
        "les raisons": notice.raisons,
    }
    return [nom for nom, valeur in champs.items() if valeur is None]


def enumerate_fr(noms: list[str]) -> str:
    """Write « le risque et les raisons »."""
    return " et ".join(part for part in (", ".join(noms[:-1]), noms[-1]) if part)


@rule(
    "EXC009",
    "exclusion avant le terme des trois mois",
    sur=Commune,
    severity=ERREUR,
    source=clause("EXC-09"),
    remede="corriger la date, ou enregistrer la régularisation",
)
def exclusion_after_three_months(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Une exclusion n'est possible qu'une fois les trois mois échus sans régularisation.

    Ils courent de quantième à quantième depuis la réception de la mise en demeure (ou l'envoi, si la
    convention le dit : `exclusion.depart_delai`), bornés à la fin du mois.

    Bon : mise en demeure reçue le 2024-01-15, exclusion le 2024-04-16

    Mauvais : exclusion le 2024-04-02
    """
    for exclusion, notice in exclusions_with_notice(commune):
        convention = registre.convention_at(notice.fait.le)
        possible = first_day_of_exclusion(notice.fait, convention, est_ouvre=working_days(registre))
        cle = _too_early(exclusion.fait, possible) if possible else ""
        if possible and cle:
            message = (
                f"mise en demeure {_start(notice.fait, convention)} : "
                f"l'exclusion est possible à partir du {jour_fr(possible)}"
            )
            yield Finding(("parcours", exclusion.rang, cle), message)


def _start(notice: MiseEnDemeure, convention: Convention | None) -> str:
    """Say from which day the three months run."""
    par_envoi = convention is not None and convention.exclusion.depart_delai == "envoi"
    if par_envoi or notice.recu_le is None:
        return f"envoyée le {jour_fr(notice.le)}"
    return f"reçue le {jour_fr(notice.recu_le)}"


def _too_early(exclusion: Exclusion, possible: date) -> str:
    """Give the key of the date that comes too early: that of the act, or the last day of use."""
    if exclusion.le < possible:
        return "le"
    return "effet" if exclusion.effet is not None and next_day(exclusion.effet) < possible else ""

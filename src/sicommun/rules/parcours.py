"""The facts that the table of transitions refuses, each by its clause, and those still to come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from sicommun.adhesion.journal import Refus, by_act, play
from sicommun.diagnostics import AVERTISSEMENT, ERREUR
from sicommun.model.commune import Commune
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr
from sicommun.positions import Finding
from sicommun.rules.regle import rule
from sicommun.textes import clause

_FAMILLES: Final = {
    **dict.fromkeys(
        (
            "mise_en_demeure",
            "regularisation",
            "exclusion",
            "exclusion_temporaire",
            "levee",
            "reintegration",
        ),
        "EXC001",
    ),
    **dict.fromkeys(("demande_retrait", "retrait"), "RET001"),
    **dict.fromkeys(("restitution", "demande_destruction", "destruction"), "CSQ001"),
}
"""The code under which a refused fact is said; the steps of the adhesion itself are ADH001."""

_REMEDE: Final = "corriger la date, ou enregistrer le fait qui manque avant celui-ci"


@rule(
    "ADH001",
    "fait impossible à cette étape de l'adhésion",
    sur=Commune,
    severity=ERREUR,
    source=clause("ADH-01"),
    remede=_REMEDE,
)
def adhesion_facts(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Une adhésion suit ses étapes : intérêt, signature, remise de la description, validation.

    Une adhésion plus ancienne que le dépôt commence par le fait `reprise`, sans rejouer ces étapes.

    Bon : `interet`, `signature`, `remise_description`, puis `validation`

    Mauvais : `validation` avant `remise_description`, ou sur un code qui n'est pas dans la convention signée
    """
    yield from _refused(commune, "ADH001")


@rule(
    "EXC001",
    "exclusion ou levée impossible à cette date",
    sur=Commune,
    severity=ERREUR,
    source=clause("EXC-07"),
    remede=_REMEDE,
)
def exclusion_facts(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Une exclusion suit une mise en demeure, une levée suit une suspension, une réintégration une exclusion.

    Bon : `mise_en_demeure`, puis `exclusion` trois mois plus tard

    Mauvais : `exclusion` sans mise en demeure, ou après une `regularisation`
    """
    yield from _refused(commune, "EXC001")


@rule(
    "RET001",
    "retrait impossible à cette date",
    sur=Commune,
    severity=ERREUR,
    source=clause("RET-03"),
    remede=_REMEDE,
)
def withdrawal_facts(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Un retrait suit la demande de la commune, et ne porte que sur ce qui est en service.

    Bon : `demande_retrait`, puis `retrait` de la même portée

    Mauvais : `retrait` sans demande, ou d'un domaine que la commune n'a pas
    """
    yield from _refused(commune, "RET001")


@rule(
    "CSQ001",
    "suite de la sortie impossible à cette date",
    sur=Commune,
    severity=ERREUR,
    source=clause("CSQ-05"),
    remede=_REMEDE,
)
def exit_facts(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Les données se restituent après la sortie, et ne se détruisent qu'après, à la demande de la commune.

    Bon : `retrait`, `restitution`, `demande_destruction`, puis `destruction`

    Mauvais : `destruction` sans demande, ou avant la restitution
    """
    yield from _refused(commune, "CSQ001")


@rule(
    "ADH005",
    "fait daté de l'avenir",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=clause("ADH-06"),
    remede="corriger la date si c'est une faute de frappe ; sinon rien : le fait comptera ce jour-là",
    a_venir=True,
)
def facts_in_the_past(commune: Commune, registre: Registre, jour: date) -> Iterator[Finding]:
    """Un fait porte la date de son acte : un acte à venir est presque toujours une faute de frappe.

    Un seul constat le dit, pour le premier. Se placer dans le passé (`--at`) ne met rien dans l'avenir : les
    faits postérieurs à ce jour ne comptent pas, sans que rien soit à corriger.

    Bon : le 2025-03-31, un fait du 2025-03-24

    Mauvais : le 2025-03-31, un fait du 2052-03-24
    """
    a_venir = [(rang, fait) for rang, fait in by_act(commune.parcours) if fait.le > jour]
    if a_venir:
        rang, fait = a_venir[0]
        autres = len(a_venir) - 1
        suite = f", et {autres} autre{'s' if autres > 1 else ''} après lui" if autres else ""
        message = f"fait du {jour_fr(fait.le)}{suite} : ce jour n'est pas encore venu"
        yield Finding(("parcours", rang, "le"), message)


def _refused(commune: Commune, code: str) -> Iterator[Finding]:
    """Say the refused facts of one family; what only follows from a refusal is counted with it."""
    refus = play(commune.parcours).refus
    for un, suites in _without_consequences(refus):
        if code_of(un) == code:
            yield refusal(un, _also(suites))


def code_of(un: Refus) -> str:
    """Give the code under which a refused fact is said."""
    return _FAMILLES.get(un.fait.fait, "ADH001")


def refusal(un: Refus, suite: str = "", remede: str = "") -> Finding:
    """Say why the table refuses a fact, and by which clause."""
    message = f"au {jour_fr(un.fait.le)}, {un.motif}{suite}"
    return Finding(("parcours", un.rang, "fait"), message, remede, source=un.clause)


def _without_consequences(refus: Sequence[Refus]) -> Iterator[tuple[Refus, int]]:
    """Give each reason once, at the first fact that meets it, with the number of those that follow.

    When a step is refused the state does not move, and every later fact meets the same wall: the first
    says all, and correcting it changes the others.
    """
    murs = Counter(un.motif for un in refus)
    for un in refus:
        if un.motif in murs:
            yield un, murs.pop(un.motif) - 1


def _also(suites: int) -> str:
    """Say how many later facts are refused for the same reason."""
    if not suites:
        return ""
    return f" (et {suites} autre{'s' if suites > 1 else ''} fait{'s' if suites > 1 else ''} après lui)"

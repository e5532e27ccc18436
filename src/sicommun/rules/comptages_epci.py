"""The counts of the EPCI itself, which often weigh the most in the key (BUD-07)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sicommun.diagnostics import AVERTISSEMENT, ERREUR
from sicommun.model.epci import Epci
from sicommun.model.registre import Registre
from sicommun.positions import Finding
from sicommun.rules import mesures
from sicommun.rules.regle import rule
from sicommun.textes import clause


@rule(
    "CPT011",
    "deux comptages de l'EPCI le même jour",
    sur=Epci,
    severity=ERREUR,
    source=clause("BUD-07"),
    remede="n'en garder qu'un : une erreur se corrige sur place, git garde l'ancienne valeur",
)
def one_epci_count_a_day(epci: Epci, registre: Registre) -> Iterator[Finding]:
    """L'EPCI, comme une commune, n'a qu'un comptage par jour.

    Bon : un comptage `au: 2023-12-31`, un autre `au: 2024-12-31`

    Mauvais : deux comptages `au: 2024-12-31`
    """
    yield from mesures.on_the_same_day(epci.comptages)


@rule(
    "CPT012",
    "comptage de l'EPCI accepté sans date, ou d'avance",
    sur=Epci,
    severity=ERREUR,
    source=clause("BUD-07"),
    remede="écrire accepte_le, la date de l'accord, le jour du comptage ou après ; sinon etat: propose",
)
def accepted_epci_counts(epci: Epci, registre: Registre) -> Iterator[Finding]:
    """Un comptage accepté de l'EPCI porte la date de l'accord, qui ne vient pas avant le comptage.

    Bon : `{au: 2024-12-31, etat: accepte, accepte_le: 2025-01-20}`

    Mauvais : `etat: accepte` seul, ou `accepte_le: 2024-12-20`
    """
    yield from mesures.badly_accepted(epci.comptages)


@rule(
    "CPT014",
    "comptage de l'EPCI sans la mesure de la clé",
    sur=Epci,
    severity=AVERTISSEMENT,
    source=clause("BUD-07"),
    remede="compléter le comptage ; à défaut, la part de l'EPCI ne se calcule pas",
)
def epci_counts_key_measure(epci: Epci, registre: Registre) -> Iterator[Finding]:
    """Le dernier comptage de l'EPCI porte la mesure que lit la clé par défaut de la convention.

    Bon : `cle_par_defaut: postes`, et `{au: 2024-12-31, postes: 1247}`

    Mauvais : `{au: 2024-12-31, agents: 1431}`
    """
    yield from mesures.without_key_measure(epci.comptages, registre)


@rule(
    "CPT015",
    "comptage de l'EPCI daté de l'avenir",
    sur=Epci,
    severity=AVERTISSEMENT,
    source=clause("BUD-07"),
    remede="corriger la date si c'est une faute de frappe",
    a_venir=True,
)
def epci_counts_in_the_past(epci: Epci, registre: Registre, jour: date) -> Iterator[Finding]:
    """Un comptage de l'EPCI n'est pas daté d'un jour à venir.

    Bon : le 2025-03-31, un comptage `au: 2024-12-31`

    Mauvais : le 2025-03-31, un comptage `au: 2052-12-31`
    """
    yield from mesures.still_to_come(epci.comptages, jour)


@rule(
    "CPT016",
    "comptage de l'EPCI qui change de plus de moitié",
    sur=Epci,
    severity=AVERTISSEMENT,
    source=clause("BUD-07"),
    remede="vérifier le comptage ; s'il est juste, il n'y a rien à changer",
)
def steady_epci_counts(epci: Epci, registre: Registre) -> Iterator[Finding]:
    """D'un comptage de l'EPCI au suivant, une mesure change rarement de plus de moitié.

    Bon : 1212 postes, puis 1247

    Mauvais : 1212 postes, puis 121
    """
    yield from mesures.sudden_changes(epci.comptages)

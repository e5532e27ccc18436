"""The counts of the adherents, which the key reads: agreed to, with the measure that is wanted (BUD-07)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sicommun.adhesion.journal import play
from sicommun.diagnostics import AVERTISSEMENT, ERREUR
from sicommun.model.commune import Commune
from sicommun.model.registre import Registre
from sicommun.positions import Finding
from sicommun.rules import mesures
from sicommun.rules.regle import rule
from sicommun.textes import clause


@rule(
    "CPT001",
    "deux comptages le même jour",
    sur=Commune,
    severity=ERREUR,
    source=clause("BUD-07"),
    remede="n'en garder qu'un : une erreur se corrige sur place, git garde l'ancienne valeur",
)
def one_count_a_day(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Un comptage vaut de sa date au suivant : il n'y en a qu'un par jour.

    Bon : un comptage `au: 2023-12-31`, un autre `au: 2024-12-31`

    Mauvais : deux comptages `au: 2024-12-31`
    """
    yield from mesures.on_the_same_day(commune.comptages)


@rule(
    "CPT002",
    "comptage accepté sans date, ou d'avance",
    sur=Commune,
    severity=ERREUR,
    source=clause("BUD-07"),
    remede="écrire accepte_le, la date de l'accord, le jour du comptage ou après ; sinon etat: propose",
)
def accepted_counts(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Un comptage accepté porte la date de l'accord, qui ne vient pas avant le comptage.

    C'est l'accord qui rend la quote-part opposable : une date d'accord ne va pas avec `etat: propose`.

    Bon : `{au: 2024-12-31, etat: accepte, accepte_le: 2025-01-20}`

    Mauvais : `etat: accepte` seul, ou `accepte_le: 2024-12-20`
    """
    yield from mesures.badly_accepted(commune.comptages)


@rule(
    "CPT003",
    "adhérent en service, et jamais compté",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=clause("BUD-07"),
    remede="ajouter un comptage : comptages: [{au: …, postes: …, agents: …}]",
)
def counted_once(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Un adhérent dont l'adhésion est effective a un comptage : sans lui, sa quote-part ne se calcule pas.

    Rien n'est signalé quand la clé par défaut de la convention ne lit pas les comptages (`habitants`).

    Bon : une validation, et un comptage

    Mauvais : une validation, et pas de `comptages`
    """
    en_service = play(commune.parcours).dossier.portee
    if en_service and not commune.comptages and mesures.counted_key(registre):
        yield Finding(("nom",), f"{commune.nom} est en service, et n'a aucun comptage")


@rule(
    "CPT004",
    "comptage sans la mesure de la clé",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=clause("BUD-07"),
    remede="compléter le comptage ; à défaut, la quote-part de l'exercice attendra",
)
def counts_key_measure(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Le dernier comptage porte la mesure que lit la clé par défaut de la convention.

    Bon : `cle_par_defaut: postes`, et `{au: 2024-12-31, postes: 190}`

    Mauvais : `{au: 2024-12-31, agents: 244}`
    """
    if play(commune.parcours).dossier.signee:
        yield from mesures.without_key_measure(commune.comptages, registre)


@rule(
    "CPT005",
    "comptage daté de l'avenir",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=clause("BUD-07"),
    remede="corriger la date si c'est une faute de frappe",
    a_venir=True,
)
def counts_in_the_past(commune: Commune, registre: Registre, jour: date) -> Iterator[Finding]:
    """Un comptage constate : il n'est pas daté d'un jour à venir.

    Un seul constat le dit, pour le premier.

    Bon : le 2025-03-31, un comptage `au: 2024-12-31`

    Mauvais : le 2025-03-31, un comptage `au: 2052-12-31`
    """
    yield from mesures.still_to_come(commune.comptages, jour)


@rule(
    "CPT006",
    "comptage qui change de plus de moitié",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=clause("BUD-07"),
    remede="vérifier le comptage ; s'il est juste, il n'y a rien à changer",
)
def steady_counts(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """D'un comptage au suivant, une mesure change rarement de plus de moitié : un zéro manque, souvent.

    Un écart de moins de cinq ne dit rien et n'est pas signalé.

    Bon : 182 postes, puis 190

    Mauvais : 182 postes, puis 19
    """
    yield from mesures.sudden_changes(commune.comptages)

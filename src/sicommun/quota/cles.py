"""The keys: what each user weighs in an object, or owes at a rate."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Final, NamedTuple

from sicommun.diagnostics import vouliez_vous_dire
from sicommun.model.budget import Budget, Objet
from sicommun.montants import format_decimal
from sicommun.periodes import Periode, annee_civile
from sicommun.positions import Finding
from sicommun.quota.choix import Choix
from sicommun.quota.constats import CLE_INCONNUE, MIXTE_IMPOSSIBLE, PART_SANS_USAGE, SANS_PART_EPCI, Constat
from sicommun.quota.mesures import COMPTEES, Poids, reading_steps, weigh
from sicommun.quota.populations import population_steps, weigh_population
from sicommun.quota.usagers import EPCI, Presences, Usage
from sicommun.trace import Origine, Step

TARIFS: Final = frozenset({"forfait", "cout_unitaire"})
"""The keys that multiply a rate by a measure."""
COMPOSEES: Final = frozenset({"parts", "mixte", "habitants"}) | TARIFS
"""The keys that are not the name of a measure."""


class Contexte(NamedTuple):
    """What a key is worked out from: the object at its rank in the budget, its users and the choices."""

    objet: Objet
    rang: int
    budget: Budget
    usages: Sequence[Usage]
    choix: Choix
    vie: Periode
    presences: Presences

    def origine(self, *suite: str | int) -> Origine:
        """Give a place inside the object."""
        return Origine(self.budget.fichier, ("objets", self.rang, *suite))


class Cle(NamedTuple):
    """The weights of the users by name, the step that shows each, and what is missing."""

    poids: Mapping[str, Fraction]
    etapes: Mapping[str, Step]
    constats: tuple[Constat, ...] = ()


def work_out(contexte: Contexte, cle: str, place: Origine | None = None) -> Cle:
    """Give the weights by a key: a measure of the counts, or one of the composed keys.

    `place` is where the key is named, unless it is by the choice of the object or of the convention.
    """
    if cle in _COMPOSEES:
        return _COMPOSEES[cle](contexte)
    place = place or contexte.choix.origines.get("cle", contexte.origine())
    return _by_measure(contexte, cle, place, {*COMPTEES, *COMPOSEES})


def measure_of_rate(contexte: Contexte) -> str:
    """Give the measure that a rate multiplies: the object's, else workstations (BUD-07)."""
    return contexte.objet.mesure or "postes"


def weights(contexte: Contexte, mesure: str) -> dict[str, Poids]:
    """Weigh every user by one measure of the counts."""
    annee = annee_civile(contexte.budget.exercice)
    return {
        usage.usager.qui: weigh(usage, mesure, contexte.choix, annee, contexte.vie)
        for usage in contexte.usages
    }


def _by_measure(contexte: Contexte, mesure: str, place: Origine, connues: set[str]) -> Cle:
    """Weigh by a measure; one that no count bears is unknown, and said once at its place."""
    if mesure not in COMPTEES and not any(
        mesure in comptage.mesures
        for usager in contexte.presences.usagers.values()
        for comptage in usager.comptages
    ):
        return Cle({}, {}, (_unknown(contexte, mesure, place, connues),))
    return _cle(f"clé {mesure}", weights(contexte, mesure))


def _unknown(contexte: Contexte, mesure: str, place: Origine, connues: set[str]) -> Constat:
    """Say that a key is neither known nor the name of a measure."""
    comptages = (c for usager in contexte.presences.usagers.values() for c in usager.comptages)
    mesures = {nom for comptage in comptages for nom in comptage.mesures}
    proches = vouliez_vous_dire(mesure, sorted(connues | mesures))
    message = f"clé « {mesure} » inconnue : aucun comptage ne porte cette mesure{proches}"
    return Constat(CLE_INCONNUE, place.fichier, Finding(place.chemin, message))


def _cle(
    libelle: str, poids: Mapping[str, Poids], steps: Callable[[Poids], tuple[Step, ...]] = reading_steps
) -> Cle:
    """Give a key made of weights; when all have the same days, the step shows the bare measures."""
    valeurs = {qui: p.poids for qui, p in poids.items()}
    jours = {p.jours for p in poids.values() if p.poids}
    diviseur = jours.pop() if len(jours) == 1 else 1
    total = sum(valeurs.values(), Fraction(0)) / diviseur
    combien = f"{len(valeurs)} utilisateurs"
    mot = combien if diviseur != 1 or not total else f"unités × jours, {combien}"
    etapes = {
        qui: Step(
            libelle,
            (p.poids / diviseur, total),
            "rapport",
            f"{p.detail}, {mot}" if p.detail else mot,
            "BUD-07" if libelle == "clé postes" else "BUD-06",
            p.releves[-1].origine if p.releves else None,
            steps(p),
        )
        for qui, p in poids.items()
    }
    return Cle(valeurs, etapes, tuple(constat for p in poids.values() for constat in p.constats))


def _inhabitants(contexte: Contexte) -> Cle:
    """Weigh the communes by inhabitants, once the EPCI's fixed share is set apart."""
    communes = [usage for usage in contexte.usages if usage.usager.qui != EPCI]
    jours = {usage.usager.qui: _days(usage, contexte) for usage in communes}
    poids = {
        usage.usager.qui: weigh_population(usage, contexte.budget.exercice, jours[usage.usager.qui])
        for usage in communes
    }
    cle = _cle("clé habitants", poids, population_steps)
    return cle if len(communes) == len(contexte.usages) else _with_epci(cle, contexte)


def _days(usage: Usage, contexte: Contexte) -> int:
    """Count the days that weigh, as `presence` says."""
    return usage.jours if contexte.choix.presence == "jours" else contexte.vie.jours


def _with_epci(cle: Cle, contexte: Contexte) -> Cle:
    """Give the EPCI its fixed percentage, and the communes the rest."""
    part = contexte.objet.part_epci
    if part is None or part > _CENT:
        quoi = "dépasse 100 %" if part is not None else "n'est pas fixée"
        message = f"« {contexte.objet.libelle} » se partage par habitant : la part de l'EPCI {quoi}"
        finding = Finding(contexte.origine("part_epci").chemin, message)
        return cle._replace(
            constats=(*cle.constats, Constat(SANS_PART_EPCI, contexte.budget.fichier, finding))
        )
    reste = {qui: (_CENT - Fraction(part)) * poids for qui, poids in _normalised(cle.poids).items()}
    poids = {EPCI: Fraction(part), **reste}
    total, place = sum(poids.values(), Fraction(0)), contexte.origine("part_epci")
    mots = f"{format_decimal(_CENT - part)} % aux communes, selon leur"
    etapes = {
        qui: _percent(
            "part des communes", (valeur, total), f"{mots} {cle.etapes[qui].detail}", place, cle.etapes[qui]
        )
        for qui, valeur in reste.items()
    }
    etapes[EPCI] = _percent("part de l'EPCI", (poids[EPCI], total), "part fixée, en %", place)
    return Cle(poids, etapes, cle.constats)


def _percent(
    libelle: str, rapport: tuple[Fraction, Fraction], mots: str, place: Origine, *suite: Step
) -> Step:
    """Show a percentage over the sum of all, which is a hundred unless some of them bear nothing."""
    return Step(libelle, rapport, "rapport", mots, "BUD-06", place, suite)


_CENT: Final = 100


def _normalised(poids: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """Bring weights to a sum of one; all zeros stay so."""
    total = sum(poids.values(), Fraction(0))
    return {qui: valeur / total if total else Fraction(0) for qui, valeur in poids.items()}


def _fixed(contexte: Contexte) -> Cle:
    """Take the fixed percentages, which rule BUD009 checks: neither counts nor days bear on them."""
    parts, noms = contexte.objet.parts, {usage.usager.qui for usage in contexte.usages}
    constats = []
    for qui in sorted(set(parts) - noms):
        message = f"« {qui} » a une part, et n'utilise pas l'objet dans l'exercice"
        finding = Finding(contexte.origine("parts", qui).chemin, message, cible="cle")
        constats.append(Constat(PART_SANS_USAGE, contexte.budget.fichier, finding))
    poids = {qui: Fraction(parts.get(qui, 0)) for qui in (usage.usager.qui for usage in contexte.usages)}
    total = sum(poids.values(), Fraction(0))
    etapes = {
        qui: _percent("clé parts", (valeur, total), "part fixée, en %", contexte.origine("parts", qui))
        for qui, valeur in poids.items()
    }
    return Cle(poids, etapes, tuple(constats))


def _mixed(contexte: Contexte) -> Cle:
    """Add several keys, each brought to one on its own, by their weights, which rule BUD009 checks."""
    composantes = [
        (part, _component(contexte, part.cle, rang)) for rang, part in enumerate(contexte.objet.mixte)
    ]
    constats = tuple(constat for _, cle in composantes for constat in cle.constats)
    poids: dict[str, Fraction] = {}
    for part, cle in composantes:
        for qui, valeur in _normalised(cle.poids).items():
            poids[qui] = poids.get(qui, Fraction(0)) + Fraction(part.poids) * valeur
    total = sum(poids.values(), Fraction(0))
    etapes = {qui: _mixed_step(qui, (poids[qui], total), composantes, contexte) for qui in poids}
    return Cle(poids, etapes, constats)


def _component(contexte: Contexte, cle: str, rang: int) -> Cle:
    """Work out one part of a mixed key: a simple key, neither a rate nor mixed itself."""
    place = contexte.origine("mixte", rang, "cle")
    if cle != "mixte" and cle not in TARIFS:
        return work_out(contexte, cle, place)
    message = f"« {contexte.objet.libelle} » : la clé {cle} ne peut pas être une part d'une clé mixte"
    return Cle({}, {}, (Constat(MIXTE_IMPOSSIBLE, place.fichier, Finding(place.chemin, message)),))


def _mixed_step(
    qui: str,
    rapport: tuple[Fraction, Fraction],
    composantes: Sequence[tuple[object, Cle]],
    contexte: Contexte,
) -> Step:
    """Show the parts of a mixed key for one user; they make less than one when a part weighs nothing."""
    dits = " + ".join(f"{format_decimal(part.poids)} × {part.cle}" for part in contexte.objet.mixte)
    etapes = tuple(cle.etapes[qui] for _, cle in composantes if qui in cle.etapes)
    return Step("clé mixte", rapport, "rapport", dits, "BUD-06", contexte.origine("mixte"), etapes)


def _by_rate(contexte: Contexte) -> Cle:
    """Weigh by the measure that a rate multiplies."""
    place = contexte.origine("mesure" if contexte.objet.mesure else "cle")
    return _by_measure(contexte, measure_of_rate(contexte), place, {*COMPTEES})


_COMPOSEES: Final[Mapping[str, Callable[[Contexte], Cle]]] = {
    "habitants": _inhabitants,
    "parts": _fixed,
    "mixte": _mixed,
    "forfait": _by_rate,
    "cout_unitaire": _by_rate,
}

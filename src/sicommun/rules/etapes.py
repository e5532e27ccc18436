"""The steps of a contract: numbered without a gap, each leading somewhere, the last one in reach."""

from __future__ import annotations

from collections.abc import Iterator

from sicommun.diagnostics import AVERTISSEMENT, ERREUR
from sicommun.model.contrat import Contrat
from sicommun.model.registre import Registre
from sicommun.positions import Finding
from sicommun.rules.cycles import find_cycles, reachable, without_dead_ends
from sicommun.rules.regle import rule
from sicommun.textes import clause


@rule(
    "CTR007",
    "étapes mal numérotées",
    sur=Contrat,
    severity=ERREUR,
    source=clause("CS-41"),
    remede="numéroter les étapes 1, 2, 3… chacune une fois, et revoir les suites qui les nomment",
)
def steps_numbered(contrat: Contrat, registre: Registre) -> Iterator[Finding]:
    """Les étapes d'un contrat portent les numéros 1, 2, 3… sans trou ni redite.

    Bon : 1, 2, 3

    Mauvais : 1, 2, 4, ou 1, 2, 2
    """
    vus: set[int] = set()
    for rang, etape in enumerate(contrat.etapes):
        if etape.numero in vus:
            yield Finding(("etapes", rang, "numero"), f"le numéro {etape.numero} sert déjà à une autre étape")
        vus.add(etape.numero)
    for numero in sorted(vus - set(range(1, len(vus) + 1)))[:1]:
        attendu = next(n for n in range(1, len(vus) + 1) if n not in vus)
        rang = next(rang for rang, etape in enumerate(contrat.etapes) if etape.numero == numero)
        yield Finding(("etapes", rang, "numero"), f"l'étape {numero} est là, et l'étape {attendu} manque")


@rule(
    "CTR008",
    "suite vers une étape absente",
    sur=Contrat,
    severity=ERREUR,
    source=clause("CS-41"),
    remede="nommer une étape du contrat, ou ajouter celle qui manque",
)
def next_steps_exist(contrat: Contrat, registre: Registre) -> Iterator[Finding]:
    """Une étape renvoie à des étapes du même contrat.

    Bon : `{numero: 1, suites: [2]}` quand l'étape 2 existe

    Mauvais : `suites: [9]` dans un contrat de six étapes
    """
    numeros = {etape.numero for etape in contrat.etapes}
    for rang, etape in enumerate(contrat.etapes):
        for place, suite in enumerate(etape.suites):
            if suite not in numeros:
                message = f"l'étape {etape.numero} mène à l'étape {suite}, qui n'est pas dans ce contrat"
                yield Finding(("etapes", rang, "suites", place), message)


@rule(
    "CTR009",
    "étapes qui tournent en rond",
    sur=Contrat,
    severity=ERREUR,
    source=clause("CS-47"),
    remede="donner à l'une de ces étapes une suite qui mène à la clôture",
    requires=("CTR007", "CTR008"),
)
def steps_end(contrat: Contrat, registre: Registre) -> Iterator[Finding]:
    """Toute demande peut finir : un retour en arrière est permis s'il reste un chemin vers une fin.

    Finit une étape sans suite, ou qui passe la main à un autre contrat (`bascule`).

    Bon : 2 → 3 → 2 quand l'étape 3 mène aussi à l'étape 4, qui clôt

    Mauvais : 2 → 3 → 2, sans autre issue
    """
    sans_issue = _endless(contrat)
    for cycle in find_cycles(sans_issue):
        rang = next(rang for rang, etape in enumerate(contrat.etapes) if etape.numero == cycle[0])
        boucle = " → ".join(map(str, cycle))
        yield Finding(("etapes", rang, "suites"), f"ces étapes tournent sans fin : {boucle}")


def _endless(contrat: Contrat) -> dict[int, tuple[int, ...]]:
    """Give the steps from which no end can be reached, with those that follow them."""
    suites = {etape.numero: etape.suites for etape in contrat.etapes}
    if not without_dead_ends(suites):
        return {}
    arrivees: dict[int, list[int]] = {numero: [] for numero in suites}
    for numero, suivants in suites.items():
        for suivant in suivants:
            arrivees[suivant].append(numero)
    finissent: set[int] = set()
    for etape in contrat.etapes:
        if (not etape.suites or etape.bascule) and etape.numero not in finissent:
            finissent |= reachable(arrivees, etape.numero)
    return {numero: suivants for numero, suivants in suites.items() if numero not in finissent}


@rule(
    "CTR010",
    "étape hors d'atteinte",
    sur=Contrat,
    severity=AVERTISSEMENT,
    source=clause("CS-41"),
    remede="ajouter cette étape aux suites d'une autre, ou la retirer",
    requires=("CTR007", "CTR008"),
)
def steps_reachable(contrat: Contrat, registre: Registre) -> Iterator[Finding]:
    """On arrive à chaque étape depuis la première. Un contrat qui ne dit aucune suite se lit dans l'ordre.

    Bon : 1 → 2 → 3

    Mauvais : 1 → 2, et une étape 3 à laquelle rien ne mène
    """
    suites = {etape.numero: etape.suites for etape in contrat.etapes}
    if not any(suites.values()):
        return
    atteintes = reachable(suites, 1)
    isolees = [
        (etape.numero, rang) for rang, etape in enumerate(contrat.etapes) if etape.numero not in atteintes
    ]
    if isolees:
        numeros = ", ".join(str(numero) for numero, _ in isolees)
        mots = "aux étapes" if len(isolees) > 1 else "à l'étape"
        yield Finding(("etapes", isolees[0][1]), f"rien ne mène {mots} {numeros} depuis l'étape 1")

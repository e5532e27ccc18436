"""The codes of every portée: known ones, written once (SC-01, NIV-05, ENSC-01)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sicommun.diagnostics import ERREUR, vouliez_vous_dire
from sicommun.model.budget import Budget
from sicommun.model.commune import Commune
from sicommun.model.contrat import Contrat
from sicommun.model.portee import couvre
from sicommun.model.registre import Registre
from sicommun.positions import Chemin, Finding
from sicommun.rules.regle import rule
from sicommun.textes import clause

_SERVICE: Final = re.compile(r"[A-Z][0-9]{3}")
_FERMETURES: Final = frozenset(
    {"mise_en_demeure", "exclusion", "exclusion_temporaire", "demande_retrait", "retrait"}
)
"""The facts that close, or mean to: there, `C` alone says all the domains and leaves no doubt."""

_CORRIGER: Final = "écrire A, B, C/finances, B/telecoms, ou le code d'un contrat de service"
_NOMMER: Final = "écrire un code par domaine : C/finances, C/etat_civil…"


@rule(
    "ENS001",
    "code de portée inconnu",
    sur=Commune,
    severity=ERREUR,
    source=clause("SC-01"),
    remede=_CORRIGER,
)
def commune_codes(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Une portée ne nomme que ce qui existe : un ensemble, un élément de B, un domaine de C, un service.

    Un code comme A007 est celui d'un contrat de service du dépôt.

    Bon : `portee: [A, B, C/finances]`

    Mauvais : `portee: [A, C/financess]`, ou `portee: [D]`
    """
    for chemin, codes, _ in _commune_portees(commune):
        yield from _unknown(chemin, codes, registre)


@rule(
    "ENS002",
    "portée redite",
    sur=Commune,
    severity=ERREUR,
    source=clause("SC-18"),
    remede="n'écrire chaque code qu'une fois, et rien de ce qu'un autre contient",
)
def codes_once(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Un code ne s'écrit qu'une fois dans une portée, et pas à côté de l'ensemble qui le contient.

    Bon : `portee: [A, B]`

    Mauvais : `portee: [A, A]`, ou `portee: [B, B/telecoms]`, qui laisse croire que le reste de B est à part
    """
    for chemin, codes, _ in _commune_portees(commune):
        for place, code in enumerate(codes):
            if code in codes[:place]:
                yield Finding((*chemin, place), f"« {code} » est déjà dans cette portée")
            else:
                larges = (large for large in codes if large != code and couvre(large, code))
                for large in larges:
                    yield Finding((*chemin, place), f"« {code} » est déjà compris dans « {large} »")


@rule(
    "ENS004",
    "C sans domaine",
    sur=Commune,
    severity=ERREUR,
    source=clause("ENSC-01"),
    remede=_NOMMER,
)
def domains_of_c(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """L'ensemble C se confie domaine par domaine, au libre choix de la commune : `C` seul ne dit rien.

    Les seize : `C/administration_generale`, `C/ressources_humaines`, `C/finances`, `C/marches_publics`,
    `C/etat_civil`, `C/elections`, `C/juridique_assurances`, `C/democratie_locale_associations`,
    `C/securite`, `C/education_jeunesse_petite_enfance`, `C/culture`, `C/services_techniques`,
    `C/action_sociale_personnes_agees`, `C/amenagement_urbain_logement`,
    `C/environnement_action_economique`, `C/e_services_citoyen`.

    Dans un retrait ou une exclusion, `C` seul vaut pour tous les domaines ouverts : rien n'est signalé.

    Bon : `portee: [A, C/finances]`

    Mauvais : `portee: [A, C]`
    """
    for chemin, codes, fait in _commune_portees(commune):
        if fait not in _FERMETURES:
            yield from _bare_c(chemin, codes, registre)


@rule(
    "ENS011",
    "portée d'un contrat inconnue",
    sur=Contrat,
    severity=ERREUR,
    source=clause("NIV-04"),
    remede="écrire A, B, C/finances ou B/telecoms",
)
def contract_codes(contrat: Contrat, registre: Registre) -> Iterator[Finding]:
    """Un service unitaire compose un ensemble : sa portée nomme cet ensemble, un élément ou un domaine.

    Bon : `portee: [B/postes]`

    Mauvais : `portee: [B/poste]`, ou `portee: [C]` : nommer les domaines que le service sert
    """
    yield from _bare_c(("portee",), contrat.portee, registre)
    yield from _unknown(("portee",), contrat.portee, registre)


@rule(
    "ENS012",
    "portée ou service d'un objet inconnu",
    sur=Budget,
    severity=ERREUR,
    source=clause("BUD-04"),
    remede=_CORRIGER,
)
def object_codes(budget: Budget, registre: Registre) -> Iterator[Finding]:
    """Un objet mutualisé dit ce qu'il sert, par des codes qui existent : « tous » en dépend.

    Bon : `portee: [B/telecoms]` et `services: [A007]`, dont le contrat est au dépôt

    Mauvais : `portee: [B/telecom]` : « tous » n'y trouverait aucun utilisateur
    """
    for rang, objet in enumerate(budget.objets):
        chemin: Chemin = ("objets", rang)
        yield from _bare_c((*chemin, "portee"), objet.portee, registre)
        yield from _unknown((*chemin, "portee"), objet.portee, registre)
        for place, code in enumerate(objet.services):
            if code not in registre.codes_contrats:
                yield _without_contract((*chemin, "services", place), code, registre)


def _commune_portees(commune: Commune) -> Iterator[tuple[Chemin, tuple[str, ...], str]]:
    """Give every portée of a commune: its path, its codes, and the fact that bears it."""
    for rang, fait in enumerate(commune.parcours):
        codes = fait.__dict__.get(
            "portee"
        )  # asked of the record itself, a missing field costs ten times more
        if codes:
            yield ("parcours", rang, "portee"), codes, fait.fait
    for rang, derogation in enumerate(commune.derogations_exclusivite):
        yield ("derogations_exclusivite", rang, "portee"), (derogation.portee,), "derogation"


def _unknown(chemin: Chemin, codes: tuple[str, ...], registre: Registre) -> Iterator[Finding]:
    """Find the codes that name nothing; `C` alone is another rule's affair."""
    connus = registre.modele.codes
    for place, code in enumerate(codes):
        if code in connus or code == "C":
            continue
        endroit = chemin if chemin[0] == "derogations_exclusivite" else (*chemin, place)
        if _SERVICE.fullmatch(code):
            if code not in registre.codes_contrats:
                yield _without_contract(endroit, code, registre)
        else:
            yield _unknown_code(endroit, code, connus)


def _without_contract(chemin: Chemin, code: str, registre: Registre) -> Finding:
    """Say that a service has no sheet."""
    proches = vouliez_vous_dire(code, registre.codes_contrats)
    message = f"le service « {code} » n'a pas de contrat de service{proches}"
    remede = f"écrire son contrat (sicommun new contract {code}), ou corriger le code"
    return Finding(chemin, message, remede, source="NIV-05")


def _unknown_code(chemin: Chemin, code: str, connus: frozenset[str]) -> Finding:
    """Say that a code names nothing, and which clause lists those of its ensemble."""
    ensemble, _, detail = code.partition("/")
    if ensemble == "A" and detail:
        return Finding(chemin, f"« {code} » : l'ensemble A ne se découpe pas", "écrire A", source="NIV-01")
    source = {"B": "ENSB-02", "C": "ENSC-01"}.get(ensemble, "SC-01")
    message = f"« {code} » n'est pas un code de portée{vouliez_vous_dire(code, connus)}"
    return Finding(chemin, message, source=source)


def _bare_c(chemin: Chemin, codes: tuple[str, ...], registre: Registre) -> Iterator[Finding]:
    """Find `C` written alone."""
    combien = len(registre.modele.domaines)
    message = (
        "« C » seul ne suffit pas : nommer les domaines confiés, par exemple « C/finances » "
        f"({combien} possibles : sicommun explain ENS004)"
    )
    for place, code in enumerate(codes):
        if code == "C":
            endroit = chemin if chemin[0] == "derogations_exclusivite" else (*chemin, place)
            yield Finding(endroit, message, _NOMMER, source="ENSC-01")

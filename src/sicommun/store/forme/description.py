"""From plain data to a description: its head by pydantic, its rows by the `forme` step."""

from __future__ import annotations

from typing import Any, Final

from sicommun.diagnostics import Fiche, vouliez_vous_dire
from sicommun.model.base import montre
from sicommun.model.description import Bloc, Description, EnTete
from sicommun.model.forme import SANS_OBJET, form_bloc
from sicommun.model.modele import DomaineOrganique, ModeleSi
from sicommun.positions import Finding
from sicommun.store.forme.formes import form
from sicommun.store.forme.pages import CLE_INCONNUE, VALEUR_REFUSEE
from sicommun.store.forme.traduction import Constat

_TETE: Final = frozenset(EnTete.model_fields)


def form_description(
    donnees: dict[str, Any], fichier: str, modele: ModeleSi
) -> tuple[Description | None, list[Constat]]:
    """Build a description, or give all that is wrong with it."""
    entete, constats = form(EnTete, {cle: donnees[cle] for cle in donnees.keys() & _TETE})
    blocs: dict[str, tuple[Bloc, ...]] = {}
    for cle, brut in donnees.items():
        if cle in modele.organique:
            blocs[cle] = _form_domaine(modele.organique[cle], brut, constats)
        elif cle not in _TETE:
            constats.append(_unknown(cle, modele))
    if entete is None or constats:
        return None, constats
    return Description(fichier, entete.arretee_au, entete.confirmations, blocs), constats


def _unknown(cle: str, modele: ModeleSi) -> Constat:
    """Refuse a domain that the model does not have."""
    possibles = [*_TETE, *modele.organique]
    message = f"« {cle} » n'est pas un domaine de la description{vouliez_vous_dire(cle, possibles)}"
    return CLE_INCONNUE, Finding((cle,), message, f"domaines : {', '.join(modele.organique)}", "cle")


def _form_domaine(domaine: DomaineOrganique, brut: Any, constats: list[Constat]) -> tuple[Bloc, ...]:
    """Shape a domain: one block, or one per element of a repeatable list; empty is no answer."""
    refus: list[Finding] = []
    blocs = [form_bloc(domaine, item, chemin, refus) for item, chemin in _items(domaine, brut, refus)]
    constats.extend((_page(finding), finding) for finding in refus)
    return tuple(bloc for bloc in blocs if bloc is not None)


def _items(
    domaine: DomaineOrganique, brut: Any, refus: list[Finding]
) -> list[tuple[Any, tuple[str | int, ...]]]:
    """Give the blocks to shape, with their paths."""
    if brut is None:
        return []
    if not domaine.repetable or brut == SANS_OBJET:
        return [(brut, (domaine.cle,))]
    if isinstance(brut, list):
        return [(item, (domaine.cle, rang)) for rang, item in enumerate(brut)]
    message = f"« {domaine.libelle} » est une liste d'éléments nommés, pas {montre(brut)}"
    refus.append(Finding((domaine.cle,), message, "écrire « - nom: … » par élément, ou « sans objet »"))
    return []


def _page(finding: Finding) -> Fiche:
    """Choose the page of a refusal: an unknown key points at the key."""
    return CLE_INCONNUE if finding.cible == "cle" else VALEUR_REFUSEE

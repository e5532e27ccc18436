"""What a portée brings with it: the contracts of its services, the particular keys of its objects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from sicommun.documents.redaction import enumerate_fr
from sicommun.documents.vue import var
from sicommun.documents.vues.commun import short
from sicommun.model.budget import Objet
from sicommun.model.contrat import Contrat as ContratDeService
from sicommun.model.modele import ModeleSi
from sicommun.model.portee import est_couvert
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr

_CLES: Final = {
    "postes": "nombre de postes",
    "agents": "nombre d'agents",
    "boites": "nombre de boîtes de messagerie",
    "habitants": "population totale",
    "parts": "parts fixes",
    "forfait": "forfait",
    "cout_unitaire": "coût unitaire",
}


@dataclass(frozen=True, slots=True)
class Contrat:
    """A contract of service, in a list."""

    code: str = var("Code du service.")
    nom: str = var("Nom du service unitaire.")
    portee: str = var("Ce que le service couvre.")


@dataclass(frozen=True, slots=True)
class Cle:
    """A key that is not the default one."""

    objet: str = var("Objet mutualisé.")
    cle: str = var("Sa clé de répartition.")
    decision: str = var("L'acte qui l'a fixée ; « – » s'il n'est pas connu.")


def contracts(registre: Registre, portee: Sequence[str]) -> tuple[Contrat, ...]:
    """Give the published contracts of what is subscribed, by code."""
    publies = (contrat for contrat in registre.contrats.values() if contrat.vue.publie)
    dans = [contrat for contrat in publies if _serves(contrat, portee)]
    return tuple(
        Contrat(contrat.code, contrat.nom, _covered(contrat, registre.modele))
        for contrat in sorted(dans, key=lambda contrat: contrat.code)
    )


def _covered(contrat: ContratDeService, modele: ModeleSi) -> str:
    """Say briefly what a contract covers: `B – Télécoms ; Messagerie électronique`."""
    parties: dict[str, list[str]] = {}
    for code in contrat.portee:
        ensemble, _, detail = code.partition("/")
        parties.setdefault(ensemble, []).extend([short(modele.libelle(code))] if detail else [])
    return " ; ".join(
        f"{ensemble} – {' ; '.join(noms)}" if noms else ensemble for ensemble, noms in parties.items()
    )


def _serves(contrat: ContratDeService, portee: Sequence[str]) -> bool:
    return contrat.code in portee or any(est_couvert(code, portee) for code in contrat.portee)


def particular_keys(registre: Registre, portee: Sequence[str], jour: date) -> tuple[str, tuple[Cle, ...]]:
    """Give the last exercise up to a day that has such keys in a portée, and those keys."""
    budgets = [budget for budget in registre.budgets.values() if budget.exercice <= jour.year]
    if not budgets:
        return "", ()
    dernier = max(budgets, key=lambda budget: budget.exercice)
    cles = tuple(
        _key(objet)
        for objet in dernier.objets
        if objet.cle is not None and any(est_couvert(code, portee) for code in objet.portee)
    )
    return (str(dernier.exercice), cles) if cles else ("", ())


def _key(objet: Objet) -> Cle:
    decision = objet.cle_decision
    return Cle(
        objet=objet.libelle,
        cle=_say(objet),
        decision=f"{decision.reference} du {jour_fr(decision.le)}" if decision else "–",
    )


def _say(objet: Objet) -> str:
    """Say a key; a mixed one by its parts."""
    if objet.cle == "mixte":
        return enumerate_fr([f"{_label(part.cle)} pour {_percent(part.poids)}" for part in objet.mixte])
    return _label(objet.cle or "")


def _label(cle: str) -> str:
    """Name a key: one of the usual ones, or a measure that is counted."""
    return _CLES.get(cle) or f"mesure « {cle} »"


def _percent(poids: Decimal) -> str:
    """Write a part of one as a percentage: `60 %`, `37,5 %`."""
    texte = f"{poids * 100:f}"
    texte = texte.rstrip("0").rstrip(".") if "." in texte else texte
    return f"{texte.replace('.', ',')} %"

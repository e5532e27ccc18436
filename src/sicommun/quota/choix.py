"""The choices that a calculation follows: those of the object, else of the convention, else supposed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from sicommun.model.budget import Budget, DecisionCle, Objet
from sicommun.model.convention import Convention
from sicommun.periodes import jour_fr
from sicommun.positions import Finding
from sicommun.quota.constats import QUESTION, Constat
from sicommun.trace import Origine, Step

SUPPOSES: Final[Mapping[str, str]] = {
    "comptage": "31_decembre",
    "presence": "jours",
    "arrondi": "plus_forts_restes",
    "personnel": "inclus",
    "tva": "ttc",
}
"""What a provisional result supposes where the convention has not answered."""


class Choix(NamedTuple):
    """The choices in force for one object, and where each was made; one without a place is supposed."""

    comptage: str
    presence: str
    arrondi: str
    personnel: str
    tva: str
    cle: str
    suspension_due: bool
    origines: Mapping[str, Origine]


def choices(objet: Objet, rang: int, budget: Budget, convention: Convention | None) -> Choix:
    """Give the choices for one object, the `rang`-th of its budget."""
    origines: dict[str, Origine] = {}
    valeurs = {nom: _choice(nom, objet, convention) or SUPPOSES[nom] for nom in SUPPOSES}
    for nom in (*SUPPOSES, "cle"):
        if getattr(objet, nom) is not None:
            origines[nom] = Origine(budget.fichier, ("objets", rang, nom))
        elif convention is not None and _choice(nom, objet, convention) is not None:
            origines[nom] = Origine(convention.fichier, (_key(nom),))
    due = convention is None or convention.exclusion_temporaire.quote_part == "due"
    cle = _choice("cle", objet, convention) or "postes"
    return Choix(**valeurs, cle=cle, suspension_due=due, origines=origines)


def _key(nom: str) -> str:
    """Give the key of a choice in the convention."""
    return "cle_par_defaut" if nom == "cle" else nom


def _choice(nom: str, objet: Objet, convention: Convention | None) -> Any:
    """Give the answer of the object, else of the convention, else None."""
    propre = getattr(objet, nom)
    return propre if propre is not None or convention is None else getattr(convention, _key(nom))


def choice_steps(choix: Choix, decision: DecisionCle | None) -> tuple[Step, ...]:
    """Show the choices that an exact share rests on, each where it was made, and the act behind its key.

    Those that change nothing are left out: staff included, VAT included, counts and days of fixed parts.
    """
    acte = f"{decision.reference} du {jour_fr(decision.le)}" if decision else ""
    noms = {"cle": acte}
    noms |= {} if choix.cle in _SANS_COMPTAGE else {"comptage": ""}
    noms |= {} if choix.cle == "parts" else {"presence": ""}
    noms |= {nom: "" for nom in ("personnel", "tva") if getattr(choix, nom) != SUPPOSES[nom]}
    return tuple(
        Step(nom, getattr(choix, nom), "texte", _said(nom, mots, choix), "", choix.origines.get(nom))
        for nom, mots in noms.items()
    )


_SANS_COMPTAGE: Final = frozenset({"parts", "habitants"})
"""The keys that read no count."""


def _said(nom: str, mots: str, choix: Choix) -> str:
    """Say the act behind a choice; that a choice is supposed when nobody has made it."""
    return mots if nom == "cle" or nom in choix.origines else "supposé, faute de réponse"


def open_questions(budget: Budget, convention: Convention | None) -> list[Constat]:
    """Name the questions that the convention leaves open and that some object of the budget needs."""
    ouvertes = [
        nom for nom in SUPPOSES if any(_choice(nom, objet, convention) is None for objet in budget.objets)
    ]
    if not ouvertes:
        return []
    supposes = ", ".join(f"{nom} ({SUPPOSES[nom]} supposé)" for nom in ouvertes)
    if convention is None:
        message = f"aucune convention n'est en vigueur en {budget.exercice} ; restent à fixer : {supposes}"
        return [Constat(QUESTION, budget.fichier, Finding(("exercice",), message))]
    finding = Finding(("en_vigueur_du",), f"sans réponse : {supposes} ; le résultat n'est que provisoire")
    return [Constat(QUESTION, convention.fichier, finding)]

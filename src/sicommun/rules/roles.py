"""Whom a sheet names: functions, and nobody in person (CS-21)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sicommun.diagnostics import AVERTISSEMENT
from sicommun.model.contrat import Contrat
from sicommun.model.registre import Registre
from sicommun.positions import Chemin, Finding
from sicommun.rules.prenoms import names_somebody
from sicommun.rules.regle import rule
from sicommun.textes import clause

_COURRIEL: Final = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[A-Za-z]{2,}")
_CIVILITE: Final = re.compile(r"\b(?:M\.|Mme|Mlle|Monsieur|Madame)\s+(?!L[ea]\b)[A-ZÀ-Þ]")
_TELEPHONE: Final = re.compile(
    r"(?<![0-9])(?:\+33|0033|0)\s?(?:\(0\)\s?)?[1-9](?:[ .-]?[0-9]{2}){4}(?![0-9])"
)


@rule(
    "CTR018",
    "personne à la place d'un rôle",
    sur=Contrat,
    severity=AVERTISSEMENT,
    source=clause("CS-21"),
    remede="nommer un rôle ; les coordonnées ont leur place dans data/epci.yaml (canaux)",
)
def roles_not_people(contrat: Contrat, registre: Registre) -> Iterator[Finding]:
    """Un contact ou une escalade nomme un rôle : une personne change de poste, et git garde son numéro.

    Bon : `escalade: [Référent, Chef de service, Directeur du service commun]`

    Mauvais : `escalade: [Chef de service, "Dominique Fictif, 03 53 01 00 01"]`
    """
    contacts: list[tuple[Chemin, str]] = [(("contact_activite",), contrat.contact_activite or "")]
    contacts += [(("escalade", rang), texte) for rang, texte in enumerate(contrat.escalade)]
    contacts += [
        (("gestionnaire",), contrat.gestionnaire or ""),
        (("impacts", "responsable_metier"), contrat.impacts.responsable_metier or ""),
    ]
    contacts += [(("etapes", rang, "acteur"), etape.acteur) for rang, etape in enumerate(contrat.etapes)]
    for chemin, texte in contacts:
        if "@" in texte and _COURRIEL.search(texte):
            yield Finding(chemin, "une adresse de courriel à la place d'un rôle")
        elif _TELEPHONE.search(texte):
            yield Finding(chemin, "un numéro de téléphone à la place d'un rôle")
        elif _names_one(texte, registre):
            yield Finding(chemin, "une personne nommée à la place d'un rôle")


def _names_one(texte: str, registre: Registre) -> bool:
    """Tell whether a text names a person: by a title, a common first name, or as one whom the EPCI names."""
    return (
        _CIVILITE.search(texte) is not None
        or names_somebody(texte)
        or any(nom in texte for nom in _names(registre))
    )


def _names(registre: Registre) -> Iterator[str]:
    """Give the names of those who lead the shared service, or have led it."""
    if registre.epci:
        for mandat in (*registre.epci.service_commun.directeurs, *registre.epci.representants):
            yield f"{mandat.prenom} {mandat.nom}"

"""What a description and a count both say of the same commune (BUD-07)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from sicommun.diagnostics import AVERTISSEMENT
from sicommun.model.comptages import Comptage
from sicommun.model.description import Description
from sicommun.model.registre import Registre
from sicommun.periodes import add_months, jour_fr
from sicommun.positions import Chemin, Finding
from sicommun.rules.regle import rule
from sicommun.textes import clause

_COMPARES: Final[Mapping[Chemin, str]] = {
    ("reseau", "nombre_total_postes_informatiques"): "postes",
    ("reseau", "nombre_total_agents"): "agents",
    ("datacenters", "messagerie_electronique"): "boites",
}
"""The rows of a description that a count measures too."""
_NOMS: Final = {"postes": "postes", "agents": "agents", "boites": "comptes de messagerie"}
_MOIS_COMPARABLES: Final = 6


@rule(
    "DES010",
    "description et comptage en désaccord",
    sur=Description,
    severity=AVERTISSEMENT,
    source=clause("BUD-07"),
    remede="vérifier le comptage : c'est lui, et non la description, que lit la clé de répartition",
)
def count_and_description(description: Description, registre: Registre) -> Iterator[Finding]:
    """Le dernier comptage accepté et la description disent les mêmes postes, agents et boîtes.

    Seules deux dates à six mois l'une de l'autre au plus se comparent : un parc change.

    Bon : 182 postes comptés au 2023-12-31, 182 dans la description arrêtée au 2024-02-15

    Mauvais : 182 comptés, 240 décrits deux mois plus tard
    """
    commune = registre.communes.get(description.slug)
    for chemin, mesure in _COMPARES.items() if commune else ():
        decrits = description.quantite(str(chemin[0]), str(chemin[1]))
        comptage = _last_accepted(commune.comptages, mesure) if commune else None
        if comptage is None or decrits is None or getattr(comptage, mesure) == decrits:
            continue
        reponse = description.blocs[str(chemin[0])][0].reponses[str(chemin[1])]
        decrit_au = reponse.au or description.arretee_au
        if max(decrit_au, comptage.au) <= add_months(min(decrit_au, comptage.au), _MOIS_COMPARABLES):
            message = (
                f"{decrits:f} {_NOMS[mesure]} décrits au {jour_fr(decrit_au)}, "
                f"{getattr(comptage, mesure)} comptés et acceptés au {jour_fr(comptage.au)}"
            )
            yield Finding(chemin, message)


def _last_accepted(comptages: tuple[Comptage, ...], mesure: str) -> Comptage | None:
    """Give the last count that the commune accepted and that holds a measure."""
    acceptes = (c for c in comptages if c.etat == "accepte" and getattr(c, mesure) is not None)
    return max(acceptes, key=lambda comptage: comptage.au, default=None)

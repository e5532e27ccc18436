"""What must be recorded before a fact that the table of transitions refuses."""

from __future__ import annotations

from typing import Any, Final

from sicommun.adhesion.conditions import CAS, CONDITIONS, was_excluded
from sicommun.adhesion.dossier import Dossier
from sicommun.adhesion.transitions import transitions

_LEVENT: Final = {
    "portee_signee": "avenant",
    "description_remise": "remise_description",
    "demeure_ouverte": "mise_en_demeure",
    "suspension_en_cours": "exclusion_temporaire",
    "retrait_demande": "demande_retrait",
    "destruction_demandee": "demande_destruction",
    "restitution_faite": "restitution",
}
"""The fact that satisfies each condition of the table."""


def missing_before(dossier: Dossier, fait: Any) -> str | None:
    """Name the fact to record before one that the table refuses; None when no single fact would do.

    For a fact that no row of its state admits, it is the one that leads straight to a state that does.
    """
    for ligne in transitions().get((dossier.statut, fait.fait), ()):
        if not ligne.cas or CAS[ligne.cas](dossier, fait):
            manques = [nom for nom in ligne.conditions if CONDITIONS[nom](dossier, fait)]
            exclus = any(was_excluded(dossier, code) for code in getattr(fait, "portee", ()))
            if manques[:1] == ["portee_signee"] and exclus:
                return "reintegration"
            return next((_LEVENT[nom] for nom in manques if nom in _LEVENT), None)
    voulus = {de for de, nom in transitions() if nom == fait.fait}
    menent = (
        lignes[0].fait
        for (de, _), lignes in transitions().items()
        if de == dossier.statut and lignes[0].vers in voulus - {dossier.statut}
    )
    return next((nom for nom in menent if nom not in _FINS), None)


_FINS: Final = frozenset({"sortie_epci", "fusion", "exclusion", "retrait"})
"""Facts that nobody records in order to record another one."""

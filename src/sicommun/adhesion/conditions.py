"""The named cases and conditions of the table of transitions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from sicommun.adhesion.dossier import Dossier, in_use, ouvre
from sicommun.adhesion.transitions import STATUTS
from sicommun.model.portee import est_couvert, rencontre

CAS: Final[dict[str, Callable[[Dossier, Any], bool]]] = {
    "ouvre": lambda dossier, fait: ouvre(fait),
    "n_ouvre_pas": lambda dossier, fait: not ouvre(fait),
    "tout": lambda dossier, fait: not dossier.portee.ferme(fait.portee),
    "partie": lambda dossier, fait: bool(dossier.portee.ferme(fait.portee)),
}
"""What chooses a row among those of the same state and fact."""


def _portee_signee(dossier: Dossier, fait: Any) -> str:
    manquants = [code for code in fait.portee if not est_couvert(code, dossier.signee)]
    if manquants:
        return f"{_codes(manquants)} n'est ni dans la convention signée ni dans un avenant"
    retires = [code for code in fait.portee if rencontre(code, dossier.retiree)]
    if retires:
        return f"{_codes(sorted(dossier.retiree))} a été retiré, et n'est pas dans un avenant depuis"
    exclus = [code for code in fait.portee if was_excluded(dossier, code)]
    return f"{_codes(exclus)} a été exclu et n'a pas été réintégré (EXC-11)" if exclus else ""


def _portee_active(dossier: Dossier, fait: Any) -> str:
    return _not_open([code for code in fait.portee if not dossier.portee.touche(code)], dossier)


def _portee_en_usage(dossier: Dossier, fait: Any) -> str:
    """Admit what is open, and what an exit decided for later still leaves in use."""
    return _not_open([code for code in fait.portee if not in_use(dossier, code)], dossier)


def _not_open(codes: list[str], dossier: Dossier) -> str:
    ouverte = f"(en service : {dossier.portee})"
    return f"{_codes(codes)} n'est pas en service à cette date {ouverte}" if codes else ""


def _usage_en_cours(dossier: Dossier, fait: Any) -> str:
    statut = STATUTS[dossier.statut]
    return "" if dossier.usages else f"l'adhésion est « {statut} » et rien n'est plus en usage"


def _portee_exclue(dossier: Dossier, fait: Any) -> str:
    """Demand whole what was excluded: a new validation then chooses what reopens (EXC-11)."""
    manquants = [code for code in fait.portee if not was_excluded(dossier, code)]
    if manquants:
        return f"{_codes(manquants)} n'a pas été exclu : il n'y a rien à réintégrer"
    entiers = sorted(exclu for exclu in dossier.exclue if _is_cut(exclu, fait.portee))
    return f"l'exclusion portait sur {_codes(entiers)} : la réintégration aussi" if entiers else ""


def _is_cut(exclu: str, portee: tuple[str, ...]) -> bool:
    """Tell a code excluded of which a portée bears a part only."""
    return not est_couvert(exclu, portee) and any(est_couvert(code, (exclu,)) for code in portee)


def was_excluded(dossier: Dossier, code: str) -> bool:
    """Tell whether an exclusion stands on a code, or on a part of it."""
    return rencontre(code, dossier.exclue)


def _description_remise(dossier: Dossier, fait: Any) -> str:
    manque = dossier.initiale and dossier.remise_le is None
    return "la description organique n'a pas été remise" if manque else ""


def _demeure_ouverte(dossier: Dossier, fait: Any) -> str:
    return "" if dossier.demeure else "aucune mise en demeure n'est en cours"


def _suspension_en_cours(dossier: Dossier, fait: Any) -> str:
    return "" if dossier.suspensions else "aucune exclusion temporaire n'est en cours"


def _retrait_demande(dossier: Dossier, fait: Any) -> str:
    if dossier.retrait_demande is None:
        return "aucune demande de retrait n'a été reçue"
    demandes = dossier.retrait_demande.portee
    hors = [code for code in fait.portee if not est_couvert(code, demandes)]
    return f"{_codes(hors)} n'est pas dans la demande de retrait ({', '.join(demandes)})" if hors else ""


def _sortie_faite(dossier: Dossier, fait: Any) -> str:
    return "" if dossier.sortie_le else "aucune sortie, même partielle, n'a eu lieu"


def _destruction_demandee(dossier: Dossier, fait: Any) -> str:
    return "" if dossier.destruction_demandee_le else "la commune n'a pas demandé la destruction"


def _restitution_faite(dossier: Dossier, fait: Any) -> str:
    rendues = dossier.demande_restituee or (not dossier.destruction_demandee_le and dossier.restitue_le)
    return "" if rendues else "les données n'ont pas encore été restituées"


def _codes(codes: list[str]) -> str:
    return "« " + " », « ".join(codes) + " »"


CONDITIONS: Final[dict[str, Callable[[Dossier, Any], str]]] = {
    "portee_signee": _portee_signee,
    "portee_active": _portee_active,
    "portee_en_usage": _portee_en_usage,
    "usage_en_cours": _usage_en_cours,
    "portee_exclue": _portee_exclue,
    "description_remise": _description_remise,
    "demeure_ouverte": _demeure_ouverte,
    "suspension_en_cours": _suspension_en_cours,
    "retrait_demande": _retrait_demande,
    "sortie_faite": _sortie_faite,
    "destruction_demandee": _destruction_demandee,
    "restitution_faite": _restitution_faite,
}
"""What a row demands: each gives the French reason of its refusal, or nothing."""

D_ETAT: Final = frozenset(
    {
        "description_remise",
        "demeure_ouverte",
        "suspension_en_cours",
        "usage_en_cours",
        "sortie_faite",
        "destruction_demandee",
    }
)
"""The conditions that read the state alone: they can be asked before there is a fact."""

PHRASES: Final[dict[str, str]] = {
    "portee_signee": "la portée est signée, et n'est pas exclue",
    "portee_active": "la portée est en service",
    "portee_en_usage": "la portée est en service, ou l'est encore jusqu'à l'effet d'une sortie décidée",
    "usage_en_cours": "après une sortie, son dernier jour d'usage n'est pas passé",
    "portee_exclue": "la portée a été exclue",
    "description_remise": "la description a été remise",
    "demeure_ouverte": "une mise en demeure est en cours",
    "suspension_en_cours": "une exclusion temporaire est en cours",
    "retrait_demande": "le retrait de cette portée a été demandé",
    "sortie_faite": "une sortie, même partielle, a eu lieu",
    "destruction_demandee": "la commune a demandé la destruction",
    "restitution_faite": "les données ont été restituées",
}
"""The conditions said as they must hold."""

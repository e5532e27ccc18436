"""What stands after each fact of a journal: the running state that facts change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final, NamedTuple

from sicommun.model import parcours as p
from sicommun.model.portee import PorteeActive, est_couvert

Portee = PorteeActive
_VIDE: Final = PorteeActive()


class Dossier(NamedTuple):
    """The running state of an adhesion; every field follows from the facts seen so far.

    A named tuple: each fact of each journal makes one, and its `_replace` is six times faster.
    """

    statut: str = "aucun"
    portee: Portee = _VIDE
    signee: frozenset[str] = frozenset()
    exclue: frozenset[str] = frozenset()
    convention: str | None = None
    effective_depuis: date | None = None
    initiale: bool = True
    remise_le: date | None = None
    demeure: p.MiseEnDemeure | None = None
    suspension: p.ExclusionTemporaire | None = None
    retrait_demande: p.DemandeRetrait | None = None
    sortie_le: date | None = None
    restitue_le: date | None = None
    destruction_demandee_le: date | None = None


def apply_fact(dossier: Dossier, fait: Any, vers: str) -> Dossier:
    """Give the state after a fact that the table admits."""
    effet = _EFFETS.get(fait.fait)
    apres = effet(dossier, fait) if effet else dossier
    return apres if apres.statut == vers else apres._replace(statut=vers)


def ouvre(validation: p.Validation) -> bool:
    """Tell whether a validation opens use: « valide », or « reserves » with effect (ADH-10)."""
    return validation.avis == "valide" or (validation.avis == "reserves" and validation.effet_sous_reserve)


def _reprise(dossier: Dossier, fait: p.Reprise) -> Dossier:
    portee = frozenset(fait.portee)
    return dossier._replace(
        portee=_VIDE.ouvre(portee),
        signee=portee,
        convention=fait.convention,
        effective_depuis=fait.prend_effet,
        initiale=False,
    )


def _interet(dossier: Dossier, fait: p.Interet) -> Dossier:
    """A commune that had left begins anew; what it handed over then no longer counts."""
    return Dossier(initiale=dossier.initiale) if dossier.statut == "retire" else dossier


def _signature(dossier: Dossier, fait: p.Signature) -> Dossier:
    return dossier._replace(signee=dossier.signee | frozenset(fait.portee), convention=fait.convention)


def _avenant(dossier: Dossier, fait: p.Avenant) -> Dossier:
    return dossier._replace(
        signee=dossier.signee | frozenset(fait.portee),
        convention=fait.convention or dossier.convention,
    )


def _remise(dossier: Dossier, fait: p.RemiseDescription) -> Dossier:
    return dossier._replace(remise_le=fait.le)


def _validation(dossier: Dossier, fait: p.Validation) -> Dossier:
    if not ouvre(fait):
        return dossier
    return dossier._replace(
        portee=dossier.portee.ouvre(fait.portee),
        effective_depuis=dossier.effective_depuis or fait.prend_effet,
    )


def _demeure(dossier: Dossier, fait: p.MiseEnDemeure) -> Dossier:
    return dossier._replace(demeure=fait)


def _regularisation(dossier: Dossier, fait: p.Regularisation) -> Dossier:
    return dossier._replace(demeure=None)


def _exclusion(dossier: Dossier, fait: p.Exclusion) -> Dossier:
    ferme = dossier.portee.ferme(fait.portee)
    return dossier._replace(
        portee=ferme,
        exclue=dossier.exclue | frozenset(fait.portee),
        effective_depuis=dossier.effective_depuis if ferme else None,
        demeure=None,
        sortie_le=fait.prend_effet,
    )


def _suspension(dossier: Dossier, fait: p.ExclusionTemporaire) -> Dossier:
    return dossier._replace(suspension=fait)


def _levee(dossier: Dossier, fait: p.Levee) -> Dossier:
    return dossier._replace(suspension=None)


def _demande_retrait(dossier: Dossier, fait: p.DemandeRetrait) -> Dossier:
    return dossier._replace(retrait_demande=fait)


def _retrait(dossier: Dossier, fait: p.Retrait) -> Dossier:
    ferme = dossier.portee.ferme(fait.portee)
    return dossier._replace(
        portee=ferme,
        signee=frozenset(code for code in dossier.signee if code in ferme),
        effective_depuis=dossier.effective_depuis if ferme else None,
        retrait_demande=None,
        sortie_le=fait.prend_effet,
    )


def _fin(dossier: Dossier, fait: p.Fusion | p.SortieEpci) -> Dossier:
    """A merger or a departure from the EPCI closes everything."""
    return dossier._replace(
        portee=_VIDE, signee=frozenset(), effective_depuis=None, sortie_le=fait.prend_effet
    )


def _restitution(dossier: Dossier, fait: p.Restitution) -> Dossier:
    return dossier._replace(restitue_le=fait.le)


def _demande_destruction(dossier: Dossier, fait: p.DemandeDestruction) -> Dossier:
    return dossier._replace(destruction_demandee_le=fait.le)


def _reintegration(dossier: Dossier, fait: p.Reintegration) -> Dossier:
    """The way is open again, use is not: a new validation comes first (EXC-11)."""
    reste = frozenset(code for code in dossier.exclue if not est_couvert(code, fait.portee))
    return dossier._replace(signee=dossier.signee | frozenset(fait.portee), exclue=reste)


_EFFETS: Final[dict[str, Callable[[Dossier, Any], Dossier]]] = {
    "reprise": _reprise,
    "interet": _interet,
    "signature": _signature,
    "avenant": _avenant,
    "remise_description": _remise,
    "validation": _validation,
    "mise_en_demeure": _demeure,
    "regularisation": _regularisation,
    "exclusion": _exclusion,
    "exclusion_temporaire": _suspension,
    "levee": _levee,
    "demande_retrait": _demande_retrait,
    "retrait": _retrait,
    "fusion": _fin,
    "sortie_epci": _fin,
    "restitution": _restitution,
    "demande_destruction": _demande_destruction,
    "reintegration": _reintegration,
}

"""What stands after each fact of a journal: the running state that facts change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final, NamedTuple

from sicommun.model import parcours as p
from sicommun.model.portee import PorteeActive, est_couvert, rencontre
from sicommun.periodes import previous_day

Portee = PorteeActive
_VIDE: Final = PorteeActive()


class Usage(NamedTuple):
    """What an exit leaves in use until its last day: what it closes, and what was open before it."""

    au: date
    fermes: frozenset[str]
    ouverte: Portee

    def touche(self, code: str) -> bool:
        """Tell whether something of a code is still in use."""
        return rencontre(code, self.fermes) and self.ouverte.touche(code)


class Dossier(NamedTuple):
    """The running state of an adhesion; every field follows from the facts seen so far.

    `retiree` holds the parts of what stays signed from which the commune has withdrawn. `suspensions` are
    the temporary exclusions in force, each with what it closes; `usages`, the exits decided whose last day of
    use has not passed. `restitue_le` counts since the last exit;
    `demande_restituee` says that what the commune asks to destroy has been given back to it.
    A named tuple: each fact of each journal makes one, and its `_replace` is six times faster.
    """

    statut: str = "aucun"
    portee: Portee = _VIDE
    signee: frozenset[str] = frozenset()
    retiree: frozenset[str] = frozenset()
    exclue: frozenset[str] = frozenset()
    convention: str | None = None
    effective_depuis: date | None = None
    initiale: bool = True
    remise_le: date | None = None
    demeure: p.MiseEnDemeure | None = None
    suspensions: tuple[tuple[p.ExclusionTemporaire, tuple[str, ...]], ...] = ()
    usages: tuple[Usage, ...] = ()
    retrait_demande: p.DemandeRetrait | None = None
    sortie_le: date | None = None
    restitue_le: date | None = None
    destruction_demandee_le: date | None = None
    demande_restituee: bool = False
    detruit_le: date | None = None

    @property
    def suspension(self) -> p.ExclusionTemporaire | None:
        """Give the last temporary exclusion that nothing has ended."""
        return self.suspensions[-1][0] if self.suspensions else None


def apply_fact(dossier: Dossier, fait: Any, vers: str) -> Dossier:
    """Give the state after a fact that the table admits."""
    effet = _EFFETS.get(fait.fait)
    apres = effet(dossier, fait) if effet else dossier
    return apres if apres.statut == vers else apres._replace(statut=vers)


def last_day_of_use(sortie: Any) -> date:
    """Give the effect of an exclusion or of a withdrawal; the day before that of a merger or a departure."""
    effet: date = sortie.prend_effet
    return previous_day(effet) if sortie.fait in {"fusion", "sortie_epci"} else effet


def in_use(dossier: Dossier, code: str) -> bool:
    """Tell whether something of a code is open, or still is until the last day that an exit leaves."""
    return dossier.portee.touche(code) or any(usage.touche(code) for usage in dossier.usages)


def elapsed(dossier: Dossier, jour: date) -> Dossier:
    """Give what stands on a day: past the last day of use, no measure about what has closed runs on."""
    if all(usage.au >= jour for usage in dossier.usages):
        return dossier
    apres = dossier._replace(usages=tuple(usage for usage in dossier.usages if usage.au >= jour))
    reste = ((fait, tuple(c for c in codes if in_use(apres, c))) for fait, codes in apres.suspensions)
    suspensions = tuple((fait, codes) for fait, codes in reste if codes)
    demeure = apres.demeure if apres.portee or apres.usages else None
    return apres._replace(suspensions=suspensions, demeure=demeure)


def ouvre(validation: p.Validation) -> bool:
    """Tell whether a validation opens use: « valide », or « reserves » with effect (ADH-10)."""
    return validation.avis == "valide" or (validation.avis == "reserves" and validation.effet_sous_reserve)


def _reprise(dossier: Dossier, fait: p.Reprise) -> Dossier:
    return _sign(dossier, fait.portee)._replace(
        portee=dossier.portee.ouvre(fait.portee),
        convention=fait.convention,
        effective_depuis=dossier.effective_depuis or fait.prend_effet,
        initiale=False,
    )


def _sign(dossier: Dossier, portee: tuple[str, ...]) -> Dossier:
    """Add a portée to what is signed; what it holds and had been withdrawn from is no more."""
    retiree = frozenset(code for code in dossier.retiree if not est_couvert(code, portee))
    return dossier._replace(signee=dossier.signee | frozenset(portee), retiree=retiree)


def _interet(dossier: Dossier, fait: p.Interet) -> Dossier:
    """A commune that had left begins anew; what it handed over then no longer counts."""
    return _anew(dossier) if dossier.statut == "retire" else dossier


def _entree(dossier: Dossier, fait: p.EntreeEpci) -> Dossier:
    """A commune that comes back into the EPCI begins anew."""
    return _anew(dossier)._replace(initiale=True) if dossier.statut == "hors_epci" else dossier


def _anew(dossier: Dossier) -> Dossier:
    """Forget an adhesion that is over, but for the data that it has left to give back and to destroy."""
    return Dossier(
        initiale=dossier.initiale,
        suspensions=dossier.suspensions,
        usages=dossier.usages,
        sortie_le=dossier.sortie_le,
        restitue_le=dossier.restitue_le,
        destruction_demandee_le=dossier.destruction_demandee_le,
        demande_restituee=dossier.demande_restituee,
        detruit_le=dossier.detruit_le,
    )


def _signature(dossier: Dossier, fait: p.Signature) -> Dossier:
    return _sign(dossier, fait.portee)._replace(convention=fait.convention)


def _avenant(dossier: Dossier, fait: p.Avenant) -> Dossier:
    return _sign(dossier, fait.portee)._replace(convention=fait.convention or dossier.convention)


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
    return _leave(dossier, fait)._replace(exclue=dossier.exclue | frozenset(fait.portee), demeure=None)


def _leave(dossier: Dossier, fait: p.Exclusion | p.Retrait) -> Dossier:
    """Close a portée; data are to be given back again, and a demand already met is over."""
    ferme = dossier.portee.ferme(fait.portee)
    apres = _data_left(dossier, fait, frozenset(fait.portee))
    return apres._replace(portee=ferme) if ferme else _closed(apres)


def _closed(dossier: Dossier) -> Dossier:
    """End with the adhesion the procedures about it; a measure of urgency ends with the use."""
    return dossier._replace(portee=_VIDE, effective_depuis=None, demeure=None, retrait_demande=None)


def _data_left(dossier: Dossier, sortie: Any, fermes: frozenset[str]) -> Dossier:
    """Note an exit: what was given back and destroyed after an earlier one says nothing of this one."""
    faite = dossier.detruit_le is not None
    usage = Usage(last_day_of_use(sortie), fermes, dossier.portee)
    return dossier._replace(
        usages=(*dossier.usages, usage),
        sortie_le=sortie.prend_effet,
        restitue_le=None,
        destruction_demandee_le=None if faite else dossier.destruction_demandee_le,
        demande_restituee=dossier.demande_restituee and not faite,
        detruit_le=None,
    )


def _suspension(dossier: Dossier, fait: p.ExclusionTemporaire) -> Dossier:
    return dossier._replace(suspensions=(*dossier.suspensions, (fait, fait.portee)))


def _levee(dossier: Dossier, fait: p.Levee) -> Dossier:
    return dossier._replace(suspensions=())


def _demande_retrait(dossier: Dossier, fait: p.DemandeRetrait) -> Dossier:
    return dossier._replace(retrait_demande=fait)


def _retrait(dossier: Dossier, fait: p.Retrait) -> Dossier:
    signee = frozenset(code for code in dossier.signee if not est_couvert(code, fait.portee))
    parties = frozenset(code for code in fait.portee if est_couvert(code, signee))
    return _leave(dossier, fait)._replace(
        signee=signee, retiree=dossier.retiree | parties, retrait_demande=None
    )


def _fin(dossier: Dossier, fait: p.Fusion | p.SortieEpci) -> Dossier:
    """A merger or a departure from the EPCI closes everything."""
    apres = _closed(_data_left(dossier, fait, dossier.portee.codes))
    return apres._replace(signee=frozenset(), retiree=frozenset())


def _restitution(dossier: Dossier, fait: p.Restitution) -> Dossier:
    return dossier._replace(
        restitue_le=fait.le, demande_restituee=dossier.destruction_demandee_le is not None
    )


def _demande_destruction(dossier: Dossier, fait: p.DemandeDestruction) -> Dossier:
    return dossier._replace(
        destruction_demandee_le=fait.le, demande_restituee=dossier.restitue_le is not None, detruit_le=None
    )


def _destruction(dossier: Dossier, fait: p.Destruction) -> Dossier:
    return dossier._replace(detruit_le=fait.le)


def _reintegration(dossier: Dossier, fait: p.Reintegration) -> Dossier:
    """The way is open again, use is not: a new validation comes first (EXC-11)."""
    reste = frozenset(code for code in dossier.exclue if not est_couvert(code, fait.portee))
    return _sign(dossier, fait.portee)._replace(exclue=reste)


_EFFETS: Final[dict[str, Callable[[Dossier, Any], Dossier]]] = {
    "reprise": _reprise,
    "entree_epci": _entree,
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
    "destruction": _destruction,
    "reintegration": _reintegration,
}

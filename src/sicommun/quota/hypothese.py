"""Supposing: the same year with another key, other counts, a member more or less."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from sicommun.diagnostics import vouliez_vous_dire
from sicommun.model.base import Modele
from sicommun.model.budget import Budget, Objet
from sicommun.model.commune import Commune
from sicommun.model.comptages import Comptage
from sicommun.model.hypothese import AdherentSuppose, ComptageSuppose, Hypothese, ObjetSuppose
from sicommun.model.parcours import Reprise
from sicommun.model.registre import Registre
from sicommun.positions import Chemin, Finding
from sicommun.quota.constats import INCONNU_SUPPOSE, Constat
from sicommun.quota.usagers import EPCI


def unknown_names(hypothese: Hypothese, budget: Budget, registre: Registre) -> Iterator[Constat]:
    """Name what a supposition is about and that the repository does not have."""
    connus = (*registre.communes, EPCI)
    codes = tuple(objet.code for objet in budget.objets)
    places: list[tuple[Chemin, str, tuple[str, ...]]] = [
        (("objets", rang, "code"), objet.code, codes) for rang, objet in enumerate(hypothese.objets)
    ]
    places += [(("comptages", rang, "qui"), c.qui, connus) for rang, c in enumerate(hypothese.comptages)]
    places += [(("avec", rang, "qui"), a.qui, connus[:-1]) for rang, a in enumerate(hypothese.avec)]
    places += [(("sans", rang), qui, connus[:-1]) for rang, qui in enumerate(hypothese.sans)]
    for chemin, nom, possibles in places:
        if nom not in possibles:
            message = (
                f"« {nom} » n'existe pas dans l'exercice {budget.exercice}{vouliez_vous_dire(nom, possibles)}"
            )
            yield Constat(INCONNU_SUPPOSE, hypothese.fichier, Finding(chemin, message))


def suppose(hypothese: Hypothese, budget: Budget, registre: Registre) -> tuple[Budget, Registre]:
    """Give the ledger and the register as the supposition has them; what is given stays as it is."""
    fin = date(budget.exercice, 12, 31)
    objets = {objet.code: objet for objet in hypothese.objets}
    suppose_ = budget.model_copy(
        update={"objets": tuple(_object(objet, objets.get(objet.code)) for objet in budget.objets)}
    )
    communes = {
        slug: _commune(commune, hypothese, fin)
        for slug, commune in registre.communes.items()
        if slug not in hypothese.sans
    }
    epci = registre.epci
    if epci is not None:
        epci = epci.model_copy(update={"comptages": _counts(EPCI, epci.comptages, hypothese, fin)})
    conventions = {
        version: convention.model_copy(update=_written(hypothese.convention))
        for version, convention in registre.conventions.items()
    }
    return _without(suppose_, hypothese.sans), Registre(
        registre.modele, epci=epci, communes=communes, conventions=conventions, contrats=registre.contrats
    )


def _written(suppose_: Modele) -> dict[str, Any]:
    """Give the keys that a supposition writes."""
    return {
        cle: getattr(suppose_, cle)
        for cle in type(suppose_).model_fields
        if cle in suppose_.model_fields_set and getattr(suppose_, cle) is not None
    }


def _object(objet: Objet, suppose_: ObjetSuppose | None) -> Objet:
    """Give an object as supposed."""
    return objet if suppose_ is None else objet.model_copy(update=_written(suppose_))


def _without(budget: Budget, sans: tuple[str, ...]) -> Budget:
    """Take members out of the lists of users and of the sums outside the keys."""
    objets = tuple(
        objet
        if objet.utilisateurs is None
        else objet.model_copy(
            update={"utilisateurs": tuple(u for u in objet.utilisateurs if u.qui not in sans)}
        )
        for objet in budget.objets
    )
    listes = ("refacturations", "acomptes", "regularisations")
    directes = {
        cle: tuple(ligne for ligne in getattr(budget, cle) if ligne.qui not in sans) for cle in listes
    }
    return budget.model_copy(update={"objets": objets, **directes})


def _commune(commune: Commune, hypothese: Hypothese, fin: date) -> Commune:
    """Give an adherent with the counts and the membership supposed."""
    comptages = _counts(commune.slug, commune.comptages, hypothese, fin)
    entree = next((a for a in hypothese.avec if a.qui == commune.slug), None)
    parcours = commune.parcours if entree is None else (*commune.parcours, _membership(entree))
    if entree is not None and not _is_member(commune):
        parcours = (_membership(entree),)
    return commune.model_copy(update={"comptages": comptages, "parcours": parcours})


def _is_member(commune: Commune) -> bool:
    """Tell whether an adherent has ever been one."""
    return any(fait.fait in {"reprise", "validation"} for fait in commune.parcours)


def _membership(entree: AdherentSuppose) -> Reprise:
    """Give the fact that makes somebody a member."""
    return Reprise.model_construct(fait="reprise", le=entree.du, portee=entree.portee)


def _counts(
    qui: str, comptages: tuple[Comptage, ...], hypothese: Hypothese, fin: date
) -> tuple[Comptage, ...]:
    """Give the counts with the one supposed at the end of the year, which keeps the other measures."""
    suppose_ = next((c for c in hypothese.comptages if c.qui == qui), None)
    if suppose_ is None:
        return comptages
    anterieurs = sorted((c for c in comptages if c.au <= fin), key=lambda c: c.au)
    base = anterieurs[-1] if anterieurs else None
    autres = tuple(c for c in comptages if c.au != fin)
    return (*autres, _count(suppose_, base, fin))


def _count(suppose_: ComptageSuppose, base: Comptage | None, fin: date) -> Comptage:
    """Give the supposed count over the one it stands for."""
    ecrits = {cle: v for cle, v in _written(suppose_).items() if cle in Comptage.model_fields}
    if base is None:
        base = Comptage.model_construct()
    mesures = {**base.mesures, **suppose_.mesures}
    decide = {"au": fin, "etat": "accepte", "accepte_le": fin, "mesures": mesures}
    return base.model_copy(update={**ecrits, **decide})

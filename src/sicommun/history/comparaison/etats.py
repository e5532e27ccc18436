"""What holds on one day, on both sides: what is subscribed, who is in office, which count and level apply."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

from sicommun.adhesion.etat import Etat, etat
from sicommun.history.comparaison.cotes import Cote, Paire
from sicommun.history.comparaison.difference import Difference
from sicommun.history.comparaison.enregistrements import Endroit, compare
from sicommun.history.comparaison.resumes import name_of
from sicommun.model.commune import Commune
from sicommun.model.modele import ModeleSi
from sicommun.model.parcours import Fusion

OUVERT: Final = "en service"
SUSPENDU: Final = "suspendu"


def adherent_states(paire: Paire, jour: date, ici: Endroit) -> Iterator[Difference]:
    """Tell that an adherent comes or goes, its status, and what it gains or loses, code by code."""
    avant, apres = (etat(c.parcours, jour) if c else None for c in paire)
    la = on_day(ici)
    if avant is None or apres is None:
        dits = [
            _presence(c, e, cote)
            for c, e, cote in zip(paire, (avant, apres), (ici.avant, ici.apres), strict=True)
        ]
        yield ici.below("adherent", "Adhérent", clause="ADH-06").say(dits[0], dits[1])
    elif avant.libelle != apres.libelle:
        statut = la.below("statut", "Statut", clause="ADH-06")
        yield statut.say(avant.libelle, apres.libelle, (avant.statut, apres.statut))
    yield from _scope(avant, apres, la, ici.apres.registre.modele)
    if avant is not None and apres is not None and avant.dossier.convention != apres.dossier.convention:
        versions = avant.dossier.convention, apres.dossier.convention
        yield la.below("convention", "Convention applicable", clause="ADH-03").say(*versions, versions)


def _presence(commune: Commune | None, situation: Etat | None, cote: Cote) -> str | None:
    """Say what an adherent is, None when it is not there: the communes it was born of, its status."""
    if commune is None or situation is None:
        return None
    nees = [
        autre.nom
        for autre in cote.registre.communes.values()
        if any(isinstance(fait, Fusion) and fait.nouvelle == commune.siren for fait in autre.parcours)
    ]
    origine = f"commune nouvelle, née de {' et '.join(sorted(nees))} ; " if nees else ""
    portee = f" sur {situation.portee}" if situation.portee else ""
    return f"{origine}{situation.libelle}{portee}"


def _scope(avant: Etat | None, apres: Etat | None, ici: Endroit, modele: ModeleSi) -> Iterator[Difference]:
    """Give the codes gained, lost or suspended, the broad ones alone when they say it all."""
    codes = {*modele.codes, *(code for e in (avant, apres) if e for code in e.portee.codes)}
    dits: dict[str, tuple[str | None, str | None]] = {}
    for code in sorted(codes, key=lambda code: (code[:1], code.count("/"), code)):
        dit = _use(avant, code), _use(apres, code)
        if dit[0] == dit[1] or dits.get(code.partition("/")[0]) == dit:
            continue
        dits[code] = dit
        libelle = modele.libelle(code)
        titre = f"{code} {libelle}" if libelle != code else code
        yield ici.below(code, titre, clause=clause_of_code(code, modele)).say(*dit)


def _use(situation: Etat | None, code: str) -> str | None:
    """Say whether a code is open, suspended, or neither."""
    if situation is None or code not in situation.portee:
        return None
    return OUVERT if code in situation.en_service else SUSPENDU


def clause_of_code(code: str, modele: ModeleSi) -> str:
    """Give the clause that a code of a portée comes from."""
    ensemble, _, detail = code.partition("/")
    if ensemble == "C" and detail in modele.domaines:
        return modele.domaines[detail].clause
    return modele.elements[detail].clause if ensemble == "B" and detail in modele.elements else "NIV-01"


def commune_on_day(avant: Commune, apres: Commune, jour: date, ici: Endroit) -> Iterator[Difference]:
    """Tell the count that applies to an adherent on a day, and who speaks for it."""
    la = on_day(ici)
    comptage = la.below("comptages", "Comptage applicable", clause="BUD-07")
    yield from measures(avant.comptages, apres.comptages, jour, comptage)
    fonctions = la.below("representants", "Représentant en fonction")
    yield from in_office(avant.representants, apres.representants, jour, fonctions)


def measures(avant: Sequence[Any], apres: Sequence[Any], jour: date, ici: Endroit) -> Iterator[Difference]:
    """Tell what the count or the level that holds on a day changes to what the one before said.

    When it is the same one on both sides, mended, the series itself tells it.
    """
    ancien, nouveau = _in_force(avant, jour), _in_force(apres, jour)
    if ancien is not None and nouveau is not None and _start(ancien) != _start(nouveau):
        yield from compare(ancien, nouveau, ici, sauf=_HORS_MESURE)


_HORS_MESURE: Final = frozenset({"du", "au", "etat", "accepte_le", "par"})
"""What dates a count or a level, and says who agreed: nothing that it measures."""


def in_office(avant: Sequence[Any], apres: Sequence[Any], jour: date, ici: Endroit) -> Iterator[Difference]:
    """Tell who holds an office on a day, when it is somebody else."""
    dits = [
        " ; ".join(sorted(name_of(item, cote) for item in gens if jour in item.periode)) or None
        for gens, cote in ((avant, ici.avant), (apres, ici.apres))
    ]
    if dits[0] != dits[1]:
        yield ici.say(dits[0], dits[1])


def on_day(ici: Endroit) -> Endroit:
    """Go to what holds on the day of the comparison, which its heading says once."""
    return ici.below("etat", "")


def _in_force(series: Sequence[Any], jour: date) -> Any:
    """Give the last item that began, unless it has ended; a count (`au` alone) holds until the next one."""
    debutes = [item for item in series if _start(item) <= jour]
    dernier = max(debutes, key=lambda item: (_start(item), repr(item)), default=None)
    return (
        None if dernier is None or (hasattr(dernier, "periode") and jour not in dernier.periode) else dernier
    )


def _start(item: Any) -> date:
    debut: date = item.du if hasattr(item, "du") else item.au
    return debut

"""The facts of a parcours in a line each, and the command that would record the one that comes next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final, NamedTuple, get_args

from sicommun.adhesion.etat import prise_d_effet
from sicommun.adhesion.journal import by_act
from sicommun.adhesion.libelles import FAITS
from sicommun.adhesion.suite import Etape
from sicommun.agenda.etat_commune import EtatCommune
from sicommun.model.confidentialite import class_of
from sicommun.model.fait import FaitCommun
from sicommun.periodes import jour_fr

_AVIS: Final = {
    "valide": "avis valide",
    "reserves": "avec réserves",
    "refuse": "refusée",
    "favorable": "favorable",
    "defavorable": "défavorable",
    "partage": "partagé",
}
_CONNUES: Final = {"avis": {"validation": "valide"}}
"""What an option holds when its step leaves no choice."""


class Jalon(NamedTuple):
    """A fact on the line of time: its day, its name, what it says, why it does not count."""

    le: date
    rang: int
    fait: Any
    libelle: str
    detail: str
    refus: str
    a_venir: bool


def milestones(etat: EtatCommune, *, public: bool = False) -> Iterator[Jalon]:
    """Give the acts made by the day, in order; one whose effect is still to come says so.

    With `public`, those whose kind is internal are left out, and the others keep their public fields alone.
    """
    jour = etat.situation.jour
    refus = {un.rang: f"{un.motif} ({un.clause})" for un in etat.refus}
    for rang, fait in by_act(etat.commune.parcours):
        if fait.le > jour or (public and class_of(type(fait), "fait") != "public"):
            continue
        a_venir = prise_d_effet(fait) > jour and rang not in refus
        detail = say_fact(fait, public=public)
        yield Jalon(fait.le, rang, fait, FAITS[fait.fait], detail, refus.get(rang, ""), a_venir)


def say_fact(fait: Any, *, public: bool = False) -> str:
    """Say what a fact bears on, by its figures and codes; its free words stay in the file."""
    classe = type(fait)
    champs = {nom: v for nom, v in vars(fait).items() if not public or class_of(classe, nom) == "public"}
    dits = [
        _AVIS.get(champs.get("avis", ""), ""),
        f"convention {champs['convention']}" if champs.get("convention") else "",
        f"n° {champs['numero']}" if champs.get("numero") else "",
        say_codes(champs.get("portee", ())),
        f"reçue le {jour_fr(champs['recu_le'])}" if champs.get("recu_le") else "",
        f"effet le {jour_fr(champs['effet'])}" if champs.get("effet") else "",
        f"réexamen le {jour_fr(champs['reexamen_le'])}" if champs.get("reexamen_le") else "",
        f"jusqu'au {jour_fr(champs['jusqu_au'])}" if champs.get("jusqu_au") else "",
        champs.get("reference") or champs.get("acte") or "",
    ]
    return " · ".join(filter(None, dits))


def say_codes(codes: tuple[str, ...], *, combien: int = 4) -> str:
    """List the codes of a portée; beyond some, the domains of C are counted."""
    domaines = [code for code in codes if code.startswith("C/")]
    autres = [code for code in codes if not code.startswith("C/")]
    if len(codes) <= combien:
        return ", ".join(codes)
    return ", ".join([*autres, f"{len(domaines)} domaines de C"])


def command(etape: Etape, slug: str) -> str:
    """Give the command that records a step: its obligatory options, those known filled in."""
    modele = next(m for m in FaitCommun.__subclasses__() if etape.fait in get_args(_kind(m)))
    mots = [f"sicommun record {etape.fait} {slug}"]
    for nom, champ in modele.model_fields.items():
        if nom == "fait":
            continue
        valeur = _value(nom, etape)
        if champ.is_required() or valeur:
            mots.append(f"--{nom.replace('_', '-')} {valeur or '…'}")
    return " ".join(mots)


def _kind(modele: type[FaitCommun]) -> Any:
    """Give the type of the field that names a fact."""
    return modele.model_fields["fait"].annotation


def _value(nom: str, etape: Etape) -> str:
    """Give the value of an option as far as a step tells it."""
    if nom == "le":
        return "AAAA-MM-JJ"
    if nom == "portee":
        return ",".join(etape.portee)
    if nom == "effet":
        return etape.effet.isoformat() if etape.effet else ""
    return _CONNUES.get(nom, {}).get(etape.fait, "")

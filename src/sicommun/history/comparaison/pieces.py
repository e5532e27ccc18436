"""The records that are not of one adherent: their names, what one line says of them, what holds on a day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from sicommun.history.comparaison.difference import Difference, Genre
from sicommun.history.comparaison.enregistrements import Endroit
from sicommun.history.comparaison.etats import in_office, measures, on_day
from sicommun.model.arrete import Arrete
from sicommun.model.base import Piece
from sicommun.model.budget import Budget
from sicommun.model.contrat import Contrat
from sicommun.model.convention import Convention
from sicommun.model.epci import Epci
from sicommun.model.gouvernance import AnneeGouvernance
from sicommun.montants import format_cents
from sicommun.periodes import jour_fr

_NOMS: Final[Mapping[Genre, str]] = {
    "convention": "Convention",
    "budget": "Budget",
    "arrete": "État arrêté",
    "gouvernance": "Gouvernance",
}


def subject_name(genre: Genre, cle: str, piece: Any) -> str:
    """Name a record as a subject: « Contrat A003 Assistance », « Budget 2024 »."""
    if genre == "epci":
        return str(piece.nom)
    return f"Contrat {cle} {piece.nom}" if genre == "contrat" else f"{_NOMS[genre]} {cle}"


def piece_summary(piece: Piece) -> str:
    """Give what one line says of a whole record."""
    return _RESUMES[type(piece)](piece)


def _budget(budget: Budget) -> str:
    depenses = sum(ecriture.montant for objet in budget.objets for ecriture in objet.depenses)
    return f"{_count(len(budget.objets), 'objet')}, {format_cents(depenses)} de dépenses"


def _arrete(arrete: Arrete) -> str:
    base = sum(objet.base for objet in arrete.objets)
    etat = "arrêté" if arrete.statut == "arrete" else "rouvert"
    return f"{etat} le {jour_fr(arrete.arrete_le)}, {format_cents(base)} à répartir"


def _gouvernance(annee: AnneeGouvernance) -> str:
    comptes = ((len(annee.reunions), "réunion"), (len(annee.decisions), "décision"))
    return ", ".join(_count(combien, mot) for combien, mot in comptes)


def _count(combien: int, mot: str) -> str:
    return f"{combien} {mot}{'s' if combien > 1 else ''}"


_RESUMES: Final[Mapping[type[Piece], Callable[[Any], str]]] = {
    Epci: lambda epci: epci.nom,
    Convention: lambda convention: f"en vigueur du {jour_fr(convention.en_vigueur_du)}",
    Contrat: lambda contrat: f"{contrat.nom}, pour {', '.join(sorted(contrat.portee))}",
    Budget: _budget,
    Arrete: _arrete,
    AnneeGouvernance: _gouvernance,
}


def piece_on_day(avant: Any, apres: Any, jour: date, ici: Endroit) -> Iterator[Difference]:
    """Tell what holds on a day: the levels of a contract; the count, people and convention of the EPCI."""
    la = on_day(ici)
    if isinstance(apres, Contrat):
        niveau = la.below("niveaux", "Niveau applicable", clause="NIV-07")
        yield from measures(avant.niveaux, apres.niveaux, jour, niveau)
    if isinstance(apres, Epci):
        yield from _epci_on_day(avant, apres, jour, la)


def _epci_on_day(avant: Epci, apres: Epci, jour: date, ici: Endroit) -> Iterator[Difference]:
    comptage = ici.below("comptages", "Comptage applicable", clause="BUD-07")
    yield from measures(avant.comptages, apres.comptages, jour, comptage)
    for champ, titre, gens in (
        ("representants", "Représentant en fonction", (avant.representants, apres.representants)),
        (
            "directeurs",
            "Direction en fonction",
            (avant.service_commun.directeurs, apres.service_commun.directeurs),
        ),
    ):
        yield from in_office(*gens, jour, ici.below(champ, titre))
    conventions = (ici.avant.registre.convention_at(jour), ici.apres.registre.convention_at(jour))
    versions = [convention.version if convention else None for convention in conventions]
    if versions[0] != versions[1]:
        la = ici.below("convention", "Convention en vigueur", clause="ADH-03")
        yield la.say(versions[0], versions[1], (versions[0], versions[1]))

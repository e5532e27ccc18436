"""The net base of an object: what it cost in the year, less what it brought in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sicommun.model.budget import Budget, Ecriture, Investissement, Objet
from sicommun.montants import format_cents
from sicommun.periodes import Periode, annee_civile, jour_fr
from sicommun.positions import Chemin, Finding
from sicommun.quota.amortissement import cumulated, spread_share, yearly_share
from sicommun.quota.choix import Choix
from sicommun.quota.constats import ESTIMEE, PERIODE_IMPOSSIBLE, Constat
from sicommun.trace import Origine, Step


class Assiette(NamedTuple):
    """The net base in cents, the part of it that is staff, and how both were reached."""

    cents: int
    personnel: int
    step: Step
    constats: tuple[Constat, ...] = ()


def net_base(objet: Objet, rang: int, budget: Budget, choix: Choix) -> Assiette:
    """Give the net base of an object for the year of its budget.

    Expenses less receipts, plus the year's share of investments. Staff is left out when the
    convention says `exclu`; `ht` takes the VAT off. Source: BUD-04, dossier §3.1.
    """
    lignes = list(_lines(objet, rang, budget, choix))
    depenses, recettes, dotations = (
        _total(lignes, genre) for genre in ("depenses", "recettes", "investissements")
    )
    cents = depenses - recettes + dotations
    personnel = sum(ligne.signe * ligne.cents for ligne in lignes if ligne.personnel)
    detail = f"{format_cents(depenses)} de dépenses − {format_cents(recettes)} de recettes"
    if objet.investissements:
        detail += f" + {format_cents(dotations)} d'investissements"
    step = Step(
        "base nette",
        cents,
        "centimes",
        detail,
        "BUD-04",
        Origine(budget.fichier, ("objets", rang)),
        tuple(ligne.step for ligne in lignes),
    )
    return Assiette(cents, personnel, step, tuple(_findings(objet, rang, budget)))


class _Ligne(NamedTuple):
    """One line of the ledger as it counts in the year: its cents are as written, `signe` how they enter."""

    genre: str
    cents: int
    signe: int
    personnel: bool
    step: Step


def _total(lignes: list[_Ligne], genre: str) -> int:
    """Sum the lines of a kind, in cents."""
    return sum(ligne.cents for ligne in lignes if ligne.genre == genre)


def _lines(objet: Objet, rang: int, budget: Budget, choix: Choix) -> Iterator[_Ligne]:
    """Give the lines that count, each with its step."""
    for genre, signe in (("depenses", 1), ("recettes", -1)):
        for place, ecriture in enumerate(getattr(objet, genre)):
            personnel = ecriture.nature == "personnel"
            if personnel and choix.personnel == "exclu":
                continue
            cents, detail = _counted(ecriture, budget.exercice, choix)
            origine = Origine(budget.fichier, ("objets", rang, genre, place, "montant"))
            step = Step(ecriture.libelle, signe * cents, "centimes", detail, "", origine)
            yield _Ligne(genre, cents, signe, personnel, step)
    for place, bien in enumerate(objet.investissements):
        cents = yearly_share(bien, budget.exercice)
        detail = _borne(bien, budget.exercice)
        origine = Origine(budget.fichier, ("objets", rang, "investissements", place, "montant_ttc"))
        yield _Ligne(
            "investissements", cents, 1, False, Step(bien.libelle, cents, "centimes", detail, "", origine)
        )


def _borne(bien: Investissement, exercice: int) -> str:
    """Say how the share of an investment is reached: its net cost, its years, and the two cumulated sums."""
    aides = bien.subventions + bien.fctva
    nets = f"amortissement sur {bien.duree} ans de {format_cents(bien.montant_ttc)}"
    nets += f" − {format_cents(aides)} de subventions et FCTVA" if aides else ""
    avant, apres = (format_cents(cumulated(bien, annee)) for annee in (exercice - 1, exercice))
    depuis = f"en service le {jour_fr(bien.mise_en_service)}"
    return f"{nets}, {depuis} ; cumul fin {exercice} {apres} − fin {exercice - 1} {avant}"


def _counted(ecriture: Ecriture, exercice: int, choix: Choix) -> tuple[int, str]:
    """Give the cents of a line that count in a year, and what was done to them."""
    cents, details = ecriture.montant, []
    if choix.tva == "ht" and ecriture.tva:
        cents -= ecriture.tva
        details.append(f"hors taxe : {format_cents(ecriture.montant)} − {format_cents(ecriture.tva)}")
    periode = _spread_over(ecriture)
    if periode is not None:
        details.append(_spread_words(periode, exercice, cents))
        cents = spread_share(cents, periode, exercice)
    return cents, " ; ".join(details)


def _spread_words(periode: Periode, exercice: int, cents: int) -> str:
    """Say over which days a line is spread, and how many of them are in the year."""
    assert periode.au is not None  # noqa: S101 — both ends are written
    dedans = periode.commun(annee_civile(exercice))
    jours = f"{dedans.jours if dedans else 0} jours sur {periode.jours}"
    return f"étalée du {jour_fr(periode.du)} au {jour_fr(periode.au)}, {jours}, sur {format_cents(cents)}"


def _spread_over(ecriture: Ecriture) -> Periode | None:
    """Give the period that an expense is spread over; None when it counts whole."""
    if not ecriture.etaler or ecriture.periode is None or ecriture.periode.au < ecriture.periode.du:
        return None
    return Periode(ecriture.periode.du, ecriture.periode.au)


def _findings(objet: Objet, rang: int, budget: Budget) -> Iterator[Constat]:
    """Name the estimated lines, and those spread over no day."""
    for genre in ("depenses", "recettes"):
        for place, ecriture in enumerate(getattr(objet, genre)):
            chemin: Chemin = ("objets", rang, genre, place)
            if ecriture.estime:
                message = f"« {ecriture.libelle} », {format_cents(ecriture.montant)}, n'est qu'une estimation"
                yield Constat(ESTIMEE, budget.fichier, Finding((*chemin, "estime"), message))
            if ecriture.etaler and _spread_over(ecriture) is None:
                message = f"« {ecriture.libelle} » est à étaler, sur une période qui n'a pas un jour"
                yield Constat(PERIODE_IMPOSSIBLE, budget.fichier, Finding((*chemin, "etaler"), message))

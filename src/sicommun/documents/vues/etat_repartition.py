"""The yearly statement of shares, for all or for one payer (dossier §2.3 f, §3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from sicommun.diagnostics import ERREUR
from sicommun.documents.catalogue import Demande
from sicommun.documents.redaction import Manque, Redaction
from sicommun.documents.vue import var
from sicommun.documents.vues.commun import Organisme, organisme
from sicommun.documents.vues.etat_objets import ObjetDit, say_objects
from sicommun.documents.vues.etat_payeurs import Compte, PayeurDit, say_account, say_payers
from sicommun.documents.vues.etat_suites import (
    ComptePropose,
    Methode,
    Suites,
    say_accounts,
    say_method,
    say_rest,
)
from sicommun.model.arrete import Arrete
from sicommun.model.budget import Budget
from sicommun.model.commune import Commune
from sicommun.model.convention import Convention
from sicommun.model.registre import Registre
from sicommun.montants import format_cents
from sicommun.periodes import jour_fr
from sicommun.quota.arret import is_intact, statement_of, with_steps
from sicommun.quota.constats import ESTIMEE, QUESTION, REPORTE, Constat
from sicommun.quota.etat_annuel import EtatAnnuel, yearly_statement
from sicommun.quota.usagers import EPCI
from sicommun.trace import Origine

_PROVISOIRES: Final = frozenset({ESTIMEE.code, REPORTE.code})
"""What a provisional statement may hold and still give its figures."""


@dataclass(frozen=True, slots=True)
class Vue:
    """What a yearly statement says."""

    titre: str = var("Titre du document.")
    sujet: str = var("Ce que porte l'en-tête des pages.")
    exercice: str = var("L'exercice : « 2024 ».")
    jour: str = var("Le jour auquel l'état est lu.")
    provisoire: bool = var("L'état n'est-il pas encore arrêté ?")
    calculable: bool = var("Peut-on donner des chiffres ?")
    detaille: bool = var("Le calcul de chaque part peut-il être montré ?")
    reserves: tuple[str, ...] = var("Ce qui rend les chiffres incertains ; vide pour un état arrêté.")
    organisme: Organisme = var("L'intercommunalité.")
    convention: str = var("Titre de la convention-cadre appliquée ; vide s'il n'y en a pas.")
    un_payeur: bool = var("L'état s'adresse-t-il à un seul payeur ?")
    comptes_payeurs: tuple[Compte, ...] = var("Le compte du payeur, seul ; vide pour l'état de tous.")
    payeurs: tuple[PayeurDit, ...] = var("Tous les payeurs ; vide pour l'état d'un seul.")
    totaux: PayeurDit = var("Sommes des colonnes.")
    base: str = var("Somme des bases nettes, avec sa monnaie.")
    parts: str = var("Somme des quotes-parts, avec sa monnaie.")
    exact: bool = var("Les deux sommes sont-elles égales ?")
    objets: tuple[ObjetDit, ...] = var("Les objets, de leurs dépenses à la part de chacun.")
    methode: Methode = var("Les choix de la convention.")
    comptes: tuple[ComptePropose, ...] = var("Comptes d'imputation proposés ; vide s'il n'y en a pas.")
    suites: Suites = var("Certification, observations et recours.")


class Releve(NamedTuple):
    """A statement as a paper takes it: the frozen one when there is one on that day, else today's figures."""

    etat: EtatAnnuel
    budget: Budget | None
    convention: Convention | None
    arrete: Arrete | None


def targets(registre: Registre, jour: date) -> Sequence[str]:
    """Give each year that has a ledger or a frozen statement, then each of its payers but the EPCI."""
    annees = sorted({*registre.budgets, *registre.arretes})
    return [cible for annee in annees for cible in _of(annee, registre, jour)]


def _of(annee: str, registre: Registre, jour: date) -> Iterator[str]:
    """Give the targets of one year; the payers of a frozen one are known without any calculation."""
    fige, budget = _frozen(annee, registre, jour), registre.budgets.get(annee)
    if fige is not None:
        etat = statement_of(fige, registre)
    elif budget is not None:
        etat = yearly_statement(budget, registre)
    else:
        return
    yield annee
    yield from (f"{annee}/{ligne.payeur.qui}" for ligne in etat.payeurs if ligne.payeur.qui != EPCI)


def write(demande: Demande, redaction: Redaction) -> Vue:
    """Write the statement of a year."""
    registre = demande.registre
    annee, _, qui = demande.cible.partition("/")
    releve = _read(annee, registre, demande.jour)
    etat, epci = releve.etat, registre.epci
    if epci is None:
        raise ValueError(EPCI)
    calculable = _note_doubts(releve, redaction)
    ligne = next((ligne for ligne in etat.payeurs if ligne.payeur.qui == qui), None)
    payeurs, totaux = say_payers(etat)
    base, parts = etat.base, sum(ligne.quote_part for ligne in etat.payeurs)
    suite = f" – {ligne.payeur.nom}" if ligne else ""
    chiffres = calculable and not qui
    return Vue(
        titre=f"État annuel de répartition des charges {annee}{suite}",
        sujet=f"État annuel {annee}{suite}",
        exercice=annee,
        jour=jour_fr(demande.jour),
        provisoire=releve.arrete is None,
        calculable=calculable,
        detaille=any(objet.parts for objet in etat.objets),
        reserves=tuple(dict.fromkeys(constat.finding.message for constat in _open(releve))),
        organisme=organisme(registre, _act_day(releve, demande.jour), redaction),
        convention=_title(releve.convention),
        un_payeur=bool(qui),
        comptes_payeurs=(say_account(ligne, etat, releve.budget),) if ligne and calculable else (),
        payeurs=payeurs if chiffres else (),
        totaux=totaux,
        base=format_cents(base),
        parts=format_cents(parts),
        exact=base == parts,
        objets=say_objects(etat, releve.budget, _users_of(qui, registre)) if calculable else (),
        methode=say_method(releve.convention, redaction),
        comptes=say_accounts(releve.convention, epci, releve.budget, redaction),
        suites=say_rest(
            releve.convention, epci, releve.arrete.arrete_le if releve.arrete else None, redaction
        ),
    )


def _frozen(annee: str, registre: Registre, jour: date) -> Arrete | None:
    """Give the statement of a year when it is frozen on a day."""
    fige = registre.arretes.get(annee)
    return fige if fige is not None and fige.statut == "arrete" and fige.arrete_le <= jour else None


def _read(annee: str, registre: Registre, jour: date) -> Releve:
    """Take the statement frozen by a day, else the one that the data give."""
    budget, fige = registre.budgets.get(annee), _frozen(annee, registre, jour)
    if fige is not None:
        etat = with_steps(fige, registre)
    else:
        assert budget is not None  # noqa: S101 — a target has the one or the other
        etat = yearly_statement(budget, registre)
    return Releve(etat, budget, registre.conventions.get(etat.convention), fige)


def _act_day(releve: Releve, jour: date) -> date:
    """Give the day of the act: that of the decision, else the day of the paper."""
    return releve.arrete.arrete_le if releve.arrete else jour


def _title(convention: Convention | None) -> str:
    """Name the convention applied."""
    if convention is None:
        return ""
    return f"{convention.titre or 'Convention-cadre'}, version {convention.version}"


def _users_of(qui: str, registre: Registre) -> frozenset[str]:
    """Give the users whose shares a payer bears: itself, and those that name it."""
    siens = (slug for slug, commune in registre.communes.items() if _pays_for(qui, slug, commune))
    return frozenset({qui, *siens}) if qui else frozenset()


def _pays_for(qui: str, slug: str, commune: Commune) -> bool:
    return commune.payeur == qui and slug != qui


def _open(releve: Releve) -> tuple[Constat, ...]:
    """Give what makes the figures doubtful; nothing does once they are frozen."""
    return () if releve.arrete else releve.etat.constats


def _note_doubts(releve: Releve, redaction: Redaction) -> bool:
    """Note what keeps a statement from being issued; tell whether its figures may be shown at all."""
    etat, arrete = releve.etat, releve.arrete
    if arrete is not None:
        _note_frozen(releve, arrete, redaction)
        return True
    redaction.manque(
        Manque(
            f"l'état {etat.exercice} n'est pas arrêté",
            Origine(etat.fichier, ("exercice",)),
            "BUD-05",
            f"une fois les comptes justes : sicommun quota {etat.exercice} --arreter",
        )
    )
    graves = [c for c in etat.constats if c.fiche.gravite is ERREUR or c.fiche is QUESTION]
    for constat in graves:
        redaction.manque(
            Manque(
                constat.finding.message,
                Origine(constat.fichier, constat.finding.path),
                constat.fiche.source.id,
                constat.finding.advice or constat.fiche.remede,
            )
        )
    return all(c.fiche is QUESTION or c.fiche.code in _PROVISOIRES for c in graves)


def _note_frozen(releve: Releve, arrete: Arrete, redaction: Redaction) -> None:
    """Note a frozen statement that somebody has edited, or that the data no longer explain."""
    annee, origine = arrete.exercice, Origine(arrete.fichier, ("empreinte",))
    if not is_intact(arrete):
        remede = f"rétablir data/arretes/{annee}.yaml depuis git"
        redaction.manque(Manque("l'état arrêté a été modifié à la main", origine, "BUD-05", remede))
    if not any(objet.parts for objet in releve.etat.objets) and releve.etat.objets:
        redaction.manque(
            Manque(
                "des données ont bougé depuis l'arrêté : le calcul des parts ne peut plus être joint",
                origine,
                "BUD-05",
                f"rendre l'état d'alors (--rev), ou voir ce qui a bougé : sicommun quota {annee}",
            )
        )

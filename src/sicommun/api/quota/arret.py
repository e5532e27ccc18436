"""Freezing the statement of a year, and taking it up again: what is written, and what is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sicommun import __version__
from sicommun.api.quota.rapport import quota_report, read_for_quota
from sicommun.diagnostics import Diagnostic, Panne
from sicommun.diagnostics.rapport import Compte
from sicommun.model.arrete import Arrete, Reouverture
from sicommun.montants import format_cents
from sicommun.periodes import annee_civile, jour_fr
from sicommun.quota.arret import freeze, is_intact, sealed
from sicommun.quota.constats import ESTIMEE, NON_ACCEPTE, REPORTE
from sicommun.quota.rapport import RapportQuota
from sicommun.store.chargement import Chargement
from sicommun.store.creation.arretes import arrete_text
from sicommun.store.fichiers.ecriture import create_tree, digest, write_file
from sicommun.store.rangement.arbre import Dossier
from sicommun.store.rangement.racine import find_depot

_CONTOURNABLES = frozenset({ESTIMEE.code, REPORTE.code, NON_ACCEPTE.code})
"""What a written reason may pass over: estimates, counts carried over or not accepted."""


def freeze_statement(depot: Path, annee: int, *, jour: date, motif: str = "") -> Compte | RapportQuota:
    """Write `data/arretes/<année>.yaml`; gives the report back when something forbids it.

    Estimates and counts that are not accepted forbid it one by one, unless `motif` says why they are
    passed over; an open question of the convention always does. Raises Panne when the year is not over
    or is frozen already.
    """
    if jour < _end(annee):
        raise Panne(
            f"l'exercice {annee} court jusqu'au 31 décembre {annee} : il ne s'arrête pas le {jour_fr(jour)}",
            f"d'ici là : sicommun quota {annee} --provisoire",
        )
    charge = read_for_quota(depot)
    ancien = _existing(charge, annee)
    rapport = quota_report(depot, annee, jour=jour, provisoire=bool(motif), arrete=False)
    refus = [*rapport.arrets, *(d for d in rapport.reserves if _forbids(d, motif))]
    if refus:
        return rapport.stopped_by(refus)
    passees = [d.message for d in rapport.reserves if d.code in _CONTOURNABLES]
    arrete = freeze(
        rapport.etat,
        jour=jour,
        outil=__version__,
        motif=motif or None,
        passe_outre=passees,
        reouvertures=ancien.reouvertures if ancien else (),
    )
    _write(depot, charge, arrete, nouveau=ancien is None)
    etat = f"{format_cents(rapport.etat.base)} entre {len(rapport.etat.payeurs)} payeurs"
    return Compte(
        (
            f"{_file(annee)} : état {annee} arrêté le {jour_fr(jour)}, {etat}.",
            *(f"Passé outre : {message}" for message in passees),
            f"Le garder : git add {_file(annee)}, puis git commit",
        )
    )


def reopen_statement(depot: Path, annee: int, *, jour: date, motif: str) -> Compte:
    """Take a frozen statement up again, with a reason.

    Raises Panne once a revenue order is recorded, or when nothing tells whether one is.
    """
    charge = read_for_quota(depot)
    arrete = charge.registre.arretes.get(str(annee))
    if arrete is None or arrete.statut == "rouvert":
        raise Panne(f"l'état {annee} n'est pas arrêté : il n'y a rien à rouvrir", f"sicommun quota {annee}")
    if not is_intact(arrete):
        raise Panne(
            f"{_file(annee)} a été modifié à la main", f"revenir au fichier : git restore {_file(annee)}"
        )
    budget = charge.registre.budgets.get(str(annee))
    if budget is None:
        raise Panne(
            f"data/budgets/{annee}.yaml ne se lit pas, ou n'est plus là : nul ne sait si un titre est émis",
            "le rétablir d'abord : sicommun validate",
        )
    if budget.titres:
        titre = budget.titres[0]
        raise Panne(
            f"le titre {titre.numero} du {jour_fr(titre.le)} est émis : l'état {annee} ne se rouvre plus",
            f"corriger par une ligne regularisations (exercice: {annee}) au budget suivant",
        )
    reprise = Reouverture.model_construct(le=jour, motif=motif)
    rouvert = arrete.model_copy(update={"statut": "rouvert", "reouvertures": (*arrete.reouvertures, reprise)})
    _write(depot, charge, sealed(rouvert), nouveau=False)
    return Compte((f"{_file(annee)} : état {annee} rouvert le {jour_fr(jour)} ({motif}).",))


def _end(annee: int) -> date:
    """Give the last day of a year."""
    fin = annee_civile(annee).au
    assert fin is not None  # noqa: S101 — a year has an end
    return fin


def _file(annee: int) -> str:
    """Give the place of a frozen statement."""
    return f"data/arretes/{annee}.yaml"


def _existing(charge: Chargement, annee: int) -> Arrete | None:
    """Give the statement that was taken up again, None when there is none; raises Panne for a frozen one."""
    arrete = charge.registre.arretes.get(str(annee))
    if arrete is not None and arrete.statut == "arrete":
        raise Panne(
            f"l'état {annee} est arrêté depuis le {jour_fr(arrete.arrete_le)} : rien n'est écrit",
            f"le reprendre, avant tout titre : sicommun quota {annee} --rouvrir MOTIF",
        )
    return arrete


def _forbids(diagnostic: Diagnostic, motif: str) -> bool:
    """Tell whether a reservation forbids to freeze; a reason passes over some of them."""
    if diagnostic.code in _CONTOURNABLES:
        return not motif
    return diagnostic.code == "QUO020"


def _write(depot: Path, charge: Chargement, arrete: Arrete, *, nouveau: bool) -> None:
    """Write the file, whole or not at all."""
    epci = charge.registre.epci
    texte = arrete_text(arrete, demonstration=epci is not None and epci.demonstration)
    racine, fichier = find_depot(depot), _file(arrete.exercice)
    if nouveau:
        create_tree(racine, {fichier: texte})
        return
    ancien = digest(Dossier(racine).lire(fichier))
    write_file(racine / fichier, texte, attendu=ancien, racine=racine)

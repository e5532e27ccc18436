"""The agenda of a year: read the records, work out the duties, choose those that were asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from sicommun.agenda.echeance import Echeance, Etat
from sicommun.agenda.genres import GENRES
from sicommun.agenda.obligations import obligations
from sicommun.agenda.rapport import RapportAgenda, counts
from sicommun.diagnostics import ERREUR, Diagnostic
from sicommun.diagnostics.rapport import Compte
from sicommun.history.acces import open_tree
from sicommun.periodes import add_months
from sicommun.secrets import mask, may_hold
from sicommun.store.chargement import Chargement, load
from sicommun.store.fichiers.sortie import write_output
from sicommun.trace import Origine

_DEBUT: Final = date(2000, 1, 1)
"""The first year that a late duty may come from; the tool knows none before."""


def yearly_agenda(
    depot: Path, annee: int, *, jour: date, commune: str = "", etat: Etat | None = None, rev: str = ""
) -> RapportAgenda:
    """Give the duties of a year as they stand on a day, of one adherent or of all, in one state or in all.

    In the year of that day come also the duties of former years that are late and can still be done. `rev`
    names the version of git that is read, instead of the folder.
    Raises Panne when there is no repository.
    """
    charge = load(open_tree(depot, rev))
    registre = charge.registre
    debut, fin = date(annee, 1, 1), date(annee, 12, 31)
    rappelle = annee == jour.year and etat in {None, "en_retard"}
    toutes = _of(obligations(registre, du=_DEBUT if rappelle else debut, au=fin, jour=jour), commune)
    de_l_annee = tuple(e for e in toutes if e.terme >= debut)
    avant = tuple(e for e in toutes if e.terme < debut and _can_be_caught_up(e, jour))
    return RapportAgenda(
        annee=annee,
        jour=jour,
        epci=mask(registre.epci.nom) if registre.epci else "EPCI",
        siren=registre.epci.siren if registre.epci else "",
        echeances=tuple(e for e in de_l_annee if etat in {None, e.etat}),
        anterieures=avant,
        comptes=counts(de_l_annee),
        noms={slug: mask(adherent.nom) for slug, adherent in registre.communes.items()},
        situer=_placer(charge),
        illisibles=tuple(_unreadable(charge)),
        lire=charge.sources.texte,
    )


def _of(echeances: Iterable[Echeance], commune: str) -> tuple[Echeance, ...]:
    """Keep the duties of one adherent when it is named, without the secrets that a text may hold."""
    return tuple(_hushed(echeance) for echeance in echeances if commune in {"", echeance.commune})


def _hushed(echeance: Echeance) -> Echeance:
    """Blot out a secret that the words of a duty quote."""
    if not may_hold(f"{echeance.libelle}\n{echeance.detail}"):
        return echeance
    return replace(echeance, libelle=mask(echeance.libelle), detail=mask(echeance.detail))


def _can_be_caught_up(echeance: Echeance, jour: date) -> bool:
    """Tell a late duty that can still be done: a meeting that was not held is soon past recovery."""
    mois = GENRES[echeance.genre].rattrapage
    return echeance.etat == "en_retard" and (mois is None or add_months(echeance.terme, mois) >= jour)


def _unreadable(charge: Chargement) -> Iterator[Diagnostic]:
    """Give the first error of each file that could not be read: what it says is missing."""
    vus: set[str] = set()
    for diagnostic in sorted(charge.diagnostics, key=lambda d: d.rang):
        fichier = diagnostic.fichier
        absent = fichier in charge.registre.illisibles or charge.registre.epci is None
        if diagnostic.fiche.gravite is ERREUR and absent and fichier not in vus:
            vus.add(fichier)
            yield diagnostic


def _placer(charge: Chargement) -> Callable[[Origine], tuple[str, int]]:
    """Give the function that says the file and the line of a place in the data."""

    def locate(origine: Origine) -> tuple[str, int]:
        return origine.fichier, charge.sources.ligne(origine.fichier, origine.chemin)

    return locate


def write_agenda(rapport: RapportAgenda, texte: str, fichier: Path, *, ecraser: bool) -> Compte:
    """Write an agenda beside the data, whole or not at all. Raises Panne for a file that exists."""
    write_output(fichier, texte.encode(), ecraser=ecraser)
    combien = len(rapport.echeances)
    return Compte((f"{fichier} : {combien} échéance{'s' if combien > 1 else ''}.",))

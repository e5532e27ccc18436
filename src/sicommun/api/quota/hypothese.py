"""Two statements of a year side by side: as it is, and as it would be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from sicommun.api.quota.rapport import in_order, quota_report, read_for_quota, stops
from sicommun.diagnostics import Diagnostic, Fiche
from sicommun.model.budget import Budget
from sicommun.model.hypothese import Hypothese
from sicommun.model.registre import Registre
from sicommun.positions import Chemin, Finding
from sicommun.quota.constats import SANS_COMPTAGE, SANS_MESURE
from sicommun.quota.etat_annuel import EtatAnnuel, yearly_statement
from sicommun.quota.hypothese import suppose, unknown_names
from sicommun.quota.rapport import Comparaison
from sicommun.rules.moteur import check
from sicommun.store.isole import read_record
from sicommun.store.sources import Sources, place

_FORME = ("BUD007", "BUD009")
"""The rules on what a supposition may write in an object: no negative rate, parts that make a whole."""


def compare(depot: Path, annee: int, fichier: Path, *, jour: date, rev: str = "") -> Comparaison:
    """Work a year out twice, estimates and carried counts admitted: it is a supposition.

    What would stop the statement stops the comparison: a void is no zero in a supposition either.
    Raises Panne when the file or the ledger of that year cannot be read.
    """
    avant = quota_report(depot, annee, jour=jour, provisoire=True, arrete=False, rev=rev)
    hypothese, constats, sources = read_record(fichier, Hypothese)
    if avant.arrets or hypothese is None:
        lire = avant.lire if avant.arrets else sources.texte
        return Comparaison("", avant.etat, None, avant.arrets or in_order(constats), lire)
    charge = read_for_quota(depot, rev)
    budget = charge.registre.budgets[str(annee)]
    inconnus = [
        place(c.fiche, c.finding, fichier.name, sources)
        for c in unknown_names(hypothese, budget, charge.registre)
    ]
    voulu, registre = suppose(hypothese, budget, charge.registre)
    apres = yearly_statement(voulu, registre)
    lieux = _Lieux(hypothese, voulu, sources, charge.sources)
    arrets = inconnus or [*lieux.of_rules(registre, jour), *lieux.of_statement(apres)]
    return Comparaison(hypothese.libelle, avant.etat, apres, in_order(arrets), lieux.texte)


class _Lieux(NamedTuple):
    """Where a finding on a supposed ledger is shown: the supposition when it writes it, else the data."""

    hypothese: Hypothese
    budget: Budget
    ici: Sources
    depot: Sources

    def of_rules(self, registre: Registre, jour: date) -> Iterator[Diagnostic]:
        """Give what the rules find in the objects as the supposition writes them."""
        seul = Registre(registre.modele, epci=registre.epci, budgets={str(self.budget.exercice): self.budget})
        for fiche, _, finding in check(seul, jour, _FORME):
            chemin = self._written(finding.path)
            if chemin:
                yield place(fiche, replace(finding, path=chemin), self.hypothese.fichier, self.ici)

    def of_statement(self, etat: EtatAnnuel) -> Iterator[Diagnostic]:
        """Give what keeps the supposed year from being worked out."""
        for constat in etat.constats:
            if stops(constat, provisoire=True):
                finding = constat.finding
                if constat.fiche in (SANS_COMPTAGE, SANS_MESURE):
                    finding = replace(finding, advice=f"{finding.advice} ; ou le supposer, sous comptages")
                yield self._placed(constat.fiche, finding, constat.fichier)

    def _placed(self, fiche: Fiche, finding: Finding, fichier: str) -> Diagnostic:
        """Bring a finding to the object that the supposition writes, else to its place in the data."""
        chemin = self._written(finding.path) if fichier == self.budget.fichier else ()
        if chemin:
            return place(fiche, replace(finding, path=chemin), self.hypothese.fichier, self.ici)
        return place(fiche, finding, fichier, self.depot)

    def _written(self, chemin: Chemin) -> Chemin:
        """Give the place in the supposition of a key of an object, the object when it is not there."""
        if chemin[:1] != ("objets",) or not isinstance(chemin[1], int):
            return ()
        code = self.budget.objets[chemin[1]].code
        for rang, objet in enumerate(self.hypothese.objets):
            if objet.code == code:
                suite = chemin[2:] if {*chemin[2:3]} & objet.model_fields_set else ()
                return ("objets", rang, *suite)
        return ()

    def texte(self, fichier: str) -> str:
        """Give the text of a file: the supposition, or one of the data."""
        return (self.ici if fichier == self.hypothese.fichier else self.depot).texte(fichier)

"""Two statements of a year side by side: as it is, and as it would be."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sicommun.api.quota.rapport import in_order, quota_report, read_for_quota
from sicommun.model.hypothese import Hypothese
from sicommun.quota.etat_annuel import yearly_statement
from sicommun.quota.hypothese import suppose, unknown_names
from sicommun.quota.rapport import Comparaison
from sicommun.store.isole import read_record
from sicommun.store.sources import place


def compare(depot: Path, annee: int, fichier: Path, *, jour: date, rev: str = "") -> Comparaison:
    """Work a year out twice, estimates and carried counts admitted: it is a supposition.

    Raises Panne when the file or the ledger of that year cannot be read.
    """
    avant = quota_report(depot, annee, jour=jour, provisoire=True, arrete=False, rev=rev)
    hypothese, constats, sources = read_record(fichier, Hypothese)
    if avant.arrets or hypothese is None:
        lire = avant.lire if avant.arrets else sources.texte
        return Comparaison("", avant.etat, None, avant.arrets or in_order(constats), lire)
    registre = read_for_quota(depot, rev).registre
    budget = registre.budgets[str(annee)]
    inconnus = [
        place(c.fiche, c.finding, fichier.name, sources) for c in unknown_names(hypothese, budget, registre)
    ]
    apres = yearly_statement(*suppose(hypothese, budget, registre))
    return Comparaison(hypothese.libelle, avant.etat, apres, in_order(inconnus), sources.texte)

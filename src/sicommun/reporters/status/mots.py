"""The small words of the state of the adherents: bars, ages, short dates, short statuses."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from sicommun.adhesion.etat import Etat
from sicommun.adhesion.suite import Etape
from sicommun.agenda.echeance import Echeance
from sicommun.agenda.genres import GENRES
from sicommun.agenda.tableau import Tableau
from sicommun.periodes import jour_fr
from sicommun.reporters.phrases import plural, thousands

STATUTS_COURTS: Final = {
    "aucun": "—",
    "interesse": "intéressée",
    "signataire": "signée",
    "depose": "à valider",
    "effectif": "effective",
    "exclu": "exclue",
    "retire": "retirée",
    "fusionne": "fusionnée",
    "hors_epci": "hors EPCI",
}
"""A status in ten letters at the most."""

STATUTS_ETAT: Final = {"arrete": "arrêtée", "definitif": "calculée", "provisoire": "provisoire"}
"""What a last share is worth."""

_COMMIT: Final = 12
RIEN: Final = "—"
_PLEIN, _VIDE = "█", "░"
_MOIS_ENTIERS: Final = 24
_JOURS_PAR_MOIS: Final = 30


def short_status(situation: Etat) -> tuple[str, str]:
    """Give the status in a word and its style; a suspension comes before anything else."""
    if situation.suspendue:
        return "suspendue", "avertissement"
    style = {"effectif": "succes", "exclu": "erreur"}.get(situation.statut, "")
    return STATUTS_COURTS[situation.statut], style


def bar(faites: int, dues: int, largeur: int) -> str:
    """Draw a proportion: full only when it is, empty only when it is."""
    pleines = faites * largeur // dues if dues else 0
    pleines = max(pleines, 1) if faites else pleines
    return _PLEIN * pleines + _VIDE * (largeur - pleines)


def percent(faites: int, dues: int) -> int:
    """Give a proportion in whole percents, rounded down: 100 is reached only when nothing is missing."""
    return 100 * faites // dues if dues else 0


def age_fr(jours: int) -> str:
    """Say an age: `12 j`, `9 mois`, `3 ans`."""
    mois = jours // _JOURS_PAR_MOIS
    if mois < 1:
        return f"{jours} j"
    return f"{mois} mois" if mois < _MOIS_ENTIERS else f"{mois // 12} ans"


def month(jour: date) -> str:
    """Write the month of a day as `12/26`."""
    return f"{jour:%m/%y}"


def day(jour: date) -> str:
    """Write a day of the twelve months to come as `31/12`."""
    return f"{jour:%d/%m}"


def dated(terme: date, jour: date) -> str:
    """Write a term and how far it is, or how long ago: `31/12/2026 · 36 j`."""
    ecart = abs((terme - jour).days)
    return f"{terme:%d/%m/%Y} · {f'{thousands(ecart)} j' if ecart else 'ce jour'}"


def enumerate_short(noms: Sequence[str], combien: int) -> str:
    """Name the first ones and count the others: `Chenôve, Dijon et 3 autres`."""
    if len(noms) <= combien + 1:
        return " et ".join(part for part in (", ".join(noms[:-1]), noms[-1]) if part)
    return f"{', '.join(noms[:combien])} et {len(noms) - combien} autres"


def bounds(etape: Etape) -> str:
    """Say the days that bound a step: `avant le 28 février 2025`, `à partir du 1er mars 2025`."""
    dits = []
    if etape.au_plus_tard:
        dits.append(f"au plus tard le {jour_fr(etape.au_plus_tard)}")
    if etape.au_plus_tot:
        dits.append(f"à partir du {jour_fr(etape.au_plus_tot)}")
    if etape.effet:
        dits.append(f"effet au plus tôt le {jour_fr(etape.effet)}")
    return ", ".join([*dits, *([etape.detail] if etape.detail else [])])


def say_step(etape: Etape) -> str:
    """Say what is to be done, why again, and by which text."""
    detail = f", {etape.detail}" if etape.detail else ""
    return f"{etape.faire}{detail} ({etape.clause})"


def who_for(echeances: Sequence[Echeance], noms: dict[str, str]) -> str:
    """Name the adherents of some terms; nothing for those of everybody."""
    connus = [noms.get(e.commune, e.commune) for e in echeances if e.commune]
    return enumerate_short(connus, 3) if connus else ""


def title_of(groupe: Sequence[Echeance]) -> str:
    """Name some terms of one kind: by their own words when they share them."""
    libelles = {echeance.libelle for echeance in groupe}
    connu = GENRES.get(groupe[0].genre)
    return groupe[0].libelle if len(libelles) == 1 or connu is None else connu.titre


def known(tableau: Tableau) -> str:
    """Say which version of git was read: `connu le 31 décembre 2024 (1a2b3c4d5e6f)`; else nothing."""
    connu = tableau.connu
    return f"connu le {jour_fr(connu.le)} ({connu.commit[:_COMMIT]})" if connu else ""


def count_adherents(combien: int) -> str:
    """Write `12 adhérents`."""
    return plural(combien, "adhérent").replace("aucune", "aucun")

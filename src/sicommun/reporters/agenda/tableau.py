"""The agenda on a screen: what is late first, then month by month; a line by adherent, with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Final

from sicommun.agenda.echeance import Debiteur, Echeance, Etat
from sicommun.agenda.genres import GENRES
from sicommun.agenda.rapport import DEBITEURS, RapportAgenda
from sicommun.periodes import MOIS, jour_fr
from sicommun.reporters.ecran import TUBE, Ecran, Ligne, Style, paint
from sicommun.reporters.phrases import thousands, wrap
from sicommun.reporters.texte import finding_block
from sicommun.reporters.visible import cell_width, visible

_RETRAIT: Final = 4
_NOM_MAX: Final = 30
_ETROIT: Final = 60
_STYLES: Final[dict[Etat, Style]] = {"en_retard": "erreur", "a_venir": "titre", "faite": "marge"}
_POUR_TOUS: Final[dict[Debiteur, str]] = {
    "epci": "EPCI",
    "service_commun": "Service commun",
    "parties": "Toutes les parties",
    "commune": "Communes",
}
_BIENTOT: Final = 15
"""Days before its term when a duty is shown as pressing."""


def render(rapport: RapportAgenda, ecran: Ecran = TUBE) -> str:
    """Give the whole screen, what could not be read first: its duties are missing."""
    return paint(_lines(rapport, ecran), ecran)


def _lines(rapport: RapportAgenda, ecran: Ecran) -> Iterator[Ligne]:
    """Give the title, the counts, what is late, then each month."""
    yield from _unread(rapport, ecran)
    titre = f"Agenda {rapport.annee} · {visible(rapport.epci)} · au {jour_fr(rapport.jour)}"
    yield from (((ligne, "titre"),) for ligne in wrap(titre, ecran.largeur))
    yield _counts(rapport)
    tardives = (*rapport.anterieures, *(e for e in rapport.echeances if e.etat == "en_retard"))
    if tardives:
        yield from ((), (("En retard", "erreur"),))
        yield from _groups(tardives, rapport, ecran)
    autres = (e for e in rapport.echeances if e.etat != "en_retard")
    for mois, du_mois in groupby(autres, key=lambda e: e.terme.month):
        yield from ((), ((f"{MOIS[mois - 1].capitalize()} {rapport.annee}", "titre"),))
        yield from _groups(tuple(du_mois), rapport, ecran)


def _unread(rapport: RapportAgenda, ecran: Ecran) -> Iterator[Ligne]:
    """Say which files could not be read."""
    for diagnostic in rapport.illisibles:
        yield from finding_block(diagnostic, rapport.lire, ecran)
        yield ()
    if rapport.illisibles:
        combien = len(rapport.illisibles)
        quoi = "un fichier ne se lit pas" if combien == 1 else f"{combien} fichiers ne se lisent pas"
        for ligne in wrap(f"Agenda incomplet : {quoi}, ce qui en dépend manque ci-dessous.", ecran.largeur):
            yield ((ligne, "erreur"),)
        yield ()


def _counts(rapport: RapportAgenda) -> Ligne:
    """Give `3 en retard, 12 à venir, 20 faites`, then how many come from former years."""
    tard, venir, faites = (rapport.comptes[etat] for etat in ("en_retard", "a_venir", "faite"))
    dits = f"{thousands(tard)} en retard, {thousands(venir)} à venir, "
    dits += f"{thousands(faites)} faite{'s' if faites > 1 else ''}"
    avant = len(rapport.anterieures)
    reste = f" ; {thousands(avant)} en retard d'avant {rapport.annee}" if avant else ""
    return ((dits + reste, "erreur" if tard or avant else "succes"),)


def _groups(echeances: Iterable[Echeance], rapport: RapportAgenda, ecran: Ecran) -> Iterator[Ligne]:
    """Give the same duty of several adherents under one heading."""
    for _, groupe in groupby(sorted(echeances, key=_heading_of), key=_heading_of):
        siens = sorted(groupe, key=lambda e: (_name(e, rapport), e.sujet))
        yield from _heading(siens[0], rapport, ecran)
        place = min(_NOM_MAX, max(cell_width(_name(e, rapport)) for e in siens))
        for echeance in siens:
            yield from _row(echeance, place, rapport, ecran)


def _heading_of(echeance: Echeance) -> tuple[date, str, str, str, str]:
    """Give what the duties under one heading share."""
    return echeance.terme, echeance.genre, echeance.libelle, echeance.clause, echeance.debiteur


def _name(echeance: Echeance, rapport: RapportAgenda) -> str:
    """Name an adherent; what concerns them all goes by who owes it, for the title names the EPCI."""
    return visible(rapport.name_of(echeance)) if echeance.commune else _POUR_TOUS[echeance.debiteur]


def _heading(modele: Echeance, rapport: RapportAgenda, ecran: Ecran) -> Iterator[Ligne]:
    """Give the day, the duty, its clause and who owes it."""
    jour = jour_fr(modele.terme)
    court = jour if modele.terme.year != rapport.annee else jour.rsplit(" ", 1)[0]
    debut = f"  {court}  "
    texte = visible(f"{modele.libelle} ({modele.clause}, {DEBITEURS[modele.debiteur]})")
    place = None if ecran.largeur is None else max(ecran.largeur, _ETROIT) - cell_width(debut)
    for rang, ligne in enumerate(wrap(texte, place)):
        yield ((debut if not rang else " " * cell_width(debut), "titre"), (ligne, ""))


def _row(echeance: Echeance, place: int, rapport: RapportAgenda, ecran: Ecran) -> Iterator[Ligne]:
    """Give an adherent, the state, the detail and the place; what does not fit goes below."""
    nom = _name(echeance, rapport)
    debut = " " * _RETRAIT + nom + " " * max(0, place - cell_width(nom)) + "  "
    retrait = " " * (_RETRAIT + 2)
    etat = state_words(echeance, rapport.jour)
    lieu = ":".join(map(str, rapport.situer(echeance.origine))) if echeance.origine else ""
    bouts = [visible(bout) for bout in (echeance.detail, lieu) if bout]
    yield from _laid_out(debut, (etat, _style(echeance, rapport.jour)), bouts, retrait, ecran)


def _laid_out(
    debut: str, etat: tuple[str, Style], bouts: list[str], retrait: str, ecran: Ecran
) -> Iterator[Ligne]:
    """Put the pieces on the line as long as it holds them, each of the others on a line of its own."""
    largeur = None if ecran.largeur is None else max(ecran.largeur, _ETROIT)
    ligne: list[tuple[str, Style]] = [(debut, ""), etat]
    pris = cell_width(debut) + cell_width(etat[0])
    for bout in bouts:
        if largeur is None or pris + 2 + cell_width(bout) <= largeur:
            ligne.append((f"  {bout}", "marge"))
            pris += 2 + cell_width(bout)
            continue
        yield tuple(ligne)
        *pleines, derniere = wrap(bout, largeur - len(retrait))
        yield from (((retrait + pleine, "marge"),) for pleine in pleines)
        ligne, pris = [(retrait + derniere, "marge")], len(retrait) + cell_width(derniere)
    yield tuple(ligne)


def state_words(echeance: Echeance, jour: date) -> str:
    """Say `146 jours de retard`, `dans 12 jours`, `faite le 12 juin 2026`, `passée`."""
    ecart = (echeance.terme - jour).days
    if echeance.etat == "en_retard":
        return f"{thousands(-ecart)} jour{'s' if ecart < -1 else ''} de retard"
    if echeance.etat == "faite":
        if GENRES[echeance.genre].jalon:
            return "passée"
        return f"faite le {jour_fr(echeance.faite_le)}" if echeance.faite_le else "faite"
    if not ecart:
        return "aujourd'hui"
    return "demain" if ecart == 1 else f"dans {thousands(ecart)} jours"


def _style(echeance: Echeance, jour: date) -> Style:
    """Give the style of a state: what comes soon stands out."""
    bientot = echeance.etat == "a_venir" and (echeance.terme - jour).days <= _BIENTOT
    return "avertissement" if bientot else _STYLES[echeance.etat]

"""The explanation of a share: a tree that a pocket calculator can follow, each figure with its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from sicommun.montants import decimals, format_cents, number_fr
from sicommun.quota.etat_annuel import LignePayeur
from sicommun.quota.objets import ResultatObjet, key_step
from sicommun.quota.rapport import RapportQuota
from sicommun.quota.usagers import EPCI
from sicommun.reporters.ecran import TUBE, Ecran, Ligne, paint
from sicommun.reporters.quota.tableau import doubts, title
from sicommun.reporters.quota.tableau import render as render_table
from sicommun.reporters.visible import cell_width, visible
from sicommun.textes import clause, lire
from sicommun.trace import Step, find

_VALEUR: Final = 20


def render(rapport: RapportQuota, qui: str = "", ecran: Ecran = TUBE) -> str:
    """Explain the shares of one payer, or of all; what stops the statement is all that there is to say."""
    if rapport.arrets:
        return render_table(rapport, ecran)
    return paint((*_lines(rapport, qui), *doubts(rapport, ecran)), ecran)


def _lines(rapport: RapportQuota, qui: str) -> Iterator[Ligne]:
    """Give the title, then a tree by payer; of a statement whose inputs have moved, its sums alone."""
    yield ((title(rapport), "titre"),)
    if not any(ligne.etapes for ligne in rapport.etat.payeurs):
        yield ((_BOUGE, "avertissement"),)
    for ligne in rapport.etat.payeurs:
        if qui in {"", ligne.payeur.qui}:
            yield ()
            total = format_cents(ligne.total)
            yield ((f"{visible(ligne.payeur.nom)} · exercice {rapport.etat.exercice} · {total}", "titre"),)
            yield from _branches(ligne.etapes or _sums(ligne, rapport), "", rapport)
            yield from _balance(ligne)
            if qui:
                yield from _denominators(ligne, rapport)


_BOUGE: Final = "Des données ont bougé depuis l'arrêté : seules ses sommes restent, sans leur calcul."


def _sums(ligne: LignePayeur, rapport: RapportQuota) -> tuple[Step, ...]:
    """Give the frozen sums of a payer as steps."""
    parts = [
        Step(objet.libelle, ligne.parts[objet.code], "centimes", "part arrêtée")
        for objet in rapport.etat.objets
        if objet.code in ligne.parts
    ]
    autres = {"refacturations": ligne.refacturations, "régularisations": ligne.regularisations}
    return (*parts, *(Step(nom, cents, "centimes") for nom, cents in autres.items() if cents))


def _denominators(ligne: LignePayeur, rapport: RapportQuota) -> Iterator[Ligne]:
    """Show to one payer its denominators: what everybody weighs in its objects, and where it is counted."""
    objets = [objet for objet in rapport.etat.objets if objet.parts and objet.code in ligne.parts]
    if objets:
        yield ()
        yield (("Ce que pèse chacun, objet par objet", "titre"),)
        yield from _branches([_weights(objet) for objet in objets], "", rapport)


def _weights(objet: ResultatObjet) -> Step:
    """Give the key of every user of an object, under its name, and its days when they are not all."""
    cles = (key_step(part)._replace(libelle=part.usager.nom, clause="") for part in objet.parts)
    jours = (find(part.step, "présence") for part in objet.parts)
    dites = tuple(
        cle._replace(entrees=(*cle.entrees, pas)) if pas.entrees else cle
        for cle, pas in zip(cles, jours, strict=True)
    )
    return Step(objet.libelle, objet.cents, "centimes", f"clé {objet.cle}", entrees=dites)


def _balance(ligne: LignePayeur) -> Iterator[Ligne]:
    """Say what the EPCI bears besides, or how a payer's balance is reached when it is not the total."""
    if ligne.payeur.qui == EPCI and ligne.ecarts:
        yield ((f"Écarts des forfaits à la charge de l'EPCI : {format_cents(ligne.ecarts)}", ""),)
    if ligne.payeur.qui != EPCI and (ligne.ac or ligne.acomptes):
        retraits = f"{format_cents(ligne.ac)} par l'AC − {format_cents(ligne.acomptes)} d'acomptes"
        solde, total = format_cents(ligne.solde), format_cents(ligne.total)
        yield ((f"Solde dû : {solde} = {total} − {retraits}", "titre"),)


def _branches(etapes: Sequence[Step], marge: str, rapport: RapportQuota) -> Iterator[Ligne]:
    """Draw the steps below one, the last with a corner, values in one column."""
    large = max((cell_width(visible(etape.libelle)) for etape in etapes), default=0)
    for rang, etape in enumerate(etapes):
        dernier = rang == len(etapes) - 1
        yield _line(etape, marge + ("└─ " if dernier else "├─ "), large, rapport)
        yield from _branches(etape.entrees, marge + ("   " if dernier else "│  "), rapport)


def _line(etape: Step, marge: str, large: int, rapport: RapportQuota) -> Ligne:
    """Draw one step: its name, its value, what it is made of, then its place or else its clause."""
    gauche = marge + _pad(visible(etape.libelle), large)
    lieu = f"{rapport.situer(etape.origine)}  {etape.clause}" if etape.origine else _clause(etape.clause)
    suite = "  ".join(fait for fait in (visible(etape.detail), lieu.rstrip()) if fait)
    return ((f"{gauche}  ", ""), (_pad(show_value(etape), _VALEUR), "titre"), (f"  {suite}", "marge"))


def _clause(nom: str) -> str:
    """Quote the clause of a step, cut to a line."""
    return lire(clause(nom)).court if nom else ""


def _pad(texte: str, largeur: int) -> str:
    """Fill a text with spaces up to a width."""
    return texte + " " * max(0, largeur - cell_width(texte))


def show_value(etape: Step) -> str:
    """Write the value of a step in its unit; an amount that is no whole cent keeps six decimals."""
    valeur = etape.valeur
    if isinstance(valeur, tuple):
        return f"{number_fr(valeur[0])} / {number_fr(valeur[1])}"
    if isinstance(valeur, str):
        return visible(valeur)
    if etape.unite == "centimes":
        return format_cents(int(valeur)) if isinstance(valeur, int) else f"{decimals(valeur / 100)} €"
    return number_fr(Fraction(valeur))

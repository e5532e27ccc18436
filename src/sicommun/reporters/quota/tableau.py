"""The statement on a screen: who owes what, then each object by payer, the sums checked, what is in doubt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Final

from sicommun.montants import format_cents
from sicommun.quota.etat_annuel import EtatAnnuel, LignePayeur
from sicommun.quota.rapport import RapportQuota
from sicommun.quota.usagers import EPCI
from sicommun.reporters.ecran import TUBE, Ecran, Ligne, paint
from sicommun.reporters.phrases import plural
from sicommun.reporters.quota.colonnes import Colonne, tables
from sicommun.reporters.texte import finding_block, paragraph
from sicommun.reporters.visible import visible

STATUTS: Final = {"definitif": "définitif", "provisoire": "PROVISOIRE", "arrete": "arrêté"}
_RIEN: Final = "—"


def render(rapport: RapportQuota, ecran: Ecran = TUBE) -> str:
    """Give the whole screen; when something stops the statement, that alone."""
    if rapport.arrets:
        return paint(_stopped(rapport, ecran), ecran)
    return paint(_lines(rapport, ecran), ecran)


def _stopped(rapport: RapportQuota, ecran: Ecran) -> Iterator[Ligne]:
    """Say what stops the statement."""
    for diagnostic in rapport.arrets:
        yield from finding_block(diagnostic, rapport.lire, ecran)
        yield ()
    combien = plural(len(rapport.arrets), "constat")
    yield ((f"Quote-part {rapport.etat.exercice} : aucun chiffre, {combien} à lever d'abord", "erreur"),)


def _lines(rapport: RapportQuota, ecran: Ecran) -> Iterator[Ligne]:
    """Give the title, the tables, the check, then the doubts."""
    yield ((title(rapport), "avertissement" if rapport.provisoire else "titre"),)
    yield ()
    yield from _summary(rapport, ecran)
    yield ()
    if rapport.etat.objets:
        yield from _objects(rapport.etat, ecran)
        yield ()
    yield _check(rapport.etat)
    yield from _credits(rapport.etat)
    yield from doubts(rapport, ecran)


def title(rapport: RapportQuota) -> str:
    """Give `Exercice 2024 · définitif · convention 2024 · 3 objets · 18 250,00 €`."""
    etat = rapport.etat
    faits = [f"Exercice {etat.exercice}", STATUTS[rapport.statut]]
    faits += [f"convention {visible(etat.convention)}"] if etat.convention else []
    return " · ".join([*faits, plural(len(etat.objets), "objet"), format_cents(etat.base)])


def _summary(rapport: RapportQuota, ecran: Ecran) -> Iterator[Ligne]:
    """Give the table of payers: shares, what lies outside the keys, what is due, the year before."""
    lignes = rapport.etat.payeurs
    colonnes = [_amounts("Quote-part", [ligne.quote_part for ligne in lignes])]
    for titre, nom in _HORS_CLE.items():
        valeurs = [getattr(ligne, nom) for ligne in lignes]
        colonnes += [_amounts(titre, valeurs)] if any(valeurs) else []
    dus = [ligne for ligne in lignes if ligne.payeur.qui != EPCI]
    soldes = [euros(ligne.solde) if ligne.payeur.qui != EPCI else _RIEN for ligne in lignes]
    colonnes.append(Colonne("Solde dû", soldes, euros(sum(ligne.solde for ligne in dus))))
    if rapport.precedent:
        colonnes += _compared(lignes, rapport.precedent, rapport.etat.exercice - 1)
    noms = [visible(ligne.payeur.nom) for ligne in lignes]
    yield from tables(noms, colonnes, titre="Payeur (en euros)", largeur=ecran.largeur)


_HORS_CLE: Final = {
    "Refacturé": "refacturations",
    "Régularisé": "regularisations",
    "Par l'AC": "ac",
    "Acomptes": "acomptes",
}
"""The columns that show only when somebody has an amount in them."""


def _compared(lignes: tuple[LignePayeur, ...], precedent: Mapping[str, int], annee: int) -> list[Colonne]:
    """Give the shares of the year before and the change."""
    avant = [precedent.get(ligne.payeur.siren) for ligne in lignes]
    cellules = [_RIEN if valeur is None else euros(valeur) for valeur in avant]
    evolutions = [change(ligne.quote_part, valeur) for ligne, valeur in zip(lignes, avant, strict=True)]
    total = sum(precedent.values())
    ensemble = change(sum(ligne.quote_part for ligne in lignes), total)
    return [
        Colonne(str(annee), cellules, euros(total)),
        Colonne("Évolution", evolutions, ensemble, liee=True),
    ]


def change(cents: int, avant: int | None) -> str:
    """Give `+3,2 %`, rounded half away from zero to a tenth; a dash when there is nothing to compare."""
    if not avant:
        return _RIEN
    dixiemes = Fraction(1000 * (cents - avant), abs(avant))
    arrondi = (2 * abs(dixiemes).numerator + abs(dixiemes).denominator) // (2 * abs(dixiemes).denominator)
    signe = "−" if dixiemes < 0 and arrondi else "+" if arrondi else ""
    return f"{signe}{arrondi // 10},{arrondi % 10} %"


def _objects(etat: EtatAnnuel, ecran: Ecran) -> Iterator[Ligne]:
    """Give the tables of objects: the share of each payer in each object, and what a rate left."""
    noms = [visible(ligne.payeur.nom) for ligne in etat.payeurs]
    colonnes = []
    for objet in etat.objets:
        parts = [ligne.parts.get(objet.code) for ligne in etat.payeurs]
        if objet.ecart:
            parts = [
                (part or 0) + objet.ecart if ligne.payeur.qui == EPCI else part
                for ligne, part in zip(etat.payeurs, parts, strict=True)
            ]
        cellules = [_RIEN if part is None else euros(part) for part in parts]
        colonnes.append(Colonne(visible(objet.code), cellules, euros(objet.cents)))
    yield from tables(noms, colonnes, titre="Par objet", largeur=ecran.largeur)


def _check(etat: EtatAnnuel) -> Ligne:
    """Say that the shares add up to the bases; were they not to, say so loudly."""
    total = sum(ligne.quote_part for ligne in etat.payeurs)
    if total == etat.base:
        return ((f"Contrôle : Σ des parts = Σ des bases = {format_cents(total)}", "succes"),)
    return (
        (f"CONTRÔLE FAUX : {format_cents(total)} de parts pour {format_cents(etat.base)} de bases", "erreur"),
    )


def _credits(etat: EtatAnnuel) -> Iterator[Ligne]:
    """Name the payers to whom money goes back."""
    for ligne in etat.payeurs:
        if ligne.payeur.qui != EPCI and ligne.solde < 0:
            avoir = f"Avoir : {format_cents(-ligne.solde)} à rendre à {visible(ligne.payeur.nom)}"
            yield ((f"{avoir} (réduction de titre, sans compensation tacite)", ""),)
    for objet in etat.objets:
        if objet.ecart:
            reste = f"{format_cents(objet.ecart)} de « {visible(objet.libelle)} »"
            yield ((f"Écart : {reste} restent à la charge de l'EPCI", ""),)


def doubts(rapport: RapportQuota, ecran: Ecran) -> Iterator[Ligne]:
    """List what makes the statement provisional, each with its place, and the remedy that is its own."""
    if not rapport.reserves:
        return
    yield ()
    yield (("Réserves", "titre"),)
    for diagnostic in rapport.reserves:
        lieu = f"{visible(diagnostic.fichier)}:{diagnostic.span.line}"
        yield from paragraph("", f"{lieu}  {diagnostic.code}  {visible(diagnostic.message)}", ecran)
        if diagnostic.remede != diagnostic.fiche.remede:
            yield (("   → ", "remede"), (visible(diagnostic.remede), ""))  # whole: it is there to be copied


def _amounts(titre: str, cents: list[int]) -> Colonne:
    """Give a column of amounts with its sum."""
    return Colonne(titre, [euros(valeur) for valeur in cents], euros(sum(cents)))


def euros(cents: int) -> str:
    """Write cents as `12 345,67`, without the sign of the currency."""
    return format_cents(cents)[:-2]

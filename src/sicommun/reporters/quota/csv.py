"""The statement as CSV: a line by payer and object, then one by sum outside the keys, for a finance tool."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import Final

from sicommun.model.correspondance import Correspondance
from sicommun.montants import write_cents
from sicommun.quota.etat_annuel import LignePayeur
from sicommun.quota.rapport import RapportQuota

COLONNES: Final[Mapping[str, str]] = {
    "exercice": "année civile de l'exercice",
    "statut": "provisoire, definitif ou arrete",
    "siren": "SIREN du payeur, neuf chiffres",
    "payeur": "nom du payeur",
    "genre": "objet, ecart, refacturations, regularisations, ac ou acomptes",
    "code": "code de l'objet, vide hors objet",
    "libelle": "libellé de l'objet ou de la somme",
    "montant": "euros, point décimal ; négatif pour ce qui vient en déduction",
}
"""The columns in order, and what each holds; the lines of a payer add up to what it owes."""

_FORMULES: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula at the head of a cell."""


def render(rapport: RapportQuota, voulu: Correspondance | None = None, qui: str = "") -> str:
    """Give the file; `voulu` says the columns, their order and their titles, else all of them by name."""
    colonnes = _wanted(voulu)
    tampon = StringIO()
    ecrivain = csv.writer(tampon, delimiter=voulu.separateur if voulu else ";", lineterminator="\n")
    ecrivain.writerow([safe(titre) for titre, _, _ in colonnes])
    decimale = voulu.decimale if voulu else "."
    for ligne in rapport.etat.payeurs if not rapport.arrets else ():
        if qui in {"", ligne.payeur.qui}:
            for rangee in _rows(ligne, rapport):
                ecrivain.writerow([_cell(nom, fixe, rangee, decimale) for _, nom, fixe in colonnes])
    return tampon.getvalue()


def _wanted(voulu: Correspondance | None) -> list[tuple[str, str, str]]:
    """Give for each column its title, its name, and the words that stand for it on every line."""
    if voulu is None:
        return [(nom, nom, "") for nom in COLONNES]
    return [(c.titre, c.colonne or "", c.valeur or "") for c in voulu.colonnes]


def _cell(nom: str, fixe: str, rangee: Mapping[str, str], decimale: str) -> str:
    """Give a cell: an amount as it is, a text made harmless."""
    if nom == "montant":
        return rangee[nom].replace(".", decimale)
    return safe(rangee[nom] if nom else fixe)


def _rows(ligne: LignePayeur, rapport: RapportQuota) -> Iterator[dict[str, str]]:
    """Give the lines of one payer, those of zero left out except for an object."""
    tete = {
        "exercice": str(rapport.etat.exercice),
        "statut": rapport.statut,
        "siren": ligne.payeur.siren,
        "payeur": ligne.payeur.nom,
    }
    for objet in rapport.etat.objets:
        if objet.code in ligne.parts:
            montant = write_cents(ligne.parts[objet.code])
            yield {**tete, "genre": "objet", "code": objet.code, "libelle": objet.libelle, "montant": montant}
    autres = {
        "ecart": ligne.ecarts,
        "refacturations": ligne.refacturations,
        "regularisations": ligne.regularisations,
        "ac": -ligne.ac,
        "acomptes": -ligne.acomptes,
    }
    for genre, cents in autres.items():
        if cents:
            yield {**tete, "genre": genre, "code": "", "libelle": genre, "montant": write_cents(cents)}


def safe(texte: str) -> str:
    """Keep a text from being taken for a formula."""
    return f"'{texte}" if texte.startswith(_FORMULES) else texte

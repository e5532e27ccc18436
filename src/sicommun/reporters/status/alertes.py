"""What is wrong, in words: a file that cannot be read, an adherent without contact, a fact refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sicommun.adhesion.libelles import FAITS
from sicommun.agenda.etat_commune import EtatCommune
from sicommun.agenda.tableau import Tableau
from sicommun.periodes import jour_fr
from sicommun.trace import Origine


class Alerte(NamedTuple):
    """A thing to look at: about whom, in which words, by which text, and where it stands in the data."""

    qui: str
    texte: str
    style: str
    origine: Origine | None = None


def alerts(tableau: Tableau) -> Iterator[Alerte]:
    """Give what is wrong in the data, then adherent by adherent; what is late is told apart."""
    if tableau.illisibles:
        titre = "Fichiers illisibles" if len(tableau.illisibles) > 1 else "Fichier illisible"
        yield Alerte(titre, f"{', '.join(tableau.illisibles)} : sicommun validate", "erreur")
    for etat in tableau.etats:
        yield from alerts_of(etat)


def alerts_of(etat: EtatCommune) -> Iterator[Alerte]:
    """Give what is wrong with one adherent, its terms left aside."""
    commune = etat.commune
    for refus in etat.refus:
        quoi = f"{FAITS[refus.fait.fait]} du {jour_fr(refus.fait.le)}, qui ne compte pas"
        texte = f"{quoi} : {refus.motif} ({refus.clause})"
        yield Alerte(commune.nom, texte, "erreur", Origine(commune.fichier, ("parcours", refus.rang)))
    if etat.sans_referent:
        yield Alerte(commune.nom, "aucun référent en fonction (INT-02)", "avertissement")
    description = etat.description
    if description and description.arretee_au is None and etat.acte.remise_le and not description.illisible:
        texte = f"description remise le {jour_fr(etat.acte.remise_le)}, et absente du dépôt (ADH-05)"
        yield Alerte(commune.nom, texte, "erreur")

"""The counts of a year as a workbook: a row for each adherent, filled in and accepted, and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from sicommun.diagnostics import Diagnostic, Fiche, vouliez_vous_dire
from sicommun.model.comptages import Comptage
from sicommun.model.registre import Registre
from sicommun.quota.usagers import Usager, everybody
from sicommun.sheets.classeur import Classeur, Feuille
from sicommun.sheets.colonnes import Colonne, Rangee, at_row, rows, sheet
from sicommun.sheets.lecture import Lue
from sicommun.sheets.pages import AUTRE_SORTE, EN_DOUBLE, INCONNU
from sicommun.store.creation.budgets import as_data

FEUILLE: Final = "Comptages"
_FIXES: Final = (
    Colonne("qui", "Collectivité", largeur=28),
    Colonne("nom", "Nom", largeur=30),
    Colonne("au", "Compté au", "jour"),
    Colonne("postes", "Postes", "entier", 10),
    Colonne("agents", "Agents", "entier", 10),
    Colonne("boites", "Boîtes", "entier", 10),
)
_ACCORD: Final = (
    Colonne("etat", "État", choix=("propose", "accepte", "conteste")),
    Colonne("accepte_le", "Accepté le", "jour"),
    Colonne("par", "Par", largeur=30),
)


def workbook(registre: Registre, annee: int) -> Classeur:
    """Give the workbook of the counts of a year; who has none yet gets a row for 31 December."""
    usagers = list(everybody(registre))
    mesures = measures(registre)
    lignes = [ligne for usager in usagers for ligne in _rows(usager, annee)]
    return [_guide(annee), sheet(FEUILLE, columns(mesures), lignes)]


def measures(registre: Registre) -> tuple[str, ...]:
    """Name the other measures that some count bears."""
    return tuple(
        sorted({nom for usager in everybody(registre) for c in usager.comptages for nom in c.mesures})
    )


def columns(mesures: Sequence[str]) -> tuple[Colonne, ...]:
    """Give the columns: those that are always there, and one by other measure."""
    autres = tuple(Colonne(f"mesures.{nom}", f"Mesure {nom}", "entier", 12) for nom in mesures)
    return (*_FIXES, *autres, *_ACCORD)


def _rows(usager: Usager, annee: int) -> Iterator[dict[str, Any]]:
    """Give the rows of one adherent."""
    tete = {"qui": usager.qui, "nom": usager.nom}
    siens = [comptage for comptage in usager.comptages if comptage.au.year == annee]
    if not siens:
        yield {**tete, "au": date(annee, 12, 31), "etat": "propose"}
    for comptage in siens:
        donnees = as_data(comptage)
        autres = {f"mesures.{nom}": valeur for nom, valeur in donnees.pop("mesures", {}).items()}
        yield {**tete, **donnees, **autres}


def _guide(annee: int) -> Feuille:
    """Give the sheet that says how to fill the other in."""
    phrases = (
        f"Comptages des postes, agents et boîtes, année {annee}",
        "Un poste est un terminal de tout type (ENSB-15), selon la convention. Un vide n'est pas un zéro.",
        "Une ligne sans nombre est laissée de côté. État : propose, accepte (avec sa date) ou conteste.",
        "Garder le nom de la feuille et les titres des colonnes.",
        f"Rendre le classeur, puis : sicommun import comptages {annee} FICHIER",
    )
    return Feuille("Mode d'emploi", [[phrase] for phrase in phrases], largeurs=(110,))


def read_counts(
    classeur: str, feuilles: Mapping[str, list[list[Lue | None]]], registre: Registre, annee: int
) -> tuple[dict[str, list[dict[str, Any]]], list[Diagnostic]]:
    """Give by adherent the counts of a workbook as the files hold them, and what is wrong in it."""
    connus = tuple(usager.qui for usager in everybody(registre))
    rangees, constats = rows(classeur, FEUILLE, columns(measures(registre)), feuilles)
    par_usager: dict[str, list[dict[str, Any]]] = {}
    for rangee in rangees:
        comptage = _count(rangee)
        qui = str(rangee.valeurs.get("qui", ""))
        siens = par_usager.get(qui, [])
        faute = _fault(qui, comptage, connus, annee, siens) if comptage or qui not in connus else None
        if faute:
            fiche, message = faute
            constats.append(at_row(fiche, classeur, FEUILLE, rangee.numero, message))
        elif comptage:
            par_usager[qui] = [*siens, comptage]
    return par_usager, constats


def _fault(
    qui: str,
    comptage: dict[str, Any] | None,
    connus: tuple[str, ...],
    annee: int,
    siens: list[dict[str, Any]],
) -> tuple[Fiche, str] | None:
    """Say what is wrong with a row: somebody unknown, another year, a day already counted."""
    if qui not in connus:
        return INCONNU, f"« {qui} » n'est pas connu{vouliez_vous_dire(qui, connus) if qui else ''}"
    jour = str((comptage or {}).get("au", ""))
    if not jour.startswith(f"{annee}-"):
        return AUTRE_SORTE, f"« {qui} » : un jour de {annee} est attendu dans « Compté au », pas « {jour} »"
    if any(autre["au"] == jour for autre in siens):
        return EN_DOUBLE, f"« {qui} » est déjà compté ce jour-là"
    return None


def _count(rangee: Rangee) -> dict[str, Any] | None:
    """Give a count as a file holds it; None for a row without a single number."""
    valeurs = {cle: v for cle, v in rangee.valeurs.items() if cle not in {"qui", "nom"}}
    mesures = {cle.partition(".")[2]: valeurs.pop(cle) for cle in list(valeurs) if cle.startswith("mesures.")}
    if not mesures and not any(cle in valeurs for cle in ("postes", "agents", "boites")):
        return None
    ordre = [champ for champ in Comptage.model_fields if champ in valeurs or (champ == "mesures" and mesures)]
    return {champ: mesures if champ == "mesures" else valeurs[champ] for champ in ordre}

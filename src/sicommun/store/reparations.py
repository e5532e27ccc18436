"""The few repairs that are certain: quotes round a code, spaces in one, a misspelt key, Windows line ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from sicommun.diagnostics import ERREUR, Diagnostic, Panne, suggest
from sicommun.model.description import Description
from sicommun.model.nu import Nu
from sicommun.positions import Chemin, Finding
from sicommun.store import editor
from sicommun.store.forme.description import form_description
from sicommun.store.forme.formes import form
from sicommun.store.forme.pages import CLE_INCONNUE, VALEUR_REFUSEE
from sicommun.store.forme.traduction import Constat
from sicommun.store.modele import load_modele
from sicommun.store.octets.texte import decode
from sicommun.store.rangement.depot import genre_of
from sicommun.store.yamlfile import read

_WINDOWS: Final = "\r\n"


class Reparation(NamedTuple):
    """A file as it is and as it would be, and what was mended in it, in French."""

    fichier: str
    avant: str
    apres: str
    faites: tuple[str, ...]


def mend(fichier: str, octets: bytes) -> Reparation | None:
    """Mend what is certain in a file; None when there is nothing, or when the file cannot be read.

    Each change is tried, and kept only if the finding goes and no other comes. Meaning is untouched but
    where it is mended; lines that are not aimed at stay as they are, byte for byte (`editor`).
    """
    avant, constats = decode(octets, fichier)
    if avant is None or any(constat.fiche.gravite is ERREUR for constat in constats):
        return None
    apres, faites = avant, []
    if _WINDOWS in apres:
        apres = apres.replace(_WINDOWS, "\n")
        faites.append("fins de ligne de Windows remplacées par celles du dépôt")
    while (essai := _one(fichier, apres)) is not None:
        apres, quoi = essai
        faites.append(quoi)
    return Reparation(fichier, avant, apres, tuple(faites)) if faites else None


def _one(fichier: str, texte: str) -> tuple[str, str] | None:
    """Make the first repair that mends a finding and brings none."""
    donnees, constats = _findings(fichier, texte)
    if donnees is None:
        return None
    for fiche, finding in constats:
        for essai, place, quoi in _candidates(texte, donnees, fiche.code, finding):
            _, restants = _findings(fichier, essai)
            if _is_mended(finding, place, restants, constats):
                return essai, quoi
    return None


def _findings(fichier: str, texte: str) -> tuple[dict[str, Any] | None, list[Constat]]:
    """Give the data of a text and the faults of its form; no data for one that cannot be read."""
    known = genre_of(fichier)
    lecture = read(texte, fichier)
    if known is None or lecture.donnees is None or any(_is_error(c) for c in lecture.constats):
        return None, []
    genre, _ = known
    if issubclass(genre, Description):
        return lecture.donnees, form_description(lecture.donnees, fichier, load_modele())[1]
    return lecture.donnees, form(genre, lecture.donnees)[1]


def _is_error(constat: Diagnostic) -> bool:
    """Tell an error."""
    return constat.fiche.gravite is ERREUR


def _is_mended(faute: Finding, place: Chemin, restants: list[Constat], anciens: list[Constat]) -> bool:
    """Tell whether a finding has gone and no other has come, but under a key that has just got its name."""
    dits = {finding.message for _, finding in anciens}
    nouveaux = [finding for _, finding in restants if finding.message not in dits]
    parti = faute.message not in {finding.message for _, finding in restants}
    return parti and all(finding.path == place != faute.path for finding in nouveaux)


def _candidates(texte: str, donnees: Any, code: str, finding: Finding) -> Iterator[tuple[str, Chemin, str]]:
    """Give the texts that a repair could make, the place that it mends, and what it does."""
    try:
        if code == CLE_INCONNUE.code and finding.cible == "cle":
            yield from _renamed(texte, donnees, finding)
        elif code == VALEUR_REFUSEE.code:
            valeur = _value(donnees, finding.path)
            for nouveau in _rewritten(valeur):
                quoi = f'{finding.path[-1]} : {valeur} devient "{nouveau}"'
                yield editor.replace(texte, finding.path, nouveau), finding.path, quoi
    except Panne:
        return


def _renamed(texte: str, donnees: Any, finding: Finding) -> Iterator[tuple[str, Chemin, str]]:
    """Give the text with a key that has one likely name, when its block has not got it already."""
    possibles = finding.advice.partition(" : ")[2].split(", ")
    cle = str(finding.path[-1])
    proches = suggest(cle, possibles)
    voisines = _value(donnees, finding.path[:-1])
    if len(proches) == 1 and isinstance(voisines, dict) and proches[0] not in voisines:
        place = (*finding.path[:-1], proches[0])
        yield editor.rename(texte, finding.path, proches[0]), place, f"clé {cle} renommée {proches[0]}"


def _rewritten(valeur: Any) -> Iterator[str]:
    """Give the ways of writing a code: between quotes, without spaces around it or between its digits."""
    if isinstance(valeur, Nu):
        yield str(valeur)
    elif isinstance(valeur, str):
        sans = "".join(valeur.split())
        if sans != valeur and (sans == valeur.strip() or sans.isdigit()):
            yield sans


def _value(donnees: Any, chemin: Chemin) -> Any:
    """Give what stands at a path, or None."""
    for part in chemin:
        try:
            donnees = donnees[part]
        except (LookupError, TypeError):
            return None
    return donnees

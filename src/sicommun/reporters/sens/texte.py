"""The differences as a person reads them: by subject, one a line, what they come to at the end."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from sicommun.history.comparaison.difference import Difference, Nature
from sicommun.history.rapport import Borne, RapportDiff
from sicommun.periodes import jour_fr
from sicommun.reporters.ecran import TUBE, Ecran, Ligne, Style, paint
from sicommun.reporters.phrases import thousands, wrap
from sicommun.reporters.visible import visible

SIGNES: Final[dict[Nature, tuple[str, Style]]] = {
    "ajout": ("+", "succes"),
    "retrait": ("-", "erreur"),
    "changement": ("~", "avertissement"),
}
_ETROIT: Final = 40
_RETRAIT: Final = "    "
_COMMIT: Final = 12


def render(rapport: RapportDiff, ecran: Ecran = TUBE) -> str:
    """Give the whole screen."""
    return paint(_lines(rapport, ecran), ecran)


def _lines(rapport: RapportDiff, ecran: Ecran) -> Iterator[Ligne]:
    yield from _folded(heading(rapport), "titre", ecran)
    for sujet, siennes in groupby(rapport.differences, key=lambda difference: difference.sujet):
        yield ()
        yield ((visible(sujet.nom), "titre"),)
        for difference in siennes:
            yield from _difference(difference, ecran)
    yield ()
    yield from _folded(totals(rapport.differences), "marge" if rapport.differences else "succes", ecran)
    for phrase in reserves(rapport):
        yield from _folded(phrase, "avertissement", ecran)


def heading(rapport: RapportDiff) -> str:
    """Give `Chenôve : de v2023 (1a2b3c4d5e6f, 20 janvier 2024) au dossier · état au 31 décembre 2024`."""
    qui = f"{visible(rapport.commune)} : de " if rapport.commune else "De "
    vers = f"à {side(rapport.apres)}" if rapport.apres.commit else "au dossier d'aujourd'hui"
    return f"{qui}{side(rapport.avant)} {vers} · état au {jour_fr(rapport.jour)}"


def side(borne: Borne) -> str:
    """Name one side: the word given, the beginning of its print, its day."""
    if borne.le is None:
        return "dossier d'aujourd'hui"
    return f"{visible(borne.rev)} ({borne.commit[:_COMMIT]}, {jour_fr(borne.le)})"


def _difference(difference: Difference, ecran: Ecran) -> Iterator[Ligne]:
    """Give a difference: its sign, where it is, what was and what is, its clause."""
    signe, style = SIGNES[difference.nature]
    premiere, *suite = wrap(visible(_sentence(difference)), _room(ecran))
    yield ((f"  {signe} ", style), (premiere, ""))
    for ligne in suite:
        yield ((f"{_RETRAIT}{ligne}", ""),)


def _sentence(difference: Difference) -> str:
    dits = [dit for dit in (difference.avant, difference.apres) if dit is not None]
    clause = f" ({difference.clause})" if difference.clause else ""
    return f"{difference.titre} : {' → '.join(dits)}{clause}"


def totals(differences: tuple[Difference, ...]) -> str:
    """Say how many differences there are, of which nature, in how many subjects."""
    if not differences:
        return "Aucune différence de sens."
    sujets = len({difference.sujet for difference in differences})
    natures = [difference.nature for difference in differences]
    parts = [_count(natures.count(nature), mot) for nature, mot in _MOTS.items() if nature in natures]
    tout = _count(len(differences), "différence")
    return f"{tout} ({', '.join(parts)}) dans {_count(sujets, 'fiche')}"


_MOTS: Final[dict[Nature, str]] = {"ajout": "ajout", "retrait": "retrait", "changement": "changement"}


def _count(combien: int, mot: str) -> str:
    return f"{thousands(combien)} {mot}{'s' if combien > 1 else ''}"


def reserves(rapport: RapportDiff) -> Iterator[str]:
    """Say what could not be compared, and how to see why."""
    for borne in (rapport.avant, rapport.apres):
        if borne.illisibles:
            noms = ", ".join(map(visible, borne.illisibles))
            voir = f"sicommun validate --rev {visible(borne.rev)}" if borne.rev else "sicommun validate"
            yield f"Non comparé, car illisible ({side(borne)}) : {noms}. Voir : {voir}"


def _folded(texte: str, style: Style, ecran: Ecran) -> Iterator[Ligne]:
    largeur = None if ecran.largeur is None else max(ecran.largeur, _ETROIT)
    for ligne in wrap(texte, largeur):
        yield ((ligne, style),)


def _room(ecran: Ecran) -> int | None:
    return None if ecran.largeur is None else max(ecran.largeur, _ETROIT) - len(_RETRAIT)

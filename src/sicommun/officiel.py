"""The official list of intercommunal bodies and of their communes, as it stood on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final

from sicommun.ressources import donnee

if TYPE_CHECKING:
    from zipfile import ZipFile

MILLESIME: Final = date(2026, 1, 1)
_ARCHIVE: Final = "communes-2026.zip"
_ECHANGE: Final = 2
"""Digits that differ when two of them were swapped."""
_LONGUEUR_UTILE: Final = 120
_NATURES: Final = (
    ("communaute de communes", "cc"),
    ("communaute d agglomeration", "ca"),
    ("communaute urbaine", "cu"),
    ("metropole", "metropole"),
)
_MOTS_VIDES: Final = frozenset({"d", "de", "des", "du", "et", "l", "la", "le", "les"})


@dataclass(frozen=True, slots=True)
class CommuneOfficielle:
    """A commune: codes as texts, population in inhabitants."""

    code_insee: str
    siren: str
    nom: str
    population_municipale: int
    departement: str
    code_postal: str


@dataclass(frozen=True, slots=True)
class EpciOfficiel:
    """An intercommunal body with its own taxes; `communes` is how many it has."""

    siren: str
    nom: str
    nature: str
    departements: tuple[str, ...]
    communes: int


@dataclass(frozen=True, slots=True)
class Recherche:
    """What a search found; `exact` when the text is the SIREN or the whole name of each, else suggestions."""

    exact: bool
    trouves: tuple[EpciOfficiel, ...]

    @property
    def seul(self) -> EpciOfficiel | None:
        """Give the body that the text names without doubt; two bodies may share a name."""
        return self.trouves[0] if self.exact and len(self.trouves) == 1 else None


class EpciInconnuError(LookupError):
    """No intercommunal body of the official list has this SIREN."""


@cache
def epcis() -> tuple[EpciOfficiel, ...]:
    """Give the intercommunal bodies of France, by SIREN."""
    return tuple(
        EpciOfficiel(
            r["siren"], r["nom"], r["nature"], tuple(r["departements"].split(";")), int(r["communes"])
        )
        for r in _rows("index")
    )


@cache
def communes(siren_epci: str) -> tuple[CommuneOfficielle, ...]:
    """Give the communes of a body, by INSEE code; raises EpciInconnuError."""
    if siren_epci not in {epci.siren for epci in epcis()}:
        raise EpciInconnuError(siren_epci)
    return tuple(
        CommuneOfficielle(
            row["code_insee"],
            row["siren"],
            row["nom"],
            int(row["population_municipale"]),
            row["departement"],
            row["code_postal"],
        )
        for row in _rows(siren_epci)
    )


def _rows(nom: str) -> list[dict[str, str]]:
    """Read one file of the archive."""
    from csv import DictReader

    return list(DictReader(_archive().read(f"{nom}.csv").decode().splitlines()))


@cache
def _archive() -> ZipFile:
    """Open the archive once, in memory: its table is what costs when every body is read."""
    from io import BytesIO
    from zipfile import ZipFile

    return ZipFile(BytesIO(donnee(_ARCHIVE).read_bytes()))


def search_epci(texte: str) -> Recherche:
    """Find a body by its SIREN, else its name, else the words of its name, else the nearest names.

    Case, accents, hyphens and the nature before the name (« CC », « Communauté de communes ») do not count.
    """
    siren = "".join(texte[:_LONGUEUR_UTILE].split())
    if siren.isdecimal():
        trouves = tuple(epci for epci in epcis() if epci.siren == siren)
        proches = tuple(epci for epci in epcis() if _mistyped(siren, epci.siren))
        return Recherche(exact=bool(trouves), trouves=trouves or proches)
    nom = _fold(texte[:_LONGUEUR_UTILE])
    if exacts := _named(nom):
        return Recherche(exact=True, trouves=exacts)
    return Recherche(exact=False, trouves=_containing(nom) or _nearest(nom))


def _mistyped(ecrit: str, siren: str) -> bool:
    """Tell whether one slip makes one number of the other: a digit for another, or two swapped."""
    if len(ecrit) != len(siren):
        return False
    ecarts = [(mis, vrai) for mis, vrai in zip(ecrit, siren, strict=True) if mis != vrai]
    return len(ecarts) == 1 or (len(ecarts) == _ECHANGE and ecarts[0] == ecarts[1][::-1])


def _named(nom: str) -> tuple[EpciOfficiel, ...]:
    """Find by the whole name, else by the name without the nature."""
    entiers = tuple(epci for epci in epcis() if _fold(epci.nom) == nom)
    return entiers or tuple(epci for epci in epcis() if _without_nature(_fold(epci.nom)) == nom)


def _containing(nom: str) -> tuple[EpciOfficiel, ...]:
    """Find the names that have every word that matters; no word, no name."""
    mots = set(nom.split()) - _MOTS_VIDES
    return tuple(epci for epci in epcis() if mots and mots <= set(_fold(epci.nom).split()))


def _nearest(nom: str) -> tuple[EpciOfficiel, ...]:
    """Find the names that look like this one, best first, else those with words that look like its words."""
    from difflib import get_close_matches

    cles = {epci: (_fold(epci.nom), _without_nature(_fold(epci.nom))) for epci in epcis()}
    proches = get_close_matches(nom, sorted({cle for paire in cles.values() for cle in paire}), n=5)
    if proches:
        return tuple(dict.fromkeys(epci for proche in proches for epci in epcis() if proche in cles[epci]))
    mots = sorted({mot for entier, _ in cles.values() for mot in entier.split()})
    return _containing(" ".join((get_close_matches(mot, mots, n=1) or [mot])[0] for mot in nom.split()))


@cache
def _fold(nom: str) -> str:
    """Take case, accents and punctuation away, and write the nature in short: « cc de la dombes »."""
    from unicodedata import combining, normalize

    plat = normalize("NFKD", nom.casefold().replace("œ", "oe").replace("æ", "ae"))
    lettres = "".join(lettre for lettre in plat if not combining(lettre))
    mots = " ".join("".join(lettre if lettre.isalnum() else " " for lettre in lettres).split())
    for longue, courte in _NATURES:
        if mots.startswith(f"{longue} "):
            return courte + mots[len(longue) :]
    return mots


def _without_nature(nom: str) -> str:
    """Take the nature away from the head of a folded name."""
    debut, _, reste = nom.partition(" ")
    return reste if debut in {courte for _, courte in _NATURES} else nom

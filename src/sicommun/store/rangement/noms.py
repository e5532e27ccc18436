"""Names of folders that live on every system: small letters, digits, single hyphens."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Final
from unicodedata import combining, normalize

from sicommun.limites import CARACTERES_PAR_NOM
from sicommun.store.citation import cite

_SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_HORS_SLUG: Final = re.compile(r"[^a-z0-9]+")
_LIGATURES: Final = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d"})
_RESERVES: Final = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{port}{numero}" for port in ("com", "lpt") for numero in "0123456789¹²³"}
)
"""Names that Windows keeps for devices, whatever follows a dot."""


def is_slug(nom: str) -> bool:
    """Tell a name fit for a folder."""
    return not parse_slug(nom)


def is_reserved(nom: str) -> bool:
    """Tell a name that Windows keeps for a device: `nul`, `aux.yaml`."""
    return nom.partition(".")[0].rstrip(" ").lower() in _RESERVES


def parse_slug(nom: str) -> str:
    """Give the reason why a name is not fit for a folder, in French; nothing for a fit one."""
    if len(nom) > CARACTERES_PAR_NOM:
        return f"{cite(nom)} compte plus de {CARACTERES_PAR_NOM} caractères"
    if _SLUG.fullmatch(nom) and not is_reserved(nom):
        return ""
    motif = "minuscules sans accents, chiffres et traits d'union seulement"
    if is_reserved(nom):
        motif = "Windows garde ce nom pour lui"
    propose = slugify(nom)
    return f"{cite(nom)} : {motif}" + (f" ; écrire par exemple « {propose} »" if propose else "")


def slugify(nom: str) -> str:
    """Make a slug of a name: « Fontaine-lès-Dijon » gives `fontaine-les-dijon`.

    A name that Windows reserves gets `-x`; one without a letter or digit gives nothing.
    """
    lettres = normalize("NFKD", nom.casefold().translate(_LIGATURES))
    sans_accent = "".join(lettre for lettre in lettres if not combining(lettre))
    slug = _HORS_SLUG.sub("-", sans_accent).strip("-")[:CARACTERES_PAR_NOM].rstrip("-")
    return f"{slug}-x" if is_reserved(slug) else slug


def slugs(communes: Mapping[str, str]) -> dict[str, str]:
    """Give a slug to each commune of one EPCI, from names by INSEE code; the order does not count.

    Homonyms all take their department, and their INSEE code if that is not enough.
    """
    simples = {code: slugify(nom) for code, nom in communes.items()}
    par_departement = _lengthen(simples, {code: department(code) for code in communes})
    finals = _lengthen(par_departement, {code: code.lower() for code in communes}, courts=simples)
    return {code: finals[code] for code in sorted(finals)}


def department(code_insee: str) -> str:
    """Give the department of an INSEE code, in small letters: `21`, `2a`, `974`."""
    return code_insee[: 3 if code_insee.startswith(("97", "98")) else 2].lower()


def _lengthen(
    noms: Mapping[str, str], suffixes: Mapping[str, str], courts: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Add its suffix to every name that is not alone; `courts` gives the names to add it to."""
    combien = Counter(noms.values())
    return {
        code: _join((courts or noms)[code], suffixes[code]) if combien[nom] > 1 or not nom else nom
        for code, nom in noms.items()
    }


def _join(nom: str, suffixe: str) -> str:
    """Put a suffix after a name, within the length allowed."""
    tete = nom[: CARACTERES_PAR_NOM - len(suffixe) - 1].strip("-")
    return f"{tete}-{suffixe}" if tete else suffixe

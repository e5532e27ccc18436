"""A YAML file as plain data, and where each of its values stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import yaml

from sicommun.diagnostics import Diagnostic
from sicommun.positions import DEBUT, Chemin, SourceMap
from sicommun.store.lecture.directives import blank_directives
from sicommun.store.lecture.gardien import Arret, Gardien
from sicommun.store.lecture.lecteur import walk
from sicommun.store.lecture.pages_refus import RACINE
from sicommun.store.lecture.releve import Atteint, Releve
from sicommun.store.octets.pages import VIDE
from sicommun.store.octets.texte import readable

Analyseur: TypeAlias = "type[yaml.SafeLoader | yaml.CSafeLoader]"

# libyaml is forty times faster; the parser in Python gives the same results where it is missing.
ANALYSEUR: Final[Analyseur] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Lecture:
    """What a file says: dict, list, str, Nu, bool, None; and what is wrong with the way it is written.

    `donnees` is None when the text cannot be understood; otherwise it is a dict, even with findings.
    """

    donnees: Any | None
    constats: tuple[Diagnostic, ...] = ()


def read(texte: str, fichier: str, *, analyseur: Analyseur = ANALYSEUR) -> Lecture:
    """Read the text of a file; whatever it holds, findings and no exception."""
    texte, directives = blank_directives(texte, fichier)
    gardien = Gardien(texte, fichier, lambda: carte(texte, analyseur=analyseur))
    gardien.constats.extend(directives)
    racine = _walk(texte, gardien, analyseur=analyseur)
    donnees = racine[0] if racine else None
    if gardien.compris and not isinstance(donnees, dict):
        gardien.constats.append(_no_keys(donnees, fichier))
    understood = gardien.compris and isinstance(donnees, dict)
    return Lecture(donnees if understood else None, tuple(gardien.constats))


def carte(texte: str, *, jusqu_a: Chemin | None = None, analyseur: Analyseur = ANALYSEUR) -> SourceMap:
    """Give the positions of a text by path, by the walk of `read`; a broken text gives the first ones.

    The walk stops at the value of `jusqu_a`: what begins after it is not there, what holds it has no end yet.
    """
    texte, _ = blank_directives(readable(texte), "")
    releve = Releve(texte, jusqu_a)
    _walk(texte, Gardien(texte, "", releve.source_map), releve, analyseur=analyseur)
    return releve.source_map()


def _walk(
    texte: str, gardien: Gardien, releve: Releve | None = None, *, analyseur: Analyseur
) -> list[Any] | None:
    """Walk the events of a text; None when it breaks, and the last finding says why."""
    try:
        # `get_event` gives None at the end; iterating so is a tenth faster than `yaml.parse`.
        return walk(iter(analyseur(texte).get_event, None), gardien, releve)
    except Atteint:
        return None
    except Arret:
        gardien.compris = False
    except (yaml.YAMLError, ValueError) as erreur:
        gardien.compris = False
        if releve is None:
            from sicommun.store.lecture.syntaxe import explain_syntax

            gardien.constats.append(explain_syntax(erreur, texte=texte, fichier=gardien.fichier))
    return None


def _no_keys(donnees: Any, fichier: str) -> Diagnostic:
    """Refuse a file without keys: nothing but comments, a list, words."""
    if donnees is None:
        message = "le fichier ne dit rien : tout y est vide ou en commentaire"
        return Diagnostic(VIDE, fichier, DEBUT, message, VIDE.remede)
    message = "le fichier devrait être une suite de lignes « clé: valeur »"
    return Diagnostic(RACINE, fichier, DEBUT, message, RACINE.remede)

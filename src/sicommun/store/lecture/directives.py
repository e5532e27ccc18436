"""The lines in `%` before a document, refused and set aside so that the rest is read."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from sicommun.diagnostics import Diagnostic
from sicommun.positions import Span
from sicommun.store.citation import cite
from sicommun.store.lecture.pages_refus import DIRECTIVE

_TETE: Final = re.compile(r"(?:(?:[ ]*(?:#[^\n]*)?\r?|%[^\n]*)(?:\n|\Z))*")
_LIGNE: Final = re.compile(r"^%[^\r\n]*", re.MULTILINE)
_DEBUT: Final = re.compile(r"^%", re.MULTILINE)
_SUFFISANT: Final = 20


def blank_directives(texte: str, fichier: str) -> tuple[str, list[Diagnostic]]:
    """Turn the directives at the head of a text into comments of the same length, and report them."""
    if texte[:1] not in "%# \r\n":
        return texte, []
    found = _TETE.match(texte)
    tete = found[0] if found else ""
    if "%" not in tete:
        return texte, []
    lignes = islice(_LIGNE.finditer(tete), _SUFFISANT)
    constats = [_report(tete, ligne, fichier) for ligne in lignes]
    return _DEBUT.sub("#", tete) + texte[len(tete) :], constats


def _report(tete: str, ligne: re.Match[str], fichier: str) -> Diagnostic:
    """Report one directive."""
    numero = tete.count("\n", 0, ligne.start()) + 1
    span = Span(numero, 1, numero, len(ligne[0]) + 1)
    message = f"la directive {cite(ligne[0])} changerait le sens du fichier"
    return Diagnostic(DIRECTIVE, fichier, span, message, DIRECTIVE.remede)

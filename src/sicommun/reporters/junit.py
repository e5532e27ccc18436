"""The report as JUnit XML: a case a file, failed by its errors; what is less grave is told in its output."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, tostring

from sicommun.diagnostics import ERREUR, Diagnostic
from sicommun.diagnostics.rapport import Rapport
from sicommun.reporters.ecran import TUBE, Ecran
from sicommun.reporters.visible import visible
from sicommun.textes import lire

_TOUT = "dépôt"
"""The name of the case when no file has anything to say: an empty suite looks like a run that failed."""


def render(rapport: Rapport, ecran: Ecran = TUBE) -> str:  # noqa: ARG001 — a document has no screen
    """Give the document, UTF-8 declared; characters that XML refuses are written out."""
    suite = Element("testsuite", name="sicommun validate")
    for fichier, siens in groupby(rapport.diagnostics, key=lambda diagnostic: diagnostic.fichier):
        _case(suite, fichier, list(siens), rapport.masques.get(fichier, 0))
    if not len(suite):
        SubElement(suite, "testcase", name=_TOUT, classname="sicommun")
    echecs = [cas for cas in suite if cas.find("failure") is not None]
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(len(echecs)))
    suite.set("errors", "0")
    racine = Element("testsuites")
    racine.append(suite)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(racine, encoding="unicode") + "\n"


def _case(suite: Element, fichier: str, siens: list[Diagnostic], masques: int) -> None:
    """Add the case of a file: a failure by error, the other findings as its output."""
    cas = SubElement(suite, "testcase", name=visible(fichier), classname="sicommun", file=visible(fichier))
    for diagnostic in siens:
        if diagnostic.fiche.gravite is ERREUR:
            titre = f"{diagnostic.code} {diagnostic.fiche.titre}"
            SubElement(cas, "failure", type=diagnostic.code, message=visible(titre)).text = _words(diagnostic)
    autres = [d for d in siens if d.fiche.gravite is not ERREUR]
    if autres or masques:
        SubElement(cas, "system-out").text = _others(autres, masques)


def _others(autres: Iterable[Diagnostic], masques: int) -> str:
    """Tell the findings that fail nothing, and how many are not shown."""
    mots = [f"{d.fiche.gravite} {d.code}\n{_words(d)}" for d in autres]
    return "\n\n".join([*mots, *([f"constats non affichés : {masques}"] if masques else [])])


def _words(diagnostic: Diagnostic) -> str:
    """Tell one finding: its place, its message, its source, its remedy."""
    span = diagnostic.span
    lieu = f"{diagnostic.fichier}:{span.line}:{span.column}-{span.end_line}:{span.end_column}"
    remede = diagnostic.remede or diagnostic.fiche.remede
    source = lire(diagnostic.source).court
    return "\n".join(map(visible, (lieu, diagnostic.message, f"Source : {source}", f"Remède : {remede}")))

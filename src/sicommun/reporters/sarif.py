"""The report as SARIF 2.1.0, for the code scanning of GitHub, GitLab and editors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final
from urllib.parse import quote

from sicommun import __version__
from sicommun.diagnostics import AVERTISSEMENT, ERREUR, INFORMATION, Diagnostic, Fiche
from sicommun.diagnostics.rapport import EPCI, Ecarte, Rapport
from sicommun.positions import Span
from sicommun.reporters.ecran import TUBE, Ecran
from sicommun.reporters.empreintes import fingerprints
from sicommun.reporters.json import dump
from sicommun.reporters.totaux import decision
from sicommun.reporters.visible import visible
from sicommun.textes import lire

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
NIVEAUX: Final = {ERREUR: "error", AVERTISSEMENT: "warning", INFORMATION: "note"}
_RACINE: Final = "%SRCROOT%"
_FINS_DE_LIGNE: Final = ["\r\n", "\n"]
"""The line breaks that positions count: said in the run, so that a viewer counts lines as the tool does."""


def render(rapport: Rapport, ecran: Ecran = TUBE) -> str:  # noqa: ARG001 — a document has no screen
    """Give one run: the rules met, and a result a finding, positions counted from 1 in characters."""
    tous = (*rapport.diagnostics, *(ecarte.diagnostic for ecarte in rapport.ecartes))
    fiches = {diagnostic.code: diagnostic.fiche for diagnostic in tous}
    codes = sorted(fiches)
    empreintes = fingerprints(replace(rapport, diagnostics=tous))
    run = {
        "tool": {"driver": _driver([fiches[code] for code in codes])},
        "language": "fr-FR",
        "columnKind": "unicodeCodePoints",
        "newlineSequences": _FINS_DE_LIGNE,
        "originalUriBaseIds": {_RACINE: {"description": {"text": "La racine du dépôt de données."}}},
        "results": [
            *(_result(d, codes.index(d.code), next(empreintes)) for d in rapport.diagnostics),
            *(_waived(e, codes.index(e.diagnostic.code), next(empreintes)) for e in rapport.ecartes),
        ],
    }
    return dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _driver(fiches: list[Fiche]) -> dict[str, Any]:
    return {
        "name": "sicommun",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(fiche) for fiche in fiches],
    }


def _rule(fiche: Fiche) -> dict[str, Any]:
    texte = lire(fiche.source)
    aide = f"{fiche.texte}\n\nSource : {texte.entier}"
    aide += f"\n\nRemède : {fiche.remede}" if fiche.remede else ""
    return {
        "id": fiche.code,
        "shortDescription": {"text": fiche.titre},
        "fullDescription": {"text": fiche.texte},
        "help": {"text": aide, "markdown": aide},
        "defaultConfiguration": {"level": NIVEAUX[fiche.gravite]},
        "properties": {"tags": [fiche.famille]},
    }


def _result(diagnostic: Diagnostic, rang: int, empreinte: str) -> dict[str, Any]:
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": rang,
        "level": NIVEAUX[diagnostic.fiche.gravite],
        "message": {"text": _unlinked("\n".join(map(visible, _message(diagnostic))))},
        "locations": [{"physicalLocation": _location(diagnostic.fichier, diagnostic.span)}],
        "partialFingerprints": {"sicommun/v1": empreinte},
    }


def _waived(ecarte: Ecarte, rang: int, empreinte: str) -> dict[str, Any]:
    """Give a finding set aside: a result like the others, with its suppression."""
    place = Span(ecarte.ligne, 1, ecarte.ligne, 1)
    suppression = {
        "kind": "external",
        "status": "accepted",
        "justification": _unlinked(visible(f"{ecarte.motif} Décidé {decision(ecarte)}.")),
        "location": {"physicalLocation": _location(EPCI, place)},
        "properties": {"jusqu_au": ecarte.jusqu_au.isoformat()},
    }
    return {**_result(ecarte.diagnostic, rang, empreinte), "suppressions": [suppression]}


def _message(diagnostic: Diagnostic) -> Iterator[str]:
    """Say what is wrong and what to do; the source is in the rule unless the finding has its own."""
    yield diagnostic.message
    if diagnostic.texte:
        yield f"Source : {lire(diagnostic.texte).court}"
    if remede := diagnostic.remede or diagnostic.fiche.remede:
        yield f"Remède : {remede}"


def _unlinked(texte: str) -> str:
    """Keep data from becoming a link: SARIF reads `[text](target)` in every message."""
    return texte.replace("](", "] (")


def _location(fichier: str, span: Span) -> dict[str, Any]:
    uri = quote(fichier.encode("utf-8", "surrogateescape"), safe="/")
    return {
        "artifactLocation": {"uri": uri, "uriBaseId": _RACINE},
        "region": {
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.end_line,
            "endColumn": span.end_column,
        },
    }

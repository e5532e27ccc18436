"""The report as GitLab reads it in a merge request: a Code Quality document, a finding an issue."""

from __future__ import annotations

import json
from typing import Any, Final

from sicommun.diagnostics import AVERTISSEMENT, ERREUR, INFORMATION, Diagnostic
from sicommun.diagnostics.rapport import Rapport
from sicommun.reporters.ecran import TUBE, Ecran
from sicommun.reporters.empreintes import fingerprints
from sicommun.reporters.visible import escape_json
from sicommun.textes import lire

GRAVITES: Final = {ERREUR: "major", AVERTISSEMENT: "minor", INFORMATION: "info"}
"""Our gravities in the words of GitLab."""


def render(rapport: Rapport, ecran: Ecran = TUBE) -> str:  # noqa: ARG001 — a document has no screen
    """Give the list that GitLab expects, even when it is empty."""
    paires = zip(rapport.diagnostics, fingerprints(rapport), strict=True)
    document = [_issue(diagnostic, empreinte) for diagnostic, empreinte in paires]
    return escape_json(json.dumps(document, ensure_ascii=False, indent=2)) + "\n"


def _issue(diagnostic: Diagnostic, empreinte: str) -> dict[str, Any]:
    """Give one finding; GitLab shows the description, and links to the first line."""
    fiche, span = diagnostic.fiche, diagnostic.span
    remede = diagnostic.remede or fiche.remede
    return {
        "type": "issue",
        "check_name": fiche.code,
        "description": f"{fiche.titre} : {diagnostic.message} · Remède : {remede}",
        "content": {"body": lire(diagnostic.source).entier},
        "categories": ["Bug Risk"],
        "severity": GRAVITES[fiche.gravite],
        "fingerprint": empreinte,
        "location": {
            "path": diagnostic.fichier,
            "positions": {
                "begin": {"line": span.line, "column": span.column},
                "end": {"line": span.end_line, "column": span.end_column},
            },
            "lines": {"begin": span.line, "end": span.end_line},
        },
    }

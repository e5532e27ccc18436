"""The report as GitHub workflow commands: one annotation a finding, then the totals for the log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from sicommun.diagnostics import AVERTISSEMENT, ERREUR, INFORMATION, Diagnostic
from sicommun.diagnostics.comptes import count
from sicommun.diagnostics.rapport import Ecarte, Rapport
from sicommun.reporters.ecran import TUBE, Ecran
from sicommun.reporters.totaux import decision, totals
from sicommun.reporters.visible import visible
from sicommun.textes import lire

COMMANDES: Final = {ERREUR: "error", AVERTISSEMENT: "warning", INFORMATION: "notice"}
_DONNEE: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPRIETE: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(rapport: Rapport, ecran: Ecran = TUBE) -> str:  # noqa: ARG001 — a workflow has no screen
    """Give one command a line; the last line is plain text."""
    lignes = [_command(diagnostic) for diagnostic in rapport.diagnostics]
    lignes += [_waived(ecarte) for ecarte in rapport.ecartes if rapport.voir_derogations]
    dernier = totals(count(rapport.diagnostics), communes=rapport.communes, ecartes=len(rapport.ecartes))
    return "".join(f"{ligne}\n" for ligne in (*lignes, *_masked(rapport), dernier))


def _command(diagnostic: Diagnostic) -> str:
    fiche = diagnostic.fiche
    titre = f"{fiche.code} {fiche.titre}"
    return _annotate(COMMANDES[fiche.gravite], diagnostic, titre, _message(diagnostic))


def _waived(ecarte: Ecarte) -> str:
    """Give a finding set aside as a notice, whatever its gravity was."""
    d = ecarte.diagnostic
    lignes = (d.message, f"Motif : {ecarte.motif}", f"Décidé {decision(ecarte)}")
    return _annotate("notice", d, f"{d.code} écarté par dérogation", lignes)


def _annotate(commande: str, diagnostic: Diagnostic, titre: str, lignes: Iterable[str]) -> str:
    """Write one workflow command on the place of a finding."""
    span = diagnostic.span
    proprietes = {
        "file": diagnostic.fichier,
        "line": str(span.line),
        "col": str(span.column),
        "endLine": str(span.end_line),
        "endColumn": str(span.end_column),
        "title": titre,
    }
    donnees = ",".join(f"{nom}={visible(valeur).translate(_PROPRIETE)}" for nom, valeur in proprietes.items())
    message = "\n".join(map(visible, lignes)).translate(_DONNEE)
    return f"::{commande} {donnees}::{message}"


def _message(diagnostic: Diagnostic) -> Iterator[str]:
    yield diagnostic.message
    yield f"Source : {lire(diagnostic.source).court}"
    if remede := diagnostic.remede or diagnostic.fiche.remede:
        yield f"Remède : {remede}"


def _masked(rapport: Rapport) -> Iterator[str]:
    for fichier, combien in sorted(rapport.masques.items()):
        nom = visible(fichier).translate(_PROPRIETE)
        yield f"::notice file={nom},line=1::Constats non affichés dans ce fichier : {combien}"

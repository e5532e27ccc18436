"""Findings with their code, gravity, position, source and remedy."""

from sicommun.diagnostics.catalogue import Fiche, catalogue, declare, fiche
from sicommun.diagnostics.diagnostic import Diagnostic, Panne
from sicommun.diagnostics.gravite import AVERTISSEMENT, ERREUR, INFORMATION, Gravite
from sicommun.diagnostics.suggestion import suggest, vouliez_vous_dire

__all__ = [
    "AVERTISSEMENT",
    "ERREUR",
    "INFORMATION",
    "Diagnostic",
    "Fiche",
    "Gravite",
    "Panne",
    "catalogue",
    "declare",
    "fiche",
    "suggest",
    "vouliez_vous_dire",
]

"""A complaint of the parser, brought back to the lines of the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sicommun.positions import DEBUT


@dataclass(frozen=True, slots=True)
class Plainte:
    """Where the parser stopped, where the faulty thing began (from 1), and the lines."""

    lignes: list[str]
    ligne: int
    colonne: int
    ligne_debut: int
    colonne_debut: int

    @property
    def texte(self) -> str:
        """Give the line where the parser stopped."""
        return self.lignes[self.ligne - 1]

    @property
    def debut(self) -> str:
        """Give the line where the faulty thing began."""
        return self.lignes[self.ligne_debut - 1]

    @property
    def avant(self) -> str:
        """Give what stands before the stop, on its line."""
        return self.texte[: self.colonne - 1]

    @property
    def apres(self) -> str:
        """Give what stands from the stop to the end of its line."""
        return self.texte[self.colonne - 1 :].strip()

    @property
    def lettre(self) -> str:
        """Give the character at which the parser stopped."""
        return self.texte[self.colonne - 1 : self.colonne]

    @property
    def ouvrante(self) -> str:
        """Give the character with which the faulty thing began."""
        return self.debut[self.colonne_debut - 1 : self.colonne_debut]

    @property
    def precedente(self) -> int:
        """Give the number of the nearest line above that says something; zero when there is none."""
        for numero in range(self.ligne - 1, 0, -1):
            nue = self.lignes[numero - 1].strip()
            if nue and not nue.startswith("#"):
                return numero
        return 0


def read_complaint(erreur: Exception, texte: str) -> Plainte:
    """Read the marks of an exception, brought back inside the text."""
    texte = texte.replace("\r\n", "\n")
    lignes, ecrites = texte.split("\n"), texte.rstrip().count("\n") + 1
    fin = getattr(erreur, "problem_mark", None)
    debut = getattr(erreur, "context_mark", None) or fin
    return Plainte(lignes, *_inside(fin, lignes, ecrites), *_inside(debut, lignes, ecrites))


def _inside(mark: Any, lignes: list[str], ecrites: int) -> tuple[int, int]:
    """Give the line and column of a mark, from 1; past the `ecrites` lines, those of the last character."""
    if mark is None:
        return DEBUT.line, DEBUT.column
    ligne = min(mark.line + 1, ecrites)
    derniere = max(len(lignes[ligne - 1]), 1)
    return ligne, min(mark.column + 1, derniere) if ligne == mark.line + 1 else derniere

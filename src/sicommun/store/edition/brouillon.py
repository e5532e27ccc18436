"""A text being edited: what it says, where each thing stands, and the pieces put in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sicommun.diagnostics import ERREUR, Diagnostic, Panne
from sicommun.positions import Chemin, SourceMap, Span
from sicommun.store.citation import cite
from sicommun.store.edition.valeurs import same
from sicommun.store.octets.pages import VIDE
from sicommun.store.octets.reperes import line_starts, offset, place
from sicommun.store.octets.texte import decode
from sicommun.store.yamlfile import carte, read

_CORRIGER: Final = "corriger d'abord le fichier : sicommun validate"


@dataclass(frozen=True, slots=True)
class Retouche:
    """A stretch of text, by offsets, and what comes in its place."""

    debut: int
    fin: int
    texte: str


@dataclass(frozen=True, slots=True)
class Brouillon:
    """A text without errors, its data, its positions, the offsets of its lines, and its line end."""

    texte: str
    donnees: dict[str, Any]
    positions: SourceMap
    debuts: list[int]
    saut: str

    def debut(self, chemin: Chemin) -> int:
        """Give the offset where a value starts."""
        span = self.positions.values[chemin]
        return offset(self.debuts, span.line, span.column)

    def fin(self, chemin: Chemin) -> int:
        """Give the offset after a value."""
        span = self.positions.values[chemin]
        return offset(self.debuts, span.end_line, span.end_column)

    def is_flow(self, chemin: Chemin) -> bool:
        """Tell a value that is, or stands, between brackets."""
        tetes = (chemin[:rang] for rang in range(len(chemin) + 1))
        return any(isinstance(self.get(tete), dict | list) and self._opens(tete) for tete in tetes)

    def _opens(self, chemin: Chemin) -> bool:
        return self.texte[self.debut(chemin) : self.debut(chemin) + 1] in {"[", "{"}

    def get(self, chemin: Chemin) -> Any:
        """Give the value at a path; raises Panne when the text has none."""
        valeur: Any = self.donnees
        for part in chemin:
            try:
                valeur = valeur[part]
            except (LookupError, TypeError):
                raise Panne(f"le fichier n'a rien à {show_path(chemin)}", "vérifier le chemin") from None
        return valeur


def open_text(texte: str) -> Brouillon:
    """Prepare a text for editing; raises Panne when it has errors. Comments alone count as no keys yet."""
    lecture = read(texte, "")
    erreurs = [constat for constat in lecture.constats if constat.fiche.gravite is ERREUR]
    saut = "\r\n" if "\r\n" in texte else "\n"
    if [constat.fiche for constat in erreurs] == [VIDE]:
        ligne, colonne = place(line_starts(texte), len(texte.rstrip()))
        rien = Span(ligne, 1, ligne, colonne)
        return Brouillon(texte, {}, SourceMap({(): rien}), line_starts(texte), saut)
    if erreurs:
        raise Panne(
            f"le fichier a une erreur, ligne {erreurs[0].span.line} : {erreurs[0].message}", _CORRIGER
        )
    return Brouillon(texte, lecture.donnees or {}, carte(texte), line_starts(texte), saut)


def apply(brouillon: Brouillon, retouches: Sequence[Retouche], attendu: Any) -> str | None:
    """Put the pieces in; None when what comes out is not exactly what was wanted.

    That is: no error, the data wanted with its keys in order, and not a byte changed in another line.
    """
    texte = brouillon.texte
    ordre = sorted(retouches, key=lambda retouche: retouche.debut)
    for retouche in reversed(ordre):
        texte = texte[: retouche.debut] + retouche.texte + texte[retouche.fin :]
    visees = (place(brouillon.debuts, ordre[0].debut)[0], place(brouillon.debuts, ordre[-1].fin)[0])
    if not _untouched(brouillon.texte, texte, visees) or _errors(texte):
        return None
    return texte if same(read(texte, "").donnees, attendu) else None


def _errors(texte: str) -> list[Diagnostic]:
    """Read a text as a file is read, from its bytes, and give its errors."""
    lu, constats = decode(texte.encode(errors="surrogatepass"), "")
    tous = [*constats, *(read(lu, "").constats if lu is not None else ())]
    return [constat for constat in tous if constat.fiche.gravite is ERREUR]


def _untouched(avant: str, apres: str, visees: tuple[int, int]) -> bool:
    """Tell whether the lines before and after those aimed at are the same, byte for byte."""
    anciennes, nouvelles = avant.split("\n"), apres.split("\n")
    tete, queue = visees[0] - 1, len(anciennes) - visees[1]
    fin = len(nouvelles) - queue
    return nouvelles[:tete] == anciennes[:tete] and nouvelles[fin:] == anciennes[len(anciennes) - queue :]


def show_path(chemin: Chemin) -> str:
    """Write a path in a message: `parcours[3].le`."""
    texte = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in chemin)
    return cite(texte.removeprefix(".") or "la racine")

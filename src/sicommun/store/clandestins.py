"""The secrets that no record shows: in a file that is not formed, and in the comments of one that is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Final

from sicommun.diagnostics import ERREUR, Diagnostic, Fiche, declare
from sicommun.limites import CONSTATS_PAR_FICHIER
from sicommun.positions import SourceMap, Span
from sicommun.secrets import may_hold, scan_text
from sicommun.textes import clause

SECRET: Final = declare(
    Fiche(
        "SEC002",
        "secret dans un commentaire ou dans un fichier à corriger",
        ERREUR,
        clause("ENSB-24"),
        "Un secret écrit en commentaire, ou dans un fichier que l'outil ne sait pas encore lire, est au "
        "dépôt comme les autres : git le garde.\n\n"
        "Bon : `# accès au pare-feu : coffre://mairie/firewall`\n\n"
        "Mauvais : `# accès au pare-feu, mot de passe : Fl4mme2024`",
        "changer ce secret, le mettre au coffre, et n'écrire ici que son adresse : coffre://…",
        masque=True,
    )
)


_RETENUES: Final = 64
"""Comments remembered with what they hide."""


def may_hide(texte: str) -> bool:
    """Tell at little cost whether the comments of a file that is formed are worth the search.

    Its lines with a `#` are enough: a rule reads the values, and its keys are known. Looking at all lines
    would find « code » and « : » in each commune, and map the file for nothing.
    """
    return _hide("\n".join(_lines_with_sharp(texte)))


@lru_cache(maxsize=_RETENUES)
def _hide(lignes: str) -> bool:
    """Tell whether some lines hide a secret; the files of a repository often begin by the same ones."""
    return may_hold(lignes) and any(True for _ in scan_text(lignes))


def _lines_with_sharp(texte: str) -> Iterator[str]:
    """Give the lines with a `#`: found by the sign, for an expression would begin anew at each letter."""
    place = texte.find("#")
    while place >= 0:
        debut, fin = texte.rfind("\n", 0, place) + 1, texte.find("\n", place)
        fin = len(texte) if fin < 0 else fin
        yield texte[debut:fin]
        place = texte.find("#", fin)


def hidden_secrets(texte: str, fichier: str, carte: SourceMap | None) -> Iterator[Diagnostic]:
    """Find the first secrets of a raw text; with the map of its values, those outside of them alone."""
    if not may_hold(texte):
        return
    lus = _Lus(carte)
    trouves = (trouve for trouve in scan_text(texte) if not lus.hold(*trouve[:2]))
    for ligne, debut, fin, nature, montre in islice(trouves, CONSTATS_PAR_FICHIER):
        place = Span(ligne, debut, ligne, fin)
        yield Diagnostic(SECRET, fichier, place, f"{nature} en clair : {montre}", SECRET.remede)


class _Lus:
    """The stretches of a file that a rule reads: keys and simple values, sorted."""

    def __init__(self, carte: SourceMap | None) -> None:
        valeurs = carte.values if carte else {}
        blocs = {chemin[:-1] for chemin in valeurs if chemin}
        simples = (span for chemin, span in valeurs.items() if chemin not in blocs)
        self._spans = sorted((*(carte.keys.values() if carte else ()), *simples))
        self._debuts = [(span.line, span.column) for span in self._spans]

    def hold(self, ligne: int, colonne: int) -> bool:
        """Tell whether a place stands inside one of them; they do not overlap."""
        rang = bisect_right(self._debuts, (ligne, colonne)) - 1
        return rang >= 0 and (ligne, colonne) < (self._spans[rang].end_line, self._spans[rang].end_column)

"""The secrets that no record shows: in a file that is not formed, and in the comments of one that is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from sicommun.diagnostics import ERREUR, Diagnostic, Fiche, declare
from sicommun.limites import CONSTATS_PAR_FICHIER
from sicommun.positions import SourceMap, Span
from sicommun.secrets import may_hold, scan_text
from sicommun.textes import clause

_AVEC_DIESE: Final = re.compile(r"[^\n]*#[^\n]*")

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


def may_hide(texte: str) -> bool:
    """Tell at little cost whether the comments of a file that is formed are worth the search.

    Its lines with a `#` are enough: a rule reads the values, and its keys are known. Looking at all lines
    would find « code » and « : » in each commune, and map the file for nothing.
    """
    lignes = "\n".join(_AVEC_DIESE.findall(texte))
    return may_hold(lignes) and any(True for _ in scan_text(lignes))


def hidden_secrets(texte: str, fichier: str, carte: SourceMap | None) -> Iterator[Diagnostic]:
    """Find the secrets of a raw text; with the map of its values, those outside of them alone."""
    if not may_hold(texte):
        return
    for ligne, debut, fin, nature, montre in islice(scan_text(texte), CONSTATS_PAR_FICHIER):
        if carte is None or not _is_in_a_value(ligne, debut, carte):
            place = Span(ligne, debut, ligne, fin)
            yield Diagnostic(SECRET, fichier, place, f"{nature} en clair : {montre}", SECRET.remede)


def _is_in_a_value(ligne: int, colonne: int, carte: SourceMap) -> bool:
    """Tell whether a place stands inside a key or a simple value, which a rule reads."""
    simples = (span for chemin, span in carte.values.items() if not _holds_others(chemin, carte))
    return any(
        (span.line, span.column) <= (ligne, colonne) < (span.end_line, span.end_column)
        for span in (*carte.keys.values(), *simples)
    )


def _holds_others(chemin: tuple[str | int, ...], carte: SourceMap) -> bool:
    """Tell a list or a block of keys from a simple value."""
    return any(autre[: len(chemin)] == chemin and len(autre) > len(chemin) for autre in carte.values)

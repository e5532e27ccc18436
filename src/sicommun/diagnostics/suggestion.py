"""« Vouliez-vous dire … ? »: the nearest names, and the sentence that offers them."""

from __future__ import annotations

from collections.abc import Iterable


def suggest(mot: str, possibles: Iterable[str], *, combien: int = 3) -> list[str]:
    """Give the names nearest to a word, best first; none when nothing is near."""
    from difflib import get_close_matches

    from_folded = {_fold(nom): nom for nom in possibles}
    return [from_folded[nom] for nom in get_close_matches(_fold(mot), from_folded, n=combien, cutoff=0.65)]


def vouliez_vous_dire(mot: str, possibles: Iterable[str]) -> str:
    """Give ` ; vouliez-vous dire « x » ?`, or nothing."""
    proches = suggest(mot, possibles)
    if not proches:
        return ""
    return " ; vouliez-vous dire " + " ou ".join(f"« {nom} »" for nom in proches) + " ?"


def _fold(mot: str) -> str:
    """Take case, accents and separators away."""
    from unicodedata import combining, normalize

    plat = "".join(lettre for lettre in normalize("NFD", mot.casefold()) if not combining(lettre))
    return plat.replace("-", "_").replace(" ", "_")

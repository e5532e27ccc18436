"""An amount in letters, as an act states the sum that it settles."""

from __future__ import annotations

from typing import Final

_UNITES: Final = (
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
    "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
)  # fmt: skip
_DIZAINES: Final = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante", 8: "quatre-vingt"}
_MILLE: Final = 1000
_CENT: Final = 100
_VINGT: Final = 20


def say_cents(cents: int) -> str:
    """Say an amount of at least zero: `sept mille cent trente-trois euros et trente-neuf centimes`."""
    euros, reste = divmod(cents, 100)
    de = " d'" if euros >= _MILLE**2 and euros % _MILLE**2 == 0 else " "
    dits = f"{in_letters(euros)}{de}{'euro' if euros < 2 else 'euros'}"  # noqa: PLR2004 — plural from two
    if not reste:
        return dits
    centimes = f"{in_letters(reste)} {'centime' if reste == 1 else 'centimes'}"
    return f"{dits} et {centimes}" if euros else centimes


def in_letters(nombre: int) -> str:
    """Say a whole number of at least zero, below a million millions, in the traditional spelling."""
    if nombre < _MILLE:
        return _below_thousand(nombre, final=True)
    parties = []
    for valeur, mot in ((_MILLE**3, "milliard"), (_MILLE**2, "million")):
        combien, nombre = divmod(nombre, valeur)
        if combien:
            parties.append(f"{_below_thousand(combien, final=True)} {mot}{'s' if combien > 1 else ''}")
    milliers, reste = divmod(nombre, _MILLE)
    if milliers:
        parties.append("mille" if milliers == 1 else f"{_below_thousand(milliers, final=False)} mille")
    if reste:
        parties.append(_below_thousand(reste, final=True))
    return " ".join(parties)


def _below_thousand(nombre: int, *, final: bool) -> str:
    """Say a number below a thousand; « cent » and « vingt » take their mark of plural at the end alone."""
    centaines, reste = divmod(nombre, _CENT)
    if not centaines:
        return _below_hundred(reste, final=final)
    tete = "cent" if centaines == 1 else f"{_UNITES[centaines]} cent{'s' if final and not reste else ''}"
    return f"{tete} {_below_hundred(reste, final=final)}" if reste else tete


def _below_hundred(nombre: int, *, final: bool) -> str:
    """Say a number below a hundred: `vingt et un`, `soixante et onze`, `quatre-vingts`."""
    if nombre < _VINGT:
        return _UNITES[nombre]
    dizaine, unite = divmod(nombre, 10)
    if dizaine in {7, 9}:
        dizaine, unite = dizaine - 1, unite + 10
    tete = _DIZAINES[dizaine]
    if not unite:
        return f"{tete}s" if dizaine == 8 and final else tete  # noqa: PLR2004 — quatre-vingts
    if unite in {1, 11} and dizaine != 8:  # noqa: PLR2004 — quatre-vingt-un
        return f"{tete} et {_UNITES[unite]}"
    return f"{tete}-{_UNITES[unite]}"

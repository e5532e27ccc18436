"""Money: integer cents, read from exact text and written the French way."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

_MONTANT: Final = re.compile(r"(-?)(0|[1-9][0-9]{0,11})(?:\.([0-9]{1,2}))?")
_INSECABLE_FINE: Final = "\u202f"
_INSECABLE: Final = "\u00a0"


def parse_cents(texte: str) -> int:
    """Read `18250`, `18250.5` or `-18250.00` as cents.

    No float is ever built. Raises ValueError on anything else: a third decimal, a comma, an
    exponent, more than twelve digits of euros.
    """
    found = _MONTANT.fullmatch(texte)
    if found is None:
        raise ValueError(texte)
    sign, euros, decimales = found.groups()
    cents = int(euros) * 100 + int((decimales or "").ljust(2, "0"))
    return -cents if sign else cents


def write_cents(cents: int) -> str:
    """Write cents as `-1234.50`, as a ledger does; `parse_cents` reads them back."""
    euros, reste = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{euros}.{reste:02d}"


def format_cents(cents: int) -> str:
    """Write cents as `12 345,67 €`, with narrow no-break spaces between thousands."""
    euros, reste = divmod(abs(cents), 100)
    return f"{'−' if cents < 0 else ''}{thousands(euros)},{reste:02d}{_INSECABLE}€"


def format_euros(cents: int) -> str:
    """Write cents as `12 345,67`, for a column that names its currency."""
    return format_cents(cents).removesuffix(f"{_INSECABLE}€")


def thousands(nombre: int) -> str:
    """Write a whole number as `12 345`, with narrow no-break spaces."""
    return f"{nombre:,}".replace(",", _INSECABLE_FINE).replace("-", "−")


def number_fr(nombre: Fraction) -> str:
    """Write a number the French way, with six decimals only when it has some."""
    return thousands(nombre.numerator) if nombre.denominator == 1 else decimals(nombre)


DECIMALES: Final = 6


def decimals(nombre: Fraction) -> str:
    """Write six decimals, cut and not rounded; `…` says that more follow."""
    echelle = 10**DECIMALES
    entier, reste = divmod(abs(nombre).numerator * echelle, nombre.denominator)
    unites, fraction = divmod(entier, echelle)
    return f"{'−' if nombre < 0 else ''}{thousands(unites)},{fraction:0{DECIMALES}d}{'…' if reste else ''}"


def round_cents(exact: Fraction) -> int:
    """Round an exact amount of cents to the nearest one, half away from zero."""
    entier = (2 * abs(exact).numerator + exact.denominator) // (2 * exact.denominator)
    return -entier if exact < 0 else entier

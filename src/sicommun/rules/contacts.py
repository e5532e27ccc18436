"""What a telephone number and an address must look like to be of use (CTC-03, CTC-04, INT-03)."""

from __future__ import annotations

import re
from typing import Final

_NUMERO: Final = re.compile(r"0[1-9][0-9]{8}|\+33[1-9][0-9]{8}|\+(?!33)[1-9][0-9]{7,14}")
_SEPARATEURS: Final = str.maketrans("", "", " .-\u00a0\u202f")
_COURRIEL: Final = re.compile(r"[^\s@<>(),;:]+@[^\s@<>(),;:.]+(?:\.[^\s@<>(),;:.]+)+")


def is_telephone(texte: str) -> bool:
    """Tell a number of ten digits, or of another country when it begins with `+`."""
    return _NUMERO.fullmatch(texte.translate(_SEPARATEURS)) is not None


def is_courriel(texte: str) -> bool:
    """Tell what has the form of an address: a name, one `@`, a domain with a dot."""
    return _COURRIEL.fullmatch(texte) is not None

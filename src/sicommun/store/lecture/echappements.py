"""The escapes of double-quoted texts: what they stand for, so that none brings in a forbidden character."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_ECHAPPEMENT: Final = re.compile(
    r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL
)
_LETTRES: Final = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "e": "\x1b",
    "f": "\f",
    "v": "\v",
    "r": "\r",
    "N": "\x85",
    "L": "\u2028",
    "P": "\u2029",
}
_DERNIER: Final = 0x10FFFF


def find_escapes(brut: str) -> Iterator[tuple[int, str, str]]:
    """Give the escapes of a quoted text as written: offset, the escape, the character that it stands for."""
    for found in _ECHAPPEMENT.finditer(brut):
        hexa = found[1] or found[2] or found[3]
        lettre = _from_code(hexa) if hexa else _LETTRES.get(found[4], "")
        if lettre:
            yield found.start(), found[0], lettre


def _from_code(hexa: str) -> str:
    """Give the character of a code; nothing beyond the last one."""
    code = int(hexa, 16)
    return chr(code) if code <= _DERNIER else ""

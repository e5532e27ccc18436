"""The marks that git leaves in a file whose merge was not settled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sicommun.store.octets.caracteres import Fautif
from sicommun.store.octets.pages import CONFLIT

# Git writes its marks at the very start of the line. A lone `=======` underlines a title in somebody's
# text; the other two mean nothing in YAML at that place.
_MARQUE: Final = re.compile(r"^(<<<<<<<|>>>>>>>|\|\|\|\|\|\|\|)(?: |\r?$)", re.MULTILINE)
_OUVRE: Final = "<<<<<<<"
MARQUES: Final = ("<<<<<<<", ">>>>>>>", "|||||||")
"""Any of these somewhere in a text is worth a second look."""


def find_conflicts(texte: str) -> Iterator[Fautif]:
    """Give the first mark of every conflict left in a text."""
    ouvert = False
    for found in _MARQUE.finditer(texte):
        if not ouvert or found[1] == _OUVRE:
            yield Fautif(
                CONFLIT, found.start(), "un conflit de fusion n'est pas résolu : deux versions se suivent ici"
            )
        ouvert = found[1] != ">>>>>>>"

"""The marks that git leaves in a file whose merge was not settled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sicommun.diagnostics import ERREUR, Fiche, declare
from sicommun.store.caracteres import Fautif
from sicommun.textes import loi

CONFLIT = declare(
    Fiche(
        code="LEC012",
        titre="conflit de fusion non résolu",
        gravite=ERREUR,
        source=loi("FORMAT"),
        texte="Git a laissé deux versions dans le fichier, entre `<<<<<<<`, `=======` et `>>>>>>>` : il faut choisir."
        "\n\nBon : une seule version, sans ces trois lignes.\n\n"
        "Mauvais :\n\n    <<<<<<< HEAD\n    nom: Chenôve\n    =======\n    nom: Chenove\n    >>>>>>> saisie",
        remede="garder la bonne version et effacer les lignes <<<<<<<, ======= et >>>>>>>",
    )
)

# Git writes its marks at the very start of the line. A lone `=======` underlines a title in somebody's
# text; the other two mean nothing in YAML at that place.
_MARQUE: Final = re.compile(r"^(<<<<<<<|>>>>>>>|\|\|\|\|\|\|\|)(?: |\r?$)", re.MULTILINE)
_OUVRE: Final = "<<<<<<<"


def find_conflicts(texte: str) -> Iterator[Fautif]:
    """Give the first mark of every conflict left in a text."""
    ouvert = False
    for found in _MARQUE.finditer(texte):
        if not ouvert or found[1] == _OUVRE:
            yield Fautif(CONFLIT, found.start(), "un conflit de fusion n'est pas résolu : deux versions se suivent ici")
        ouvert = found[1] != ">>>>>>>"

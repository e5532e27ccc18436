"""How the files that the tool creates are written: sheets of the package, words quoted when need be."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Final

from sicommun.ressources import donnee
from sicommun.store.rangement.depot import genre_of

SCHEMAS: Final = ".sicommun/schemas"
"""Where a repository keeps the schemas that its editors read, off line."""

_NU: Final = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿŒœŸ][0-9A-Za-zÀ-ÖØ-öø-ÿŒœŸ'’.() -]*")
_MOTS: Final = frozenset(("y", "n", "yes", "no", "on", "off", "oui", "non", "true", "false", "null", "nan"))
"""Words that some reader of YAML takes for something else; « Y » is a commune of the Somme."""


def written(texte: str) -> str:
    """Write words as a YAML value: bare when every reader takes them for words, else in double quotes."""
    if _NU.fullmatch(texte) and texte.casefold() not in _MOTS and texte == texte.strip():
        return texte
    return json.dumps(texte, ensure_ascii=False)


def schema_file(genre: str) -> str:
    """Give the place of the schema of a kind, from the root of a repository."""
    return f"{SCHEMAS}/{genre}.schema.json"


def with_schema(fichier: str, texte: str) -> str:
    """Put before a text the line that tells editors its schema, by the way from its own folder."""
    known = genre_of(fichier)
    if known is None:
        raise ValueError(fichier)
    chemin = "../" * fichier.count("/") + schema_file(known[0].genre)
    return f"# yaml-language-server: $schema={chemin}\n{texte}"


def sheet(fiche: str, /, **valeurs: str) -> str:
    """Give a sheet of the package, `@NOM@` replaced by the value of `nom`."""
    texte = _read(fiche)
    for cle, valeur in valeurs.items():
        texte = texte.replace(f"@{cle.upper()}@", valeur)
    return texte


@cache
def _read(fiche: str) -> str:
    """Read a sheet once: the sheet of the communes serves a hundred times."""
    return donnee(f"init/{fiche}").read_text(encoding="utf-8")

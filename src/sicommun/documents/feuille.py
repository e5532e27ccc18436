"""What surrounds the text of a paper: its title, whose it is, and the words printed across it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Feuille:
    """The sheet that a text is laid on; `filigrane` is printed across each page when it is not empty."""

    titre: str
    organisme: str
    jour: date
    sujet: str = ""
    filigrane: str = ""
    fictif: bool = False
    paysage: bool = False
    sommaire: bool = False
    logo: bytes = b""
    logo_genre: str = ""
    donnees: bytes = b"{}"

"""Lines of styled pieces, and how they become plain text or colours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, TypeAlias

Style: TypeAlias = str
Morceau: TypeAlias = tuple[str, Style]
"""A piece of text and the name of its style; the text is already safe to show."""

Ligne: TypeAlias = tuple[Morceau, ...]

STYLES: Final[dict[Style, str]] = {
    "erreur": "bold red",
    "avertissement": "bold yellow",
    "information": "bold cyan",
    "succes": "green",
    "titre": "bold",
    "marge": "bright_black",
    "remede": "green",
}


@dataclass(frozen=True, slots=True)
class Ecran:
    """What the reader reads on: colours or none, and the width of a terminal (None: a pipe, no wrapping)."""

    couleurs: bool = False
    largeur: int | None = None


TUBE: Final = Ecran()


def paint(lignes: Iterable[Ligne], ecran: Ecran = TUBE) -> str:
    """Join lines into a text that ends with a line break; `rich` is imported for colours only."""
    paint_one = _colour if ecran.couleurs else _plain
    return "".join(f"{paint_one(ligne)}\n" for ligne in lignes)


def _plain(ligne: Ligne) -> str:
    return "".join(texte for texte, _ in ligne).rstrip()


def _colour(ligne: Ligne) -> str:
    """Render piece by piece: rich never sees a line, so it can neither wrap nor interpret one."""
    from rich.color import ColorSystem
    from rich.style import Style as RichStyle

    return "".join(
        RichStyle.parse(STYLES[style]).render(texte, color_system=ColorSystem.STANDARD) if style else texte
        for texte, style in ligne
    ).rstrip()

"""A value made plain text in Markdown: whatever it holds, it is read as words and never as structure."""

from __future__ import annotations

import re
from typing import Final

from markupsafe import Markup

_SIGNES: Final = re.compile(r"[\\`*_{}\[\]<>|~^$&@]")
"""Signs that mean something anywhere in the Markdown that we have pandoc read."""
_DEBUT: Final = re.compile(r"(?P<numero>[0-9]{1,9})(?P<point>[.)])|(?P<signe>[-+=#:%.)!(])")
"""What means something at the beginning of a line, or after what another value may end in."""
_BLANCS: Final = re.compile(r"[ \t\r\n\f\v]+")


def escape(valeur: object) -> Markup:
    r"""Give a value as text for Markdown, on one line; what is already Markdown (a macro) stays.

    A value may stand at the head of a line, or after another one: its first sign is always escaped.
    """
    if isinstance(valeur, Markup):
        return valeur
    texte = _BLANCS.sub(" ", str(valeur)).strip(" ")
    return Markup(_head(_SIGNES.sub(r"\\\g<0>", texte)))  # noqa: S704 — this is where texts become safe


def _head(texte: str) -> str:
    """Escape what a line would read at its beginning: a list, a title, a rule, a block."""
    debut = _DEBUT.match(texte)
    if debut is None:
        return texte
    rang = debut.start("point") if debut["numero"] else 0
    return f"{texte[:rang]}\\{texte[rang:]}"


def paragraphs(valeur: object) -> Markup:
    """Give a text of several paragraphs, each escaped; an empty line parts them."""
    if isinstance(valeur, Markup):
        return valeur
    parties = re.split(r"\n\s*\n", str(valeur).strip())
    return Markup("\n\n").join(escape(partie) for partie in parties)


def unescape(texte: str) -> str:
    """Give back what an escaped value says."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", texte)

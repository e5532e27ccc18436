"""The EPCI's logo: an image of the repository, recognised by what it holds and not by its name."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from sicommun.diagnostics import Panne
from sicommun.limites import OCTETS_DU_LOGO

_SIGNATURES: Final = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpg"))
_SVG: Final = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<svg[\s>]", re.DOTALL)
_SVG_ACTIF: Final = re.compile(
    rb"<script|<foreignObject|<!ENTITY|<!DOCTYPE|\bon[a-z]+\s*=|(?:href|src)\s*=", re.IGNORECASE
)
_REMEDE: Final = "donner un PNG, un JPEG ou un SVG sans script ni lien"


class Logo(NamedTuple):
    """An image and its kind: `png`, `jpg` or `svg`."""

    octets: bytes
    genre: str


ILLISIBLE: Final = ("le logo n'est pas une image lisible", _REMEDE)


def check_image(octets: bytes) -> tuple[int, int]:
    """Give the width and the height of a PNG or a JPEG, in dots. Raises Panne when it cannot be read."""
    from docx.image.image import Image

    try:
        image = Image.from_blob(octets)
        largeur, hauteur = int(image.px_width), int(image.px_height)
    except Exception as erreur:
        raise Panne(*ILLISIBLE) from erreur
    if largeur <= 0 or hauteur <= 0:
        raise Panne(*ILLISIBLE)
    return largeur, hauteur


def read_logo(octets: bytes, nom: str) -> Logo:
    """Recognise an image. Raises Panne for what is none, for one too large, or an SVG that acts or calls."""
    if len(octets) > OCTETS_DU_LOGO:
        raise Panne(f"le logo « {nom} » dépasse {OCTETS_DU_LOGO} octets", "le réduire")
    for signature, genre in _SIGNATURES:
        if octets.startswith(signature):
            return Logo(octets, genre)
    if _SVG.match(octets) and not _SVG_ACTIF.search(octets):
        return Logo(octets, "svg")
    raise Panne(f"le logo « {nom} » n'est pas une image que l'on sache imprimer", _REMEDE)

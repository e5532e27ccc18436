"""HTML: one page by itself, readable by everybody: no script and no other file."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from string import Template
from typing import Final

from sicommun.documents.feuille import Feuille
from sicommun.documents.pandoc import convert
from sicommun.ressources import gabarits

_MIME: Final = {"png": "image/png", "jpg": "image/jpeg", "svg": "image/svg+xml"}


def render(markdown: str, feuille: Feuille) -> bytes:
    """Give the HTML of a Markdown text, in UTF-8. Raises Panne; the same input gives the same bytes."""
    style = gabarits() / "style"
    page = Template((style / "page.html").read_text(encoding="utf-8")).substitute(
        titre=escape(feuille.titre),
        organisme=escape(feuille.organisme),
        sujet=escape(feuille.sujet),
        style=(style / "page.css").read_text(encoding="utf-8"),
        logo=_logo(feuille),
        fictif='<p class="mention">DONNÉES FICTIVES – document d’illustration</p>' if feuille.fictif else "",
        filigrane=f'<p class="filigrane">{escape(feuille.filigrane)}</p>' if feuille.filigrane else "",
        classe="paysage" if feuille.paysage else "droit",
        corps=convert(markdown, "html5").decode(),
    )
    return page.encode()


def _logo(feuille: Feuille) -> str:
    """Give the logo as part of the page."""
    if not feuille.logo:
        return ""
    image = b64encode(feuille.logo).decode()
    return f'<img class="logo" alt="" src="data:{_MIME[feuille.logo_genre]};base64,{image}">'

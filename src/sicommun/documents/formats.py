"""The formats of a paper, and the function that gives its bytes in each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from sicommun.documents.rendu import Rendu


def _pdf(rendu: Rendu) -> bytes:
    from sicommun.documents.pdf import render

    return render(rendu.markdown, rendu.feuille)


def _docx(rendu: Rendu) -> bytes:
    from sicommun.documents.docx import render

    return render(rendu.markdown, rendu.feuille)


def _odt(rendu: Rendu) -> bytes:
    from sicommun.documents.odt import render

    return render(rendu.markdown, rendu.feuille)


def _html(rendu: Rendu) -> bytes:
    from sicommun.documents.page import render

    return render(rendu.markdown, rendu.feuille)


def _md(rendu: Rendu) -> bytes:
    return rendu.markdown.encode()


FORMATS: Final[dict[str, Callable[[Rendu], bytes]]] = {
    "pdf": _pdf,
    "docx": _docx,
    "odt": _odt,
    "html": _html,
    "md": _md,
}
"""Name and ending of the file → function."""

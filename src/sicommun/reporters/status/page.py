"""The page that a director opens: one file, no script, nothing from elsewhere, the same bytes every time."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from typing import Any, Final

from sicommun import __version__
from sicommun.agenda.tableau import Tableau
from sicommun.reporters.status.contexte import page
from sicommun.reporters.visible import visible
from sicommun.ressources import gabarits

_SIGNES: Final = re.compile("(?<=«) | (?=[»:;?!])")
"""A space that French does not break."""


def render(tableau: Tableau, *, public: bool = False, slug: str = "") -> bytes:
    """Give the page of all adherents, or of one, in UTF-8.

    Whatever comes from the data is escaped; the policy of the page lets in its own style sheet alone.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    dossier = gabarits() / "status"
    style = (dossier / "style.css").read_text(encoding="utf-8")
    environnement = Environment(
        loader=FileSystemLoader(dossier),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    gabarit = environnement.get_template("adherent.html" if slug else "adherents.html")
    donnees = page(tableau, public=public, slug=slug)
    empreinte = b64encode(sha256(style.encode()).digest()).decode()
    feuille = Markup(style)  # noqa: S704 — our own sheet, from the package
    return gabarit.render(**donnees, style=feuille, empreinte=empreinte, version=__version__).encode()


def _shown(valeur: Any) -> Any:
    """Make a text safe to show, its French signs tied to their words; our own sheet stays as it is."""
    if not isinstance(valeur, str) or hasattr(valeur, "__html__"):
        return valeur
    return _SIGNES.sub("\u00a0", visible(valeur))

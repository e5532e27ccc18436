"""A repository's own templates, under `templates/`: listed and read with the same care as data."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sicommun.diagnostics import Panne
from sicommun.limites import FICHIERS_PAR_DEPOT, OCTETS_PAR_GABARIT
from sicommun.store.citation import cite
from sicommun.store.octets.caracteres import find_faulty
from sicommun.store.rangement.liste import is_ignored

DOSSIER: Final = "templates"


def own_templates(racine: Path) -> dict[str, str]:
    """Give the texts of the templates of a repository by name: `templates/convention/visas.md`.

    A link is not followed; raises Panne for one, for a file that is too large, or that is no plain text.
    """
    base = racine / DOSSIER
    if base.is_symlink():
        raise Panne("« templates » est un lien : il n'est pas suivi", "en faire un dossier")
    return {nom: read_template((racine / nom).read_bytes(), nom) for nom in _names(base, racine)}


def _names(base: Path, racine: Path) -> Iterator[str]:
    """Give the names of the Markdown files under a folder, sorted; raises Panne for what is no plain file."""
    trouves = 0
    for dossier, dossiers, fichiers in os.walk(base, followlinks=False):
        dossiers[:] = sorted(nom for nom in dossiers if not is_ignored(nom))
        for nom in sorted(fichiers):
            chemin = Path(dossier) / nom
            relatif = chemin.relative_to(racine).as_posix()
            if not nom.endswith(".md") or is_ignored(nom):
                continue
            trouves += 1
            if trouves > FICHIERS_PAR_DEPOT:
                raise Panne("trop de fichiers sous templates/", "n'y laisser que les gabarits changés")
            if chemin.is_symlink() or not chemin.is_file():
                raise Panne(f"{cite(relatif)} n'est pas un fichier ordinaire", "le remplacer par le fichier")
            if chemin.stat().st_size > OCTETS_PAR_GABARIT:
                raise Panne(f"{cite(relatif)} dépasse {OCTETS_PAR_GABARIT} octets", "le couper en plusieurs")
            yield relatif


def read_template(octets: bytes, nom: str) -> str:
    """Give the text of a template; raises Panne when it is not UTF-8, or holds what is not seen."""
    try:
        texte = octets.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Panne(f"{cite(nom)} n'est pas en UTF-8", "l'enregistrer en UTF-8") from None
    texte = texte.replace("\r\n", "\n")
    for faute in find_faulty(texte):
        ligne = texte.count("\n", 0, faute.rang) + 1
        raise Panne(f"{cite(nom)}:{ligne} : {faute.message}", "retirer ce caractère")
    return texte

"""Opening the workshop: a repository, or a version of it, read with its own templates and its logo."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from sicommun.diagnostics import Panne
from sicommun.documents.atelier import Atelier
from sicommun.documents.catalogue import DOCUMENTS, TOUT, Document
from sicommun.documents.logo import Logo, read_logo
from sicommun.history.acces import open_tree, version_of
from sicommun.store.chargement import load
from sicommun.store.rangement.arbre import Arbre
from sicommun.store.rangement.depot import kind_of
from sicommun.store.rangement.gabarits import DOSSIER, own_templates, read_template
from sicommun.store.rangement.partie import Partie
from sicommun.store.rangement.racine import find_depot

CORRIGER: Final = "voir ce qui cloche : sicommun validate"


def open_workshop(depot: Path, *, jour: date, rev: str = "", document: str = "") -> Atelier:
    """Read a repository and its own templates, as they are or as a version of git keeps them.

    `document` names the only one to be made, when there is one: what it says nothing of is not read.
    Raises Panne when there is no readable `epci.yaml`.
    """
    racine = find_depot(depot)
    arbre = open_tree(racine, rev)
    charge = load(Partie(arbre, _needed_by(DOCUMENTS[document]))) if document in DOCUMENTS else load(arbre)
    if charge.registre.epci is None:
        raise Panne("data/epci.yaml manque ou ne se lit pas", CORRIGER)
    return Atelier(charge, _templates(arbre, racine), jour, _logo(arbre, charge.registre.epci.logo))


def _needed_by(document: Document) -> Callable[[str], bool]:
    """Tell the files that a document reads: a convention says nothing of the budgets."""
    ignores = {genre for genre in TOUT if genre not in document.lit}
    return lambda nom: kind_of(nom) not in ignores


def _templates(arbre: Arbre, racine: Path) -> Mapping[str, str]:
    """Give the repository's own templates by name, of the folder or of the version."""
    version = version_of(arbre)
    if version is None:
        return own_templates(racine)
    passes = version.sous(DOSSIER)
    return {nom: read_template(passes.lire(nom), nom) for nom in passes.fichiers() if nom.endswith(".md")}


def _logo(arbre: Arbre, nom: str | None) -> Logo | None:
    """Read the logo that the EPCI names; raises Panne when it is not there."""
    if nom is None:
        return None
    fichier = f"data/{nom}"
    if fichier not in arbre.fichiers():
        raise Panne(f"le logo « {fichier} » n'existe pas", "corriger logo: dans data/epci.yaml")
    return read_logo(arbre.lire(fichier), fichier)

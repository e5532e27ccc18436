"""Render documents: read the repository, write the papers whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from sicommun.diagnostics import Panne
from sicommun.documents.atelier import Atelier
from sicommun.documents.formats import FORMATS
from sicommun.documents.logo import Logo, read_logo
from sicommun.documents.rendu import Rendu
from sicommun.store.chargement import load
from sicommun.store.fichiers.pose import failing_in_french
from sicommun.store.fichiers.sortie import write_output
from sicommun.store.rangement.arbre import Arbre, Dossier
from sicommun.store.rangement.gabarits import own_templates
from sicommun.store.rangement.racine import find_depot

CORRIGER: Final = "voir ce qui cloche : sicommun validate"


def open_workshop(depot: Path, *, jour: date) -> Atelier:
    """Read a repository and its own templates. Raises Panne when it has no readable `epci.yaml`."""
    racine = find_depot(depot)
    arbre = Dossier(racine)
    charge = load(arbre)
    if charge.registre.epci is None:
        raise Panne("data/epci.yaml manque ou ne se lit pas", CORRIGER)
    return Atelier(charge, own_templates(racine), jour, _logo(arbre, charge.registre.epci.logo))


def _logo(arbre: Arbre, nom: str | None) -> Logo | None:
    """Read the logo that the EPCI names; raises Panne when it is not there."""
    if nom is None:
        return None
    fichier = f"data/{nom}"
    if fichier not in arbre.fichiers():
        raise Panne(f"le logo « {fichier} » n'existe pas", "corriger logo: dans data/epci.yaml")
    return read_logo(arbre.lire(fichier), fichier)


def write_paper(rendu: Rendu, formats: Sequence[str], dossier: Path, *, ecraser: bool) -> list[Path]:
    """Write a paper in some formats, each file whole or not at all, and give their paths.

    Every format is made before the first file is written. The folder is made when it is not there. Raises
    Panne.
    """
    octets = {dossier / f"{rendu.nom}.{nom}": FORMATS[nom](rendu) for nom in formats}
    with failing_in_french(dossier.name):
        dossier.mkdir(parents=True, exist_ok=True)
    for chemin, contenu in octets.items():
        write_output(chemin, contenu, ecraser=ecraser)
    return list(octets)


def check_free(noms: Sequence[str], formats: Sequence[str], dossier: Path) -> None:
    """Raise Panne when one of the files to come is already there: nothing is written then."""
    pris = [f"{nom}.{ending}" for nom in noms for ending in formats if (dossier / f"{nom}.{ending}").exists()]
    if pris:
        reste = f", et {len(pris) - 1} autres" if len(pris) > 1 else ""
        raise Panne(
            f"« {pris[0]} » existe déjà{reste} : rien n'est écrit",
            "changer de dossier (-o), ou ajouter --ecraser",
        )

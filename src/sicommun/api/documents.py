"""Render documents: read the repository, write the papers, say what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from sicommun.diagnostics import Panne
from sicommun.diagnostics.suggestion import vouliez_vous_dire
from sicommun.documents.catalogue import DOCUMENTS, Demande, Document
from sicommun.documents.formats import FORMATS
from sicommun.documents.gabarits import collect
from sicommun.documents.redaction import Manque
from sicommun.documents.rendu import Rendu, render
from sicommun.store.chargement import Chargement, load
from sicommun.store.fichiers.pose import failing_in_french
from sicommun.store.fichiers.sortie import write_output
from sicommun.store.rangement.arbre import Dossier
from sicommun.store.rangement.gabarits import own_templates
from sicommun.store.rangement.racine import find_depot

CORRIGER: Final = "voir ce qui cloche : sicommun validate"


@dataclass(frozen=True, slots=True)
class Atelier:
    """What papers are made from: the records of one tree, the repository's own templates, the day."""

    charge: Chargement
    gabarits: dict[str, str]
    jour: date

    def document(self, nom: str) -> Document:
        """Give a document by its name; raises Panne with the nearest names."""
        if nom not in DOCUMENTS:
            raise Panne(
                f"document inconnu « {nom} »{vouliez_vous_dire(nom, DOCUMENTS)}", "sicommun render --list"
            )
        return DOCUMENTS[nom]

    def targets(self, document: Document) -> Sequence[str]:
        """Give the targets of a document, in order."""
        return list(document.targets(self.charge.registre, self.jour))

    def render(self, document: Document, cible: str, *, projet: bool = False) -> Rendu:
        """Write one paper. Raises Panne for a target that does not exist, or a template that is at fault."""
        cibles = self.targets(document)
        if cible not in cibles:
            raise Panne(*_no_target(document, cible, cibles))
        gabarits = collect(document.nom, self.gabarits, self.gabarits.__getitem__)
        demande = Demande(self.charge.registre, cible, self.jour)
        return render(document, demande, gabarits, projet=projet)

    def place(self, manque: Manque) -> str:
        """Say where something is missing: `file:line`, or the file alone when it is not there yet."""
        fichier, chemin = manque.origine
        if fichier not in self.charge.fichiers:
            return fichier
        return f"{fichier}:{self.charge.sources.carte(fichier).find(chemin).line}"


def open_workshop(depot: Path, *, jour: date) -> Atelier:
    """Read a repository and its own templates. Raises Panne when it has no readable `epci.yaml`."""
    racine = find_depot(depot)
    charge = load(Dossier(racine))
    if charge.registre.epci is None:
        raise Panne("data/epci.yaml manque ou ne se lit pas", CORRIGER)
    return Atelier(charge, own_templates(racine), jour)


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


def _no_target(document: Document, cible: str, cibles: Sequence[str]) -> tuple[str, str]:
    """Say that a target does not exist, with the nearest ones."""
    if not cibles:
        return (f"« {document.nom} » n'a rien à rendre dans ce dépôt", f"il faut : {document.besoin}")
    if not cible:
        return (
            f"« {document.nom} » demande une cible ({document.cible})",
            f"par exemple : {cibles[0]} ; ou --all",
        )
    proches = vouliez_vous_dire(cible, cibles)
    return (
        f"« {document.nom} » n'a pas de cible « {cible} »{proches}",
        f"possibles : {', '.join(cibles[:12])}",
    )

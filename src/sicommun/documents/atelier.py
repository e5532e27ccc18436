"""The workshop: the records of one tree, the repository's own templates, the logo, a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sicommun.diagnostics import Panne
from sicommun.diagnostics.suggestion import vouliez_vous_dire
from sicommun.documents.catalogue import DOCUMENTS, Demande, Document
from sicommun.documents.gabarits import collect
from sicommun.documents.logo import Logo
from sicommun.documents.redaction import Manque
from sicommun.documents.rendu import Rendu, render
from sicommun.store.chargement import Chargement

_MONTREES: Final = 12


@dataclass(frozen=True, slots=True)
class Atelier:
    """What papers are made from."""

    charge: Chargement
    gabarits: Mapping[str, str]
    jour: date
    logo: Logo | None = None

    def document(self, nom: str) -> Document:
        """Give a document by its name; raises Panne with the nearest names."""
        if nom not in DOCUMENTS:
            proches = vouliez_vous_dire(nom, DOCUMENTS)
            raise Panne(f"document inconnu « {nom} »{proches}", "sicommun render --list")
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
        return render(document, demande, gabarits, projet=projet, logo=self.logo)

    def place(self, manque: Manque) -> str:
        """Say where something is missing: `file:line`, or the file alone when it is not there yet."""
        fichier, chemin = manque.origine
        if fichier not in self.charge.fichiers:
            return fichier
        return f"{fichier}:{self.charge.sources.carte(fichier).find(chemin).line}"


def _no_target(document: Document, cible: str, cibles: Sequence[str]) -> tuple[str, str]:
    """Say that a target does not exist, with the nearest ones."""
    if not cibles:
        return (
            f"« {document.nom} » n'a rien à rendre dans ce dépôt à cette date",
            f"il faut : {document.besoin}",
        )
    if not cible:
        exemple = f"par exemple : {cibles[0]} ; ou --all"
        return f"« {document.nom} » demande une cible ({document.cible})", exemple
    suite = ", …" if len(cibles) > _MONTREES else ""
    return (
        f"« {document.nom} » n'a pas de cible « {cible} »{vouliez_vous_dire(cible, cibles)}",
        f"possibles : {', '.join(cibles[:_MONTREES])}{suite}",
    )

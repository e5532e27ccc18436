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
from sicommun.documents.rendu import Rendu, assemble, render
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

    def resolve(self, document: Document, cible: str) -> str:
        """Give a target by its whole name: `valombre` alone is the last of `valombre/…`. Raises Panne."""
        cibles = self.targets(document)
        if cible in cibles:
            return cible
        siennes = [c for c in cibles if c.startswith(f"{cible}/")] if cible else []
        if not siennes:
            raise Panne(*_no_target(document, cible, cibles))
        return siennes[-1]

    def render(self, document: Document, cible: str, *, projet: bool = False) -> Rendu:
        """Write one paper. Raises Panne for a target that does not exist, or a template that is at fault."""
        cible = self.resolve(document, cible)
        gabarits = collect(document.nom, self.gabarits, self.gabarits.__getitem__)
        demande = Demande(self.charge.registre, cible, self.jour)
        rendu = render(document, demande, gabarits, projet=projet, logo=self.logo)
        parties = document.parts(demande.registre, cible, self.jour)
        siennes = [self.render(DOCUMENTS[nom], sienne) for nom, sienne in parties]
        return assemble(rendu, siennes, document.numbers(parties))

    def placed(self, manques: Sequence[Manque]) -> list[tuple[str, str, str, str]]:
        """Give lacks as they are shown: where, what, by which clause, what to do."""
        return [(self.place(m), m.quoi, m.clause, m.remede) for m in manques]

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
    if not document.cible:
        return f"« {document.nom} » ne prend pas de cible", f"sicommun render {document.nom}"
    suite = ", …" if len(cibles) > _MONTREES else ""
    return (
        f"« {document.nom} » n'a pas de cible « {cible} »{vouliez_vous_dire(cible, cibles)}",
        f"possibles : {', '.join(cibles[:_MONTREES])}{suite}",
    )

"""The texts behind the records: decoded once for reading, mapped only when a finding needs it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sicommun.diagnostics import Diagnostic, Fiche
from sicommun.positions import Finding, SourceMap
from sicommun.store.octets.texte import decode
from sicommun.store.rangement.arbre import Arbre
from sicommun.store.yamlfile import carte
from sicommun.textes import Reference, reference


@dataclass(slots=True)
class Sources:
    """The files of a tree as texts and as maps of positions; a map is made at its first finding."""

    arbre: Arbre
    _cartes: dict[str, SourceMap] = field(default_factory=dict)

    def decode(self, fichier: str) -> tuple[str | None, Iterable[Diagnostic]]:
        """Read a file and decode it; None when it is no text."""
        return decode(self.arbre.lire(fichier), fichier)

    def texte(self, fichier: str) -> str:
        """Give the text of a file for an excerpt, faulty bytes replaced; empty when it cannot be read."""
        try:
            return self.arbre.lire(fichier).decode("utf-8-sig", errors="replace")
        except OSError:
            return ""

    def carte(self, fichier: str) -> SourceMap:
        """Give the positions of a file."""
        if fichier not in self._cartes:
            self._cartes[fichier] = carte(self.texte(fichier))
        return self._cartes[fichier]


def place(fiche: Fiche, finding: Finding, fichier: str, sources: Sources) -> Diagnostic:
    """Bring a finding home: file, line, column, remedy and the text that refuses."""
    return Diagnostic(
        fiche,
        fichier,
        sources.carte(fichier).find(finding.path, finding.cible),
        finding.message,
        finding.advice or fiche.remede,
        commune=commune_of(fichier),
        texte=_texte(finding.source),
    )


def _texte(source: str) -> Reference | None:
    """Give the clause or the law that a finding names."""
    return reference(source) if source else None


def commune_of(fichier: str) -> str:
    """Give the folder of the commune that a file belongs to, or nothing."""
    slug, _, reste = fichier.removeprefix("data/communes/").partition("/")
    return slug if reste and fichier.startswith("data/communes/") else ""

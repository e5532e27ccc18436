"""The texts behind the records: decoded once for reading, mapped only when a finding needs it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from sicommun.diagnostics import Diagnostic, Fiche
from sicommun.positions import Chemin, Finding, SourceMap
from sicommun.secrets import cut_lines, may_hold, scan_text
from sicommun.store.octets.texte import decode
from sicommun.store.rangement.arbre import Arbre
from sicommun.store.yamlfile import carte
from sicommun.textes import Reference, reference


@dataclass(slots=True)
class Sources:
    """The files of a tree as texts and as maps of positions; a map is made at its first finding."""

    arbre: Arbre
    _cartes: dict[str, SourceMap] = field(default_factory=dict)
    _debuts: dict[str, SourceMap] = field(default_factory=dict)
    _lignes: dict[str, list[str]] = field(default_factory=dict)
    _secrets: dict[tuple[str, int, int], tuple[str, ...]] = field(default_factory=dict)

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

    def ligne(self, fichier: str, chemin: Chemin) -> int:
        """Give the line of a value; the file is walked no further than the value asked for first."""
        if fichier in self._cartes:
            return self._cartes[fichier].find(chemin).line
        debut = self._debuts.get(fichier)
        if debut is None:
            debut = self._debuts[fichier] = carte(self.texte(fichier), jusqu_a=chemin)
        return debut.values[chemin].line if chemin in debut.values else self.carte(fichier).find(chemin).line

    def hush(self, diagnostic: Diagnostic) -> Diagnostic:
        """Blot out of a finding the secrets of its lines: their label may stay in the file.

        « Fl4mme2024 » alone in a message says nothing of what it is; `mot_de_passe: *Fl4mme2024` does.
        """
        if diagnostic.fiche.masque or not (valeurs := self._around(diagnostic)):
            return diagnostic
        message, remede = diagnostic.message, diagnostic.remede
        for valeur in valeurs:
            message, remede = message.replace(valeur, _TU), remede.replace(valeur, _TU)
        return replace(diagnostic, message=message, remede=remede)

    def _around(self, diagnostic: Diagnostic) -> tuple[str, ...]:
        """Give the secrets of the lines of a finding, the one before included; once for a place."""
        fichier, span = diagnostic.fichier, diagnostic.span
        lieu = (fichier, max(0, span.line - 2), min(span.end_line, span.line + _LIGNES))
        if lieu not in self._secrets:
            if fichier not in self._lignes:
                self._lignes[fichier] = cut_lines(self.texte(fichier))
            self._secrets[lieu] = _values("\n".join(self._lignes[fichier][lieu[1] : lieu[2]]))
        return self._secrets[lieu]


_TU: Final = "•••"
_LIGNES: Final = 20
"""Lines of a finding that are looked at; what it cites stands in the first ones."""
_PONCTUATION: Final = "&*!|>[]{}\"' "
"""Signs of YAML at the ends of a value, which a message may leave out."""


def _values(lignes: str) -> tuple[str, ...]:
    """Give the secrets of some lines, the longest first, with and without the signs of YAML around them."""
    if not may_hold(lignes):
        return ()
    coupees = cut_lines(lignes)
    lus = {coupees[ligne - 1][debut - 1 : fin - 1] for ligne, debut, fin, _, _ in scan_text(lignes)}
    return tuple(sorted(lus | {valeur.strip(_PONCTUATION) for valeur in lus} - {""}, key=len, reverse=True))


def place(fiche: Fiche, finding: Finding, fichier: str, sources: Sources) -> Diagnostic:
    """Bring a finding home: file, line, column, remedy and the text that refuses."""
    constat = Diagnostic(
        fiche,
        fichier,
        sources.carte(fichier).find(finding.path, finding.cible),
        finding.message,
        finding.advice or fiche.remede,
        commune=commune_of(fichier),
        texte=_texte(finding.source),
    )
    return sources.hush(constat)


def _texte(source: str) -> Reference | None:
    """Give the clause or the law that a finding names."""
    return reference(source) if source else None


def commune_of(fichier: str) -> str:
    """Give the folder of the commune that a file belongs to, or nothing."""
    slug, _, reste = fichier.removeprefix("data/communes/").partition("/")
    return slug if reste and fichier.startswith("data/communes/") else ""

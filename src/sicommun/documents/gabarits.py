"""Where the templates of a document come from: the repository's own win over those of the package."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Final

from sicommun.ressources import gabarits

DOSSIER: Final = "templates/"
"""The folder of a repository's own templates."""


@dataclass(frozen=True, slots=True)
class Gabarits:
    """Texts of templates by name (`convention/article-01-objet.md`), and which the repository replaced."""

    textes: Mapping[str, str]
    remplaces: frozenset[str] = frozenset()

    def __hash__(self) -> int:
        """Hash the texts: the same ones are compiled once."""
        return hash((frozenset(self.textes.items()), self.remplaces))

    def empreinte(self) -> str:
        """Give the digest of all the texts: what a paper was made from."""
        entree = "".join(f"{nom}\0{texte}\0" for nom, texte in sorted(self.textes.items()))
        return sha256(entree.encode()).hexdigest()

    def chemin(self, nom: str) -> str:
        """Say where a template stands: in the repository, or in the package."""
        return f"{DOSSIER}{nom}" if nom in self.remplaces else f"gabarit livré {nom}"


@cache
def shipped() -> Mapping[str, str]:
    """Give the templates of the package, by name."""
    racine = gabarits()
    return {
        chemin.relative_to(racine).as_posix(): chemin.read_text(encoding="utf-8")
        for chemin in sorted(racine.rglob("*.md"))
        if chemin.parent != racine
    }


def of_document(document: str) -> Mapping[str, str]:
    """Give the shipped templates that a document may use: its own folder and the common one."""
    dossiers = (f"{document}/", "commun/")
    return {nom: texte for nom, texte in shipped().items() if nom.startswith(dossiers)}


def collect(document: str, siens: Iterable[str], lire: Callable[[str], str]) -> Gabarits:
    """Give the templates of a document, those of the repository in place of the shipped ones.

    `siens` names the files of the repository under `templates/`; one that replaces nothing is another
    piece that an own template may include. One that says what the shipped one says is no stranger's.
    """
    livres = of_document(document)
    dossiers = (f"{DOSSIER}{document}/", f"{DOSSIER}commun/")
    textes = {f.removeprefix(DOSSIER): lire(f) for f in siens if f.startswith(dossiers) and f.endswith(".md")}
    miens = {nom: texte for nom, texte in textes.items() if livres.get(nom) != texte}
    return Gabarits({**livres, **miens}, frozenset(miens))


_CLAUSES: Final = re.compile(r"^[ \t]*\{# ([A-Z]+-[0-9]+(?: [A-Z]+-[0-9]+)*) #\}$", re.MULTILINE)
"""The comment above a paragraph: the clauses that it says."""


@cache
def documents_by_clause() -> Mapping[str, tuple[str, ...]]:
    """Give the documents whose shipped templates say each clause, by the comments above their paragraphs."""
    trouves: dict[str, dict[str, None]] = {}
    for nom, texte in shipped().items():
        for liste in _CLAUSES.findall(texte):
            for clause in liste.split():
                trouves.setdefault(clause, {})[nom.partition("/")[0]] = None
    return {clause: tuple(documents) for clause, documents in trouves.items()}


MARQUE: Final = "{# original : "
"""How the first line of a copied template begins, a comment: the digest of the one it came from."""


def stamp(texte: str) -> str:
    """Put in front of a template the line that says which original it was copied from."""
    return f"{MARQUE}sha256 {digest(texte)} #}}\n{texte}"


def digest(texte: str) -> str:
    """Give the digest of one template."""
    return sha256(texte.encode()).hexdigest()


def stamp_of(texte: str) -> str | None:
    """Give the digest of the original that a copied template names, or None."""
    ligne = texte.partition("\n")[0]
    if not ligne.startswith(MARQUE):
        return None
    mots = ligne.removeprefix(MARQUE).split()
    return mots[1] if len(mots) > 1 and mots[0] == "sha256" else None

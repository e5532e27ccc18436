"""The repository's own templates, judged without rendering: what they hold, what their originals became."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jinja2 import Environment, TemplateSyntaxError

from sicommun.diagnostics import Diagnostic, Fiche, Panne
from sicommun.diagnostics.suggestion import vouliez_vous_dire
from sicommun.documents import pages
from sicommun.documents.examen import examine
from sicommun.documents.gabarits import DOSSIER, digest, shipped, stamp_of
from sicommun.positions import DEBUT, Span

_POUR_LES_GENS = frozenset({"lisezmoi.md", "readme.md"})
"""A page that tells people what the folder is for: no template, and never read as one."""


def check_templates(siens: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Give the findings of templates by name: `templates/convention/visas.md` → text."""
    inclus = "\n".join(siens.values())
    for fichier, texte in siens.items():
        nom = fichier.removeprefix(DOSSIER)
        if nom.casefold() in _POUR_LES_GENS:
            continue
        original = shipped().get(nom)
        if original is None and f'"{nom}"' not in inclus:
            proches = vouliez_vous_dire(nom, shipped())
            yield _at(
                pages.ETRANGER, fichier, 1, f"aucun gabarit livré « {nom} », et aucun ne l'inclut{proches}"
            )
        copie = stamp_of(texte)
        if original is not None and copie is not None and copie != digest(original):
            yield _at(pages.ORIGINAL, fichier, 1, f"l'original de « {nom} » a changé depuis cette copie")
        yield from _contents(fichier, texte)


def unreadable(panne: Panne) -> Diagnostic:
    """Give the finding of a folder of templates that cannot be read."""
    return Diagnostic(pages.ILLISIBLE, "templates", DEBUT, panne.message, panne.remede)


def _contents(fichier: str, texte: str) -> Iterator[Diagnostic]:
    """Give the findings of what a template holds."""
    try:
        arbre = Environment(autoescape=False).parse(texte)  # noqa: S701 — read, never rendered
    except TemplateSyntaxError as erreur:
        yield _at(pages.ILLISIBLE, fichier, erreur.lineno, "ce gabarit ne se lit pas")
        return
    for ecart in examine(arbre, texte):
        yield _at(pages.ILLISIBLE, fichier, ecart.ligne, f"un gabarit ne peut pas contenir {ecart.motif}")


def _at(fiche: Fiche, fichier: str, ligne: int, message: str) -> Diagnostic:
    return Diagnostic(fiche, fichier, Span(ligne, 1, ligne, 1), message, fiche.remede)

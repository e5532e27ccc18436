"""Jinja as a sandbox: plain dictionaries in, Markdown out, every value escaped, every fault located."""

from __future__ import annotations

import re
import traceback
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final, NoReturn

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
    Undefined,
    nodes,
)
from jinja2.exceptions import SecurityError, TemplateNotFound, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from sicommun.diagnostics import Panne
from sicommun.diagnostics.suggestion import vouliez_vous_dire
from sicommun.documents.echappement import escape, paragraphs
from sicommun.documents.examen import examine
from sicommun.documents.gabarits import Gabarits
from sicommun.limites import CARACTERES_PAR_DOCUMENT

_GARDES: Final = 8
"""Sandboxes kept with their compiled templates."""
_REMEDE: Final = "corriger le gabarit ; les variables sont dans docs/gabarits.md"
_INCLUS: Final = re.compile(r"""\{%-?\s*include\s+["']([^"']+)["']""")
_ILLISIBLES: Final = (
    ("Unexpected end of template", "il manque la fin d'un {% if %}, d'un {% for %} ou d'une accolade"),
    ("unexpected end of template", "il manque la fin d'un {% if %}, d'un {% for %} ou d'une accolade"),
    ("Missing end of comment", "il manque la fin d'un commentaire : #}"),
    ("nknown tag", "ce mot entre {% et %} n'existe pas, ou n'est pas à sa place"),
    ("No filter named", "ce filtre n'existe pas"),
    ("expected token", "il y a un signe de trop, ou il en manque un"),
    ("unexpected", "il y a un signe de trop, ou il en manque un"),
)
"""What Jinja says in English, and what it means."""


class ErreurGabarit(Panne):
    """A template that cannot be rendered: its file, its line, and what is wrong."""


class Absente(StrictUndefined):
    """A variable that the context does not have: its name, and the nearest one, in the message."""

    def _fail_with_undefined_error(self, *_args: Any, **_options: Any) -> NoReturn:
        nom = str(self._undefined_name)
        connus = sorted(self._undefined_obj) if isinstance(self._undefined_obj, dict) else []
        raise UndefinedError(f"« {nom} » n'existe pas{vouliez_vous_dire(nom, connus)}")

    __iter__ = __str__ = __len__ = __eq__ = __ne__ = __bool__ = __hash__ = _fail_with_undefined_error


class _Chargeur(BaseLoader):
    """The templates of one document, and no file of any disk."""

    def __init__(self, gabarits: Gabarits) -> None:
        self._gabarits = gabarits
        self.chemin = gabarits.chemin

    def get_source(self, _environment: Environment, template: str) -> tuple[str, str, None]:
        """Give a text by its name."""
        texte = self._gabarits.textes.get(template)
        if texte is None:
            raise TemplateNotFound(template)
        return texte, template, None


class _BacASable(ImmutableSandboxedEnvironment):
    """The sandbox, whose templates are examined as soon as they are parsed, before any code is made."""

    loader: _Chargeur

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Parse a text, and raise ErreurGabarit for what goes beyond language."""
        arbre = super()._parse(source, name, filename)
        if ecart := next(examine(arbre, source), None):
            lieu = f"{self.loader.chemin(str(name))}:{ecart.ligne}"
            raise ErreurGabarit(f"{lieu} : un gabarit ne peut pas contenir {ecart.motif}", _REMEDE)
        return arbre


@lru_cache(maxsize=_GARDES)
def _sandbox(gabarits: Gabarits) -> Environment:
    """Give the sandbox of some templates; they are compiled once for all the papers that they make."""
    env = _BacASable(
        loader=_Chargeur(gabarits),
        undefined=Absente,
        autoescape=False,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        optimized=False,  # folding constants takes longer than it saves: a command renders once
    )
    env.globals.clear()
    env.filters = {"paragraphes": paragraphs, "capitale": _capital}
    return env


def render(gabarits: Gabarits, nom: str, contexte: Mapping[str, Any]) -> str:
    """Give the Markdown of a template, typography aside. Raises ErreurGabarit."""
    env = _sandbox(gabarits)
    try:
        return _bounded(env.get_template(nom).generate(dict(contexte)), gabarits, nom)
    except TemplateSyntaxError as erreur:
        lieu = f"{gabarits.chemin(erreur.name or nom)}:{erreur.lineno}"
        raise ErreurGabarit(f"{lieu} : {_unreadable(erreur.message or '')}", _REMEDE) from erreur
    except TemplateNotFound as erreur:
        proches = vouliez_vous_dire(str(erreur.name), sorted(gabarits.textes))
        raise _located(
            erreur, gabarits, nom, f"le gabarit « {erreur.name} » n'existe pas{proches}"
        ) from erreur
    except (UndefinedError, SecurityError, RecursionError, TypeError, TemplateError) as erreur:
        raise _located(erreur, gabarits, nom, _reason(erreur)) from erreur


def _finalize(valeur: Any) -> Any:
    """Escape every value that a template prints; one that is absent, or a whole block, is a fault."""
    if isinstance(valeur, Undefined):
        return valeur
    if valeur is None or isinstance(valeur, dict | list | bool):
        raise TypeError("une valeur absente" if valeur is None else "un bloc, une liste ou un oui/non")
    return escape(valeur)


def _capital(valeur: str) -> str:
    """Give a text with its first letter in capital."""
    return valeur[:1].upper() + valeur[1:]


def _bounded(morceaux: Any, gabarits: Gabarits, nom: str) -> str:
    """Join the output as long as it stays within the bound."""
    texte: list[str] = []
    taille = 0
    for morceau in morceaux:
        taille += len(morceau)
        if taille > CARACTERES_PAR_DOCUMENT:
            if boucle := _loop(gabarits, nom):
                raise ErreurGabarit(f"{gabarits.chemin(boucle)} : le gabarit s'inclut lui-même", _REMEDE)
            lieu = gabarits.chemin(nom)
            raise ErreurGabarit(f"{lieu} : le document dépasse {CARACTERES_PAR_DOCUMENT} caractères", _REMEDE)
        texte.append(morceau)
    return "".join(texte)


def _loop(gabarits: Gabarits, nom: str) -> str:
    """Give a template of the repository that comes back to itself by its includes, or nothing."""
    inclus = {autre: _INCLUS.findall(texte) for autre, texte in gabarits.textes.items()}

    def reached(depart: str) -> set[str]:
        vus: set[str] = set()
        a_voir = list(inclus.get(depart, ()))
        while a_voir:
            autre = a_voir.pop()
            if autre not in vus:
                vus.add(autre)
                a_voir.extend(inclus.get(autre, ()))
        return vus

    rencontres = reached(nom) | {nom}
    return next((autre for autre in sorted(gabarits.remplaces & rencontres) if autre in reached(autre)), "")


def _unreadable(motif: str) -> str:
    """Say in French why Jinja does not read a template."""
    dit = next((dit for mots, dit in _ILLISIBLES if mots in motif), "à cette ligne")
    return f"le gabarit ne se lit pas : {dit}"


def _reason(erreur: Exception) -> str:
    if isinstance(erreur, UndefinedError):
        return str(erreur)
    if isinstance(erreur, RecursionError):
        return "le gabarit s'inclut lui-même sans fin"
    if isinstance(erreur, TypeError):
        return f"ce qui est imprimé n'est pas un texte : {erreur}"
    return "ce que demande le gabarit n'est pas permis"


def _located(erreur: Exception, gabarits: Gabarits, nom: str, motif: str) -> ErreurGabarit:
    """Say in which template, and at which line, an error arose."""
    lieux = [(c.filename, c.lineno) for c in traceback.extract_tb(erreur.__traceback__)]
    siens = [(fichier, ligne) for fichier, ligne in lieux if fichier in gabarits.textes]
    fichier, ligne = siens[-1] if siens else (nom, 1)
    return ErreurGabarit(f"{gabarits.chemin(fichier)}:{ligne} : {motif}", _REMEDE)

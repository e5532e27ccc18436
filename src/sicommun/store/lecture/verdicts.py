"""What to say of each complaint of the parser: the true fault behind it, seen in the lines around."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from sicommun.diagnostics import Fiche
from sicommun.store.citation import cite
from sicommun.store.lecture import pages_syntaxe as pages
from sicommun.store.lecture.plainte import Plainte

_COLLE: Final = re.compile(r"[ -]*([^\s:#\"'\[{]+):([^ \t:/][^:]*)$")
"""A line such as `nom:Chenôve`, where the space after the colon is missing."""
_TIRET_COLLE: Final = re.compile(r" *-[^\s-]")
_VALEUR_ENTAMEE: Final = re.compile(r":\s|^\s*-\s+[^-\s].*['\"\]}]$")
_RESERVES: Final = frozenset("@`%&*!|>")
_INSECABLES: Final = "\xa0\u202f\u2009"
_MONTRABLE: Final = 60


@dataclass(frozen=True, slots=True)
class Verdict:
    """The page, the line and column, the message, and a remedy when the page's will not do."""

    fiche: Fiche
    ligne: int
    colonne: int
    message: str
    remede: str = ""


def unclosed_quote(p: Plainte) -> Verdict:
    """Say where the quote that swallows the rest of the file was opened."""
    return Verdict(
        pages.GUILLEMETS, p.ligne_debut, p.colonne_debut, "le guillemet ouvert ici n'est pas fermé"
    )


def unclosed_bracket(p: Plainte) -> Verdict:
    """Tell a bracket left open from a comma forgotten, a colon or a quote inside the brackets."""
    if p.lettre == ":" and p.ligne == p.ligne_debut:
        return colon_in_value(p)
    if p.ligne > p.ligne_debut:
        message = f"« {p.ouvrante} » n'est pas fermé, ou il manque une virgule avant la ligne {p.ligne}"
        return Verdict(pages.CROCHETS, p.ligne_debut, p.colonne_debut, message)
    if p.avant.rstrip().endswith(("'", '"')):
        return after_quote(p)
    message = f"il manque une virgule, ou la fermeture de « {p.ouvrante} »"
    return Verdict(pages.CROCHETS, p.ligne, p.colonne, message)


def bad_colon(p: Plainte) -> Verdict:
    """Tell a colon inside a value from a fault of the line above, or of alignment."""
    if p.avant.startswith("---"):
        return Verdict(pages.SYNTAXE, p.ligne, 1, "une clé suit « --- » sur la même ligne", "effacer « --- »")
    if _VALEUR_ENTAMEE.search(p.avant):
        return colon_in_value(p)
    return _fault_above(p, p.lignes[p.precedente - 1]) if p.precedente else shifted(p)


def _fault_above(p: Plainte, ligne: str) -> Verdict:
    """Tell what the line above lacks: a space, a colon; nothing, and this one is badly aligned."""
    if found := _COLLE.match(ligne):
        return _missing_space(p.precedente, found)
    if _TIRET_COLLE.match(ligne):
        message = "il manque une espace après le tiret"
        return Verdict(pages.SYNTAXE, p.precedente, ligne.index("-") + 1, message, "écrire « - élément »")
    if ": " not in ligne and not ligne.rstrip().endswith(":"):
        message = f"il manque « : » dans cette ligne : {cite(ligne.strip())}"
        return Verdict(pages.DEUX_POINTS, p.precedente, _first_column(ligne), message)
    return shifted(p)


def colon_in_value(p: Plainte) -> Verdict:
    """Say that a value holds a colon and needs quotes."""
    message = "« : » se trouve au milieu d'une valeur sans guillemets"
    remede = "mettre toute la valeur entre guillemets doubles"
    return Verdict(pages.DEUX_POINTS, p.ligne, p.colonne, message, remede)


def missing_colon(p: Plainte) -> Verdict:
    """Say that a line is no `clé: valeur`."""
    if found := _COLLE.match(p.debut):
        return _missing_space(p.ligne_debut, found)
    message = f"il manque « : » après la clé : {cite(p.debut.strip())}"
    return Verdict(pages.DEUX_POINTS, p.ligne_debut, p.colonne_debut, message)


def _missing_space(ligne: int, found: re.Match[str]) -> Verdict:
    cle, valeur = found[1], found[2]
    message = "il manque une espace après « : »"
    if valeur[0] in _INSECABLES:
        message = "une espace insécable suit « : » : il faut une espace ordinaire"
    remede = f"écrire « {cle}: {valeur.strip()} »" if len(found[0]) <= _MONTRABLE else ""
    return Verdict(pages.DEUX_POINTS, ligne, found.end(1) + 2, message, remede)


def block_end(p: Plainte) -> Verdict:
    """Tell a line without a key, or badly aligned, from something left over after a value."""
    if p.lettre == ":":
        message = "il manque une clé avant « : »"
        return Verdict(pages.DEUX_POINTS, p.ligne, p.colonne, message, "écrire un mot avant « : »")
    if p.avant.strip() in {"", "-"}:
        return shifted(p)
    if p.avant.rstrip().endswith(("'", '"')):
        return after_quote(p)
    return Verdict(pages.SYNTAXE, p.ligne, p.colonne, f"{cite(p.apres)} n'a pas sa place ici")


def after_quote(p: Plainte) -> Verdict:
    """Say that text follows a closing quote, or that the quote was opened lines above."""
    simple = p.avant.rstrip().endswith("'")
    guillemet = "'" if simple else '"'
    if p.avant.count(guillemet) % 2 and (ligne := _odd_line_above(p, guillemet)):
        colonne = p.lignes[ligne - 1].rindex(guillemet) + 1
        return Verdict(
            pages.GUILLEMETS, ligne, colonne, "le guillemet ouvert ici n'est pas fermé sur sa ligne"
        )
    quoi = "l'apostrophe ferme la valeur" if simple else "le guillemet ferme la valeur"
    return Verdict(pages.GUILLEMETS, p.ligne, p.colonne, f"{quoi}, et du texte la suit : {cite(p.apres)}")


def _odd_line_above(p: Plainte, guillemet: str) -> int:
    """Give the nearest line above with a quote that has no fellow; zero when there is none."""
    lignes = range(p.ligne - 1, 0, -1)
    return next((numero for numero in lignes if p.lignes[numero - 1].count(guillemet) % 2), 0)


def shifted(p: Plainte) -> Verdict:
    """Say that a line is badly aligned."""
    message = "la ligne n'est alignée ni sur son bloc ni sur un sous-bloc"
    return Verdict(pages.DECALAGE, p.ligne, _first_column(p.texte), message)


def dash(p: Plainte) -> Verdict:
    """Say that a list in dashes starts on its own line."""
    message = "une liste en « - » ne commence pas sur la ligne de sa clé"
    remede = "aller à la ligne avant le « - », ou écrire la liste entre crochets : [a, b]"
    return Verdict(pages.SYNTAXE, p.ligne, p.colonne, message, remede)


def reserved(p: Plainte) -> Verdict:
    """Say which character may not start a value."""
    if p.ouvrante == "\t":
        message = "une tabulation tient la place d'espaces"
        return Verdict(pages.DECALAGE, p.ligne_debut, p.colonne_debut, message)
    if p.ouvrante not in _RESERVES:
        return generic(p)
    message = f"une valeur ne commence pas par « {p.ouvrante} » sans guillemets"
    return Verdict(pages.RESERVE, p.ligne_debut, p.colonne_debut, message)


def escape(p: Plainte) -> Verdict:
    """Show the escape that means nothing; libyaml stops at its bar, the parser in Python after it."""
    rang = max(p.texte.rfind("\\", 0, p.colonne), 0)
    message = f"{cite(p.texte[rang : rang + 2])} n'a pas de sens entre guillemets doubles"
    return Verdict(pages.ECHAPPEMENT, p.ligne, rang + 1, message)


def no_content(p: Plainte) -> Verdict:
    """Say that a comma or a bracket stands where a value should, or that the text ends in the middle."""
    if p.lettre and p.lettre in ",]}":
        return Verdict(
            pages.CROCHETS, p.ligne, p.colonne, f"« {p.lettre} » est là où une valeur est attendue"
        )
    for numero in range(p.ligne, 0, -1):
        colonne = max(map(p.lignes[numero - 1].rfind, "[{")) + 1
        if colonne:
            message = f"« {p.lignes[numero - 1][colonne - 1]} » n'est pas fermé"
            return Verdict(pages.CROCHETS, numero, colonne, message)
    return generic(p)


def after_root(p: Plainte) -> Verdict:
    """Say that a line stands outside of the file's only block."""
    return generic(p) if p.avant.strip() else shifted(p)


def generic(p: Plainte) -> Verdict:
    """Show the line, when nothing better can be said."""
    return Verdict(pages.SYNTAXE, p.ligne, p.colonne, f"cette ligne ne se lit pas : {cite(p.texte.strip())}")


def _first_column(ligne: str) -> int:
    return len(ligne) - len(ligne.lstrip()) + 1

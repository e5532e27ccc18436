"""The parser's complaints, in French: what is wrong on which line, and how to mend it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from sicommun.diagnostics import Diagnostic, Fiche
from sicommun.positions import DEBUT, Span
from sicommun.store import pages_syntaxe as pages
from sicommun.store.caracteres import Fautif, find_faulty
from sicommun.store.citation import cite
from sicommun.store.reperes import span_at

_COLLE: Final = re.compile(r"[ -]*([^\s:#\"'\[{]+):([^ \t:/][^:]*)$")
"""A line such as `nom:Chenôve`, where the space after the colon is missing."""
_RESERVES: Final = frozenset("@`%&*!|>")


@dataclass(frozen=True, slots=True)
class Plainte:
    """A complaint of the parser: where it stopped, where the faulty thing began, and the lines."""

    lignes: list[str]
    ligne: int
    colonne: int
    ligne_debut: int
    colonne_debut: int

    @property
    def texte(self) -> str:
        """Give the line where the parser stopped."""
        return self.lignes[self.ligne - 1]

    @property
    def avant(self) -> str:
        """Give what stands before, on that line."""
        return self.texte[: self.colonne - 1]

    @property
    def lettre(self) -> str:
        """Give the character at which it stopped."""
        return self.texte[self.colonne - 1 : self.colonne]

    @property
    def precedente(self) -> int:
        """Give the number of the nearest line above that says something; zero when there is none."""
        for numero in range(self.ligne - 1, 0, -1):
            nue = self.lignes[numero - 1].strip()
            if nue and not nue.startswith("#"):
                return numero
        return 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to say: the page, the line and column, the message, and a remedy when the page's will not do."""

    fiche: Fiche
    ligne: int
    colonne: int
    message: str
    remede: str = ""


def explain_syntax(erreur: Exception, *, texte: str, fichier: str) -> Diagnostic:
    """Turn an exception of the parser into a finding; not one word of it is repeated."""
    fautif = _unreadable(texte) if getattr(erreur, "problem_mark", None) is None else None
    if fautif is not None:
        span = span_at(texte, fautif.rang)
        return Diagnostic(fautif.fiche, fichier, span, fautif.message, fautif.fiche.remede)
    probleme = f"{getattr(erreur, 'context', None) or ''} | {getattr(erreur, 'problem', None) or ''}"
    plainte = _plainte(erreur, texte)
    verdict = next(juge(plainte) for motif, juge in _TABLE if motif.search(probleme))
    span = Span(verdict.ligne, verdict.colonne, verdict.ligne, verdict.colonne + 1)
    return Diagnostic(verdict.fiche, fichier, span, verdict.message, verdict.remede or verdict.fiche.remede)


def _unreadable(texte: str) -> Fautif | None:
    """Find what stops a parser without a mark: a forbidden character, or an escape beyond the last one."""
    if found := re.search(r"\\U(?!000|0010)[0-9A-Fa-f]{8}", texte):
        message = f"l'échappement « {found[0]} » ne désigne aucun caractère"
        return Fautif(pages.ECHAPPEMENT, found.start(), message)
    return next(find_faulty(texte), None)


def _plainte(erreur: Exception, texte: str) -> Plainte:
    """Read the marks of an exception, brought back inside the text."""
    lignes = [ligne.removesuffix("\r") for ligne in texte.split("\n")]
    fin = getattr(erreur, "problem_mark", None)
    debut = getattr(erreur, "context_mark", None) or fin
    return Plainte(lignes, *_inside(fin, lignes), *_inside(debut, lignes))


def _inside(mark: Any, lignes: list[str]) -> tuple[int, int]:
    """Give the line and column of a mark, from 1; past the end, those of the last character written."""
    if mark is None:
        return DEBUT.line, DEBUT.column
    ligne = min(mark.line + 1, len(lignes))
    while ligne > 1 and mark.line + 1 >= len(lignes) and not lignes[ligne - 1].strip():
        ligne -= 1
    longueur = len(lignes[ligne - 1])
    return ligne, min(mark.column + 1, max(longueur, 1)) if ligne == mark.line + 1 else max(longueur, 1)


def _unclosed_quote(p: Plainte) -> Verdict:
    return Verdict(
        pages.GUILLEMETS, p.ligne_debut, p.colonne_debut, "le guillemet ouvert ici n'est pas fermé"
    )


def _unclosed_bracket(p: Plainte) -> Verdict:
    ouvrant = p.lignes[p.ligne_debut - 1][p.colonne_debut - 1 : p.colonne_debut]
    if p.lettre == ":" and p.ligne == p.ligne_debut:
        return _colon_in_value(p)
    if p.ligne > p.ligne_debut:
        message = f"« {ouvrant} » n'est pas fermé, ou il manque une virgule avant la ligne {p.ligne}"
        return Verdict(pages.CROCHETS, p.ligne_debut, p.colonne_debut, message)
    if p.avant.rstrip().endswith(("'", '"')):
        return _after_quote(p)
    message = f"il manque une virgule, ou la fermeture de « {ouvrant} »"
    return Verdict(pages.CROCHETS, p.ligne, p.colonne, message)


def _bad_colon(p: Plainte) -> Verdict:
    if re.search(r":\s|^\s*-\s+[^-\s].*['\"\]}]$", p.avant):
        return _colon_in_value(p)
    if p.avant.startswith("---"):
        return Verdict(pages.SYNTAXE, p.ligne, 1, "une clé suit « --- » sur la même ligne", "effacer « --- »")
    precedente = p.lignes[p.precedente - 1] if p.precedente else ""
    if found := _COLLE.match(precedente):
        return _missing_space(p.precedente, found)
    if re.match(r"\s*-[^\s-]", precedente):
        colonne = precedente.index("-") + 1
        return Verdict(
            pages.SYNTAXE,
            p.precedente,
            colonne,
            "il manque une espace après le tiret",
            "écrire « - élément »",
        )
    if precedente and ": " not in precedente and not precedente.rstrip().endswith(":"):
        message = f"il manque « : » dans cette ligne : {cite(precedente.strip())}"
        return Verdict(pages.DEUX_POINTS, p.precedente, _first_column(precedente), message)
    return _shifted(p)


def _colon_in_value(p: Plainte) -> Verdict:
    message = "« : » se trouve au milieu d'une valeur sans guillemets"
    return Verdict(
        pages.DEUX_POINTS, p.ligne, p.colonne, message, "mettre toute la valeur entre guillemets doubles"
    )


def _missing_colon(p: Plainte) -> Verdict:
    ligne = p.lignes[p.ligne_debut - 1]
    if found := _COLLE.match(ligne):
        return _missing_space(p.ligne_debut, found)
    message = f"il manque « : » après la clé : {cite(ligne.strip())}"
    return Verdict(pages.DEUX_POINTS, p.ligne_debut, p.colonne_debut, message)


def _missing_space(ligne: int, found: re.Match[str]) -> Verdict:
    blanc = found[2][:1] in "\xa0\u202f\u2009"
    message = (
        "une espace insécable suit « : » : il faut une espace ordinaire"
        if blanc
        else "il manque une espace après « : »"
    )
    remede = f"écrire « {found[1]}: {found[2].strip()} »" if len(found[0]) <= 60 else ""
    return Verdict(pages.DEUX_POINTS, ligne, found.end(1) + 2, message, remede)


def _block_end(p: Plainte) -> Verdict:
    if p.avant.strip() in {"", "-"}:
        return _shifted(p)
    if p.avant.rstrip().endswith(("'", '"')):
        return _after_quote(p)
    message = f"{cite(p.texte[p.colonne - 1 :].strip())} n'a pas sa place ici"
    return Verdict(pages.SYNTAXE, p.ligne, p.colonne, message)


def _after_quote(p: Plainte) -> Verdict:
    simple = p.avant.rstrip().endswith("'")
    guillemet = "'" if simple else '"'
    if p.avant.count(guillemet) % 2 and (ouvrante := _odd_line_above(p, guillemet)):
        colonne = p.lignes[ouvrante - 1].rindex(guillemet) + 1
        return Verdict(
            pages.GUILLEMETS, ouvrante, colonne, "le guillemet ouvert ici n'est pas fermé sur sa ligne"
        )
    quoi = "l'apostrophe ferme la valeur" if simple else "le guillemet ferme la valeur"
    message = f"{quoi}, et du texte la suit : {cite(p.texte[p.colonne - 1 :].strip())}"
    return Verdict(pages.GUILLEMETS, p.ligne, p.colonne, message)


def _odd_line_above(p: Plainte, guillemet: str) -> int:
    """Give the nearest line above with a quote that has no fellow; zero when there is none."""
    lignes = range(p.ligne - 1, 0, -1)
    return next((numero for numero in lignes if p.lignes[numero - 1].count(guillemet) % 2), 0)


def _shifted(p: Plainte) -> Verdict:
    message = "la ligne n'est alignée ni sur son bloc ni sur un sous-bloc"
    return Verdict(pages.DECALAGE, p.ligne, _first_column(p.texte), message)


def _dash(p: Plainte) -> Verdict:
    message = "une liste en « - » ne commence pas sur la ligne de sa clé"
    return Verdict(
        pages.SYNTAXE,
        p.ligne,
        p.colonne,
        message,
        "aller à la ligne avant le « - », ou écrire la liste entre crochets : [a, b]",
    )


def _reserved(p: Plainte) -> Verdict:
    lettre = p.lignes[p.ligne_debut - 1][p.colonne_debut - 1 : p.colonne_debut]
    if lettre == "\t":
        return Verdict(
            pages.DECALAGE, p.ligne_debut, p.colonne_debut, "une tabulation tient la place d'espaces"
        )
    if lettre not in _RESERVES:
        return _generic(p)
    message = f"une valeur ne commence pas par « {lettre} » sans guillemets"
    return Verdict(pages.RESERVE, p.ligne_debut, p.colonne_debut, message)


def _escape(p: Plainte) -> Verdict:
    # libyaml stops at the bar, the parser in Python after it.
    rang = max(p.texte.rfind("\\", 0, p.colonne), 0)
    message = f"{cite(p.texte[rang : rang + 2])} n'a pas de sens entre guillemets doubles"
    return Verdict(pages.ECHAPPEMENT, p.ligne, rang + 1, message)


def _no_content(p: Plainte) -> Verdict:
    if p.lettre and p.lettre in ",]}":
        message = f"« {p.lettre} » est là où une valeur est attendue"
        return Verdict(pages.CROCHETS, p.ligne, p.colonne, message)
    return _generic(p)


def _after_root(p: Plainte) -> Verdict:
    return _shifted(p) if p.avant.strip() == "" else _generic(p)


def _generic(p: Plainte) -> Verdict:
    message = f"cette ligne ne se lit pas : {cite(p.texte.strip())}"
    return Verdict(pages.SYNTAXE, p.ligne, p.colonne, message)


def _first_column(ligne: str) -> int:
    return len(ligne) - len(ligne.lstrip()) + 1


# What libyaml and the parser in Python say, by the words that both use; the first that matches wins.
_TABLE: Final[tuple[tuple[re.Pattern[str], Callable[[Plainte], Verdict]], ...]] = tuple(
    (re.compile(motif), juge)
    for motif, juge in (
        (r"quoted scalar.*\| found unexpected (end of stream|document)", _unclosed_quote),
        (r"quoted scalar.*\|.*(escape|hexdecimal|hexadecimal)", _escape),
        (r"while parsing a flow (sequence|mapping) \|", _unclosed_bracket),
        (r"mapping values are not allowed", _bad_colon),
        (r"could not find expected ':'", _missing_colon),
        (r"sequence entries are not allowed", _dash),
        (
            r"cannot start any token|scanning an? (alias|anchor|tag|block scalar)|parsing a tag|tag handle",
            _reserved,
        ),
        (r"parsing a block (mapping|collection) \|", _block_end),
        (r"node content", _no_content),
        (r"<document start>", _after_root),
        (r"", _generic),
    )
)

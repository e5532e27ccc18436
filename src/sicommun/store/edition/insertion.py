"""Where a new piece goes, and how it is laid out: after the last line of a block, or before a bracket."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from sicommun.positions import Chemin
from sicommun.store.edition.brouillon import Brouillon, Retouche

_COMMENTAIRE: Final = re.compile(r"#[^\n]*")

Essai = Sequence[Retouche]


def into_block(b: Brouillon, chemin: Chemin, lignes: list[str]) -> Iterator[Essai]:
    """Give the ways of adding lines at the end of a list in dashes or a block of keys.

    After its last line; failing that (a text that keeps its blank lines), after the blank ones too.
    """
    span = b.positions.values[chemin]
    bloc = (b.saut if _is_spaced(b, chemin) else "") + _indent(lignes, " " * (span.column - 1), b.saut)
    ligne = span.end_line + 1
    yield [after_line(b, ligne, bloc)]
    while ligne <= len(b.debuts) and not _line(b, ligne).strip():
        ligne += 1
    yield [after_line(b, ligne, bloc)]


def amid_block(b: Brouillon, chemin: Chemin, rang: int, lignes: list[str]) -> Iterator[Essai]:
    """Give the ways of adding lines before an item of a list in dashes.

    Right under the item before it, so that a comment above an item stays with it; failing that, above it.
    """
    span, suivant = b.positions.values[chemin], b.positions.values[(*chemin, rang)]
    bloc = _indent(lignes, " " * (span.column - 1), b.saut)
    if rang:
        saut = b.saut if _is_spaced(b, chemin, rang) else ""
        yield [after_line(b, b.positions.values[(*chemin, rang - 1)].end_line + 1, saut + bloc)]
        bloc += saut
    yield [after_line(b, suivant.line, bloc)]


def _is_spaced(b: Brouillon, chemin: Chemin, rang: int | None = None) -> bool:
    """Tell a list in dashes one item of which, the last one here, follows a blank line."""
    noeud = b.get(chemin)
    if not isinstance(noeud, list) or len(noeud) < 2:  # noqa: PLR2004 — one item is set apart from none
        return False
    avant = b.positions.values[(*chemin, len(noeud) - 1 if rang is None else rang)].line - 1
    return not _line(b, avant).strip()


def after_line(b: Brouillon, ligne: int, bloc: str) -> Retouche:
    """Put whole lines before line `ligne`, or at the end of a text that may lack its last line end."""
    if ligne <= len(b.debuts):
        rang = b.debuts[ligne - 1]
        return Retouche(rang, rang, bloc)
    manque = "" if b.texte.endswith("\n") or not b.texte else b.saut
    return Retouche(len(b.texte), len(b.texte), manque + bloc)


def into_flow(b: Brouillon, chemin: Chemin, fragment: str) -> Iterator[Essai]:
    """Give the ways of adding an element before the closing bracket of a list or block that has some."""
    noeud = b.get(chemin)
    dernier = (*chemin, len(noeud) - 1 if isinstance(noeud, list) else next(reversed(noeud)))
    fin, fermant = b.fin(dernier), b.fin(chemin) - 1
    entre = _COMMENTAIRE.sub(lambda found: " " * len(found[0]), b.texte[fin:fermant])
    virgule = entre.find(",")
    if "\n" in entre:
        yield _on_its_line(b, dernier, fragment, virgule=virgule >= 0)
    if virgule >= 0:
        yield [Retouche(fin + virgule + 1, fin + virgule + 1, f" {fragment}")]
    yield [Retouche(fin, fin, f", {fragment}")]
    yield [Retouche(fin, fin, f" , {fragment}")]


def amid_flow(b: Brouillon, chemin: Chemin, rang: int, fragment: str) -> Iterator[Essai]:
    """Give the ways of adding an element before another one between brackets, on a line of its own or not."""
    span, debut = b.positions.values[(*chemin, rang)], b.debut((*chemin, rang))
    marge = _line(b, span.line)[: span.column - 1]
    if not marge.strip():
        yield [after_line(b, span.line, f"{marge}{fragment},{b.saut}")]
    yield [Retouche(debut, debut, f"{fragment}, ")]


def _on_its_line(b: Brouillon, dernier: Chemin, fragment: str, *, virgule: bool) -> Essai:
    """Add an element on a line of its own, under the last one, which takes a comma if it has none."""
    span, fin = b.positions.values[dernier], b.fin(dernier)
    debut = _line(b, span.line)
    marge = debut[: len(debut) - len(debut.lstrip(" "))]
    ligne = after_line(b, span.end_line + 1, f"{marge}{fragment}{',' if virgule else ''}{b.saut}")
    return [ligne] if virgule else [Retouche(fin, fin, ","), ligne]


def in_place(b: Brouillon, chemin: Chemin, *fragments: str) -> Iterator[Essai]:
    """Give the ways of putting one of some fragments in place of a value, even of an empty one."""
    debut, fin = b.debut(chemin), b.fin(chemin)
    for fragment in fragments:
        if fin > debut:
            yield [Retouche(debut, fin, fragment)]
        else:
            yield [Retouche(debut, debut, f" {fragment}")]
            yield [Retouche(debut, debut, f": {fragment}")]


def under_key(b: Brouillon, chemin: Chemin, lignes: list[str]) -> Iterator[Essai]:
    """Give the way of putting lines under a key whose value is empty, `[]`, `{}` or `null`."""
    debut, fin = b.debut(chemin), b.fin(chemin)
    cle = b.positions.keys[chemin]
    bloc = _indent(lignes, " " * (cle.column + 1), b.saut)
    vide = [Retouche(len(b.texte[:debut].rstrip(" ")), fin, "")] if fin > debut else []
    yield [*vide, after_line(b, b.positions.values[chemin].end_line + 1, bloc)]


def _indent(lignes: list[str], marge: str, saut: str) -> str:
    return "".join(f"{marge}{ligne}{saut}" if ligne else saut for ligne in lignes)


def _line(b: Brouillon, ligne: int) -> str:
    """Give one line of the text, with its end."""
    fin = b.debuts[ligne] if ligne < len(b.debuts) else len(b.texte)
    return b.texte[b.debuts[ligne - 1] : fin]

"""The parser's complaints, in French: what is wrong on which line, and how to mend it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from sicommun.diagnostics import Diagnostic
from sicommun.positions import Span
from sicommun.store.lecture import verdicts
from sicommun.store.lecture.pages_syntaxe import ECHAPPEMENT
from sicommun.store.lecture.plainte import Plainte, read_complaint
from sicommun.store.octets.caracteres import Fautif, find_faulty
from sicommun.store.octets.reperes import span_at

# What libyaml and the parser in Python say (`context | problem`), by the words that both use; the first
# that matches wins, and the last one always does: not a word of English gets through.
_TABLE: Final[tuple[tuple[re.Pattern[str], Callable[[Plainte], verdicts.Verdict]], ...]] = tuple(
    (re.compile(motif), juge)
    for motif, juge in (
        (r"quoted scalar.*\| found unexpected (end of stream|document)", verdicts.unclosed_quote),
        (r"quoted scalar.*\|.*(escape|hexdecimal|hexadecimal)", verdicts.escape),
        (r"while parsing a flow (sequence|mapping) \|", verdicts.unclosed_bracket),
        (r"mapping values are not allowed", verdicts.bad_colon),
        (r"could not find expected ':'", verdicts.missing_colon),
        (r"sequence entries are not allowed", verdicts.dash),
        (r"cannot start any token", verdicts.reserved),
        (r"scanning an? (alias|anchor|tag|block scalar)|parsing a tag|tag handle", verdicts.reserved),
        (r"parsing a block (mapping|collection) \|", verdicts.block_end),
        (r"node content", verdicts.no_content),
        (r"<document start>", verdicts.after_root),
        (r"", verdicts.generic),
    )
)
_AU_DELA: Final = re.compile(r"\\U(?!000|0010)[0-9A-Fa-f]{8}")


def explain_syntax(erreur: Exception, *, texte: str, fichier: str) -> Diagnostic:
    """Turn an exception of the parser into a finding; not one word of it is repeated."""
    if getattr(erreur, "problem_mark", None) is None and (fautif := _unreadable(texte)):
        span = span_at(texte, fautif.rang)
        return Diagnostic(fautif.fiche, fichier, span, fautif.message, fautif.fiche.remede)
    probleme = f"{getattr(erreur, 'context', None) or ''} | {getattr(erreur, 'problem', None) or ''}"
    plainte = read_complaint(erreur, texte)
    verdict = next(juge(plainte) for motif, juge in _TABLE if motif.search(probleme))
    span = Span(verdict.ligne, verdict.colonne, verdict.ligne, verdict.colonne + 1)
    return Diagnostic(verdict.fiche, fichier, span, verdict.message, verdict.remede or verdict.fiche.remede)


def _unreadable(texte: str) -> Fautif | None:
    """Find what stops a parser without a mark: a forbidden character, or an escape beyond the last one."""
    if found := _AU_DELA.search(texte):
        message = f"l'échappement « {found[0]} » ne désigne aucun caractère"
        return Fautif(ECHAPPEMENT, found.start(), message)
    return next(find_faulty(texte), None)

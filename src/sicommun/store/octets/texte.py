"""From the bytes of a file to its text, or the reasons why it is not one."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, NamedTuple

from sicommun.diagnostics import Diagnostic
from sicommun.limites import OCTETS_PAR_FICHIER
from sicommun.positions import DEBUT
from sicommun.store.octets.caracteres import Fautif, find_faulty
from sicommun.store.octets.codage import decode_utf8
from sicommun.store.octets.conflits import MARQUES, find_conflicts
from sicommun.store.octets.pages import BLANC_EN_TETE, FIN_WINDOWS, TABULATION, TROP_GROS, VIDE
from sicommun.store.octets.reperes import span_at

PAR_CODE: Final = 20
"""Findings shown for one code of one text; the last one says how many more there are."""

_ASSEZ: Final = 10_000
"""Forbidden characters after which counting the others is a waste of the reader's time."""

_ASCII_SUR: Final = bytes(range(0x20, 0x7F)) + b"\n"
_ORDINAIRES: Final = frozenset(map(chr, [*range(0xA0, 0xAD), *range(0xAE, 0x100)])) | frozenset(
    "ŒœŸŠšŽžĄąĆćČčĘęŁłŃńŘřŚśŞşŢţŹźŻż–—‘’‚“”„•…‰‹›€™−×→\u2009\u202f"
)
_INSECABLES: Final = "\xa0\u2009\u202f"
_BLANC_EN_TETE: Final = re.compile("^ *([\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000])", re.MULTILINE)
_ILLISIBLES: Final = re.compile(
    "\r(?!\n)|[\t\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]"
)


class Texte(NamedTuple):
    """The text of a file and what is wrong with it.

    `texte` is None when it makes no sense to read on. Otherwise what the parser would choke on is
    replaced, character for character, by spaces: the rest of the faults are found, at their places.
    """

    texte: str | None
    constats: tuple[Diagnostic, ...] = ()


def decode(octets: bytes, fichier: str) -> Texte:
    """Turn bytes into text; every fault is a finding. A byte order mark at the start is dropped."""
    if len(octets) > OCTETS_PAR_FICHIER:
        return Texte(None, (too_large(len(octets), fichier),))
    texte, constats = decode_utf8(octets, fichier)
    if texte is None:
        return Texte(None, constats)
    if not texte.strip():
        return Texte(None, (Diagnostic(VIDE, fichier, DEBUT, "le fichier est vide", VIDE.remede),))
    return Texte(texte) if _is_plain(octets, texte) else _examine(texte, fichier)


def readable(texte: str) -> str:
    """Put a space for each character that a parser would choke on, so that positions stay."""
    return _ILLISIBLES.sub(" ", texte)


def too_large(octets: int, fichier: str) -> Diagnostic:
    """Say that a file is too large, with its size and the limit."""
    message = f"le fichier pèse {_milliers(octets)} octets ; la limite est de {_milliers(OCTETS_PAR_FICHIER)}"
    return Diagnostic(TROP_GROS, fichier, DEBUT, message, TROP_GROS.remede)


def _milliers(nombre: int) -> str:
    """Group thousands the French way."""
    return f"{nombre:,}".replace(",", "\u202f")


def _is_plain(octets: bytes, texte: str) -> bool:
    r"""Tell a text with nothing to look at twice: ordinary French letters, `\n`, no mark of git.

    Taking the plain ASCII away leaves valid UTF-8 of a few characters: microseconds for most files.
    """
    reste = frozenset(octets.removeprefix(BOM_UTF8).translate(None, _ASCII_SUR).decode())
    if not reste <= _ORDINAIRES or any(marque in texte for marque in MARQUES):
        return False
    return reste.isdisjoint(_INSECABLES) or not _BLANC_EN_TETE.search(texte)


def _examine(texte: str, fichier: str) -> Texte:
    """Find all that is wrong with a text, and say whether it can be read on."""
    fautes = [
        *find_conflicts(texte),
        *_find_blanks(texte),
        *islice(find_faulty(texte), _ASSEZ),
        *_find_crlf(texte),
    ]
    arret = any(faute.fiche.code in {"LEC011", "LEC012"} for faute in fautes)
    constats = tuple(_report(texte, fautes, fichier=fichier))
    return Texte(None if arret else readable(texte), constats)


def _find_blanks(texte: str) -> Iterator[Fautif]:
    """Give the tabs, and the fixed spaces that pose as indentation."""
    en_tete = {found.start(1) for found in _BLANC_EN_TETE.finditer(texte)}
    for rang in sorted(en_tete):
        quoi = "une tabulation" if texte[rang] == "\t" else "une espace insécable ou spéciale"
        yield Fautif(BLANC_EN_TETE, rang, f"la ligne commence par {quoi} au lieu d'espaces ordinaires")
    for found in re.finditer("\t+", texte):
        if found.start() not in en_tete:
            yield Fautif(TABULATION, found.start(), "une tabulation se cache dans la ligne")


def _find_crlf(texte: str) -> Iterator[Fautif]:
    """Give the first line end of Windows, for all."""
    rang = texte.find("\r\n")
    if rang >= 0:
        combien = texte.count("\r\n")
        lignes = "1 ligne finit" if combien == 1 else f"{combien} lignes finissent"
        yield Fautif(FIN_WINDOWS, rang, f"{lignes} à la façon de Windows (CR LF)")


def _report(texte: str, fautes: Iterable[Fautif], *, fichier: str) -> Iterator[Diagnostic]:
    """Turn faults into findings, in order, the first ones of each code only."""
    par_code: dict[str, list[Fautif]] = {}
    for faute in fautes:
        par_code.setdefault(faute.fiche.code, []).append(faute)
    for semblables in par_code.values():
        reste = len(semblables) - PAR_CODE
        autres = "autres au moins" if len(semblables) >= _ASSEZ else "autres"
        for rang, faute in enumerate(semblables[:PAR_CODE], start=1):
            suite = f" (et {reste} {autres} dans ce fichier)" if rang == PAR_CODE and reste > 0 else ""
            yield Diagnostic(
                faute.fiche, fichier, span_at(texte, faute.rang), faute.message + suite, faute.fiche.remede
            )

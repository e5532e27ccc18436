"""The search itself: a cheap look that ends most texts, then every kind of secret."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from sicommun.secrets.indices import (
    may_be_labelled,
    may_be_paired,
    may_have_number,
    may_have_token,
    may_hold,
)
from sicommun.secrets.secret import Secret

_FIN_DE_LIGNE: Final = re.compile("\r?\n")
"""The line breaks that libyaml counts."""

_RETENUS: Final = 4
"""Texts remembered with their secrets."""
_LE_PLUS_COURT: Final = len("mdp:abcd")
"""Letters under which a text holds no secret."""
_BLOC: Final = re.compile(r"[:=]\s*+(?P<bloc>[|>][-+0-9]*+)?\s*+(?:#.*)?$")
"""The end of a YAML line whose value stands below, as a block of text or as it comes."""
_CLE: Final = re.compile(r"^\s*-\s|:(?:\s|$)")
"""What makes a line a list or a block of keys, and no value."""
_LETTRE: Final = re.compile(r"\S")
_AUTOUR: Final = " \t#>\"'"
"""What may stand around a line of a key, in YAML."""
_TETE_DE_CLE: Final = re.compile(r"-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY")
_CORPS_DE_CLE: Final = re.compile(r"[A-Za-z0-9+/=]*|(?:Proc-Type|DEK-Info|Version|Comment):.*")
"""A line of a key: base 64, or the head that says how it is encrypted."""


def find_secrets(texte: str) -> list[Secret]:
    """Give the secrets of a text, in order, without overlap."""
    gardes: list[Secret] = []
    for secret in sorted(_all(texte)):
        if not gardes or secret.debut >= gardes[-1].fin:
            gardes.append(secret)
    return gardes


def _all(texte: str) -> Iterator[Secret]:
    """Find the secrets of every kind, overlapping ones included; a kind is imported for its first suspect."""
    if len(texte) < _LE_PLUS_COURT:
        return
    bas = texte.lower()
    if may_have_token(texte):
        from sicommun.secrets.jetons import find_tokens

        yield from find_tokens(texte)
    if may_have_number(texte):
        from sicommun.secrets.numeros import find_numbers

        yield from find_numbers(texte)
    if may_be_paired(bas):
        from sicommun.secrets.couples import find_pairs

        yield from find_pairs(texte)
    if may_be_labelled(bas):
        from sicommun.secrets.etiquettes import find_labelled

        yield from find_labelled(texte)


def mask(texte: str) -> str:
    """Blot the secrets out of a text, every other letter staying in its place."""
    for secret in find_secrets(texte):
        texte = texte[: secret.debut] + "•" * (secret.fin - secret.debut) + texte[secret.fin :]
    return texte


@lru_cache(maxsize=_RETENUS)
def mask_file(texte: str) -> str:
    """Blot the secrets out of the raw text of a file, those that a line announces included.

    The last texts are remembered: a hundred findings may show the same line, of two million letters.
    """
    if not may_hold(texte):
        return texte
    lignes = cut_lines(texte)
    fins = [*_FIN_DE_LIGNE.findall(texte), ""]
    corps = list(_key_lines(lignes))
    for ligne, debut, fin, _, _ in scan_text(texte):
        avant = lignes[ligne - 1]
        lignes[ligne - 1] = avant[: debut - 1] + "•" * (fin - debut) + avant[fin - 1 :]
    for rang in corps:
        lignes[rang] = _LETTRE.sub("•", lignes[rang])
    return "".join(ligne + saut for ligne, saut in zip(lignes, fins, strict=True))


def cut_lines(texte: str) -> list[str]:
    """Cut a text into the lines that `scan_text` counts."""
    return _FIN_DE_LIGNE.split(texte)


def _key_lines(lignes: list[str]) -> Iterator[int]:
    """Give the ranks of the lines between the head of a private key and its end, or what is left of it."""
    dedans = False
    for rang, ligne in enumerate(lignes):
        if _TETE_DE_CLE.search(ligne):
            dedans = True
        elif dedans and (dedans := _CORPS_DE_CLE.fullmatch(ligne.strip(_AUTOUR)) is not None):
            yield rang


def scan_text(texte: str) -> Iterator[tuple[int, int, int, str, str]]:
    """Give, for the raw text of any file, (line, column, end column, kind, what may be shown), from 1.

    It needs no record: for files that cannot be formed, and for comments. A label whose value stands in
    a block below (`mot_de_passe: |`) is found there.
    """
    precedente = ""
    for rang, ligne in enumerate(cut_lines(texte), 1):
        for secret in (*find_secrets(ligne), *_announced(ligne, precedente)):
            yield rang, secret.debut + 1, secret.fin + 1, secret.nature, secret.montre
        precedente = ligne


def _announced(ligne: str, precedente: str) -> Iterator[Secret]:
    """Find in a line the secret that the label of the line before announces."""
    if not (valeur := ligne.strip()) or (bloc := _BLOC.search(precedente)) is None:
        return
    if not bloc["bloc"] and _CLE.search(ligne):
        return
    annonce = f"{precedente[: bloc.start()].strip()}: "
    decalage = ligne.index(valeur) - len(annonce)
    for secret in find_secrets(annonce + valeur):
        if secret.debut >= len(annonce) and not find_secrets(valeur):
            yield Secret(secret.debut + decalage, secret.fin + decalage, secret.nature, secret.montre)

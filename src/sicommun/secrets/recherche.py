"""The search itself: a cheap look that ends most texts, then every kind of secret."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sicommun.secrets import etiquettes, jetons, numeros
from sicommun.secrets.secret import Secret

_FIN_DE_LIGNE: Final = re.compile("\r?\n")
"""The line breaks that libyaml counts."""

_BLOC: Final = re.compile(r"[:=]\s*[|>][+-]?\s*$")
"""The end of a YAML line whose value stands below."""


def find_secrets(texte: str) -> list[Secret]:
    """Give the secrets of a text, in order, without overlap."""
    if not may_hold(texte):
        return []
    gardes: list[Secret] = []
    for secret in sorted(_all(texte)):
        if not gardes or secret.debut >= gardes[-1].fin:
            gardes.append(secret)
    return gardes


def may_hold(texte: str) -> bool:
    """Tell at little cost (ten nanoseconds a letter) whether a text is worth the search; most are not."""
    return etiquettes.may_hold(texte) or jetons.may_hold(texte) or numeros.may_hold(texte)


def _all(texte: str) -> Iterator[Secret]:
    """Find the secrets of every kind, overlapping ones included."""
    yield from jetons.find_tokens(texte)
    yield from numeros.find_numbers(texte)
    yield from etiquettes.find_labelled(texte)


def mask(texte: str) -> str:
    """Blot the secrets out of a text, every other letter staying in its place."""
    for secret in find_secrets(texte):
        texte = texte[: secret.debut] + "•" * (secret.fin - secret.debut) + texte[secret.fin :]
    return texte


def mask_file(texte: str) -> str:
    """Blot the secrets out of the raw text of a file, those that a line announces included."""
    if not may_hold(texte):
        return texte
    lignes = _FIN_DE_LIGNE.split(texte)
    fins = [*_FIN_DE_LIGNE.findall(texte), ""]
    for ligne, debut, fin, _, _ in scan_text(texte):
        avant = lignes[ligne - 1]
        lignes[ligne - 1] = avant[: debut - 1] + "•" * (fin - debut) + avant[fin - 1 :]
    return "".join(ligne + saut for ligne, saut in zip(lignes, fins, strict=True))


def scan_text(texte: str) -> Iterator[tuple[int, int, int, str, str]]:
    """Give, for the raw text of any file, (line, column, end column, kind, what may be shown), from 1.

    It needs no record: for files that cannot be formed, and for comments. A label whose value stands in
    a block below (`mot_de_passe: |`) is found there.
    """
    precedente = ""
    for rang, ligne in enumerate(_FIN_DE_LIGNE.split(texte), 1):
        for secret in (*find_secrets(ligne), *_announced(ligne, precedente)):
            yield rang, secret.debut + 1, secret.fin + 1, secret.nature, secret.montre
        precedente = ligne


def _announced(ligne: str, precedente: str) -> Iterator[Secret]:
    """Find in a line the secret that the label of the line before announces."""
    bloc = _BLOC.search(precedente)
    if bloc is None or not (valeur := ligne.strip()):
        return
    annonce = f"{precedente[: bloc.start()].strip()}: "
    decalage = ligne.index(valeur) - len(annonce)
    for secret in find_secrets(annonce + valeur):
        if secret.debut >= len(annonce) and not find_secrets(valeur):
            yield Secret(secret.debut + decalage, secret.fin + decalage, secret.nature, secret.montre)

"""The characters that have no place in a data file: what is read must be what is seen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple
from unicodedata import category

from sicommun.diagnostics import ERREUR, Fiche, declare
from sicommun.store.citation import name_character
from sicommun.textes import loi

COMMANDE = declare(
    Fiche(
        code="LEC006",
        titre="caractère de commande",
        gravite=ERREUR,
        source=loi("YAML-1.2"),
        texte="Un caractère de commande (octet nul, échappement de terminal…) ne s'affiche pas et peut piloter "
        "un écran.\n\nBon : `nom: Chenôve`\n\nMauvais : `nom: \"\\x1b[31mChenôve\"`",
        remede="effacer ce caractère",
    )
)
FIN_DE_LIGNE = declare(
    Fiche(
        code="LEC007",
        titre="fin de ligne que tous ne lisent pas de même",
        gravite=ERREUR,
        source=loi("YAML-1.2"),
        texte="Un retour de chariot seul, U+0085, U+2028 et U+2029 finissent la ligne pour certains lecteurs et pas "
        "pour d'autres : le même fichier dirait deux choses.\n\n"
        "Bon : des lignes finies par la touche Entrée.\n\n"
        "Mauvais : un texte collé d'un traitement de texte, avec ses sauts de ligne U+2028.",
        remede="remplacer ce caractère par une vraie fin de ligne ou une espace",
    )
)
SENS = declare(
    Fiche(
        code="LEC008",
        titre="caractère qui change le sens de lecture",
        gravite=ERREUR,
        source=loi("FORMAT"),
        texte="Un caractère de sens d'écriture (droite à gauche) fait lire à l'écran autre chose que ce qui est "
        "écrit.\n\nBon : `montant: 1200.00`\n\nMauvais : un montant précédé de U+202E, lu à l'envers.",
        remede="effacer ce caractère invisible ; au besoin, retaper la valeur",
    )
)
INVISIBLE = declare(
    Fiche(
        code="LEC009",
        titre="caractère invisible",
        gravite=ERREUR,
        source=loi("FORMAT"),
        texte="Un caractère de largeur nulle rend deux noms différents qui semblent pareils.\n\n"
        "Bon : `nom: Chenôve`\n\nMauvais : `nom: Chen\\u200bôve`, collé d'une page du web.",
        remede="effacer ce caractère invisible ; au besoin, retaper la valeur",
    )
)
SANS_SENS = declare(
    Fiche(
        code="LEC010",
        titre="caractère sans signification commune",
        gravite=ERREUR,
        source=loi("FORMAT"),
        texte="Un caractère non attribué ou à usage privé n'a pas le même dessin, ou pas de dessin, d'un poste à "
        "l'autre ; il ne s'imprime pas.\n\nBon : `nom: Chenôve`\n\n"
        "Mauvais : un symbole d'une police maison (U+E000 à U+F8FF).",
        remede="remplacer ce caractère par un caractère ordinaire",
    )
)

_INVISIBLES: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u2800\u3164\uffa0")
_FINS_DE_LIGNE: Final = frozenset("\r\x85\u2028\u2029")
_SENS: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_CATEGORIES: Final = {
    "Cc": COMMANDE,
    "Zl": FIN_DE_LIGNE,
    "Zp": FIN_DE_LIGNE,
    "Cf": INVISIBLE,
    "Co": SANS_SENS,
    "Cn": SANS_SENS,
    "Cs": SANS_SENS,
}


class Fautif(NamedTuple):
    """One character out of place: its page, its offset in the text, what to say of it."""

    fiche: Fiche
    rang: int
    message: str


def judge(lettre: str) -> Fiche | None:
    """Give the page of a character that has no place in a value; None for an ordinary one."""
    if lettre in "\n\t" or " " <= lettre <= "~":
        return None
    if lettre in _FINS_DE_LIGNE:
        return FIN_DE_LIGNE
    if lettre in _SENS:
        return SENS
    if lettre in _INVISIBLES or _hides_data(lettre):
        return INVISIBLE
    return _CATEGORIES.get(category(lettre))


def _hides_data(lettre: str) -> bool:
    """Tell a variation selector, which can carry a hidden text; the two that dress emojis are let through."""
    return "\ufe00" <= lettre <= "\ufe0d" or "\U000e0100" <= lettre <= "\U000e01ef"


def describe(lettre: str) -> str:
    """Say which character it is, and why it is refused."""
    fiche = judge(lettre)
    sorte = fiche.titre if fiche else "caractère"
    return f"{sorte} : {name_character(lettre)}"


def find_faulty(texte: str) -> Iterator[Fautif]:
    r"""Give every character out of place, in order; the `\r` of `\r\n` is none."""
    fautes = {lettre: (fiche, describe(lettre)) for lettre in set(texte) if (fiche := judge(lettre))}
    if not fautes:
        return
    for rang, lettre in enumerate(texte):
        if lettre in fautes and not (lettre == "\r" and texte[rang + 1 : rang + 2] == "\n"):
            fiche, message = fautes[lettre]
            yield Fautif(fiche, rang, message)

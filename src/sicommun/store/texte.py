"""From the bytes of a file to its text, or the reasons why it is not one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from sicommun.diagnostics import AVERTISSEMENT, ERREUR, Diagnostic, Fiche, declare
from sicommun.limites import OCTETS_PAR_FICHIER
from sicommun.positions import DEBUT
from sicommun.store.caracteres import Fautif, find_faulty
from sicommun.store.codage import decode_utf8
from sicommun.store.conflits import find_conflicts
from sicommun.store.reperes import span_at
from sicommun.textes import loi

TROP_GROS = declare(
    Fiche(
        code="LEC001",
        titre="fichier trop volumineux",
        gravite=ERREUR,
        source=loi("FORMAT"),
        texte="Un fichier de données se lit et se relit : au-delà de la limite, il n'est pas ouvert.\n\n"
        "Bon : un fichier par commune, par contrat, par exercice.\n\nMauvais : un export entier dans un seul fichier.",
        remede="partager le fichier, ou retirer ce qui n'a rien à y faire ; les limites : sicommun --limites",
    )
)
VIDE = declare(
    Fiche(
        code="LEC002",
        titre="fichier vide",
        gravite=ERREUR,
        source=loi("FORMAT"),
        texte="Un fichier vide ne dit pas s'il reste à remplir ou s'il a été effacé par erreur.\n\n"
        "Bon : `nom: Chenôve`\n\nMauvais : un fichier sans rien, ou avec des commentaires seuls.",
        remede="remplir le fichier, ou le supprimer",
    )
)
FIN_WINDOWS = declare(
    Fiche(
        code="LEC005",
        titre="fins de ligne de Windows",
        gravite=AVERTISSEMENT,
        source=loi("FORMAT"),
        texte="Les fichiers du dépôt finissent leurs lignes par « LF » ; « CR LF » fait voir à git des différences qui "
        "n'en sont pas.\n\nBon : `.gitattributes` contient `* text=auto eol=lf`.\n\n"
        "Mauvais : un fichier enregistré par le Bloc-notes, hors de git.",
        remede="réenregistrer avec des fins de ligne « LF » (git le fait seul avec « eol=lf » dans .gitattributes)",
    )
)
BLANC_EN_TETE = declare(
    Fiche(
        code="LEC011",
        titre="tabulation ou espace insécable en début de ligne",
        gravite=ERREUR,
        source=loi("YAML-1.2"),
        texte="Seules des espaces ordinaires décalent une ligne : une tabulation n'a pas la même largeur partout.\n\n"
        "Bon : deux espaces, puis `designes_par: maire`\n\nMauvais : une tabulation, puis `designes_par: maire`",
        remede="remplacer par deux espaces ordinaires",
    )
)
TABULATION = declare(
    Fiche(
        code="LEC013",
        titre="tabulation dans la ligne",
        gravite=ERREUR,
        source=loi("YAML-1.2"),
        texte="Une tabulation ne se distingue pas d'espaces à l'écran, et des lecteurs de YAML la refusent.\n\n"
        "Bon : `postes: 182  # au 31 décembre`\n\nMauvais : la même ligne, avec une tabulation avant le `#`.",
        remede="remplacer la tabulation par une espace",
    )
)

PAR_CODE: Final = 20
"""Findings shown for one code of one text; the last one says how many more there are."""

_ASCII_SUR: Final = bytes(range(0x20, 0x7F)) + b"\n"
_ORDINAIRES: Final = frozenset(map(chr, [*range(0xA0, 0xAD), *range(0xAE, 0x100)])) | frozenset(
    "ŒœŸŠšŽžĄąĆćČčĘęŁłŃńŘřŚśŞşŢţŹźŻż–—‘’‚“”„•…‰‹›€™−×→\u2009\u202f"  # noqa: RUF001 — as typed in French
)
_BLANC_EN_TETE: Final = re.compile("^ *([\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000])", re.MULTILINE)
_ILLISIBLES: Final = re.compile(
    "\r(?!\n)|[\t\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]"
)


@dataclass(frozen=True, slots=True)
class Texte:
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


def too_large(octets: int, fichier: str) -> Diagnostic:
    """Say that a file is too large, with its size and the limit."""
    message = f"le fichier pèse {_milliers(octets)} octets ; la limite est de {_milliers(OCTETS_PAR_FICHIER)}"
    return Diagnostic(TROP_GROS, fichier, DEBUT, message, TROP_GROS.remede)


def _milliers(nombre: int) -> str:
    """Group thousands the French way."""
    return f"{nombre:,}".replace(",", "\u202f")


def _is_plain(octets: bytes, texte: str) -> bool:
    """Tell a text with nothing to look at twice: ordinary French letters, `\\n`, no mark of git.

    Taking the plain ASCII away leaves valid UTF-8 of a few characters: microseconds for most files.
    """
    reste = octets.translate(None, _ASCII_SUR).decode().removeprefix("\ufeff")
    return _ORDINAIRES.issuperset(reste) and "\n<<<<<<<" not in texte and not texte.startswith("<<<<<<<") \
        and "\n>>>>>>>" not in texte and "\n|||||||" not in texte


def _examine(texte: str, fichier: str) -> Texte:
    """Find all that is wrong with a text, and say whether it can be read on."""
    fautes = [*find_conflicts(texte), *_find_blanks(texte), *find_faulty(texte), *_find_crlf(texte)]
    arret = any(faute.fiche.code in {"LEC011", "LEC012"} for faute in fautes)
    constats = tuple(_report(texte, fautes, fichier=fichier))
    return Texte(None if arret else _ILLISIBLES.sub(" ", texte), constats)


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
        for rang, faute in enumerate(semblables[:PAR_CODE], start=1):
            suite = f" (et {reste} autres dans ce fichier)" if rang == PAR_CODE and reste > 0 else ""
            yield Diagnostic(
                faute.fiche, fichier, span_at(texte, faute.rang), faute.message + suite, faute.fiche.remede
            )

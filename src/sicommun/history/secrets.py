"""Secrets that git remembers: looked for once in every content that any of its commits brought."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from sicommun.diagnostics import AVERTISSEMENT, ERREUR, Diagnostic, Fiche, declare
from sicommun.history.git import Depot, Objet
from sicommun.limites import OCTETS_PAR_FICHIER
from sicommun.positions import DEBUT, Span
from sicommun.secrets import CLE_PRIVEE, cut_lines, may_hold, scan_text
from sicommun.store.rangement.arbre import Arbre, Illisible
from sicommun.textes import clause

SECRET: Final = declare(
    Fiche(
        "SEC003",
        "secret dans une version passée",
        ERREUR,
        clause("ENSB-24"),
        "Git garde ce qu'on a effacé : un secret retiré d'un fichier reste lisible dans ses versions "
        "passées. `sicommun validate --historique` les parcourt toutes, et nomme la première qui le "
        "porte : `1a2b3c4d5e6f:data/epci.yaml` est l'écriture que git comprend.\n\n"
        "Réécrire l'historique d'abord ne suffit pas : les copies du dépôt gardent le secret. "
        "Un secret changé n'ouvre plus rien.\n\n"
        "Bon : un secret changé dès qu'on l'a vu, puis retiré de l'historique\n\n"
        "Mauvais : un mot de passe effacé du fichier, jamais changé",
        "changer ce secret d'abord, et le mettre au coffre (coffre://…) ; puis, s'il le faut, réécrire "
        "l'historique avec tous ceux qui en ont une copie (git filter-repo)",
        masque=True,
    )
)
PARTIEL: Final = declare(
    Fiche(
        "SEC004",
        "historique lu en partie",
        AVERTISSEMENT,
        clause("ENSB-24"),
        "La recherche a des bornes (`sicommun --limites`). Ce qu'elle n'a pas lu peut cacher un secret.\n\n"
        "Bon : un dépôt de fichiers YAML, que git lit en entier\n\n"
        "Mauvais : un export de plusieurs mégaoctets gardé un jour dans le dépôt",
        "vérifier le dépôt (git fsck), puis regarder soi-même ce qui n'a pas été lu",
    )
)

_NOM_COURT: Final = 12
"""Letters of a commit's name that are enough to find it again."""
_REGARDES: Final = 8_000
"""Bytes in which a NUL tells a binary content, as git judges it."""


class Version(NamedTuple):
    """One content: its object, the first commit that bears it, the file's name there."""

    objet: str
    commit: str
    fichier: str

    @property
    def nom(self) -> str:
        """Name the content as git does: `commit:path`."""
        return f"{self.commit[:_NOM_COURT]}:{self.fichier}"


@dataclass(slots=True)
class _Trouve:
    """One secret: where it was first seen, what may be said of it, in how many contents it stands."""

    version: Version
    span: Span
    message: str
    combien: int = 0

    def diagnostic(self) -> Diagnostic:
        """Say it once, whatever the number of versions."""
        suite = f", dans {self.combien} versions" if self.combien > 1 else ""
        return Diagnostic(SECRET, self.version.nom, self.span, self.message + suite, SECRET.remede)


def past_secrets(
    depot: Depot, presents: frozenset[str], avance: Callable[[int, int], None]
) -> Iterator[Diagnostic]:
    """Give the secrets that commits brought, each once, and what was not read.

    `presents` are the secrets that the work tree still shows: other rules say them. `avance` is told how many
    contents of how many are read. Binary contents hold no text and are passed over.
    """
    versions = list(_versions(depot.changes()))
    objets = depot.blobs((version.objet for version in versions), OCTETS_PAR_FICHIER)
    trouves: dict[str, _Trouve] = {}
    lus = 0
    for lus, (version, objet) in enumerate(zip(versions, objets, strict=False), 1):
        for valeur, span, message in _secrets(_text(objet.octets)):
            if valeur not in presents:
                trouves.setdefault(valeur, _Trouve(version, span, message)).combien += 1
        yield from _unread(version, objet)
        avance(lus, len(versions))
    yield from (trouve.diagnostic() for trouve in trouves.values())
    if lus < len(versions):
        yield _partial(versions[lus], f"git s'est arrêté après {lus} versions sur {len(versions)}")


def present_secrets(arbre: Arbre) -> frozenset[str]:
    """Give the secrets of the files that `validate` reads."""
    return frozenset(valeur for nom in arbre.fichiers() for valeur, *_ in _secrets(_text(_read(arbre, nom))))


def _read(arbre: Arbre, nom: str) -> bytes:
    try:
        return arbre.lire(nom)
    except Illisible:
        return b""


def _secrets(texte: str) -> Iterator[tuple[str, Span, str]]:
    """Give the secrets of a content: the value, which goes no further, its place, what is said of it."""
    if not may_hold(texte):
        return
    lignes = cut_lines(texte)
    for ligne, debut, fin, nature, montre in scan_text(texte):
        valeur = lignes[ligne - 1][debut - 1 : fin - 1]
        if nature == CLE_PRIVEE:  # all heads are alike
            valeur = "".join(suite.strip() for suite in lignes[ligne - 1 : ligne + 2])
        yield valeur, Span(ligne, debut, ligne, fin), f"{nature} en clair : {montre}"


def _text(octets: bytes) -> str:
    """Decode a content, faulty bytes replaced; nothing for a binary one."""
    if octets.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return octets.decode("utf-16", "replace")
    return "" if _is_binary(octets) else octets.decode("utf-8-sig", "replace")


def _is_binary(octets: bytes) -> bool:
    return b"\0" in octets[:_REGARDES]


def _unread(version: Version, objet: Objet) -> Iterator[Diagnostic]:
    """Say that a content is not there, or that only its beginning was read."""
    if objet.taille < 0:
        yield _partial(version, "git n'a pas ce contenu")
    elif objet.taille > OCTETS_PAR_FICHIER and not _is_binary(objet.octets):
        yield _partial(version, f"seuls les {OCTETS_PAR_FICHIER} premiers octets ont été lus")


def _partial(version: Version, message: str) -> Diagnostic:
    return Diagnostic(PARTIEL, version.nom, DEBUT, message, PARTIEL.remede)


def _versions(changements: Iterable[str]) -> Iterator[Version]:
    """Give every content of a plain file, oldest commit first, each once; links and submodules are none."""
    vus: set[str] = set()
    commit = ""
    parties = iter(changements)
    for partie in parties:
        if not partie.startswith(":"):
            commit = partie
            continue
        _, mode, _, objet, *_ = partie.split()
        fichier = next(parties, "")
        if mode.startswith("100") and objet not in vus:
            vus.add(objet)
            yield Version(objet, commit, fichier)

"""The files of a version under one folder: which may be read, and a finding for the rest, as on the disk."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from sicommun.diagnostics import Diagnostic, Fiche, Panne
from sicommun.history.git import Depot
from sicommun.limites import FICHIERS_PAR_DEPOT, OCTETS_PAR_FICHIER
from sicommun.positions import DEBUT
from sicommun.store.citation import cite, visible
from sicommun.store.octets.caracteres import judge
from sicommun.store.octets.texte import too_large
from sicommun.store.rangement import pages
from sicommun.store.rangement.liste import DOSSIERS, YAML, is_ignored

_LIEN: Final = "120000"
_FICHIERS: Final = ("100644", "100755", "100664")
"""Modes of plain files; git wrote the last one in its first year."""


class Objet(NamedTuple):
    """The content of a file: its print, its size in bytes."""

    nom: str
    taille: int


@dataclass(slots=True)
class Listing:
    """What was found so far: the content of each file to open, findings by name, names met on the way."""

    objets: dict[str, Objet] = field(default_factory=dict)
    refuses: dict[str, Diagnostic] = field(default_factory=dict)
    vus: set[str] = field(default_factory=set)

    def refuse(self, fiche: Fiche, nom: str, message: str) -> None:
        """Write down, once, why something is not opened."""
        self.refuses.setdefault(nom, Diagnostic(fiche, visible(nom), DEBUT, message, fiche.remede))


def list_version(depot: Depot, commit: str, base: str) -> Listing:
    """List the files of a version below one folder; nothing is checked out, no link is followed.

    Raises Panne when git does not have a content.
    """
    listing = Listing()
    for partie in depot.parts("ls-tree", "-r", "-z", "-l", commit, "--", base):
        entete, _, octets = partie.partition(b"\t")
        mode, _, objet, taille = entete.decode("ascii").split()
        nom = octets.decode("utf-8", "surrogateescape")
        if _enter(listing, nom, base, est_fichier=mode in _FICHIERS):
            _sort_out(listing, nom, mode=mode, objet=objet, taille=taille)
        if len(listing.vus) > FICHIERS_PAR_DEPOT:
            message = f"plus de {FICHIERS_PAR_DEPOT} fichiers et dossiers : les suivants ne sont pas lus"
            listing.refuse(pages.TROP_DE_FICHIERS, base, message)
            break
    return listing


def _enter(listing: Listing, nom: str, base: str, *, est_fichier: bool) -> bool:
    """Go down to an entry, folder by folder; False when one of the names on the way forbids it."""
    if nom == base:
        if est_fichier:
            listing.refuse(pages.CONFONDUS, nom, f"« {base} » devrait être un dossier")
        return not est_fichier
    parts = nom.removeprefix(f"{base}/").split("/")
    chemin = base
    for rang, part in enumerate(parts, start=1):
        if is_ignored(part) or not part:
            return False
        chemin = f"{chemin}/{part}"
        listing.vus.add(chemin)
        if "\\" in part or any(map(judge, part)):
            listing.refuse(pages.NOM_ILLISIBLE, chemin, "le nom contient un caractère qui n'a pas sa place")
            return False
        if rang < len(parts) and part.endswith(YAML):
            listing.refuse(pages.CONFONDUS, chemin, "ce dossier porte un nom de fichier")
            return False
    return True


def _sort_out(listing: Listing, nom: str, *, mode: str, objet: str, taille: str) -> None:
    """Put one entry where it belongs: to open, or refused."""
    if mode == _LIEN:
        listing.refuse(pages.LIEN, nom, "ce lien symbolique n'est pas suivi")
    elif mode not in _FICHIERS:
        listing.refuse(
            pages.PAS_UN_FICHIER, nom, "ce n'est ni un fichier ni un dossier : il n'est pas ouvert"
        )
    elif nom in DOSSIERS:
        listing.refuse(pages.CONFONDUS, nom, f"« {nom} » devrait être un dossier")
    elif not taille.isdecimal():
        raise missing(nom)
    elif nom.endswith(YAML) and int(taille) > OCTETS_PAR_FICHIER:
        listing.refuses.setdefault(nom, too_large(int(taille), visible(nom)))
    else:
        listing.objets.setdefault(nom, Objet(objet, int(taille)))


def missing(nom: str) -> Panne:
    """Say that git names a content that it does not have: a partial clone, or a broken repository."""
    return Panne(
        f"git n'a pas le contenu de {cite(nom)} à cette version",
        "compléter le clone (git fetch --refetch), ou vérifier le dépôt : git fsck",
    )

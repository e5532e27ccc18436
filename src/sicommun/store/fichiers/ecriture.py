"""Writing files whole or not at all: beside their place first, flushed to the disk, then named."""

from __future__ import annotations

import stat
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from sicommun.diagnostics import Panne
from sicommun.store.citation import cite
from sicommun.store.fichiers.arborescence import create_tree
from sicommun.store.fichiers.pose import (
    PROVISOIRE,
    already_there,
    failing_in_french,
    place_new,
    sync_folder,
    write_new,
)
from sicommun.store.rangement.chemins import check_no_link

__all__ = ["create_tree", "digest", "write_file"]


def digest(octets: bytes) -> str:
    """Give the SHA-256 of the bytes of a file, in hexadecimal."""
    return sha256(octets).hexdigest()


def write_file(path: Path, texte: str, *, attendu: str | None, racine: Path | None = None) -> None:
    """Write a text in UTF-8 in place of a file, or of none; the old one stays whole until the new one is.

    `attendu` is the digest of the file as it was read, None for a file that must not exist yet. With
    `racine`, no link is followed on the way. Raises Panne, and leaves nothing behind, when the file has
    changed since, when it is a link, when the disk is full or closed.
    """
    nom = path.relative_to(racine).as_posix() if racine else path.name
    with failing_in_french(nom):
        if racine:
            check_no_link(racine, nom)
        mode = _check_unchanged(path, nom, attendu)
        provisoire = path.with_name(f"{PROVISOIRE}{token_hex(8)}")
        try:
            write_new(provisoire, texte, mode=mode)
            _check_unchanged(path, nom, attendu)
            if attendu is None:
                place_new(provisoire, path)
            else:
                provisoire.replace(path)
        finally:
            provisoire.unlink(missing_ok=True)
        sync_folder(path.parent)


def _check_unchanged(path: Path, nom: str, attendu: str | None) -> int | None:
    """Check that a file is what it was when read, and give its permissions; raises Panne."""
    try:
        etat = path.lstat()
    except FileNotFoundError:
        if attendu is None:
            return None
        raise _has_changed(nom, "a disparu") from None
    if not stat.S_ISREG(etat.st_mode):
        raise Panne(
            f"{cite(nom)} n'est pas un fichier ordinaire : rien n'est écrit", "le renommer ou le supprimer"
        )
    if attendu is None:
        raise already_there(nom)
    if digest(path.read_bytes()) != attendu:
        raise _has_changed(nom, "a changé")
    return stat.S_IMODE(etat.st_mode)


def _has_changed(nom: str, quoi: str) -> Panne:
    return Panne(f"{cite(nom)} {quoi} depuis sa lecture : rien n'est écrit", "relancer la commande")

"""Putting a finished file in its place: created whole, flushed to the disk, then named."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from sicommun.diagnostics import Panne
from sicommun.store.citation import cite

PROVISOIRE: Final = ".sicommun-"
"""What the names of temporary files and folders start with; hidden, so that no reading sees them."""

_PANNES: Final = {
    errno.ENOSPC: ("le disque est plein", "libérer de la place, puis relancer la commande"),
    errno.EDQUOT: ("le quota de disque est atteint", "libérer de la place, puis relancer la commande"),
    errno.EACCES: ("le système ne permet pas d'écrire ici", "demander le droit d'écriture sur ce dossier"),
    errno.EPERM: ("le système ne permet pas d'écrire ici", "demander le droit d'écriture sur ce dossier"),
    errno.EROFS: ("ce disque est en lecture seule", "copier le dépôt sur un disque où l'on peut écrire"),
    errno.ENOENT: ("le dossier n'existe pas", "créer le dossier, ou corriger le chemin"),
    errno.ENOTDIR: ("un fichier tient la place d'un dossier", "le renommer ou le supprimer"),
    errno.ENAMETOOLONG: ("le chemin est trop long", "placer le dépôt dans un dossier au nom plus court"),
}
_CREATION: Final = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


def write_new(path: Path, contenu: str | bytes, *, mode: int | None = None) -> None:
    """Create a file, flushed to the disk; raises FileExistsError when there is one. A text is UTF-8."""
    octets = contenu.encode() if isinstance(contenu, str) else contenu
    descripteur = os.open(path, _CREATION, 0o666)
    try:
        while octets:
            octets = octets[os.write(descripteur, octets) :]
        if mode is not None and hasattr(os, "fchmod"):
            os.fchmod(descripteur, mode)
        os.fsync(descripteur)
    finally:
        os.close(descripteur)


def place_new(provisoire: Path, path: Path) -> None:
    """Give a finished file its name, never over another one; raises FileExistsError."""
    try:
        path.hardlink_to(provisoire)
    except FileExistsError:
        raise
    except OSError:  # a file system without links: look, then rename
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, "", str(path)) from None
        provisoire.rename(path)


def sync_folder(dossier: Path) -> None:
    """Flush the names of a folder to the disk, where the system can (Windows cannot)."""
    if os.name == "nt":
        return
    with suppress(OSError):
        descripteur = os.open(dossier, os.O_RDONLY)
        try:
            os.fsync(descripteur)
        finally:
            os.close(descripteur)


@contextmanager
def failing_in_french(nom: str) -> Iterator[None]:
    """Turn the failures of the system into a Panne that says which file, why, and what to do."""
    try:
        yield
    except FileExistsError:
        raise already_there(nom) from None
    except UnicodeEncodeError:
        raise Panne(f"{cite(nom)} n'est pas écrit : un caractère ne se code pas en UTF-8") from None
    except OSError as erreur:
        pourquoi, remede = _PANNES.get(
            erreur.errno or 0, ("le système a refusé l'écriture", "vérifier le dossier et le disque")
        )
        raise Panne(f"{cite(nom)} n'est pas écrit : {pourquoi}", remede) from erreur


def already_there(nom: str) -> Panne:
    """Say that a file exists already."""
    return Panne(f"{cite(nom)} existe déjà : rien n'est écrit", "le renommer, ou le compléter à la main")

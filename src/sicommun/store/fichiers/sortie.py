"""A file that a command gives to its user, outside the data: whole or not at all, never over another one."""

from __future__ import annotations

from pathlib import Path
from secrets import token_hex

from sicommun.diagnostics import Panne
from sicommun.store.citation import cite
from sicommun.store.fichiers.pose import PROVISOIRE, failing_in_french, place_new, sync_folder, write_new


def write_output(chemin: Path, octets: bytes, *, ecraser: bool) -> None:
    """Write bytes beside their place, then name them. Raises Panne for a file that exists, unless `ecraser`.

    A link or a folder is never replaced.
    """
    if chemin.is_symlink() or (chemin.exists() and not chemin.is_file()):
        raise Panne(
            f"{cite(chemin.name)} n'est pas un fichier ordinaire : rien n'est écrit", "changer de nom : -o"
        )
    if chemin.exists() and not ecraser:
        raise Panne(
            f"{cite(chemin.name)} existe déjà : rien n'est écrit", "changer de nom (-o), ou ajouter --ecraser"
        )
    provisoire = chemin.with_name(f"{PROVISOIRE}{token_hex(8)}")
    with failing_in_french(chemin.name):
        try:
            write_new(provisoire, octets)
            if ecraser:
                provisoire.replace(chemin)
            else:
                place_new(provisoire, chemin)
        finally:
            provisoire.unlink(missing_ok=True)
        sync_folder(chemin.parent)

"""Creating many files at once: all of them or none, and never over another."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from shutil import rmtree

from sicommun.diagnostics import Panne
from sicommun.store.citation import cite
from sicommun.store.fichiers.pose import (
    PROVISOIRE,
    already_there,
    failing_in_french,
    place_new,
    sync_folder,
    write_new,
)
from sicommun.store.rangement.chemins import check_no_link, check_together, enumerate_names


def create_tree(racine: Path, fichiers: Mapping[str, str]) -> tuple[str, ...]:
    """Create files, by path relative to a folder; give their names, sorted.

    The folder may be new, or hold other things. Everything is written and flushed beside its place, then
    named. Raises Panne when one of the files exists (all are named), or when the system fails: what was
    created is then taken away.
    """
    noms = tuple(sorted(fichiers))
    check_together(noms)
    _check_free(racine, noms)
    with failing_in_french(racine.name or "."):
        if os.path.lexists(racine):
            _fill(racine, fichiers)
        else:
            _build(racine, fichiers)
    return noms


def _check_free(racine: Path, noms: tuple[str, ...]) -> None:
    """Check that nothing stands where the files will go; raises Panne."""
    if os.path.lexists(racine) and not racine.is_dir():
        raise Panne(f"{cite(racine.name)} n'est pas un dossier", "choisir un autre nom de dossier")
    occupes = [nom for nom in noms if os.path.lexists(racine / nom)]
    if occupes:
        seul = len(occupes) == 1
        existent = "existe déjà" if seul else "existent déjà"
        remede = _AUTRE_NOM if seul else "choisir un autre dossier, ou déplacer ces fichiers"
        raise Panne(f"{enumerate_names(occupes)} {existent} : rien n'est écrit", remede)
    for nom in noms:
        check_no_link(racine, nom)


_AUTRE_NOM = "choisir un autre nom, ou déplacer ce fichier"


def _build(racine: Path, fichiers: Mapping[str, str]) -> None:
    """Make a new folder: beside its place, then named at one stroke."""
    crees: list[Path] = []
    chantier = racine.with_name(f"{PROVISOIRE}{token_hex(8)}")
    try:
        _make_folders(racine.parent, crees)
        _write_all(chantier, fichiers)
        _name_folder(chantier, racine)
    except BaseException:
        rmtree(chantier, ignore_errors=True)
        _take_away(crees)
        raise
    sync_folder(racine.parent)


def _name_folder(chantier: Path, racine: Path) -> None:
    """Give a finished folder its name, unless something came there meanwhile."""
    if os.path.lexists(racine):
        raise already_there(racine.name)
    chantier.rename(racine)


def _fill(racine: Path, fichiers: Mapping[str, str]) -> None:
    """Add files to a folder that stays itself: somebody's shell, or git, may be in it."""
    crees: list[Path] = []
    chantier = racine / f"{PROVISOIRE}{token_hex(8)}"
    try:
        _write_all(chantier, fichiers)
        for nom in sorted(fichiers):
            _make_folders((racine / nom).parent, crees)
            with failing_in_french(nom):
                place_new(chantier / nom, racine / nom)
            crees.append(racine / nom)
    except BaseException:
        _take_away(crees)
        raise
    finally:
        rmtree(chantier, ignore_errors=True)
    for dossier in {racine, *(chemin.parent for chemin in crees)}:
        sync_folder(dossier)


def _write_all(chantier: Path, fichiers: Mapping[str, str]) -> None:
    """Write files in a new folder, all flushed to the disk."""
    chantier.mkdir()
    for nom, texte in fichiers.items():
        (chantier / nom).parent.mkdir(parents=True, exist_ok=True)
        write_new(chantier / nom, texte)
    for dossier, _, _ in os.walk(chantier):
        sync_folder(Path(dossier))


def _make_folders(dossier: Path, crees: list[Path]) -> None:
    """Make the folders that are missing, and note them."""
    manquants = [chemin for chemin in (dossier, *dossier.parents) if not chemin.exists()]
    for chemin in reversed(manquants):
        if chemin.exists():  # « a/.. » came with « a »
            continue
        if chemin.is_symlink():
            raise Panne(f"{cite(chemin.name)} est un lien qui ne mène à rien", "le supprimer, ou le refaire")
        chemin.mkdir()
        crees.append(chemin)


def _take_away(crees: list[Path]) -> None:
    """Take away what was created, last first; a folder where something came meanwhile stays."""
    for chemin in reversed(crees):
        with suppress(OSError):
            if chemin.is_dir():
                chemin.rmdir()
            else:
                chemin.unlink()

"""The listing of a folder of data: the files that may be opened, and a finding for all the rest."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Final

from sicommun.diagnostics import Diagnostic, Fiche
from sicommun.limites import FICHIERS_PAR_DEPOT, OCTETS_PAR_FICHIER
from sicommun.positions import DEBUT
from sicommun.store.citation import visible
from sicommun.store.octets.caracteres import judge
from sicommun.store.octets.texte import too_large
from sicommun.store.rangement import pages

RACINE: Final = "data"
_IGNORES: Final = re.compile(
    r"[.].*|~[$].*|.*(?:[~#]|[.](?:bak|orig|rej|swp|swo|tmp))|thumbs[.]db|desktop[.]ini",
    re.IGNORECASE | re.DOTALL,
)
_POUR_TOUS: Final = stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH
"""Files that everybody may read, nearly all of them: no need to ask the system once more for each."""
DOSSIERS: Final = frozenset(
    f"{RACINE}/{nom}" for nom in ("communes", "contracts", "conventions", "budgets", "arretes", "gouvernance")
)
"""The folders of records: a file in place of one would hide all of them."""
YAML: Final = (".yaml", ".yml")


@dataclass(slots=True)
class Liste:
    """What was found so far: names to open, folders still to list, findings, how many entries may come."""

    racine: str
    reste: int
    fichiers: list[str] = field(default_factory=list)
    dossiers: list[str] = field(default_factory=list)
    refuses: list[Diagnostic] = field(default_factory=list)

    def refuse(self, fiche: Fiche, nom: str, message: str) -> None:
        """Write down why something is not opened."""
        self.refuses.append(Diagnostic(fiche, visible(nom), DEBUT, message, fiche.remede))


def list_files(racine: Path) -> Liste:
    """List `data/` under a folder, in the order of names, without recursion and without following a link."""
    liste = Liste(os.fspath(racine), FICHIERS_PAR_DEPOT)
    base = racine / RACINE
    if base.is_symlink():
        liste.refuse(pages.LIEN, RACINE, "le dossier « data » est un lien : il n'est pas suivi")
    elif base.is_dir():
        liste.dossiers.append(RACINE)
    elif base.exists():
        liste.refuse(pages.CONFONDUS, RACINE, "« data » devrait être un dossier")
    while liste.dossiers and liste.reste >= 0:
        _list_folder(liste.dossiers.pop(), liste)
    if liste.reste < 0:
        message = f"plus de {FICHIERS_PAR_DEPOT} fichiers et dossiers : les suivants ne sont pas lus"
        liste.refuse(pages.TROP_DE_FICHIERS, RACINE, message)
    liste.fichiers.sort()
    return liste


def _list_folder(dossier: str, liste: Liste) -> None:
    """Sort out the entries of one folder."""
    try:
        with os.scandir(f"{liste.racine}/{dossier}") as entrees:
            bornees = islice(entrees, liste.reste + 1)
            visibles = [entree for entree in bornees if not is_ignored(entree.name)]
    except OSError:
        liste.refuse(pages.INTERDIT, dossier, "ce dossier ne peut pas être ouvert")
        return
    liste.reste -= len(visibles)
    for entree in sorted(visibles, key=_name, reverse=True):
        _sort_out(entree, f"{dossier}/{entree.name}", liste)


def _name(entree: os.DirEntry[str]) -> str:
    return entree.name


def is_ignored(nom: str) -> bool:
    """Tell hidden files, backups of editors and what systems leave behind."""
    return _IGNORES.fullmatch(nom) is not None


def _sort_out(entree: os.DirEntry[str], nom: str, liste: Liste) -> None:
    """Put one entry where it belongs: to open, to list, or refused."""
    if "\\" in entree.name or (not entree.name.isprintable() and any(map(judge, entree.name))):
        liste.refuse(pages.NOM_ILLISIBLE, nom, "le nom contient un caractère qui n'a pas sa place")
    elif entree.is_symlink():
        liste.refuse(pages.LIEN, nom, "ce lien symbolique n'est pas suivi")
    elif entree.is_dir(follow_symlinks=False):
        if entree.name.endswith(YAML):
            liste.refuse(pages.CONFONDUS, nom, "ce dossier porte un nom de fichier")
        else:
            liste.dossiers.append(nom)
    elif not entree.is_file(follow_symlinks=False):
        liste.refuse(pages.PAS_UN_FICHIER, nom, "ce n'est ni un fichier ni un dossier : il n'est pas ouvert")
    elif nom in DOSSIERS:
        liste.refuse(pages.CONFONDUS, nom, f"« {nom} » devrait être un dossier")
    else:
        refus = _check_file(entree, nom)
        if refus is None:
            liste.fichiers.append(nom)
        else:
            liste.refuses.append(refus)


def _check_file(entree: os.DirEntry[str], nom: str) -> Diagnostic | None:
    """Refuse a file that is too large, before opening it, or that the system does not let us read."""
    try:
        etat = entree.stat(follow_symlinks=False)
        if nom.endswith(YAML) and etat.st_size > OCTETS_PAR_FICHIER:
            return too_large(etat.st_size, visible(nom))
        if etat.st_mode & _POUR_TOUS == _POUR_TOUS or os.access(entree.path, os.R_OK):
            return None
    except OSError:
        pass  # gone since the folder was opened: said the same way as a file we may not read
    message = "le système ne permet pas de lire ce fichier"
    return Diagnostic(pages.INTERDIT, visible(nom), DEBUT, message, pages.INTERDIT.remede)

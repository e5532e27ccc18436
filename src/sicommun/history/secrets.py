"""Secrets that git remembers: looked for once in every version of every file of data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from sicommun.diagnostics import ERREUR, Diagnostic, Fiche, declare
from sicommun.history.git import Depot
from sicommun.limites import OCTETS_PAR_FICHIER
from sicommun.positions import Span
from sicommun.secrets import may_hold, scan_text
from sicommun.textes import clause

SECRET: Final = declare(
    Fiche(
        "SEC003",
        "secret dans une version passée",
        ERREUR,
        clause("ENSB-24"),
        "Git garde ce qu'on a effacé : un secret retiré d'un fichier reste lisible dans ses versions "
        "passées. `sicommun validate --historique` les parcourt toutes.\n\n"
        "Bon : un secret changé dès qu'on l'a vu, puis retiré de l'historique\n\n"
        "Mauvais : un mot de passe effacé du fichier, jamais changé",
        "changer ce secret d'abord ; puis, si le dépôt est partagé, réécrire l'historique (git filter-repo)",
        masque=True,
    )
)


class Version(NamedTuple):
    """One content of one file: its object, the first commit that bears it, the file's name there."""

    objet: str
    commit: str
    fichier: str


def past_secrets(depot: Depot, avance: Callable[[int, int], None]) -> Iterator[Diagnostic]:
    """Give the secrets of all the versions that git keeps, but those of the work tree.

    Each content is read once, whatever its names; `avance` is told how many of how many are done.
    Binary contents and those larger than a data file may be are passed over.
    """
    versions = list(_versions(depot))
    present = _present(depot)
    lus = depot.blobs((v.objet for v in versions), OCTETS_PAR_FICHIER)
    for rang, (version, (_, octets)) in enumerate(zip(versions, lus, strict=True), 1):
        avance(rang, len(versions))
        if b"\0" not in octets:
            yield from _secrets(version, octets.decode("utf-8", "replace"), present)


def _secrets(version: Version, texte: str, present: set[tuple[str, str]]) -> Iterator[Diagnostic]:
    """Give the secrets of one content, without those that the same file still shows."""
    if not may_hold(texte):
        return
    lignes = texte.replace("\r\n", "\n").split("\n")
    for ligne, debut, fin, nature, montre in scan_text(texte):
        if (version.fichier, lignes[ligne - 1][debut - 1 : fin - 1]) in present:
            continue
        place = Span(ligne, debut, ligne, fin)
        nom = f"{version.commit[:12]}:{version.fichier}"
        yield Diagnostic(SECRET, nom, place, f"{nature} en clair : {montre}", SECRET.remede)


def _versions(depot: Depot) -> Iterator[Version]:
    """Give every content of every file that some commit brought, oldest commit first, each once."""
    vus: set[tuple[str, str]] = set()
    commit = ""
    champs = iter(
        depot.lines(
            "log",
            "--all",
            "--reverse",
            "--no-ext-diff",
            "--no-textconv",
            "--raw",
            "--no-abbrev",
            "--no-renames",
            "-m",
            "--root",
            "--relative",
            "-z",
            "--format=%x00%H",
            "--diff-filter=AM",
        )
    )
    for champ in champs:
        mot = champ.strip("\n")
        if mot.startswith(":"):
            objet, fichier = mot.split()[3], next(champs, "")
            if (objet, fichier) not in vus and mot.split()[1].startswith("100"):
                vus.add((objet, fichier))
                yield Version(objet, commit, fichier)
        elif mot:
            commit = mot


def _present(depot: Depot) -> set[tuple[str, str]]:
    """Give the secrets of the work tree by file: other rules say them."""
    trouves: set[tuple[str, str]] = set()
    for fichier in depot.lines("ls-files", "-z"):
        chemin = depot.racine / fichier
        if chemin.is_symlink() or not chemin.is_file() or chemin.stat().st_size > OCTETS_PAR_FICHIER:
            continue
        texte = chemin.read_bytes().decode("utf-8", "replace")
        lignes = texte.replace("\r\n", "\n").split("\n")
        for ligne, debut, fin, _, _ in scan_text(texte) if may_hold(texte) else ():
            trouves.add((fichier, lignes[ligne - 1][debut - 1 : fin - 1]))
    return trouves

"""Paths inside a repository: relative, with `/`, fit for every system, and never through a link."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from sicommun.diagnostics import Panne
from sicommun.store.citation import cite
from sicommun.store.octets.caracteres import judge
from sicommun.store.rangement.noms import is_reserved

_NOMMES: Final = 10
_INTERDITS: Final = frozenset('\\:*?"<>|\n\t')


def check_path(nom: str) -> str:
    """Give back a path that stays in its repository; raises Panne for any other."""
    motif = next(filter(None, map(_fault, nom.split("/"))), "")
    if motif:
        raise Panne(
            f"{cite(nom)} n'est pas un chemin du dépôt : {motif}",
            "donner un chemin relatif, avec des « / », sans « .. »",
        )
    return nom


def _fault(part: str) -> str:
    """Give what is wrong with one part of a path, or nothing."""
    if not part:
        return "il commence ou finit par « / », ou en contient deux de suite"
    if part in {".", ".."}:
        return f"« {part} » n'a pas cours ici"
    if any(lettre in _INTERDITS or judge(lettre) for lettre in part):
        return f"{cite(part)} contient un caractère que tous les systèmes n'admettent pas"
    if part.endswith((".", " ")) or part.startswith(" "):
        return f"{cite(part)} commence ou finit par une espace ou un point"
    return f"Windows garde le nom {cite(part)} pour lui" if is_reserved(part) else ""


def check_together(noms: Iterable[str]) -> None:
    """Check that paths can stand side by side on every system; raises Panne.

    Two that differ by case only are one file on Windows; one cannot be a folder of another.
    """
    vus: dict[str, str] = {}
    for nom in sorted(map(check_path, noms)):
        for parent in (nom, *map(str, Path(nom).parents)):
            autre = vus.get(Path(parent).as_posix().casefold())
            if autre is not None:
                raise Panne(f"{cite(autre)} et {cite(nom)} ne peuvent pas exister ensemble", "renommer l'un")
        vus[nom.casefold()] = nom


def check_no_link(racine: Path, nom: str) -> None:
    """Check that no folder on the way to a file is a link, or a file; raises Panne."""
    chemin = racine
    for part in nom.split("/")[:-1]:
        chemin /= part
        if chemin.is_symlink() or (chemin.exists() and not chemin.is_dir()):
            relatif = cite(chemin.relative_to(racine).as_posix())
            raise Panne(
                f"{relatif} n'est pas un vrai dossier : rien n'est écrit", "le renommer ou le supprimer"
            )


def enumerate_names(noms: Iterable[str]) -> str:
    """Quote names, ten at most, and count the others."""
    tous = sorted(noms)
    suite = f" et {len(tous) - _NOMMES} autres" if len(tous) > _NOMMES else ""
    return ", ".join(map(cite, tous[:_NOMMES])) + suite

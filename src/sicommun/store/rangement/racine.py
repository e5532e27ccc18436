"""Finding the repository that a path belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sicommun.diagnostics import Panne
from sicommun.store.rangement.depot import EPCI

_CREER = "se placer dans un dépôt (un dossier qui contient data/epci.yaml), ou en créer un : sicommun init"


def find_depot(depart: Path) -> Path:
    """Give the nearest folder, from a path upwards, that holds `data/epci.yaml` or a `data/communes/`.

    Raises Panne when the path does not exist or when no repository is above it.
    """
    if not depart.exists():
        raise Panne(f"le chemin « {depart} » n'existe pas", "vérifier le chemin")
    dossier = depart.resolve()
    for candidat in (dossier, *dossier.parents):
        if (candidat / EPCI).is_file() or (candidat / "data" / "communes").is_dir():
            return candidat
    raise Panne(f"« {depart} » n'est pas dans un dépôt sicommun", _CREER)


def relative_to_depot(chemins: Sequence[Path], racine: Path, *, anciens: bool = False) -> tuple[str, ...]:
    """Give paths as the repository names them; raises Panne for one that is absent or elsewhere.

    Those of the past (`anciens`) may be absent.
    """
    if not anciens:
        for chemin in chemins:
            if not chemin.exists():
                raise Panne(f"le chemin « {chemin} » n'existe pas", "vérifier le chemin")
    return tuple(_relative(chemin, racine) for chemin in chemins)


def is_under(fichier: str, sous: Sequence[str]) -> bool:
    """Tell whether a file is one of the paths asked for, or below one; no path asks for everything."""
    return not sous or any(not base or fichier == base or fichier.startswith(f"{base}/") for base in sous)


def _relative(chemin: Path, racine: Path) -> str:
    """Name one path from the root of the repository, with `/`; the root itself is empty."""
    try:
        relatif = chemin.resolve().relative_to(racine).as_posix()
    except ValueError:
        raise Panne(f"« {chemin} » n'est pas dans le dépôt", "donner des chemins d'un seul dépôt") from None
    return "" if relatif == "." else relatif

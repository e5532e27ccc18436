"""Supporting papers given on the command line: `nature=…,reference=…,fichier=…`, a file being digested."""

from __future__ import annotations

from hashlib import file_digest
from pathlib import Path
from typing import Final

from sicommun.diagnostics import Panne, vouliez_vous_dire
from sicommun.model.fait import PieceJointe
from sicommun.model.saisie import Refusee, cut_pairs
from sicommun.store.citation import cite
from sicommun.store.edition.valeurs import check_value

_CLES: Final = tuple(PieceJointe.model_fields)
_POSSIBLES: Final = f"clés possibles : {', '.join(_CLES)}"


def read_piece(texte: str, racine: Path) -> dict[str, str]:
    """Give a paper as a file holds it; a file that is there gets its SHA-256.

    Its path is kept from the root of the repository, or its name when it stands elsewhere. Raises Panne.
    """
    try:
        piece = dict(cut_pairs(texte))
    except Refusee as refus:
        raise Panne(f"--piece : {refus.message}", f"{refus.remede} ; {_POSSIBLES}") from None
    for cle, valeur in piece.items():
        if cle not in _CLES:
            raise Panne(f"--piece : {cite(cle)} n'est pas une clé{vouliez_vous_dire(cle, _CLES)}", _POSSIBLES)
        if not valeur:
            raise Panne(f"--piece : {cle} ne dit rien", "écrire une valeur, ou retirer la clé")
    if "nature" not in piece:
        raise Panne("--piece : il manque la nature", 'ajouter par exemple nature="Délibération"')
    check_value(piece)
    return _with_digest(piece, racine) if "fichier" in piece else piece


def _with_digest(piece: dict[str, str], racine: Path) -> dict[str, str]:
    """Add the digest of a file that can be read, and check the one that is given."""
    chemin = Path(piece["fichier"])
    try:
        if not chemin.is_file():
            return {**piece, "fichier": _named(chemin, racine)}
        with chemin.open("rb") as flux:
            empreinte = file_digest(flux, "sha256").hexdigest()
    except (OSError, ValueError):
        raise Panne(
            f"--piece : {cite(chemin.name)} ne se lit pas", "vérifier le chemin et les droits"
        ) from None
    if piece.get("sha256", empreinte) != empreinte:
        raise Panne(
            f"--piece : {cite(chemin.name)} n'a pas l'empreinte donnée",
            f"elle est {empreinte} : vérifier le fichier",
        )
    return {**piece, "fichier": _named(chemin, racine), "sha256": empreinte}


def _named(chemin: Path, racine: Path) -> str:
    """Name a file from the root of the repository, or by its name alone."""
    try:
        return chemin.resolve().relative_to(racine).as_posix()
    except (OSError, ValueError):
        return chemin.name if chemin.is_absolute() or ".." in chemin.parts else chemin.as_posix()

"""A look at a workbook before any library opens it: what would swell, loop or call out is refused."""

from __future__ import annotations

import re
from io import BytesIO
from typing import IO, Final
from zipfile import BadZipFile, ZipFile

from sicommun.diagnostics import Panne
from sicommun.limites import OCTETS_DEPLIES, OCTETS_PAR_CLASSEUR, PARTIES_PAR_CLASSEUR

_MORCEAU: Final = 1 << 16
_ENTITE: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_CHIFFRE: Final = 0x1
"""The bit of a part that a password hides."""
_REFAIRE: Final = (
    "l'enregistrer de nouveau depuis le tableur, en .xlsx ou en .ods, sans mot de passe ni macro"
)


def examine(octets: bytes, nom: str) -> None:
    """Check a workbook without opening it; raises Panne.

    Refused: what is no zip, a password, too many or too large parts (counted as they unpack, not as
    they claim), a document type or an entity in any part, names that leave the archive.
    """
    if len(octets) > OCTETS_PAR_CLASSEUR:
        raise Panne(f"« {nom} » pèse plus de {OCTETS_PAR_CLASSEUR // 1_000_000} Mo", _REFAIRE)
    try:
        with ZipFile(BytesIO(octets)) as archive:
            _check_parts(archive, nom)
    except (BadZipFile, NotImplementedError, EOFError, ValueError, OSError, RuntimeError) as erreur:
        raise Panne(f"« {nom} » n'est pas un classeur que l'on sache ouvrir", _REFAIRE) from erreur


def _check_parts(archive: ZipFile, nom: str) -> None:
    """Check every part of an archive."""
    parties = archive.infolist()
    if len(parties) > PARTIES_PAR_CLASSEUR:
        raise Panne(f"« {nom} » compte plus de {PARTIES_PAR_CLASSEUR} parties", _REFAIRE)
    if len({partie.filename for partie in parties}) < len(parties):
        raise Panne(f"« {nom} » contient deux parties du même nom", _REFAIRE)
    deplies = 0
    for partie in parties:
        if partie.flag_bits & _CHIFFRE:
            raise Panne(f"« {nom} » est protégé par un mot de passe", _REFAIRE)
        if ".." in partie.filename.split("/") or partie.filename.startswith("/"):
            raise Panne(f"« {nom} » contient un nom qui sort de l'archive", _REFAIRE)
        with archive.open(partie) as flux:
            deplies = _check_part(flux, deplies, nom)


def _check_part(flux: IO[bytes], deplies: int, nom: str) -> int:
    """Unpack one part by pieces, nothing kept; give the bytes unpacked so far."""
    reste = b""
    while morceau := flux.read(_MORCEAU):
        deplies += len(morceau)
        if deplies > OCTETS_DEPLIES:
            raise Panne(f"« {nom} » se déplie à plus de {OCTETS_DEPLIES // 1_000_000} Mo", _REFAIRE)
        if _ENTITE.search(reste + morceau):
            raise Panne(f"« {nom} » contient une entité XML, que nul tableur n'écrit", _REFAIRE)
        reste = morceau[-16:]
    return deplies

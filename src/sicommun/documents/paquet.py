"""A zip that holds a document, written again so that the same parts give the same bytes."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_DATE: Final = (2020, 1, 1, 0, 0, 0)


def unpack(octets: bytes) -> dict[str, bytes]:
    """Give the parts of a document by name, in their order."""
    with ZipFile(BytesIO(octets)) as archive:
        return {nom: archive.read(nom) for nom in archive.namelist()}


def pack(parties: Mapping[str, bytes]) -> bytes:
    """Write parts as a document; `mimetype`, which ODF wants first and not compressed, stays so."""
    flux = BytesIO()
    with ZipFile(flux, "w") as archive:
        for nom, contenu in parties.items():
            info = ZipInfo(nom, _DATE)
            info.compress_type = ZIP_STORED if nom == "mimetype" else ZIP_DEFLATED
            info.create_system = 3
            archive.writestr(info, contenu)
    return flux.getvalue()


def repack(octets: bytes) -> bytes:
    """Write a document again without the hours of its making."""
    return pack(unpack(octets))

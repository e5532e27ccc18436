"""Finding a commune of the official list: by its codes anywhere in France, by its name near by first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from sicommun.diagnostics import Panne, vouliez_vous_dire
from sicommun.officiel import CommuneOfficielle, EpciInconnuError, communes, epcis
from sicommun.store.citation import cite
from sicommun.store.rangement.noms import slugify

_SIREN: Final = re.compile(r"[0-9]{9}")
_INSEE: Final = re.compile(r"(?:[0-9]{2}|2[AB])[0-9]{3}")
_CANDIDATS: Final = 8
_LISTE: Final = "la liste officielle au 1er janvier 2026"


def find_commune(texte: str, siren_epci: str) -> CommuneOfficielle:
    """Give the commune that a SIREN, an INSEE code or a name designates.

    A name is looked for among the communes of the EPCI, then in all France; case and accents do not
    count. Raises Panne when there is none, or several.
    """
    code = "".join(texte.split()).upper()
    if _SIREN.fullmatch(code) or _INSEE.fullmatch(code):
        return _only(texte, [un for un in _everywhere() if code in {un.siren, un.code_insee}], siren_epci)
    ici = communes_of(siren_epci)
    return _only(texte, _named(texte, ici) or _named(texte, _everywhere()), siren_epci)


def communes_of(siren_epci: str) -> tuple[CommuneOfficielle, ...]:
    """Give the communes of an EPCI; none for one that the official list does not know."""
    try:
        return communes(siren_epci)
    except EpciInconnuError:
        return ()


def _everywhere() -> Iterator[CommuneOfficielle]:
    """Give the communes of France."""
    for epci in epcis():
        yield from communes(epci.siren)


def _named(nom: str, parmi: Iterable[CommuneOfficielle]) -> list[CommuneOfficielle]:
    """Keep the communes of a name, however it is typed."""
    cherche = slugify(nom)
    return [un for un in parmi if slugify(un.nom) == cherche]


def _only(texte: str, trouves: list[CommuneOfficielle], siren_epci: str) -> CommuneOfficielle:
    """Give the one that was found; raises Panne otherwise."""
    if len(trouves) == 1:
        return trouves[0]
    if trouves:
        dits = [f"{un.code_insee} {un.nom} ({un.code_postal})" for un in trouves[:_CANDIDATS]]
        reste = len(trouves) - len(dits)
        suite = f" ; et {reste} autres" if reste > 0 else ""
        raise Panne(
            f"{len(trouves)} communes s'appellent {cite(texte)}",
            f"donner le code INSEE : {' ; '.join(dits)}{suite}",
        )
    proches = vouliez_vous_dire(texte, [un.nom for un in communes_of(siren_epci)])
    raise Panne(
        f"aucune commune de {_LISTE} ne répond à {cite(texte)}{proches}",
        "donner le nom officiel, le code INSEE ou le SIREN",
    )

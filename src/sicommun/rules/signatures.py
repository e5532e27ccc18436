"""The signatures of an adhesion: after the councils, on a version of the convention that exists (ADH-03)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

from sicommun.adhesion.journal import Pas, by_act, play
from sicommun.diagnostics import ERREUR, vouliez_vous_dire
from sicommun.model.commune import Commune
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr
from sicommun.positions import Finding
from sicommun.rules.regle import rule
from sicommun.rules.validations import CONSEILS, opens
from sicommun.textes import clause

_SUIVANTS: Final = frozenset({"signature", "validation", "avenant", "demande_retrait"})
"""What closes the wait for a deliberation on a signature; those of an avenant come before it."""


@rule(
    "ADH002",
    "signature avant une délibération",
    sur=Commune,
    severity=ERREUR,
    source=clause("ADH-03"),
    remede="corriger l'une des deux dates ; sinon faire délibérer, puis signer à nouveau",
)
def signed_after_councils(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Le conseil municipal et celui de l'EPCI autorisent la signature : elle vient après leurs délibérations.

    Une délibération qui suit la signature et précède la validation est lue comme la sienne, quand il n'y en a
    pas d'autre avant.

    Bon : délibérations les 2018-12-17 et 2018-12-20, signature le 2019-01-07

    Mauvais : délibération de l'EPCI le 2019-01-24
    """
    faits = by_act(commune.parcours)
    for place, (rang, fait) in enumerate(faits):
        if fait.fait == "signature":
            for conseil, nom in CONSEILS.items():
                tardive = _late(faits, place, conseil)
                if tardive:
                    message = f"signée le {jour_fr(fait.le)}, avant {nom}, du {jour_fr(tardive)}"
                    yield Finding(("parcours", rang, "le"), message)


def _late(faits: Sequence[tuple[int, Any]], place: int, conseil: str) -> date | None:
    """Give the day of the deliberation that a signature did not wait for; None when all is well."""
    for _, fait in reversed(faits[:place]):
        if fait.fait == conseil:
            return None
        if fait.fait in {"signature", "avenant"}:
            break
    for _, fait in faits[place + 1 :]:
        if fait.fait == conseil:
            jour: date = fait.le
            return None if jour == faits[place][1].le else _unless_avenant(faits, place, jour)
        if fait.fait in _SUIVANTS:
            break
    return None


def _unless_avenant(faits: Sequence[tuple[int, Any]], place: int, jour: date) -> date | None:
    """Give the day, unless an avenant that comes before any validation is what was deliberated."""
    suite = (fait.fait for _, fait in faits[place + 1 :] if fait.le >= jour)
    return None if next((fait for fait in suite if fait in _SUIVANTS), "") == "avenant" else jour


@rule(
    "ADH004",
    "version de la convention absente, ou pas encore en vigueur",
    sur=Commune,
    severity=ERREUR,
    source=clause("ADH-03"),
    remede="citer le nom d'un fichier de data/conventions/, ou corriger son en_vigueur_du",
)
def convention_exists(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Une signature cite une version de la convention qui est au dépôt.

    On peut signer d'avance une version à venir ; l'adhésion, elle, ne s'ouvre pas avant son premier jour.

    Bon : `convention: "2024"` quand `data/conventions/2024.yaml` existe, en vigueur le jour de la validation

    Mauvais : `convention: "2023"` sans ce fichier
    """
    journal = play(commune.parcours)
    for rang, fait in enumerate(commune.parcours):
        version = fait.__dict__.get("convention")  # most facts have no such field
        if version is not None and version not in registre.conventions:
            if not registre.illisible(f"/conventions/{version}.yaml"):
                proches = vouliez_vous_dire(version, registre.conventions)
                message = f"la convention « {version} » n'est pas au dépôt{proches}"
                yield Finding(("parcours", rang, "convention"), message)
        elif version is not None and fait.fait == "signature":
            yield from _in_force(rang, fait, journal.pas, registre)


def _in_force(rang: int, fait: Any, pas: Sequence[Pas], registre: Registre) -> Iterator[Finding]:
    """Check that what a signature opened did not open before its version was in force."""
    debut = registre.conventions[fait.convention].en_vigueur_du
    for un in pas:
        if opens(un) and un.avant.convention == fait.convention and fait.le <= un.fait.prend_effet < debut:
            message = (
                f"la version « {fait.convention} » n'est en vigueur que le {jour_fr(debut)} ; "
                f"l'adhésion s'ouvre le {jour_fr(un.fait.prend_effet)}"
            )
            yield Finding(("parcours", rang, "convention"), message)
            return

"""The communes against the members of `data/epci.yaml`: codes, dates of membership (SC-18)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from sicommun.adhesion.dossier import ouvre
from sicommun.adhesion.etat import etat
from sicommun.diagnostics import AVERTISSEMENT, ERREUR
from sicommun.model.commune import Commune
from sicommun.model.epci import Epci, Membre
from sicommun.model.registre import Registre
from sicommun.periodes import jour_fr
from sicommun.positions import Finding
from sicommun.rules.identite import has_valid_key
from sicommun.rules.mandats import overlaps, reversed_ends
from sicommun.rules.regle import rule
from sicommun.textes import clause, loi

_JUSQU_AU: Final = "jusqu'au"


@rule(
    "IDE004",
    "codes contraires à ceux de data/epci.yaml",
    sur=Commune,
    severity=ERREUR,
    source=loi("INSEE-COG"),
    remede="corriger celui des deux fichiers qui se trompe",
    requires=("IDE001.siren", "IDE007"),
)
def same_codes_as_member(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Une commune a le même code INSEE et le même SIREN dans son fichier et parmi les membres de l'EPCI.

    Bon : `{siren: "212101661", code_insee: "21166"}` des deux côtés

    Mauvais : le code INSEE d'une commune voisine d'un côté
    """
    if commune.nature != "commune":
        return
    par_siren = registre.membres.get(commune.siren, ())
    par_code = registre.membres.get(commune.code_insee or "", ())
    if par_siren and all(membre.code_insee != commune.code_insee for membre in par_siren):
        message = f"code INSEE {commune.code_insee} ici, {par_siren[0].code_insee} dans data/epci.yaml"
        yield Finding(("code_insee",), f"{message} pour le même SIREN")
    elif not par_siren and par_code and all(has_valid_key(membre.siren) for membre in par_code):
        message = f"SIREN {commune.siren} ici, {par_code[-1].siren} dans data/epci.yaml"
        yield Finding(("siren",), f"{message} pour le même code INSEE")


@rule(
    "IDE012",
    "membre de l'EPCI en double",
    sur=Epci,
    severity=ERREUR,
    source=clause("SC-18"),
    remede="n'écrire chaque commune qu'une fois par période, le premier jour avant le dernier",
)
def members_once(epci: Epci, registre: Registre) -> Iterator[Finding]:
    """Une commune n'est pas deux fois membre le même jour, ni sous son SIREN, ni sous son code INSEE.

    Une commune nouvelle reprend souvent le code INSEE d'une ancienne : leurs périodes se suivent.

    Bon : `{siren: "219900057", code_insee: "99005", au: 2023-12-31}`, puis le même code `du: 2024-01-01`

    Mauvais : la même commune écrite deux fois, ou `au` avant `du`
    """
    periodes = [membre.periode for membre in epci.membres]
    yield from reversed_ends(("membres",), periodes)
    sirens = [membre.siren for membre in epci.membres]
    for rang, premier in overlaps(sirens, periodes):
        message = f"le SIREN {sirens[rang]} est déjà membre ces jours-là : « {epci.membres[premier].nom} »"
        yield Finding(("membres", rang, "siren"), message)
    codes = [membre.code_insee for membre in epci.membres]
    for rang, premier in overlaps(codes, periodes):
        if sirens[rang] != sirens[premier]:
            nom = epci.membres[premier].nom
            message = f"le code INSEE {codes[rang]} est déjà celui d'un membre ces jours-là : « {nom} »"
            yield Finding(("membres", rang, "code_insee"), message)


@rule(
    "IDE014",
    "commune hors de l'EPCI",
    sur=Commune,
    severity=ERREUR,
    source=clause("SC-18"),
    remede="compléter membres dans data/epci.yaml (siren, code_insee, nom, du, au), ou corriger la date",
    requires=("IDE001.siren", "IDE004"),
)
def member_of_epci(commune: Commune, registre: Registre) -> Iterator[Finding]:
    """Seules les communes de l'EPCI peuvent adhérer : le jour de la signature, et celui de la validation.

    Bon : une commune membre depuis le 2024-01-01, signature le 2024-06-03

    Mauvais : la même, signature le 2023-06-05 ; ou une commune qui n'est pas parmi les membres
    """
    if commune.nature != "commune" or registre.epci is None:
        return
    adhesions = _adhesions(commune, registre)
    if not adhesions:
        message = f"{commune.nom} ({commune.siren}) n'est pas parmi les membres de l'EPCI"
        yield Finding(("siren",), message)
        return
    for rang, fait in enumerate(commune.parcours):
        jour = _engagement(fait)
        if jour and not any(jour in membre.periode for membre in adhesions):
            message = f"le {jour_fr(jour)}, {commune.nom} n'est pas membre : elle l'est {_say(adhesions)}"
            yield Finding(("parcours", rang, "le"), message)


def _adhesions(commune: Commune, registre: Registre) -> tuple[Membre, ...]:
    """Give the memberships of a commune; by its INSEE code when its SIREN is mistyped there (IDE002)."""
    par_siren = registre.membres.get(commune.siren, ())
    return par_siren or registre.membres.get(commune.code_insee or "", ())


def _engagement(fait: Any) -> date | None:
    """Give the day on which a fact needs a member of the EPCI; most facts do not."""
    if fait.fait == "signature":
        jour: date = fait.le
        return jour
    ouvrant = fait.fait == "reprise" or (fait.fait == "validation" and ouvre(fait))
    return fait.prend_effet if ouvrant else None


def _say(adhesions: tuple[Membre, ...]) -> str:
    """Say « du 1er janvier 2020 au 31 décembre 2023, puis à partir du … »."""
    return ", puis ".join(
        " ".join(
            [
                *([f"{'à partir du' if m.au is None else 'du'} {jour_fr(m.du)}"] if m.du else []),
                *([f"{'au' if m.du else _JUSQU_AU} {jour_fr(m.au)}"] if m.au else []),
            ]
        )
        for m in adhesions
    )


@rule(
    "IDE016",
    "adhésion ouverte hors de l'EPCI",
    sur=Commune,
    severity=AVERTISSEMENT,
    source=clause("SC-18"),
    remede="enregistrer le départ : fait: sortie_epci, ou fusion",
    requires=("IDE014",),
    au_jour=True,
)
def left_epci(commune: Commune, registre: Registre, jour: date) -> Iterator[Finding]:
    """Une commune qui n'est plus membre n'a plus d'adhésion ouverte : le parcours enregistre son départ.

    Bon : un membre `au: 2024-12-31`, et le fait `sortie_epci` d'effet 2025-01-01

    Mauvais : le même membre, et un parcours qui ne le dit pas
    """
    adhesions = _adhesions(commune, registre)
    if commune.nature != "commune" or not adhesions or any(jour in m.periode for m in adhesions):
        return
    if etat(commune.parcours, jour).portee:
        message = f"adhésion ouverte le {jour_fr(jour)}, quand la commune est membre {_say(adhesions)}"
        yield Finding(("parcours", len(commune.parcours) - 1), message)

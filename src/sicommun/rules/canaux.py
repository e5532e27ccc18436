"""The channels against one another and against the contracts that name them (CTC-03, CTC-04, CTC-06)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sicommun.diagnostics import AVERTISSEMENT, INFORMATION
from sicommun.model.contrat import Contrat
from sicommun.model.epci import Canal, Epci
from sicommun.model.registre import Registre
from sicommun.positions import Chemin, Finding
from sicommun.rules.organisation import somebody_signed
from sicommun.rules.regle import rule
from sicommun.textes import clause

_COURRIEL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_TELEPHONE: Final = re.compile(r"(?<![0-9])(?:\+33\s?|0)[1-9](?:[ .\u00a0\u202f-]?[0-9]{2}){4}(?![0-9])")


@rule(
    "CTC006",
    "coordonnées d'un contrat étrangères aux canaux",
    sur=Contrat,
    severity=AVERTISSEMENT,
    source=clause("CTC-04"),
    remede="accorder le contrat et data/epci.yaml (canaux) : la commune ne doit lire qu'une adresse",
)
def one_address(contrat: Contrat, registre: Registre) -> Iterator[Finding]:
    """Un contrat donne le numéro et l'adresse du support : ce sont ceux des canaux du service commun.

    L'adresse du DPO est admise aussi. Sans canaux écrits, rien n'est comparé.

    Bon : « envoie un mail à support@example.org », et `canaux: {courant: {email: support@example.org}}`

    Mauvais : « envoie un mail à hotline@ancien.example.org », quand les canaux en disent une autre
    """
    courriels, numeros = _known(registre.epci)
    for chemin, texte in _texts(contrat):
        ecrits = _COURRIEL.findall(texte) if courriels and "@" in texte else ()
        if autres := [ecrit for ecrit in dict.fromkeys(ecrits) if ecrit.casefold() not in courriels]:
            message = f"« {autres[0]} » n'est l'adresse d'aucun canal du service commun{_and_more(autres)}"
            yield Finding(chemin, message)
        ecrits = _TELEPHONE.findall(texte) if numeros else ()
        if autres := [ecrit for ecrit in dict.fromkeys(ecrits) if _digits(ecrit) not in numeros]:
            message = f"« {autres[0]} » n'est le numéro d'aucun canal du service commun{_and_more(autres)}"
            yield Finding(chemin, message, source="CTC-03")


def _and_more(ecrits: list[str]) -> str:
    """Say how many more there are in the same sentence."""
    return f" ; et {len(ecrits) - 1} de plus" if len(ecrits) > 1 else ""


def _known(epci: Epci | None) -> tuple[set[str], set[str]]:
    """Give the addresses and the numbers by which the service is reached."""
    canaux = [c for c in (epci.canaux.courant, epci.canaux.structurant) if c] if epci and epci.canaux else []
    courriels = {canal.email.casefold() for canal in canaux if canal.email}
    if courriels and epci and epci.rgpd and epci.rgpd.dpo and epci.rgpd.dpo.email:
        courriels.add(epci.rgpd.dpo.email.casefold())
    return courriels, {_digits(canal.telephone) for canal in canaux if canal.telephone}


def _digits(numero: str) -> str:
    """Give the nine digits that tell a French number apart."""
    return "".join(filter(str.isdigit, numero))[-9:]


def _texts(contrat: Contrat) -> Iterator[tuple[Chemin, str]]:
    """Give the sentences of a contract that a commune reads."""
    if contrat.description:
        yield ("description",), contrat.description
    for cle in ("prestations", "engagements_demandeur", "engagements_service"):
        for rang, texte in enumerate(getattr(contrat, cle)):
            yield (cle, rang), texte
    for rang, etape in enumerate(contrat.etapes):
        yield ("etapes", rang, "texte"), etape.texte


@rule(
    "CTC007",
    "les deux canaux mènent au même endroit",
    sur=Epci,
    severity=INFORMATION,
    source=clause("CTC-06"),
    remede="donner la ligne ou l'adresse de la direction, si elle en a une",
)
def two_channels(epci: Epci, registre: Registre) -> Iterator[Finding]:
    """Le courant va au support, le structurant « directement » à la direction : ce sont deux adresses.

    Bon : support@example.org et direction@example.org

    Mauvais : support@example.org pour les deux
    """
    courant, structurant = (epci.canaux.courant, epci.canaux.structurant) if epci.canaux else (None, None)
    for cle in ("email", "telephone") if courant and structurant else ():
        adresse = getattr(structurant, cle)
        if adresse and adresse == getattr(courant, cle):
            yield Finding(("canaux", "structurant", cle), f"« {adresse} » est aussi celle du support")
            return


@rule(
    "CTC008",
    "support sans téléphone ou sans courriel",
    sur=Epci,
    severity=AVERTISSEMENT,
    source=clause("CTC-03"),
    remede="compléter canaux: courant: {telephone: …, email: …}",
    requires=("CTC002",),
)
def support_reachable(epci: Epci, registre: Registre) -> Iterator[Finding]:
    """La commune écrit au support, ou l'appelle en cas d'urgence : il faut l'un et l'autre.

    Bon : `courant: {telephone: 03 53 01 00 01, email: support@example.org}`

    Mauvais : `courant: {email: support@example.org}`, et une convention signée
    """
    courant = epci.canaux.courant if epci.canaux else None
    if courant is None or courant == Canal() or not somebody_signed(registre):
        return
    if courant.telephone is None:
        yield Finding(("canaux", "courant"), "le support n'a pas de téléphone", cible="cle")
    if courant.email is None:
        yield Finding(("canaux", "courant"), "le support n'a pas de courriel", cible="cle", source="CTC-04")

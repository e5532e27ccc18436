"""How communes reach the shared service: its channels (CTC-02 to CTC-07)."""

from __future__ import annotations

from collections.abc import Iterator

from sicommun.adhesion.journal import play
from sicommun.diagnostics import AVERTISSEMENT, ERREUR
from sicommun.model.epci import Canal, Epci
from sicommun.model.registre import Registre
from sicommun.positions import Chemin, Finding
from sicommun.rules.contacts import is_courriel, is_telephone
from sicommun.rules.regle import rule
from sicommun.textes import clause


@rule(
    "CTC002",
    "aucun canal pour les interventions courantes",
    sur=Epci,
    severity=AVERTISSEMENT,
    source=clause("CTC-02"),
    remede="ajouter canaux: courant: {telephone: …, email: …, web: …}",
)
def everyday_channel(epci: Epci, registre: Registre) -> Iterator[Finding]:
    """Pour un dépannage, la commune s'adresse au support : la convention en imprime le canal.

    Tant qu'aucune commune n'a signé, personne ne l'attend.

    Bon : `canaux: {courant: {email: support@example.org}}`

    Mauvais : une convention signée, et pas de `canaux`, ou un canal `courant` vide
    """
    courant = epci.canaux.courant if epci.canaux else None
    if (courant is None or courant == Canal()) and somebody_signed(registre):
        yield Finding(("canaux",), f"{epci.nom} ne dit pas comment joindre le support", cible="cle")


def somebody_signed(registre: Registre) -> bool:
    """Tell whether one adherent at least is bound by the convention."""
    return any(play(commune.parcours).dossier.signee for commune in registre.communes.values())


@rule(
    "CTC003",
    "outil de suivi hors https",
    sur=Epci,
    severity=AVERTISSEMENT,
    source=clause("CTC-05"),
    remede="servir l'outil de suivi en https, et écrire son adresse : https://…",
)
def secure_channel(epci: Epci, registre: Registre) -> Iterator[Finding]:
    """L'adresse de l'outil de suivi commence par https : des mots de passe y passent.

    Bon : `web: https://support.example.org`

    Mauvais : `web: http://support.example.org`, ou `web: support.example.org`
    """
    for chemin, canal in _canaux(epci):
        if canal.web and not canal.web.startswith("https://"):
            yield Finding((*chemin, "web"), f"« {canal.web} » n'est pas une adresse en https")


@rule(
    "CTC004",
    "coordonnées inutilisables",
    sur=Epci,
    severity=ERREUR,
    source=clause("CTC-03"),
    remede="écrire le numéro en dix chiffres (03 53 01 00 01), l'adresse comme support@example.org",
)
def usable_channel(epci: Epci, registre: Registre) -> Iterator[Finding]:
    """Un numéro compte dix chiffres, ou commence par + ; une adresse de courriel a la forme d'une adresse.

    Bon : `telephone: "03 53 01 00 01"`, `email: support@example.org`

    Mauvais : `telephone: "03 80 XX XX XX"`, `email: support(at)example.org`
    """
    for chemin, canal in _canaux(epci):
        if canal.telephone and not is_telephone(canal.telephone):
            message = f"« {canal.telephone} » n'est pas un numéro de téléphone"
            yield Finding((*chemin, "telephone"), message)
        if canal.email and not is_courriel(canal.email):
            message = f"« {canal.email} » n'est pas une adresse de courriel"
            yield Finding((*chemin, "email"), message, source="CTC-04")


def _canaux(epci: Epci) -> Iterator[tuple[Chemin, Canal]]:
    """Give the channels written, with their paths."""
    if epci.canaux and epci.canaux.courant:
        yield ("canaux", "courant"), epci.canaux.courant
    if epci.canaux and epci.canaux.structurant:
        yield ("canaux", "structurant"), epci.canaux.structurant


@rule(
    "CTC005",
    "aucun canal pour les interventions structurantes",
    sur=Epci,
    severity=AVERTISSEMENT,
    source=clause("CTC-06"),
    remede="ajouter canaux: structurant: {telephone: …, email: …}",
)
def structuring_channel(epci: Epci, registre: Registre) -> Iterator[Finding]:
    """Pour un projet, la commune s'adresse à la direction du service commun, dont la convention dit le canal.

    Bon : `canaux: {structurant: {email: direction@example.org}}`

    Mauvais : une convention signée, et un canal `structurant` absent ou vide
    """
    structurant = epci.canaux.structurant if epci.canaux else None
    if (structurant is None or structurant == Canal()) and somebody_signed(registre):
        yield Finding(
            ("canaux", "structurant"), f"{epci.nom} ne dit pas comment joindre la direction", cible="cle"
        )

"""Where the sites of a description are: addresses written once, codes that exist, networks that can be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from sicommun.diagnostics import AVERTISSEMENT, ERREUR
from sicommun.model.description import Adresse, Bloc, Description, Reponse
from sicommun.model.registre import Registre
from sicommun.positions import Chemin, Finding
from sicommun.rules.regle import rule
from sicommun.textes import clause

_SITES: Final = ("sites_fibre", "sites_autre_lien", "sites_isoles")
_LIGNES: Final = ("adresses_sites", "nombre_adresse_salles_machines_datacenters")
"""The rows answered by addresses."""
_MUETTE: Final = Reponse()
_CODE_POSTAL: Final = re.compile(r"[0-9]{5}")
_IP: Final = re.compile(
    r"(?:\bIP(?:v4)?\s*:?\s*|\br[ée]seau\s+)(?P<seule>(?:[0-9]{1,3}\.){3}[0-9]{1,3})(?![.0-9/])"
    r"|(?<![.0-9])(?P<ip>(?:[0-9]{1,3}\.){3}[0-9]{1,3})/(?P<masque>[0-9]{1,3})(?![0-9])",
    re.IGNORECASE,
)
_VLAN: Final = re.compile(r"\bVLAN\s*(?:n°\s*)?(?P<numero>[0-9]{1,6})\b", re.IGNORECASE)
_INDICE: Final = re.compile(r"[0-9]\.[0-9]+\.|vlan", re.IGNORECASE)
"""What every network has, and most texts have not."""
_OCTET, _MASQUE, _DERNIER_VLAN = 255, 32, 4094


@rule(
    "DES014",
    "site décrit deux fois",
    sur=Description,
    severity=AVERTISSEMENT,
    source=clause("ADH-08"),
    remede="ne le garder que dans un bloc, ou préciser l'adresse (voie) qui le distingue",
)
def sites_once(description: Description, registre: Registre) -> Iterator[Finding]:
    """Un site est dans un seul bloc : en fibre, par un autre lien, ou isolé. Deux fois, il compterait double.

    Bon : la mairie en fibre, le gymnase isolé

    Mauvais : l'école parmi les sites en fibre, et parmi les sites isolés
    """
    vus: dict[str, Bloc] = {}
    for bloc, chemin, adresse in _addresses(description, _SITES):
        cle = _same(adresse)
        premier = vus.get(cle)
        vus.setdefault(cle, bloc)
        if premier is not None:
            ou = "ce bloc" if premier is bloc else f"« {premier.nom} »"
            nom = ", ".join(filter(None, (adresse.libelle, adresse.voie)))
            yield Finding(chemin, f"« {nom} » est déjà dans {ou}")


def _addresses(description: Description, domaines: tuple[str, ...]) -> Iterator[tuple[Bloc, Chemin, Adresse]]:
    """Give the addresses of some domains, with their blocks and their paths."""
    for domaine in domaines:
        for bloc in description.blocs.get(domaine, ()):
            for ligne in _LIGNES:
                for rang, item in enumerate(bloc.reponses.get(ligne, _MUETTE).valeur):
                    if isinstance(item, Adresse):
                        yield bloc, (*bloc.chemin, ligne, rang), item


def _same(adresse: Adresse) -> str:
    """Give an address as it is compared."""
    entiere = f"{adresse.libelle} / {adresse.voie} / {adresse.code_postal} / {adresse.commune}"
    return " ".join(entiere.casefold().replace(",", " ").split())


@rule(
    "DES017",
    "code postal impossible",
    sur=Description,
    severity=ERREUR,
    source=clause("ADH-08"),
    remede='écrire les cinq chiffres du code postal, entre guillemets : "21000"',
)
def post_codes(description: Description, registre: Registre) -> Iterator[Finding]:
    """Un code postal compte cinq chiffres ; un tableur en perd parfois le premier zéro.

    Bon : `code_postal: "01000"`

    Mauvais : `code_postal: "1000"`
    """
    for _, chemin, adresse in _addresses(description, tuple(description.blocs)):
        if adresse.code_postal and not _CODE_POSTAL.fullmatch(adresse.code_postal):
            message = f"« {adresse.code_postal} » n'est pas un code postal de cinq chiffres"
            yield Finding((*chemin, "code_postal"), message)


@rule(
    "DES012",
    "adresse de réseau ou VLAN impossible",
    sur=Description,
    severity=AVERTISSEMENT,
    source=clause("ADH-08"),
    remede="recopier l'adresse ou le numéro depuis l'équipement",
)
def networks_exist(description: Description, registre: Registre) -> Iterator[Finding]:
    """Un octet d'une adresse IP va de 0 à 255, un masque de 0 à 32, un VLAN de 1 à 4094.

    Une suite de nombres n'est prise pour une adresse que si « IP » l'annonce, ou si un masque la suit : un
    numéro de version a la même allure.

    Bon : « réseau 192.168.10.0/24, VLAN 20 »

    Mauvais : « réseau 192.168.300.0/24 », « VLAN 5000 »
    """
    for bloc in chain.from_iterable(description.blocs.values()):
        textes = [reponse.description for reponse in bloc.reponses.values()]
        if not _INDICE.search("\n".join(textes)):
            continue
        for ligne, texte in zip(bloc.reponses, textes, strict=True):
            for faute in _network_faults(texte):
                yield Finding((*bloc.chemin, ligne, "description"), faute)


def _network_faults(texte: str) -> Iterator[str]:
    """Say which networks of a text cannot be."""
    for trouve in _IP.finditer(texte):
        adresse = trouve["seule"] or trouve["ip"]
        if any(int(octet) > _OCTET for octet in adresse.split(".")):
            yield f"« {adresse} » n'est pas une adresse IP : un octet dépasse 255"
        elif int(trouve["masque"] or 0) > _MASQUE:
            yield f"« {adresse}/{trouve['masque']} » : un masque va de 0 à 32"
    for trouve in _VLAN.finditer(texte):
        if not 1 <= int(trouve["numero"]) <= _DERNIER_VLAN:
            yield f"« {trouve[0]} » : un VLAN va de 1 à 4094"

"""Where the sites of a description are."""

from __future__ import annotations

import pytest

DESCRIPTION = "data/communes/valombre/description.yaml"
TETE = "arretee_au: 2024-06-30\n"


def fibre(*adresses, isoles=()):
    blocs = (("sites_fibre", "Centre", adresses), ("sites_isoles", "Écarts", isoles))
    return TETE + "".join(
        f"{cle}:\n  - nom: {nom}\n    adresses_sites: [{', '.join(liste)}]\n"
        for cle, nom, liste in blocs
        if liste
    )


def firewall(texte):
    return TETE + f'datacenters: {{firewall: "{texte}"}}\n'


BONS = {
    "DES014": fibre("Mairie", "École", isoles=("Gymnase",)),
    "DES014 la voie distingue": fibre(
        "{libelle: École, voie: 1 rue Haute}", "{libelle: École, voie: 2 rue Haute}"
    ),
    "DES014 le total les redit": "reseau: {adresses_sites: [Mairie]}\n" + fibre("Mairie"),
    "DES017": fibre('{libelle: Mairie, code_postal: "01000"}'),
    "DES017 sans code": fibre("{libelle: Mairie, voie: 1 rue Haute}"),
    "DES012": firewall("réseau 255.255.255.0/32, IP 10.0.0.255, VLAN 1 et VLAN 4094"),
    "DES012 version": firewall("Version 10.0.19045.2965, réseau local"),
    "DES012 autre chose": firewall("Windows 999.1.1.1"),
}
MAUVAIS = {
    "DES014 dans le bloc": (
        fibre("Mairie", "mairie"),
        ("sites_fibre", 0, "adresses_sites", 1),
        "« mairie » est déjà dans ce bloc",
    ),
    "DES014 dans un autre": (
        fibre("{libelle: École, voie: 1 rue Haute}", isoles=("Gare", "{libelle: École, voie: 1 Rue haute}")),
        ("sites_isoles", 0, "adresses_sites", 1),
        "« École, 1 Rue haute » est déjà dans « Centre »",
    ),
    "DES017": (
        fibre('{libelle: Mairie, code_postal: "1000"}'),
        ("sites_fibre", 0, "adresses_sites", 0, "code_postal"),
        "« 1000 » n'est pas un code postal de cinq chiffres",
    ),
    "DES012 octet": (
        firewall("IP : 10.0.0.256"),
        ("datacenters", "firewall", "description"),
        "« 10.0.0.256 » n'est pas une adresse IP : un octet dépasse 255",
    ),
    "DES012 masque": (
        firewall("10.0.0.0/33"),
        ("datacenters", "firewall", "description"),
        "« 10.0.0.0/33 » : un masque va de 0 à 32",
    ),
    "DES012 VLAN": (
        firewall("vlan 4095"),
        ("datacenters", "firewall", "description"),
        "« vlan 4095 » : un VLAN va de 1 à 4094",
    ),
    "DES012 VLAN zéro": (
        firewall("VLAN n° 0"),
        ("datacenters", "firewall", "description"),
        "« VLAN n° 0 » : un VLAN va de 1 à 4094",
    ),
}


@pytest.mark.parametrize(("nom", "texte"), BONS.items(), ids=list(BONS))
def test_good_sites_are_silent(constats, nom, texte):
    assert constats(nom[:6], {DESCRIPTION: texte}) == []


@pytest.mark.parametrize(("nom", "cas"), MAUVAIS.items(), ids=list(MAUVAIS))
def test_bad_sites_are_told(constats, nom, cas):
    texte, chemin, message = cas
    assert constats(nom[:6], {DESCRIPTION: texte}) == [(chemin, message)]

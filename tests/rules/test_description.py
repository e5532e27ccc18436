"""The rows of a description one by one."""

from __future__ import annotations

from datetime import date

import pytest

DESCRIPTION = "data/communes/valombre/description.yaml"
TETE = "arretee_au: 2024-06-30\n"

BONS = {
    "DES007": TETE + "datacenters: {sauvegarde: {quantite: 3, unite: To}}\n",
    "DES007 en toutes lettres": TETE + "datacenters: {sauvegarde: 500 Go par mois}\n",
    "DES007 sans objet": TETE + "datacenters: {sauvegarde: sans objet}\n",
    "DES007 pas répondue": TETE + "datacenters: {firewall: Oui}\n",
    "DES008": TETE + "sites_isoles: [{nom: Gymnase du Parc}, {nom: Gymnase des Prés}]\n",
    "DES008 deux listes": TETE + "sites_isoles: [{nom: Écoles}]\nsites_fibre: [{nom: Écoles}]\n",
    "DES009": TETE + "datacenters: {firewall: {description: Oui, au: 2024-11-15}}\n",
    "DES015": TETE + "confirmations: [{le: 2024-06-30}]\n",
}
MAUVAIS = {
    "DES007 nombre nu": (
        TETE + "datacenters: {sauvegarde: 3}\n",
        ("datacenters", "sauvegarde"),
        "3 quoi : Go ou To ?",
    ),
    "DES007 unité": (
        TETE + "datacenters: {sauvegarde: {quantite: 3, unite: Mo}}\n",
        ("datacenters", "sauvegarde", "unite"),
        "l'unité « Mo » n'est pas admise",
    ),
    "DES007 sans quantité": (
        TETE + "datacenters: {sauvegarde: {unite: To, description: Bandes}}\n",
        ("datacenters", "sauvegarde", "unite"),
        "des To, mais combien ?",
    ),
    "DES008": (
        TETE + "sites_isoles: [{nom: Gymnase}, {nom: École}, {nom: gymnase }]\n",
        ("sites_isoles", 2, "nom"),
        "« gymnase » est déjà le nom de l'élément n° 1",
    ),
    "DES015": (
        TETE + "confirmations: [{le: 2024-06-29}]\n",
        ("confirmations", 0, "le"),
        "confirmée le 29 juin 2024, et arrêtée au 30 juin 2024",
    ),
    "DES009": (
        "arretee_au: 2025-06-30\nconfirmations: [{le: 2026-06-12}]\n",
        ("arretee_au",),
        "recueillie le 30 juin 2025 : ce jour n'est pas encore venu",
    ),
    "DES009 confirmation": (
        TETE + "confirmations: [{le: 2025-06-12}]\n",
        ("confirmations", 0, "le"),
        "confirmée le 12 juin 2025",
    ),
    "DES009 ligne": (
        TETE + "datacenters: {firewall: {description: Oui, au: 2024-11-16}}\n",
        ("datacenters", "firewall", "au"),
        "recueillie le 16 novembre 2024",
    ),
}


@pytest.mark.parametrize("cas", BONS)
def test_what_is_right_is_left_alone(constats, cas):
    assert constats(cas.split()[0], {DESCRIPTION: BONS[cas]}) == []


@pytest.mark.parametrize("cas", MAUVAIS)
def test_what_is_wrong_is_said_where_it_stands(constats, cas):
    texte, chemin, debut = MAUVAIS[cas]
    ((trouve, message),) = constats(cas.split()[0], {DESCRIPTION: texte}, jour=date(2024, 11, 15))
    assert trouve == chemin
    assert message.startswith(debut)

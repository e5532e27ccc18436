"""Answers that cannot all be true."""

from __future__ import annotations

import pytest

COMMUNE = "data/communes/valombre/commune.yaml"
DESCRIPTION = "data/communes/valombre/description.yaml"
TETE = "arretee_au: 2024-06-30\n"
VM = TETE + "datacenters: {plate_forme_virtualisation: %s, serveurs_virtualises: %s}\n"
FIBRE = TETE + "reseau: {fibre_optique_privative: %s}\n"
SECURITE = TETE + "app_securite: %s\nvideoprotection: %s\n"
SIGNATAIRE = """
nom: Valombre
nature: commune
code_insee: "01001"
siren: "210000001"
parcours:
  - {le: 2024-01-02, fait: interet}
  - {le: 2024-02-01, fait: signature, convention: "2024", portee: [B, C/securite]}
"""

BONS = {
    "DES011": VM % (2, 14),
    "DES011 chez un tiers": VM % ("sans objet", "{quantite: 14, description: Chez X}"),
    "DES011 aucun": VM % ("sans objet", 0),
    "DES011 hôte pas répondu": TETE + "datacenters: {serveurs_virtualises: 14}\n",
    "DES013": FIBRE % "12.4" + "sites_fibre: [{nom: Centre, nombre_sites: 2}]\n",
    "DES013 pas de fibre": FIBRE % 0 + "sites_fibre: sans objet\n",
    "DES013 pas répondu": FIBRE % "12.4",
    "DES016": TETE + "reseau: {nombre_total_sites: 1, nombre_total_agents: 1}\n",
    "DES018": SECURITE % ("{police_municipale: 2}", "sans objet"),
    "DES018 l'un des deux": SECURITE % ("sans objet", "{cameras: 3}"),
    "DES018 pas confié": TETE + "app_finances: sans objet\n",
    "DES018 pas décrit": TETE,
}
MAUVAIS = {
    "DES011 zéro hôte": (
        VM % (0, 14),
        ("datacenters", "serveurs_virtualises"),
        "14 serveurs virtualisés, et aucune plate-forme de virtualisation",
    ),
    "DES013": (
        FIBRE % "12.4" + "sites_fibre: sans objet\n",
        ("reseau", "fibre_optique_privative"),
        "12,4 km de fibre privative, et aucun site relié par elle (sites_fibre)",
    ),
    "DES016": (
        TETE + "reseau: {nombre_total_postes_informatiques: 0}\n",
        ("reseau", "nombre_total_postes_informatiques"),
        "aucun poste dans toute la collectivité ?",
    ),
    "DES018": (
        SECURITE % ("{police_municipale: sans objet, fourriere: sans objet}", "sans objet"),
        ("app_securite",),
        "« C/securite » est confié, et sa description dit que rien ne s'y trouve",
    ),
}


@pytest.mark.parametrize(("nom", "texte"), BONS.items(), ids=list(BONS))
def test_a_likely_description_is_silent(constats, nom, texte):
    assert constats(nom[:6], {COMMUNE: SIGNATAIRE, DESCRIPTION: texte}) == []


@pytest.mark.parametrize(("nom", "cas"), MAUVAIS.items(), ids=list(MAUVAIS))
def test_an_unlikely_description_is_told(constats, nom, cas):
    texte, chemin, message = cas
    assert constats(nom[:6], {COMMUNE: SIGNATAIRE, DESCRIPTION: texte}) == [(chemin, message)]


def test_a_body_attached_to_a_commune_may_have_no_agent(constats):
    ccas = SIGNATAIRE.replace("nature: commune", "nature: ccas\nrattache_a: orgeval")
    texte = TETE + "reseau: {nombre_total_agents: 0}\n"
    assert constats("DES016", {COMMUNE: ccas, DESCRIPTION: texte}) == []

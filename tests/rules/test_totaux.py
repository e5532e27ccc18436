"""The figures of a description against one another."""

from __future__ import annotations

import pytest

DESCRIPTION = "data/communes/valombre/description.yaml"
COMMUNE = "data/communes/valombre/commune.yaml"
TETE = "arretee_au: 2024-02-15\n"
SITES = """
sites_fibre:
  - nom: Mairie
    nombre_sites: 3
    poste_informatique_fixe: 100
    poste_informatique_portable: 50
    poste_informatique_tablette: sans objet
sites_autre_lien: sans objet
sites_isoles:
  - nom: Gymnase
    nombre_sites: 2
    poste_informatique_fixe: 20
    poste_informatique_portable: 0
    poste_informatique_tablette: 12
"""
SANS_TABLETTES = SITES.replace("    poste_informatique_tablette: 12\n", "").replace(
    "    nombre_sites: 2\n", ""
)


def reseau(**lignes):
    return TETE + "reseau: {" + ", ".join(f"{cle}: {valeur}" for cle, valeur in lignes.items()) + "}\n"


def datacenters(**lignes):
    return reseau(nombre_total_postes_informatiques=182).replace(
        "reseau", "datacenters: {%s}\nreseau"
    ) % ", ".join(f"{cle}: {valeur}" for cle, valeur in lignes.items())


FINANCES = "app_finances: {execution_budgetaire: %s, fiscalite_locale: %s}\n"
WEB = 'app_e_services: {sites_internet: {quantite: 300, description: "pages"}}\n'

BOITES = TETE + "datacenters: {messagerie_electronique: %s}\nreseau: {nombre_total_agents: %s}\n"
SALLES = TETE + "datacenters: {nombre_adresse_salles_machines_datacenters: %s}\n"

BONS = {
    "DES001": reseau(nombre_total_sites=5) + SITES,
    "DES001 somme incomplète": reseau(nombre_total_sites=8) + SANS_TABLETTES,
    "DES001 sans total": TETE + SITES,
    "DES001 sans blocs": reseau(nombre_total_sites=5),
    "DES002": reseau(nombre_total_postes_informatiques=182) + SITES,
    "DES002 somme incomplète": reseau(nombre_total_postes_informatiques=190) + SANS_TABLETTES,
    "DES003": datacenters(messagerie_electronique=120, service_annuaire=240),
    "DES003 au plus": datacenters(messagerie_electronique=1200, service_annuaire=240),
    "DES003 sans annuaire": datacenters(messagerie_electronique=1200, service_annuaire=0),
    "DES003 cinq par agent": BOITES % (200, 40),
    "DES004": reseau(nombre_total_agents=40) + FINANCES % (40, 2),
    "DES004 ce ne sont pas des utilisateurs": reseau(nombre_total_agents=40) + WEB,
    "DES004 sans agents": TETE + FINANCES % (40, 2),
    "DES005": datacenters(gestion_parc=182),
    "DES006": reseau(nombre_total_sites=2, adresses_sites="[Mairie, École]"),
    "DES006 salles": SALLES % "{quantite: 2, adresses: [Mairie, École]}",
    "DES006 salles sans adresses": SALLES % "{quantite: 2}",
    "DES006 sans adresses": reseau(nombre_total_sites=2, adresses_sites="sans objet"),
}
MAUVAIS = {
    "DES001": (
        reseau(nombre_total_sites=8) + SITES,
        ("reseau", "nombre_total_sites"),
        "les blocs de sites en comptent 5, « Nombre total de sites » en dit 8",
    ),
    "DES001 déjà trop": (
        reseau(nombre_total_sites=2) + SANS_TABLETTES,
        ("reseau", "nombre_total_sites"),
        "les blocs de sites en comptent 3, « Nombre total de sites » en dit 2",
    ),
    "DES002": (
        reseau(nombre_total_postes_informatiques=190) + SITES,
        ("reseau", "nombre_total_postes_informatiques"),
        "fixes, portables et tablettes des sites font 182 postes, « Nombre total de postes",
    ),
    "DES003 peu": (
        datacenters(messagerie_electronique=26, service_annuaire=240),
        ("datacenters", "messagerie_electronique"),
        "26 boîtes de messagerie pour 240 utilisateurs de l'annuaire",
    ),
    "DES003 trop": (
        datacenters(messagerie_electronique=1201, service_annuaire=240),
        ("datacenters", "messagerie_electronique"),
        "1201 boîtes de messagerie",
    ),
    "DES003 six par agent": (
        BOITES % (201, 40),
        ("datacenters", "messagerie_electronique"),
        "201 boîtes de messagerie pour 40 agents",
    ),
    "DES006 salles": (
        SALLES % "{quantite: 1, adresses: [Mairie, École]}",
        ("datacenters", "nombre_adresse_salles_machines_datacenters"),
        "2 adresses pour 1 salle",
    ),
    "DES004": (
        reseau(nombre_total_agents=40) + FINANCES % (120, 41),
        ("app_finances", "execution_budgetaire"),
        "« Exécution budgétaire » (120), « Fiscalité locale » (41) : plus d'utilisateurs que d'agents (40)",
    ),
    "DES005": (
        datacenters(gestion_parc=150),
        ("datacenters", "gestion_parc"),
        "« Gestion de Parc » suit 150 postes, la collectivité en compte 182",
    ),
    "DES006": (
        reseau(nombre_total_sites=3, adresses_sites="[Mairie]"),
        ("reseau", "adresses_sites"),
        "1 adresse pour 3 sites",
    ),
    "DES006 élément": (
        TETE + "sites_isoles: [{nom: Écoles, nombre_sites: 1, adresses_sites: [Pasteur, Curie]}]\n",
        ("sites_isoles", 0, "adresses_sites"),
        "2 adresses pour 1 site (« Écoles »)",
    ),
}
COMPTAGES = """
nom: Valombre
siren: "219999999"
comptages:
  - {au: 2022-12-31, postes: 150, etat: accepte}
  - {au: 2023-12-31, postes: 182, etat: accepte}
  - {au: 2024-06-30, postes: 300, etat: conteste}
"""


@pytest.mark.parametrize("cas", BONS)
def test_what_is_right_is_left_alone(constats, cas):
    assert constats(cas.split()[0], {DESCRIPTION: BONS[cas]}) == []


@pytest.mark.parametrize("cas", MAUVAIS)
def test_what_is_wrong_is_said_where_it_stands(constats, cas):
    texte, chemin, debut = MAUVAIS[cas]
    ((trouve, message),) = constats(cas.split()[0], {DESCRIPTION: texte})
    assert trouve == chemin
    assert message.startswith(debut)


@pytest.mark.parametrize(
    ("postes", "arretee_au", "attendus"),
    [
        (182, "2024-02-15", 0),
        (240, "2024-02-15", 1),
        (240, "2024-06-30", 1),
        (240, "2024-07-01", 0),
        (240, "2023-07-01", 1),
        (240, "2023-06-30", 0),
    ],
)
def test_the_last_accepted_count_meets_a_description_of_its_time(constats, postes, arretee_au, attendus):
    texte = reseau(nombre_total_postes_informatiques=postes).replace("2024-02-15", arretee_au)
    trouves = constats("DES010", {COMMUNE: COMPTAGES, DESCRIPTION: texte})
    assert len(trouves) == attendus
    for chemin, message in trouves:
        assert chemin == ("reseau", "nombre_total_postes_informatiques")
        assert message.startswith("240 postes décrits au ")
        assert message.endswith("182 comptés et acceptés au 31 décembre 2023")


def test_a_row_has_its_own_date(constats):
    poste = "{quantite: 240, au: 2022-01-15}"
    texte = reseau(nombre_total_postes_informatiques=poste)
    assert constats("DES010", {COMMUNE: COMPTAGES, DESCRIPTION: texte}) == []


@pytest.mark.parametrize(
    ("lignes", "chemin", "debut"),
    [
        (
            "reseau: {nombre_total_agents: 200}\n",
            ("reseau", "nombre_total_agents"),
            "200 agents décrits au 15 février 2024, 240 comptés",
        ),
        (
            "datacenters: {messagerie_electronique: 250}\n",
            ("datacenters", "messagerie_electronique"),
            "250 comptes de messagerie décrits au 15 février 2024, 260 comptés",
        ),
        ("reseau: {nombre_total_agents: 240}\ndatacenters: {messagerie_electronique: 260}\n", None, ""),
    ],
)
def test_agents_and_mailboxes_meet_the_count_too(constats, lignes, chemin, debut):
    comptages = COMPTAGES.replace("postes: 182", "postes: 182, agents: 240, boites: 260")
    trouves = constats("DES010", {COMMUNE: comptages, DESCRIPTION: TETE + lignes})
    assert [trouve for trouve, _ in trouves] == ([chemin] if chemin else [])
    assert all(message.startswith(debut) for _, message in trouves)

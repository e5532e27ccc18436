"""Every text of every record is read, and the value of a secret never comes out."""

from __future__ import annotations

import pytest

from sicommun.rules.moteur import rules
from sicommun.rules.secrets import no_secret

VALEUR = "Fl4mme2024"
PHRASE = f"mot de passe {VALEUR}"
TETE = 'nom: Valombre\nsiren: "219999999"\n'
PARTS = f"parts: {{'{PHRASE}': 100}}"
CAS = {
    "commune": (
        "data/communes/valombre/commune.yaml",
        TETE + f"parcours: [{{le: 2019-01-02, fait: interet, note: {PHRASE}}}]\n",
        ("parcours", 0, "note"),
    ),
    "ligne": (
        "data/communes/valombre/description.yaml",
        f"arretee_au: 2024-01-01\ndatacenters: {{firewall: {PHRASE}}}\n",
        ("datacenters", "firewall", "description"),
    ),
    "adresse": (
        "data/communes/valombre/description.yaml",
        f"arretee_au: 2024-01-01\nreseau: {{adresses_sites: [Mairie, '{PHRASE}']}}\n",
        ("reseau", "adresses_sites", 1),
    ),
    "mention": (
        "data/communes/valombre/description.yaml",
        f"arretee_au: 2024-01-01\napp_rh: {{autres: [{{libelle: Mot de passe, description: {VALEUR}}}]}}\n",
        ("app_rh", "autres", 0),
    ),
    "élément": (
        "data/communes/valombre/description.yaml",
        f"arretee_au: 2024-01-01\nsites_isoles: [{{nom: Gymnase, type: {PHRASE}}}]\n",
        ("sites_isoles", 0, "type"),
    ),
    "contrat": (
        "data/contracts/A003.yaml",
        f"code: A003\nnom: Assistance\nportee: [B]\nprestations: [Diagnostic, {PHRASE}]\n",
        ("prestations", 1),
    ),
    "convention": ("data/conventions/2019.yaml", f"en_vigueur_du: 2019-01-01\ntitre: {PHRASE}\n", ("titre",)),
    "budget": (
        "data/budgets/2024.yaml",
        f"exercice: 2024\nacomptes: [{{qui: valombre, libelle: {PHRASE}, montant: 1.00}}]\n",
        ("acomptes", 0, "libelle"),
    ),
    "parts": (
        "data/budgets/2024.yaml",
        f"exercice: 2024\nobjets:\n- {{code: x, libelle: X, utilisateurs: tous, {PARTS}}}\n",
        ("objets", 0, "parts", PHRASE),
    ),
    "confirmation": (
        "data/communes/valombre/description.yaml",
        f"arretee_au: 2024-01-01\nconfirmations: [{{le: 2024-02-01, par: {PHRASE}}}]\n",
        ("confirmations", 0, "par"),
    ),
    "gouvernance": (
        "data/gouvernance/2024.yaml",
        f"annee: 2024\nreunions: [{{type: pleniere, le: 2024-05-14, ordre_du_jour: [{PHRASE}]}}]\n",
        ("reunions", 0, "ordre_du_jour", 0),
    ),
}


@pytest.mark.parametrize("genre", CAS)
def test_a_secret_is_found_wherever_it_stands(depot, genre):
    fichier, texte, chemin = CAS[genre]
    registre = depot({fichier: texte}).registre
    (finding,) = no_secret(registre, registre)
    assert finding.path == chemin
    assert finding.piece.fichier == fichier
    assert finding.message == "mot de passe en clair : Fl***"


def test_a_pointer_to_the_safe_is_what_is_wanted(constats):
    fichier, texte, _ = CAS["ligne"]
    texte = texte.replace(PHRASE, "'mot de passe : coffre://valombre/firewall'")
    assert constats("SEC001", {fichier: texte}) == []


def test_the_line_of_a_secret_is_kept_from_every_report():
    assert [regle.fiche.code for regle in rules() if regle.fiche.masque] == ["SEC001"]

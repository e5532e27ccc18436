"""Steps: numbers, suites, circles, dead corners."""

from __future__ import annotations

import pytest

A003 = "data/contracts/A003.yaml"
TETE = "code: A003\nnom: Assistance\nportee: [B/postes]\netapes:\n"


def etapes(*suites: str) -> str:
    """Write steps as `1: 2 3`: a number, and the numbers that may follow; `> A002` passes to a contract."""
    lignes = []
    for ligne in suites:
        numero, _, reste = ligne.partition(":")
        reste, _, bascule = reste.partition(">")
        suite = f", suites: [{', '.join(reste.split())}]" if reste.split() else ""
        suite += f", bascule: {bascule.strip()}" if bascule else ""
        lignes.append(f"- {{numero: {numero}, acteur: N, texte: T{suite}}}")
    return TETE + "\n".join(lignes)


BONS = {
    "CTR007": etapes("1:2", "2:3", "3:"),
    "CTR007 dans un autre ordre": etapes("2:", "1:2"),
    "CTR008": etapes("1:2", "2:"),
    "CTR009": etapes("1:2", "2:3 4", "3:4", "4:"),
    "CTR009 retour avec issue": etapes("1:2", "2:3", "3:2 4", "4:"),
    "CTR009 retour qui passe la main": etapes("1:2", "2:1 > A002"),
    "CTR010": etapes("1:2 3", "2:", "3:"),
    "CTR010 sans aucune suite": etapes("1:", "2:", "3:"),
}
MAUVAIS = {
    "CTR007 trou": (
        etapes("1:", "2:", "4:"),
        ("etapes", 2, "numero"),
        "l'étape 4 est là, et l'étape 3 manque",
    ),
    "CTR007 zéro": (etapes("0:", "1:"), ("etapes", 0, "numero"), "l'étape 0 est là, et l'étape 2 manque"),
    "CTR007 redite": (etapes("1:", "2:", "2:"), ("etapes", 2, "numero"), "le numéro 2 sert déjà"),
    "CTR008": (etapes("1:2 9", "2:"), ("etapes", 0, "suites", 1), "l'étape 1 mène à l'étape 9"),
    "CTR009 deux": (
        etapes("1:2", "2:3", "3:2"),
        ("etapes", 1, "suites"),
        "ces étapes tournent sans fin : 2 → 3 → 2",
    ),
    "CTR009 soi-même": (etapes("1:1"), ("etapes", 0, "suites"), "ces étapes tournent sans fin : 1 → 1"),
    "CTR010": (
        etapes("1:2", "2:", "3:4", "4:"),
        ("etapes", 2),
        "rien ne mène aux étapes 3, 4 depuis l'étape 1",
    ),
    "CTR010 une": (etapes("1:2", "2:", "3:"), ("etapes", 2), "rien ne mène à l'étape 3 depuis l'étape 1"),
}


@pytest.mark.parametrize("cas", BONS)
def test_what_is_right_is_left_alone(constats, cas):
    assert constats(cas.split()[0], {A003: BONS[cas]}) == []


@pytest.mark.parametrize("cas", MAUVAIS)
def test_what_is_wrong_is_said_where_it_stands(constats, cas):
    texte, chemin, debut = MAUVAIS[cas]
    ((trouve, message),) = constats(cas.split()[0], {A003: texte})
    assert trouve == chemin
    assert message.startswith(debut)

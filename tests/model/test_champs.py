"""A key of the files is found by its path, or is not."""

import pytest

from sicommun.model.champs import find_title
from sicommun.store.modele import load_modele


@pytest.mark.parametrize(
    ("chemin", "titre"),
    [
        ("convention.titre", "Titre"),
        ("convention.retrait.preavis_mois", "Préavis"),
        ("commune.referents.personnes.telephone", "Téléphone"),
        (
            "commune.parcours.mise_en_demeure",
            "Mise en demeure par courrier avec accusé de réception (EXC-07).",
        ),
        ("commune.parcours.mise_en_demeure.recu_le", "Reçue le"),
        ("commune.parcours.demande_retrait.recu_le", "Reçue le"),
        ("budget.objets.depenses.individualisable", "Individualisable"),
        ("arrete.payeurs.solde", "Solde"),
        ("description.arretee_au", "Arrêtée au"),
        ("description.sites_isoles", "Sites isolés (hors réseau de la collectivité)"),
        ("description.reseau.nombre_total_agents", "Nombre total d'agents"),
    ],
)
def test_a_key_is_named_in_french(chemin, titre):
    assert find_title(chemin, load_modele()) == titre


@pytest.mark.parametrize(
    "chemin",
    [
        "commune",
        "convention.preavis_mois",
        "commune.parcours.exil",
        "commune.parcours.interet.recu_le",
        "commune.nom.du",
        "description.reseau.nombre_de_lapins",
        "description.lapins",
        "lapin.nom",
        "",
    ],
)
def test_what_the_model_does_not_have(chemin):
    assert find_title(chemin, load_modele()) is None

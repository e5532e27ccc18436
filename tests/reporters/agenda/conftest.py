"""Two agendas: that of the fictional EPCI, and a small one whose words try to escape."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sicommun.agenda.echeance import Echeance
from sicommun.agenda.rapport import RapportAgenda, counts
from sicommun.api.agenda import yearly_agenda
from sicommun.trace import Origine

ORGEVAL = Path(__file__).parents[3] / "examples" / "val-dorgeval"
HOSTILE = "Réunion ; a,b \\ [/bold]\nBEGIN:VEVENT\r\x1b[31m « fin »"


@pytest.fixture(scope="session")
def orgeval():
    return yearly_agenda(ORGEVAL, 2025, jour=date(2025, 4, 18))


@pytest.fixture
def petit():
    def compose(*echeances, **champs):
        return RapportAgenda(
            **{
                "annee": 2025,
                "jour": date(2025, 4, 18),
                "epci": "Val d'Essai",
                "siren": "249900010",
                "echeances": echeances,
                "anterieures": (),
                "comptes": counts(echeances),
                "noms": {"valombre": "Valombre"},
                "situer": lambda origine: (origine.fichier, 7),
                "illisibles": (),
                "lire": lambda _: "",
                **champs,
            }
        )

    return compose


@pytest.fixture
def echeance():
    def compose(**champs):
        return Echeance(
            **{
                "genre": "operation",
                "libelle": "Opération : pare-feu",
                "terme": date(2025, 6, 30),
                "clause": "ADH-11",
                "debiteur": "parties",
                "etat": "a_venir",
                "sujet": "pare-feu",
                "commune": "valombre",
                "siren": "219900016",
                "rappels": (30, 0),
                "origine": Origine("data/communes/valombre/commune.yaml", ("operations", 0, "echeance")),
                **champs,
            }
        )

    return compose


@pytest.fixture
def hostile():
    return HOSTILE


@pytest.fixture(autouse=True)
def textes_connus():
    """Leave the texts of the package as they are: the folder above has its own."""
